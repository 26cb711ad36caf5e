/** `type X = ...` (PEP 695). Source: CPython 3.13 Objects/typevarobject.c (typealias). */
import { isFinal } from "../classes/runtime-class.ts";
import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { argumentTypeName } from "../names.ts";
import { joinsUnions, unionOf } from "../types/union.ts";
import { textOf } from "../types/boxes.ts";
import { attributeOr } from "./attribute-or.ts";
import { GenericAlias } from "./generic-alias.ts";
import { LazyValue } from "./lazy-value.ts";
import { enableTypeOperators } from "./type-operators.ts";
import { iterate } from "../iteration/iterate.ts";

/** A named type. */
export class TypeAliasType {
  static readonly __name__: string = "TypeAliasType";
  static readonly __module__: string = "typing";
  static readonly __tp_name__: string = "typing.TypeAliasType";
  static readonly __text_signature__: string = "self, name, value, *, type_params=";
  static readonly [isFinal]: boolean = true;
  readonly __module__: string = "__main__";
  readonly #name: string;
  readonly #parameters: tuple;
  readonly #value: LazyValue;

  constructor(name: unknown, value: unknown, options: { readonly type_params?: unknown } = {}) {
    const text = textOf(name);
    if (text === undefined)
      throw new TypeError(`typealias() argument 'name' must be str, not ${argumentTypeName(name)}`);
    const parameters = options.type_params ?? tuple.of();
    if (!(parameters instanceof tuple)) throw new TypeError("type_params must be a tuple");
    this.#name = text;
    this.#value = value instanceof LazyValue ? value : new LazyValue(null, value);
    this.#parameters = parameters;
    enableTypeOperators();
  }

  /** Subscripts do not make it iterable. */
  get __iter__(): null {
    return null;
  }

  get [joinsUnions](): boolean {
    return true;
  }

  get __name__(): string {
    return this.#name;
  }

  get __value__(): unknown {
    return this.#value.value;
  }

  get __type_params__(): tuple {
    return this.#parameters;
  }

  get __parameters__(): tuple {
    return tuple.of(
      ...(this.#parameters as readonly unknown[]).flatMap((each) =>
        attributeOr(each, "__iter__", undefined) === undefined ? [each] : [...iterate(each)],
      ),
    );
  }

  __getitem__(item: unknown): unknown {
    if ((this.#parameters as readonly unknown[]).length === 0)
      throw new TypeError("Only generic type aliases are subscriptable");
    return new GenericAlias(this, item);
  }

  __or__(other: unknown): unknown {
    return unionOf(this, other);
  }

  __ror__(other: unknown): unknown {
    return unionOf(other, this);
  }

  __reduce__(): string {
    return this.#name;
  }

  __repr__(): string {
    return this.#name;
  }
}

/** `type name[parameters] = value`: computed when it is first asked for. */
export function typeAlias(
  name: string,
  value: () => unknown,
  ...parameters: readonly unknown[]
): TypeAliasType {
  const options = { type_params: tuple.of(...parameters) };
  return new TypeAliasType(name, new LazyValue(value, null), options);
}
