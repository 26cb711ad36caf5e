/** `typing.ForwardRef`. Source: CPython 3.13 Lib/typing.py. */
import { tuple } from "../../core/containers/tuple.ts";
import { NotImplementedError, TypeError } from "../../core/exceptions/base.ts";
import { SyntaxError } from "../../core/exceptions/syntax.ts";
import { hash } from "../../core/hash.ts";
import { eq } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { truth } from "../../core/operators/truth.ts";
import { optionsOf } from "../../core/options.ts";
import { repr } from "../../core/repr.ts";
import { textOf } from "../../core/types/boxes.ts";
import { parseExpression, type Expression } from "./expression.ts";
import { joinTypes } from "./unions.ts";

/** What evaluates a reference: global names, local names, type parameters, the references that are being evaluated. */
export type Evaluator = (
  reference: ForwardRef,
  globals: unknown,
  locals: unknown,
  parameters: readonly unknown[],
  guard: ReadonlySet<string>,
) => unknown;

let evaluator: Evaluator | undefined;

/** Called by what evaluates references, which other programs do not carry. */
export function setEvaluator(evaluate: Evaluator): void {
  evaluator = evaluate;
}

/** A type that a string names: `List["Node"]`. */
export class ForwardRef {
  static readonly __name__: string = "ForwardRef";
  static readonly __module__: string = "typing";
  static readonly __signatures__: { readonly [method: string]: string } = {
    __init__: "self, arg, is_argument=, module=, *, is_class=",
  };
  readonly __forward_arg__: string;
  __forward_evaluated__: boolean = false;
  __forward_value__: unknown = null;
  readonly __forward_is_argument__: boolean;
  readonly __forward_is_class__: boolean;
  readonly __forward_module__: unknown;
  readonly #code: Expression;

  constructor(
    arg: unknown,
    is_argument: unknown = true,
    module: unknown = null,
    options: { readonly is_class?: unknown } = {},
  ) {
    const text = textOf(arg);
    if (text === undefined)
      throw new TypeError(`Forward reference must be a string -- got ${repr(arg)}`);
    const code = parseExpression(text.startsWith("*") ? `(${text},)[0]` : text);
    if (code === null)
      throw new SyntaxError(`Forward reference must be an expression -- got ${repr(text)}`);
    this.__forward_arg__ = text;
    this.__forward_is_argument__ = truth(is_argument);
    this.__forward_is_class__ = truth(options.is_class ?? false);
    this.__forward_module__ = module;
    this.#code = code;
  }

  static __init_subclass__(): never {
    throw new TypeError("Cannot subclass special typing classes");
  }

  /** What the string says, taken apart. */
  static codeOf(reference: ForwardRef): Expression {
    return reference.#code;
  }

  _evaluate(globalns: unknown, localns: unknown, ...rest: readonly unknown[]): unknown {
    const options = optionsOf<{ recursive_guard?: Iterable<string>; type_params?: unknown }>(rest);
    const parameters = (options?.type_params ?? rest[0]) as readonly unknown[] | undefined;
    if (evaluator === undefined)
      throw new NotImplementedError("evaluating a forward reference without typing.get_type_hints");
    const guard = new Set(options?.recursive_guard ?? []);
    const known = parameters instanceof tuple ? (parameters as readonly unknown[]) : [];
    return evaluator(this, globalns, localns, known, guard);
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof ForwardRef)) return NotImplemented;
    if (this.__forward_arg__ !== other.__forward_arg__) return false;
    return this.__forward_evaluated__ && other.__forward_evaluated__
      ? eq(this.__forward_value__, other.__forward_value__)
      : eq(this.__forward_module__, other.__forward_module__);
  }

  __hash__(): unknown {
    return hash(tuple.of(this.__forward_arg__, this.__forward_module__));
  }

  __or__(other: unknown): unknown {
    return joinTypes(this, other);
  }

  __ror__(other: unknown): unknown {
    return joinTypes(other, this);
  }

  __repr__(): string {
    const module =
      this.__forward_module__ === null ? "" : `, module=${repr(this.__forward_module__)}`;
    return `ForwardRef(${repr(this.__forward_arg__)}${module})`;
  }
}
