/** `typing.TypeVar`. Source: CPython 3.13 Objects/typevarobject.c, Lib/typing.py. */
import { getattr } from "../../core/attributes/getattr.ts";
import { isFinal } from "../../core/classes/runtime-class.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { GenericAlias } from "../../core/generics/generic-alias.ts";
import { eq } from "../../core/operators/compare.ts";
import { optionsOf } from "../../core/options.ts";
import { repr } from "../../core/repr.ts";
import { _GenericAlias } from "./aliases.ts";
import { typeCheck } from "./checks.ts";
import type { LazyValue } from "../../core/generics/lazy-value.ts";
import { NoDefault } from "./no-default.ts";
import { Unpack } from "./special-forms.ts";
import {
  boundOf,
  checkedName,
  defaultOf,
  lazily,
  Variance,
  type LazyParameter,
  type VarianceOptions,
} from "./type-parameter.ts";
import { joinTypes } from "./unions.ts";

/** The parts of a type variable that the syntax declares; a program has no way to give them. */
export const lazy: unique symbol = /* @__PURE__ */ Symbol("lazy");

/** A type variable. */
export class TypeVar {
  static readonly __name__: string = "TypeVar";
  static readonly __module__: string = "typing";
  static readonly __tp_name__: string = "typing.TypeVar";
  static readonly __text_signature__: string =
    "self, name, *constraints, bound=, default=, covariant=, contravariant=, infer_variance=";
  static readonly __dict__: boolean = true;
  static readonly [isFinal]: boolean = true;
  readonly __module__: string = "__main__";
  readonly #name: string;
  readonly #bound: LazyValue;
  readonly #constraints: LazyValue;
  readonly #default: LazyValue;
  readonly #variance: Variance;

  constructor(name: unknown, ...rest: readonly unknown[]) {
    const options = optionsOf<VarianceOptions & { [lazy]?: LazyParameter }>(rest) ?? {};
    const constraints = optionsOf(rest) === undefined ? rest : rest.slice(0, -1);
    this.#name = checkedName(name, "typevar");
    this.#variance = new Variance(options);
    const parts = options[lazy];
    if (parts !== undefined) {
      this.#bound = lazily(parts.bound, null);
      this.#constraints = lazily(parts.constraints, tuple.of());
      this.#default = lazily(parts.default, NoDefault);
      return;
    }
    this.#bound = boundOf(options.bound);
    if (constraints.length === 1) throw new TypeError("A single constraint is not allowed");
    if (constraints.length > 0 && this.#bound.value !== null)
      throw new TypeError("Constraints cannot be combined with bound=...");
    this.#constraints = lazily(undefined, tuple.of(...constraints));
    this.#default = defaultOf(options.default);
  }

  get __name__(): string {
    return this.#name;
  }

  get __bound__(): unknown {
    return this.#bound.value;
  }

  get __constraints__(): unknown {
    return this.#constraints.value;
  }

  get __default__(): unknown {
    return this.#default.value;
  }

  get __covariant__(): boolean {
    return this.#variance.covariant;
  }

  get __contravariant__(): boolean {
    return this.#variance.contravariant;
  }

  get __infer_variance__(): boolean {
    return this.#variance.inferred;
  }

  has_default(): boolean {
    return this.#default.value !== NoDefault;
  }

  __typing_subst__(arg: unknown): unknown {
    const type = typeCheck(arg, "Parameters to generic types must be types.");
    const isUnpacked =
      (type instanceof _GenericAlias && type.__origin__ === Unpack) ||
      (type instanceof GenericAlias && type.__unpacked__);
    if (isUnpacked) throw new TypeError(`${repr(type)} is not valid as type argument`);
    return type;
  }

  __typing_prepare_subst__(alias: unknown, args: tuple): tuple {
    const parameters = getattr(alias, "__parameters__") as readonly unknown[];
    const given = args as readonly unknown[];
    const index = parameters.findIndex((each) => each === this || eq(each, this));
    if (index !== given.length) return args;
    if (this.has_default()) return tuple.of(...given, this.__default__);
    throw new TypeError(
      `Too few arguments for ${repr(alias)}; actual ${given.length}, expected at least ${index + 1}`,
    );
  }

  __mro_entries__(_bases: unknown): never {
    throw new TypeError("Cannot subclass an instance of TypeVar");
  }

  __or__(other: unknown): unknown {
    return joinTypes(this, other);
  }

  __ror__(other: unknown): unknown {
    return joinTypes(other, this);
  }

  __reduce__(): string {
    return this.#name;
  }

  __repr__(): string {
    return `${this.#variance.sign}${this.#name}`;
  }
}
