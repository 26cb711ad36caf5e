/** `typing.TypeVarTuple`. Source: CPython 3.13 Objects/typevarobject.c, Lib/typing.py (`_typevartuple_prepare_subst`). */
import { getattr } from "../../core/attributes/getattr.ts";
import { isFinal } from "../../core/classes/runtime-class.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { attributeOr } from "../../core/generics/attribute-or.ts";
import { unpackedItems } from "../../core/generics/parameters.ts";
import { iter } from "../../core/iteration/iter.ts";
import { isClass } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
import { Ellipsis } from "../../core/types/ellipsis.ts";
import type { LazyValue } from "../../core/generics/lazy-value.ts";
import { NoDefault } from "./no-default.ts";
import { checkedName, defaultOf } from "./type-parameter.ts";
import { unpacked } from "./unpack.ts";

/** A type variable that stands for any number of types. */
export class TypeVarTuple {
  static readonly __name__: string = "TypeVarTuple";
  static readonly __module__: string = "typing";
  static readonly __tp_name__: string = "typing.TypeVarTuple";
  static readonly __text_signature__: string = "self, name, *, default=";
  static readonly __dict__: boolean = true;
  static readonly [isFinal]: boolean = true;
  readonly __module__: string = "__main__";
  readonly #name: string;
  readonly #default: LazyValue;

  constructor(name: unknown, options: { readonly default?: unknown } = {}) {
    this.#name = checkedName(name, "typevartuple");
    this.#default = defaultOf(options.default);
  }

  get __name__(): string {
    return this.#name;
  }

  get __default__(): unknown {
    return this.#default.value;
  }

  has_default(): boolean {
    return this.#default.value !== NoDefault;
  }

  __iter__(): unknown {
    return iter([unpacked(this)]);
  }

  __typing_subst__(_arg: unknown): never {
    throw new TypeError("Substitution of bare TypeVarTuple is not supported");
  }

  __typing_prepare_subst__(alias: unknown, args: tuple): tuple {
    const parameters = getattr(alias, "__parameters__") as readonly unknown[];
    const given = args as readonly unknown[];
    const own = parameters.indexOf(this);
    if (parameters.slice(own + 1).some((each) => each instanceof TypeVarTuple))
      throw new TypeError(`More than one TypeVarTuple parameter in ${repr(alias)}`);
    let left = own;
    let right = parameters.length - own - 1;
    const { index, item } = arbitraryLength(given);
    if (index !== null) {
      left = Math.min(left, index);
      right = Math.min(right, given.length - index - 1);
    } else if (left + right > given.length) {
      throw new TypeError(
        `Too few arguments for ${repr(alias)}; actual ${given.length}, expected at least ${parameters.length - 1}`,
      );
    }
    const end = given.length - right;
    const isDefault = left === end && this.has_default();
    const replacement = isDefault ? unpackedItems(this.__default__) : given.slice(left, end);
    const filled = (count: number): unknown[] => Array<unknown>(Math.max(count, 0)).fill(item);
    return tuple.of(
      ...given.slice(0, left),
      ...filled(own - left),
      isDefault ? replacement : tuple.of(...replacement),
      ...filled(parameters.length - right - left - own - 1),
      ...given.slice(end),
    );
  }

  __mro_entries__(_bases: unknown): never {
    throw new TypeError("Cannot subclass an instance of TypeVarTuple");
  }

  __reduce__(): string {
    return this.#name;
  }

  __repr__(): string {
    return this.#name;
  }
}

/** Where a `*tuple[T, ...]` stands among arguments, and its `T`. */
function arbitraryLength(args: readonly unknown[]): {
  readonly index: number | null;
  readonly item: unknown;
} {
  let index: number | null = null;
  let item: unknown = null;
  args.forEach((each, position) => {
    if (isClass(each)) return;
    const inner = attributeOr(each, "__typing_unpacked_tuple_args__", null);
    if (!(inner instanceof tuple)) return;
    const [first, second, ...rest] = inner as readonly unknown[];
    if (second !== Ellipsis || rest.length > 0) return;
    if (index !== null)
      throw new TypeError("More than one unpacked arbitrary-length tuple argument");
    [index, item] = [position, first];
  });
  return { index, item };
}
