/** `collections.Counter`. Source: CPython Lib/collections/__init__.py. */
import { dict, type DictSource } from "../../core/containers/dict.ts";
import { sortItems } from "../../core/containers/sort.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { NotImplementedError } from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { className } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { add } from "../../core/operators/add.ts";
import { eq, gt, le, lt } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { sub } from "../../core/operators/subtract.ts";
import { repr } from "../../core/repr.ts";
import { nlargest } from "../heapq/select.ts";
import { isOptions } from "../internal/options.ts";
import { showContainer } from "../internal/show.ts";
import { chain } from "../itertools/chain.ts";
import { repeat } from "../itertools/infinite.ts";

/** What a {@link Counter} counts: the items of an iterable, or the counts of a mapping. */
export type CounterSource<K> = DictSource<K, Int> | AnyIterable<K>;

type Counts = { readonly [name: string]: Int };

/** A dict of how often each item was seen; a missing one was seen 0 times. Counts may be negative. */
export class Counter<K = unknown> extends dict<K, Int> {
  static override readonly __name__: string = "Counter";
  static readonly __module__: string = "collections";
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __signatures__ = {
    __init__: "self, iterable=, /, **kwds",
    elements: "self",
    most_common: "self, n=",
    subtract: "self, iterable=, /, **kwds",
    update: "self, iterable=, /, **kwds",
    total: "self",
    copy: "self",
  };

  constructor(iterable: CounterSource<K> | Counts | null = null, options?: Counts) {
    super();
    this.update(iterable, options);
  }

  static override fromkeys(): never {
    throw new NotImplementedError(
      "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.",
    );
  }

  __missing__(_key: K): Int {
    return 0;
  }

  /** The sum of the counts. */
  total(): Int {
    let result: Int = 0;
    for (const [, count] of this.#entries()) result = add(result, count);
    return result;
  }

  #entries(): Iterable<[K, Int]> {
    return this as Iterable<[K, Int]>;
  }

  /** The `n` most common items with their counts, most common first; equal ones in the order in which they were first seen. */
  most_common(n: Int | null = null): tuple<[K, Int]>[] {
    const items = Array.from(this.#entries(), ([key, count]) => tuple.of(key, count));
    const count = (item: tuple<[K, Int]>): Int => item[1];
    if (n === null) return sortItems(items, { key: count, reverse: true });
    return nlargest(n, items, count);
  }

  /** Each item as often as it was counted. */
  elements(): chain<K> {
    const source = this.#entries();
    const runs = function* (): Generator<repeat<K>> {
      for (const [key, count] of source) yield new repeat(key, count);
    };
    return chain.from_iterable(runs());
  }

  /** Adds counts. */
  override update(iterable: CounterSource<K> | Counts | null = null, options?: Counts): void {
    if (isOptions(iterable)) return this.update(null, iterable as Counts);
    if (iterable !== null) this.#count(iterable, add);
    if (options !== undefined) this.#count(countsOf(options), add);
  }

  /** Subtracts counts. */
  subtract(iterable: CounterSource<K> | Counts | null = null, options?: Counts): void {
    if (isOptions(iterable)) return this.subtract(null, iterable as Counts);
    if (iterable !== null) this.#count(iterable, sub);
    if (options !== undefined) this.#count(countsOf(options), sub);
  }

  #count(source: unknown, combine: (a: Int, b: Int) => unknown): void {
    if (source instanceof Map) {
      const isNew = combine === add && this.size === 0;
      for (const [key, count] of source as Map<K, Int>) {
        this.set(key, isNew ? count : (combine(this.get(key, 0), count) as Int));
      }
      return;
    }
    for (const key of iterate(source) as Iterable<K>)
      this.set(key, combine(this.get(key, 0), 1) as Int);
  }

  override copy(): Counter<K> {
    const cls = this.constructor as new (source: CounterSource<K>) => Counter<K>;
    return new cls(this);
  }

  __copy__(): Counter<K> {
    return this.copy();
  }

  __reduce__(): tuple {
    return tuple.of(this.constructor, tuple.of(new dict(this)));
  }

  override __delitem__(key: K): void {
    this.delete(key);
  }

  /** The result of an operator: of all items of both, those with a positive count. */
  #combine(other: Counter<K>, combine: (mine: Int, theirs: Int) => Int): Counter<K> {
    const result = new Counter<K>();
    const put = (key: K, count: Int): void => {
      if (gt(count, 0)) result.set(key, count);
    };
    for (const [key, count] of this.#entries()) put(key, combine(count, other.get(key, 0)));
    for (const [key, count] of other.#entries()) if (!this.has(key)) put(key, combine(0, count));
    return result;
  }

  __add__(other: unknown): unknown {
    return other instanceof Counter ? this.#combine(other as Counter<K>, add) : NotImplemented;
  }

  __sub__(other: unknown): unknown {
    return other instanceof Counter
      ? this.#combine(other as Counter<K>, (a, b) => sub(a, b) as Int)
      : NotImplemented;
  }

  override __or__(other: unknown): unknown {
    return other instanceof Counter ? this.#combine(other as Counter<K>, larger) : NotImplemented;
  }

  override __ror__(_other: unknown): unknown {
    return NotImplemented;
  }

  __and__(other: unknown): unknown {
    return other instanceof Counter ? this.#combine(other as Counter<K>, smaller) : NotImplemented;
  }

  __pos__(): Counter<K> {
    return this.#combine(new Counter<K>(), add);
  }

  __neg__(): Counter<K> {
    return new Counter<K>().#combine(this, (a, b) => sub(a, b) as Int);
  }

  #keepPositive(): this {
    for (const [key, count] of [...this.#entries()]) if (!gt(count, 0)) this.delete(key);
    return this;
  }

  __iadd__(other: Counter<K>): this {
    for (const [key, count] of [...other.#entries()]) this.set(key, add(this.get(key, 0), count));
    return this.#keepPositive();
  }

  __isub__(other: Counter<K>): this {
    for (const [key, count] of [...other.#entries()])
      this.set(key, sub(this.get(key, 0), count) as Int);
    return this.#keepPositive();
  }

  override __ior__(other: unknown): this {
    for (const [key, count] of (other as Counter<K>).#entries()) {
      if (gt(count, this.get(key, 0))) this.set(key, count);
    }
    return this.#keepPositive();
  }

  __iand__(other: Counter<K>): this {
    for (const [key, count] of this.#entries()) {
      const theirs = other.get(key, 0);
      if (lt(theirs, count)) this.set(key, theirs);
    }
    return this.#keepPositive();
  }

  /** Whether a comparison holds for the counts of every item of both. */
  #compare(
    other: unknown,
    holds: (mine: Int, theirs: Int) => boolean,
  ): boolean | typeof NotImplemented {
    if (!(other instanceof Counter)) return NotImplemented;
    const theirs = other as Counter<K>;
    for (const each of [this, theirs]) {
      for (const [key] of each.#entries())
        if (!holds(this.get(key, 0), theirs.get(key, 0))) return false;
    }
    return true;
  }

  override __eq__(other: unknown): unknown {
    return this.#compare(other, eq);
  }

  __ne__(other: unknown): unknown {
    const isEqual = this.#compare(other, eq);
    return isEqual === NotImplemented ? isEqual : !isEqual;
  }

  __le__(other: unknown): unknown {
    return this.#compare(other, le);
  }

  __lt__(other: unknown): unknown {
    const isBelow = this.#compare(other, le);
    return isBelow === true ? !this.#compare(other, eq) : isBelow;
  }

  __ge__(other: unknown): unknown {
    return this.#compare(other, (mine, theirs) => le(theirs, mine));
  }

  __gt__(other: unknown): unknown {
    const isAbove = this.__ge__(other);
    return isAbove === true ? !this.#compare(other, eq) : isAbove;
  }

  override __repr__(): string {
    const name = className(this.constructor);
    if (this.size === 0) return `${name}()`;
    let items: readonly (readonly [K, Int])[];
    try {
      items = this.most_common() as unknown as readonly (readonly [K, Int])[];
    } catch {
      // Counts that cannot be ordered stay in their order.
      items = [...this.#entries()];
    }
    const pair = ([key, count]: readonly [K, Int]): string => `${repr(key)}: ${repr(count)}`;
    return showContainer(this, items, "...", (shown) => `${name}({${shown}})`, pair);
  }
}

function countsOf(options: Counts): Map<string, Int> {
  return new Map(Object.entries(options));
}

function larger(a: Int, b: Int): Int {
  return lt(a, b) ? b : a;
}

function smaller(a: Int, b: Int): Int {
  return lt(a, b) ? a : b;
}
