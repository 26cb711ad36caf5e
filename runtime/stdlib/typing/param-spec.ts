/** `typing.ParamSpec`. Source: CPython 3.13 Objects/typevarobject.c, Lib/typing.py. */
import { getattr } from "../../core/attributes/getattr.ts";
import { isFinal } from "../../core/classes/runtime-class.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { eq } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { repr } from "../../core/repr.ts";
import { str } from "../../core/types/str.ts";
import { Ellipsis } from "../../core/types/ellipsis.ts";
import { isList } from "../../core/types/list.ts";
import { _ConcatenateGenericAlias } from "./aliases.ts";
import { typeCheck } from "./checks.ts";
import type { LazyValue } from "../../core/generics/lazy-value.ts";
import { NoDefault } from "./no-default.ts";
import {
  boundOf,
  checkedName,
  defaultOf,
  Variance,
  type VarianceOptions,
} from "./type-parameter.ts";
import { joinTypes } from "./unions.ts";

/** A type variable for the parameters of a function (PEP 612). */
export class ParamSpec {
  static readonly __name__: string = "ParamSpec";
  static readonly __module__: string = "typing";
  static readonly __tp_name__: string = "typing.ParamSpec";
  static readonly __text_signature__: string =
    "self, name, *, bound=, default=, covariant=, contravariant=, infer_variance=";
  static readonly __dict__: boolean = true;
  static readonly [isFinal]: boolean = true;
  readonly __module__: string = "__main__";
  readonly #name: string;
  readonly #bound: LazyValue;
  readonly #variance: Variance;
  readonly #default: LazyValue;

  constructor(name: unknown, options: VarianceOptions = {}) {
    this.#name = checkedName(name, "paramspec");
    this.#variance = new Variance(options);
    this.#bound = boundOf(options.bound);
    this.#default = defaultOf(options.default);
  }

  get __name__(): string {
    return this.#name;
  }

  get __bound__(): unknown {
    return this.#bound.value;
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

  get args(): ParamSpecArgs {
    return new ParamSpecArgs(this);
  }

  get kwargs(): ParamSpecKwargs {
    return new ParamSpecKwargs(this);
  }

  has_default(): boolean {
    return this.#default.value !== NoDefault;
  }

  __typing_subst__(arg: unknown): unknown {
    if (isList(arg) || arg instanceof tuple) {
      const types = arg as readonly unknown[];
      return tuple.of(...types.map((each) => typeCheck(each, "Expected a type.")));
    }
    if (isParameterExpression(arg)) return arg;
    throw new TypeError(
      `Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got ${str(arg)}`,
    );
  }

  __typing_prepare_subst__(alias: unknown, args: tuple): tuple {
    const parameters = getattr(alias, "__parameters__") as readonly unknown[];
    const index = parameters.findIndex((each) => each === this || eq(each, this));
    let given = args as readonly unknown[];
    if (index === given.length && this.has_default()) given = [...given, this.__default__];
    if (index >= given.length) throw new TypeError(`Too few arguments for ${repr(alias)}`);
    if (parameters.length === 1 && !isParameterExpression(given[0]))
      return tuple.of(tuple.of(...given));
    const own = given[index];
    if (!isList(own)) return tuple.of(...given);
    return tuple.of(...given.slice(0, index), tuple.of(...own), ...given.slice(index + 1));
  }

  __mro_entries__(_bases: unknown): never {
    throw new TypeError("Cannot subclass an instance of ParamSpec");
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

/** Whether a value may stand for the parameters of a function. Source: CPython 3.13 Lib/typing.py (`_is_param_expr`). */
export function isParameterExpression(value: unknown): boolean {
  return (
    value === Ellipsis ||
    value instanceof tuple ||
    isList(value) ||
    value instanceof ParamSpec ||
    value instanceof _ConcatenateGenericAlias
  );
}

/** `P.args`. */
export class ParamSpecArgs {
  static readonly __name__: string = "ParamSpecArgs";
  static readonly __module__: string = "typing";
  static readonly __tp_name__: string = "typing.ParamSpecArgs";
  static readonly __text_signature__: string = "self, origin";
  static readonly [isFinal]: boolean = true;
  readonly __origin__: unknown;

  constructor(origin: unknown) {
    this.__origin__ = origin;
  }

  __mro_entries__(_bases: unknown): never {
    throw new TypeError("Cannot subclass an instance of ParamSpecArgs");
  }

  __eq__(other: unknown): unknown {
    return other instanceof ParamSpecArgs ? eq(this.__origin__, other.__origin__) : NotImplemented;
  }

  __repr__(): string {
    return shown(this.__origin__, "args");
  }
}

/** `P.kwargs`. */
export class ParamSpecKwargs {
  static readonly __name__: string = "ParamSpecKwargs";
  static readonly __module__: string = "typing";
  static readonly __tp_name__: string = "typing.ParamSpecKwargs";
  static readonly __text_signature__: string = "self, origin";
  static readonly [isFinal]: boolean = true;
  readonly __origin__: unknown;

  constructor(origin: unknown) {
    this.__origin__ = origin;
  }

  __mro_entries__(_bases: unknown): never {
    throw new TypeError("Cannot subclass an instance of ParamSpecKwargs");
  }

  __eq__(other: unknown): unknown {
    return other instanceof ParamSpecKwargs
      ? eq(this.__origin__, other.__origin__)
      : NotImplemented;
  }

  __repr__(): string {
    return shown(this.__origin__, "kwargs");
  }
}

function shown(origin: unknown, part: string): string {
  const name = origin instanceof ParamSpec ? origin.__name__ : repr(origin);
  return `${name}.${part}`;
}
