/** Python's set and frozenset as `Set`s. This file is long because the two share their methods. */
import { TypeError } from "../exceptions/base.ts";
import { KeyError } from "../exceptions/values.ts";
import { hashUnordered } from "../hash.ts";
import { iterate, type AnyIterable } from "../iteration/iterate.ts";
import type { PythonIterator } from "../iteration/iterator.ts";
import { className } from "../names.ts";
import type { Int } from "../numbers/convert.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { reprItems } from "../repr.ts";
import { absent, isPlainKey, KeyIndex } from "./keys.ts";
import { DictIterator } from "./table-iterator.ts";

/** What the sets inherit from `Set`: all but the methods that Python has under the same name with another meaning. */
interface NativeSet<T> {
  readonly size: number;
  has(item: T): boolean;
  delete(item: T): boolean;
  values(): SetIterator<T>;
  forEach(callback: (item: T, same: T, items: Set<T>) => void): void;
  [Symbol.iterator](): SetIterator<T>;
}

const SetBase = Set as unknown as new <T>() => NativeSet<T>;

/** What `set` and `frozenset` share: finding members by Python's equality, and what does not change the set. */
abstract class AnySet<T> extends SetBase<T> {
  #index: KeyIndex | undefined = undefined;

  #stored(item: unknown): unknown {
    if (typeof item === "string" && this.#index === undefined) return item;
    if (this.#index === undefined) {
      if (isPlainKey(item)) return item;
      this.#index = new KeyIndex({
        has: (candidate) => super.has(candidate as T),
        keys: () => Set.prototype.values.call(this),
      });
    }
    return this.#index.find(item);
  }

  override has(item: T): boolean {
    const stored = this.#stored(item);
    return stored !== absent && super.has(stored as T);
  }

  /** Puts an item in. No Python name has a `$`, so the program cannot see this. */
  protected insert$(item: T): void {
    const stored = this.#stored(item);
    if (stored === absent) this.#index!.insert(item);
    else if (super.has(stored as T)) return;
    Set.prototype.add.call(this, item);
  }

  /** Takes an item out; false when it is not there. */
  protected take$(item: unknown): boolean {
    const stored = this.#stored(item);
    if (stored === absent || !super.has(stored as T)) return false;
    this.#index?.remove(stored);
    return super.delete(stored as T);
  }

  protected empty$(): void {
    this.#index = undefined;
    Set.prototype.clear.call(this);
  }

  /** A set or frozenset, as this one is. */
  protected abstract like$<U>(items: Iterable<U>): AnySet<U>;

  __contains__(item: unknown): boolean {
    return this.has(hashableMember(item) as T);
  }

  __len__(): number {
    return this.size;
  }

  __iter__(): PythonIterator<T> {
    return new DictIterator<T>(
      this,
      Set.prototype.values.call(this) as Iterator<T>,
      "set_iterator",
    );
  }

  isdisjoint(other: unknown): boolean {
    for (const item of iterate(other)) if (this.has(item as T)) return false;
    return true;
  }

  issubset(other: unknown): boolean {
    const outer = setOf(other);
    if (this.size > outer.size) return false;
    for (const item of this) if (!outer.has(item)) return false;
    return true;
  }

  issuperset(other: unknown): boolean {
    for (const item of iterate(other)) if (!this.has(item as T)) return false;
    return true;
  }

  __or__(other: unknown): unknown {
    return other instanceof AnySet ? this.like$(chained([this, other])) : NotImplemented;
  }

  __and__(other: unknown): unknown {
    return other instanceof AnySet ? this.like$(intersected(this, [other])) : NotImplemented;
  }

  __sub__(other: unknown): unknown {
    return other instanceof AnySet ? this.like$(without(this, [other])) : NotImplemented;
  }

  __xor__(other: unknown): unknown {
    return other instanceof AnySet ? this.like$(inOne(this, other)) : NotImplemented;
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    return this.size === other.size && this.issubset(other);
  }

  __le__(other: unknown): unknown {
    return other instanceof AnySet ? this.issubset(other) : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    return this.size < other.size && this.issubset(other);
  }

  __ge__(other: unknown): unknown {
    return other instanceof AnySet ? other.issubset(this) : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    return this.size > other.size && other.issubset(this);
  }

  __repr__(): string {
    const name = className(this.constructor);
    if (this.size === 0) return `${name}()`;
    const items = reprItems(this, "{", "}", this);
    return name === "set" ? items : `${name}(${items})`;
  }
}

/** A set as a member to look for stands for the frozenset of its items. */
function hashableMember(item: unknown): unknown {
  return item instanceof set ? new frozenset(item) : item;
}

function setOf(value: unknown): AnySet<unknown> {
  return value instanceof AnySet
    ? (value as AnySet<unknown>)
    : new set(value as AnyIterable<unknown>);
}

function* chained(sets: readonly unknown[]): Generator<unknown> {
  for (const other of sets) yield* iterate(other);
}

function* intersected(items: Iterable<unknown>, others: readonly unknown[]): Generator<unknown> {
  const sets = others.map(setOf);
  for (const item of items) if (sets.every((other) => other.has(item))) yield item;
}

function* without(items: Iterable<unknown>, others: readonly unknown[]): Generator<unknown> {
  const sets = others.map(setOf);
  for (const item of items) if (!sets.some((other) => other.has(item))) yield item;
}

function* inOne(left: AnySet<unknown>, right: AnySet<unknown>): Generator<unknown> {
  for (const item of left) if (!right.has(item)) yield item;
  for (const item of right) if (!left.has(item)) yield item;
}

/** `set`: a `Set` whose members are equal as Python says. A set display is `new set([a, b])`. */
export class set<T = unknown> extends AnySet<T> {
  static readonly __name__: string = "set";

  constructor(items?: AnyIterable<T>) {
    super();
    if (items !== undefined) for (const item of iterate(items)) this.insert$(item as T);
  }

  add(item: T): void {
    this.insert$(item);
  }

  discard(item: unknown): void {
    this.take$(hashableMember(item));
  }

  remove(item: unknown): void {
    if (!this.take$(hashableMember(item))) throw new KeyError(item);
  }

  override delete(item: T): boolean {
    return this.take$(item);
  }

  pop(): T {
    for (const item of this) {
      this.take$(item);
      return item;
    }
    throw new KeyError("pop from an empty set");
  }

  clear(): void {
    this.empty$();
  }

  copy(): set<T> {
    return new set<T>(this);
  }

  update(...others: readonly AnyIterable<T>[]): void {
    for (const other of others) {
      const items = (other as unknown) === this ? [...this] : iterate(other);
      for (const item of items) this.insert$(item as T);
    }
  }

  intersection_update(...others: readonly unknown[]): void {
    const kept = this.intersection(...others);
    for (const item of [...this]) if (!kept.has(item)) this.take$(item);
  }

  difference_update(...others: readonly unknown[]): void {
    for (const other of others) for (const item of [...iterate(other)]) this.take$(item);
  }

  symmetric_difference_update(other: AnyIterable<T>): void {
    for (const item of [...setOf(other)] as T[]) if (!this.take$(item)) this.insert$(item);
  }

  __ior__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    this.update(other as AnySet<T>);
    return this;
  }

  __iand__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    this.intersection_update(other);
    return this;
  }

  __isub__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    this.difference_update(other);
    return this;
  }

  __ixor__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    this.symmetric_difference_update(other as AnySet<T>);
    return this;
  }

  union<U = T>(...others: readonly AnyIterable<U>[]): set<T | U> {
    return new set(chained([this, ...others]) as Iterable<T | U>);
  }

  intersection(...others: readonly unknown[]): set<T> {
    return new set(intersected(this, others) as Iterable<T>);
  }

  difference(...others: readonly unknown[]): set<T> {
    return new set(without(this, others) as Iterable<T>);
  }

  symmetric_difference<U = T>(other: AnyIterable<U>): set<T | U> {
    return new set(inOne(this, setOf(other)) as Iterable<T | U>);
  }

  protected override like$<U>(items: Iterable<U>): set<U> {
    return new set(items);
  }
}

/** `frozenset`: hashable, and without the methods that change a set. */
export class frozenset<T = unknown> extends AnySet<T> {
  static readonly __name__: string = "frozenset";

  constructor(items?: AnyIterable<T>) {
    super();
    if (items !== undefined) for (const item of iterate(items)) this.insert$(item as T);
  }

  override delete(): never {
    throw new TypeError("'frozenset' object doesn't support item deletion");
  }

  copy(): this {
    return this;
  }

  __hash__(): Int {
    return hashUnordered(this, this.size);
  }

  union<U = T>(...others: readonly AnyIterable<U>[]): frozenset<T | U> {
    return new frozenset(chained([this, ...others]) as Iterable<T | U>);
  }

  intersection(...others: readonly unknown[]): frozenset<T> {
    return new frozenset(intersected(this, others) as Iterable<T>);
  }

  difference(...others: readonly unknown[]): frozenset<T> {
    return new frozenset(without(this, others) as Iterable<T>);
  }

  symmetric_difference<U = T>(other: AnyIterable<U>): frozenset<T | U> {
    return new frozenset(inOne(this, setOf(other)) as Iterable<T | U>);
  }

  protected override like$<U>(items: Iterable<U>): frozenset<U> {
    return new frozenset(items);
  }
}
