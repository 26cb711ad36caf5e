import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { argumentTypeName } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { textOf } from "../../core/types/boxes.ts";
import { typeCheck } from "./checks.ts";
import { LazyValue } from "../../core/generics/lazy-value.ts";
import { NoDefault } from "./no-default.ts";

/** What the syntax of PEP 695 says of a type parameter; evaluated when it is first asked for. */
export interface LazyParameter {
  readonly bound?: () => unknown;
  readonly constraints?: () => unknown;
  readonly default?: () => unknown;
}

/** The keyword arguments of `TypeVar` and `ParamSpec`. */
export interface VarianceOptions {
  readonly bound?: unknown;
  readonly default?: unknown;
  readonly covariant?: unknown;
  readonly contravariant?: unknown;
  readonly infer_variance?: unknown;
}

/** @throws TypeError where the name of a type parameter is no string */
export function checkedName(name: unknown, label: string): string {
  const text = textOf(name);
  if (text !== undefined) return text;
  throw new TypeError(`${label}() argument 'name' must be str, not ${argumentTypeName(name)}`);
}

/** The bound of a type parameter; `None` is no bound. */
export function boundOf(bound: unknown): LazyValue {
  if (bound === undefined || bound === null) return new LazyValue(null, null);
  return new LazyValue(null, typeCheck(bound, "Bound must be a type."));
}

export function defaultOf(preset: unknown): LazyValue {
  if (preset instanceof LazyValue) return preset;
  return new LazyValue(null, preset === undefined ? NoDefault : preset);
}

/** A part of a lazy parameter, and what it is where the syntax does not say it. */
export function lazily(compute: (() => unknown) | undefined, otherwise: unknown): LazyValue {
  return new LazyValue(compute ?? null, otherwise);
}

/** The variance that keyword arguments give. */
export class Variance {
  readonly covariant: boolean;
  readonly contravariant: boolean;
  readonly inferred: boolean;

  constructor(options: VarianceOptions) {
    this.covariant = truth(options.covariant ?? false);
    this.contravariant = truth(options.contravariant ?? false);
    this.inferred = truth(options.infer_variance ?? false);
    if (this.covariant && this.contravariant)
      throw new ValueError("Bivariant types are not supported.");
    if (this.inferred && (this.covariant || this.contravariant))
      throw new ValueError("Variance cannot be specified with infer_variance.");
  }

  /** What the `repr` of a type parameter begins with. */
  get sign(): string {
    if (this.inferred) return "";
    if (this.covariant) return "+";
    return this.contravariant ? "-" : "~";
  }
}
