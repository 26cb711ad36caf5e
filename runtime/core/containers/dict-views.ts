import { iterate } from "../iteration/iterate.ts";
import { PythonIterator } from "../iteration/iterator.ts";
import { contains } from "../operators/contains.ts";
import { same } from "../operators/compare.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { len } from "../operators/len.ts";
import { reprItems } from "../repr.ts";
import type { dict } from "./dict.ts";
import {
  DictItemIterator,
  DictReverseItemIterator,
  DictReverseKeyIterator,
  DictReverseValueIterator,
  DictValueIterator,
} from "./table-iterator.ts";
import { set } from "./set.ts";
import { tuple } from "./tuple.ts";

/** What the three views of a dict share. */
abstract class DictView<T, K, V> {
  static readonly hidden$: boolean = true;
  /** @internal */ readonly _mapping: dict<K, V>;

  constructor(mapping: dict<K, V>) {
    this._mapping = mapping;
  }

  abstract __iter__(): PythonIterator<T>;

  [Symbol.iterator](): PythonIterator<T> {
    return this.__iter__();
  }

  __len__(): number {
    return this._mapping.size;
  }
}

function reversedItems<T>(items: Iterable<T>): Iterator<T> {
  return [...items].reverse()[Symbol.iterator]();
}

/** Views that are like sets: of keys, and of items. */
abstract class SetView<T, K, V> extends DictView<T, K, V> {
  static override readonly hidden$: boolean = true;
  abstract __contains__(item: unknown): boolean;

  /** The other operand is anything that can be iterated over. */
  #combine(other: unknown, combine: (a: set, b: set) => unknown, reversed = false): unknown {
    const [left, right] = reversed ? [other, this] : [this, other];
    return combine(new set(iterate(left)), new set(iterate(right)));
  }

  __and__(other: unknown): unknown {
    return this.#combine(other, (a, b) => a.intersection(b));
  }

  __rand__(other: unknown): unknown {
    return this.__and__(other);
  }

  __or__(other: unknown): unknown {
    return this.#combine(other, (a, b) => a.union(b));
  }

  __ror__(other: unknown): unknown {
    return this.__or__(other);
  }

  __sub__(other: unknown): unknown {
    return this.#combine(other, (a, b) => a.difference(b));
  }

  __rsub__(other: unknown): unknown {
    return this.#combine(other, (a, b) => a.difference(b), true);
  }

  __xor__(other: unknown): unknown {
    return this.#combine(other, (a, b) => a.symmetric_difference(b));
  }

  __rxor__(other: unknown): unknown {
    return this.__xor__(other);
  }

  #relates(other: unknown, sizes: (a: number, b: number) => boolean, inOther: boolean): unknown {
    if (!(other instanceof SetView) && !(other instanceof Set)) return NotImplemented;
    if (!sizes(this.__len__(), len(other))) return false;
    const [inner, outer]: [unknown, unknown] = inOther ? [this, other] : [other, this];
    for (const item of iterate(inner)) if (!contains(outer, item)) return false;
    return true;
  }

  __eq__(other: unknown): unknown {
    return this.#relates(other, (a, b) => a === b, true);
  }

  __lt__(other: unknown): unknown {
    return this.#relates(other, (a, b) => a < b, true);
  }

  __le__(other: unknown): unknown {
    return this.#relates(other, (a, b) => a <= b, true);
  }

  __gt__(other: unknown): unknown {
    return this.#relates(other, (a, b) => a > b, false);
  }

  __ge__(other: unknown): unknown {
    return this.#relates(other, (a, b) => a >= b, false);
  }

  isdisjoint(other: unknown): boolean {
    for (const item of iterate(other)) if (this.__contains__(item)) return false;
    return true;
  }
}

/** `dict.keys()`. */
export class dict_keys<K, V> extends SetView<K, K, V> {
  static readonly __name__: string = "dict_keys";

  override __iter__(): PythonIterator<K> {
    return this._mapping.__iter__();
  }

  __reversed__(): PythonIterator<K> {
    const keys = Map.prototype.keys.call(this._mapping) as Iterable<K>;
    return new DictReverseKeyIterator(this._mapping, reversedItems(keys));
  }

  override __contains__(key: unknown): boolean {
    return this._mapping.has(key as K);
  }

  __repr__(): string {
    return `dict_keys(${reprItems(this, "[", "]", this)})`;
  }
}

/** `dict.values()`. */
export class dict_values<K, V> extends DictView<V, K, V> {
  static readonly __name__: string = "dict_values";

  override __iter__(): PythonIterator<V> {
    const values = Map.prototype.values.call(this._mapping) as Iterator<V>;
    return new DictValueIterator(this._mapping, values);
  }

  __reversed__(): PythonIterator<V> {
    const values = Map.prototype.values.call(this._mapping) as Iterable<V>;
    return new DictReverseValueIterator(this._mapping, reversedItems(values));
  }

  __repr__(): string {
    return `dict_values(${reprItems(this, "[", "]", this)})`;
  }
}

/** `dict.items()`: tuples of key and value. */
export class dict_items<K, V> extends SetView<tuple<[K, V]>, K, V> {
  static readonly __name__: string = "dict_items";

  *#pairs(): Generator<tuple<[K, V]>> {
    for (const [key, value] of this._mapping) yield tuple.of(key, value);
  }

  override __iter__(): PythonIterator<tuple<[K, V]>> {
    return new DictItemIterator(this._mapping, this.#pairs());
  }

  __reversed__(): PythonIterator<tuple<[K, V]>> {
    return new DictReverseItemIterator(this._mapping, reversedItems(this.#pairs()));
  }

  override __contains__(item: unknown): boolean {
    if (!(item instanceof tuple) || item.length !== 2) return false;
    const [key, value] = item as readonly unknown[];
    return this._mapping.has(key as K) && same(this._mapping.get(key as K), value);
  }

  __repr__(): string {
    return `dict_items(${reprItems(this, "[", "]", this)})`;
  }
}
