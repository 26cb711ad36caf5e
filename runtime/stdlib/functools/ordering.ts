import { CallableObject } from "../../core/calls/callable-object.ts";
import { call } from "../../core/calls/call.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { isClass } from "../../core/names.ts";
import { equality, eq, ge, gt, le, lt } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { truth } from "../../core/operators/truth.ts";
import { defaultRepr } from "../../core/repr.ts";
import type { Callable } from "../internal/callables.ts";

type Ordering = "__lt__" | "__le__" | "__gt__" | "__ge__";
type Method = (this: object, other: unknown) => unknown;

/** How the missing comparisons follow from one that is there: from its answer, and from whether the operands are equal. */
type Derivation = (self: object, other: unknown, answer: boolean) => boolean;

const isEqual = (self: object, other: unknown): boolean => truth(equality(self, other));
const opposite: Derivation = (_self, _other, answer) => !answer;
const orEqual: Derivation = (self, other, answer) => answer || isEqual(self, other);
const andUnequal: Derivation = (self, other, answer) => answer && !isEqual(self, other);
const neither: Derivation = (self, other, answer) => !answer && !isEqual(self, other);
const oppositeOrEqual: Derivation = (self, other, answer) => !answer || isEqual(self, other);

/** The first one that a class has is the root of the others. */
const derivations: readonly (readonly [Ordering, { readonly [K in Ordering]?: Derivation }])[] = [
  ["__lt__", { __gt__: neither, __le__: orEqual, __ge__: opposite }],
  ["__le__", { __ge__: oppositeOrEqual, __lt__: andUnequal, __gt__: opposite }],
  ["__gt__", { __lt__: neither, __ge__: orEqual, __le__: opposite }],
  ["__ge__", { __le__: oppositeOrEqual, __gt__: andUnequal, __lt__: opposite }],
];

/** `@total_ordering`: fills in the comparisons that a class lacks. Source: CPython Lib/functools.py. */
export function total_ordering<C extends abstract new (...args: never[]) => object>(cls: C): C {
  const prototype = cls.prototype as { [name: string]: Method | undefined };
  const root = derivations.find(([name]) => prototype[name] !== undefined);
  if (root === undefined) {
    throw new ValueError("must define at least one ordering operation: < > <= >=");
  }
  const [source, derived] = root;
  for (const [name, derive] of Object.entries(derived)) {
    if (prototype[name] !== undefined) continue;
    const method: Method = function (other) {
      const answer = (this as { [name: string]: (other: unknown) => unknown })[source]!(other);
      return answer === NotImplemented ? answer : derive(this, other, truth(answer));
    };
    Object.defineProperty(method, "name", { value: name });
    Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
  }
  return cls;
}

/** What `cmp_to_key` makes of an item: ordered by the comparison function. */
class Key<T> {
  static readonly __name__: string = "KeyWrapper";
  static readonly __module__: string = "functools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "functools.KeyWrapper";
  readonly obj: T;
  readonly #compare: Callable<[T, T], unknown>;

  constructor(compare: Callable<[T, T], unknown>, obj: T) {
    this.#compare = compare;
    this.obj = obj;
  }

  #order(other: unknown, test: (result: unknown) => boolean): boolean {
    if (!(other instanceof Key)) throw new TypeError("other argument must be K instance");
    return test(call(this.#compare, [this.obj, other.obj as T]));
  }

  __lt__(other: unknown): boolean {
    return this.#order(other, (result) => lt(result, 0));
  }

  __le__(other: unknown): boolean {
    return this.#order(other, (result) => le(result, 0));
  }

  __gt__(other: unknown): boolean {
    return this.#order(other, (result) => gt(result, 0));
  }

  __ge__(other: unknown): boolean {
    return this.#order(other, (result) => ge(result, 0));
  }

  __eq__(other: unknown): boolean {
    return this.#order(other, (result) => eq(result, 0));
  }
}

/** What `cmp_to_key` returns. */
class KeyWrapper<T> extends CallableObject {
  static readonly __name__: string = "KeyWrapper";
  static readonly __module__: string = "functools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "functools.KeyWrapper";

  constructor(compare: Callable<[T, T], unknown>) {
    super((obj: T) => new Key(compare, obj));
  }

  __repr__(): string {
    return defaultRepr(this);
  }
}

/** `cmp_to_key(mycmp)`: a key function that orders as the comparison function says. */
export function cmp_to_key<T>(mycmp: Callable<[T, T], unknown>): (obj: T) => unknown {
  if (isClass(mycmp)) return (obj) => new Key(mycmp as Callable<[T, T], unknown>, obj);
  return new KeyWrapper(mycmp) as unknown as (obj: T) => unknown;
}
