/** Python's set and frozenset as `Set`s. This file is long because the two share their methods. */
import { KeyError, TypeError } from "../exceptions/base.ts";
import { hashUnordered } from "../hash.ts";
import { iterate, type AnyIterable } from "../iteration/iterate.ts";
import type { PythonIterator } from "../iteration/iterator.ts";
import { className } from "../names.ts";
import type { Int } from "../numbers/convert.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { reprItems } from "../repr.ts";
import { dict } from "./dict.ts";
import { absent, isPlainKey, KeyIndex } from "./keys.ts";
import { hasStableHash, SetOrder } from "./set-order.ts";
import { SetTableIterator } from "./table-iterator.ts";

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
  static readonly hidden$: boolean = true;
  #index: KeyIndex | undefined = undefined;
  /** Made when the order matters for the first time; `null` when any order will do. */
  #order: SetOrder | null | undefined = undefined;

  #stored(item: unknown): unknown {
    if (typeof item === "string" && this.#index === undefined) return item;
    if (this.#index === undefined) {
      if (isPlainKey(item)) return item;
      this.#index = this.#newIndex();
    }
    return this.#index.find(item);
  }

  #newIndex(): KeyIndex {
    return new KeyIndex({
      has: (candidate) => super.has(candidate as T),
      keys: () => Set.prototype.values.call(this),
    });
  }

  override has(item: T): boolean {
    const stored = this.#stored(item);
    return stored !== absent && super.has(stored as T);
  }

  /** Puts an item in. No Python name has a `$`, so the program cannot see this. */
  protected insert$(item: T): void {
    const stored = this.#stored(item);
    // A member that was compared may have emptied the set.
    if (stored === absent) (this.#index ??= this.#newIndex()).insert(item);
    else if (super.has(stored as T)) return;
    Set.prototype.add.call(this, item);
    if (this.#order !== null && typeof item !== "number" && !hasStableHash(item))
      this.#order = null;
    this.#order?.add(item);
  }

  /** Takes an item out; false when it is not there. */
  protected take$(item: unknown): boolean {
    const stored = this.#stored(item);
    if (stored === absent || !super.has(stored as T)) return false;
    this.#table()?.remove(stored);
    this.#index?.remove(stored);
    return super.delete(stored as T);
  }

  protected empty$(): void {
    this.#index = undefined;
    if (this.#order === null) this.#order = undefined;
    this.#order?.clear();
    Set.prototype.clear.call(this);
  }

  /** The model of CPython's table; `null` when a member's place is not the same in every run. */
  #table(): SetOrder | null {
    if (this.#order === undefined) {
      this.#order = new SetOrder();
      for (const item of native(this)) this.#order.add(item);
    }
    return this.#order;
  }

  /** Puts all members of a set, the keys of a dict, or the items of another iterable in. */
  protected merge$(source: unknown): void {
    if (source instanceof AnySet) return this.#mergeSet(source as AnySet<T>);
    if (source instanceof dict) this.#table()?.reserve(source.size);
    for (const item of iterate(source)) this.insert$(item as T);
  }

  #mergeSet(source: AnySet<T>): void {
    if (source === (this as AnySet<T>) || source.size === 0) return;
    const order = source.#order === null || this.#order === null ? null : source.#table();
    if (order === null) {
      for (const item of native(source)) this.insert$(item as T);
      return;
    }
    const table = this.#table()!;
    table.reserve(source.size);
    if (!table.isFresh) {
      for (const item of order.members()) this.insert$(item as T);
      return;
    }
    table.copyFrom(order);
    this.#order = null;
    for (const item of native(source)) this.insert$(item as T);
    this.#order = table;
  }

  /** Becomes what another set is. */
  protected become$(other: AnySet<T>): void {
    const finger = this.#order?.finger ?? 0;
    this.empty$();
    this.#order = null;
    for (const item of native(other)) this.insert$(item as T);
    this.#order = other.#table();
    if (this.#order !== null) this.#order.finger = finger;
  }

  /** Takes out all items of `other`. */
  protected subtract$(other: unknown): void {
    if (other === this) return this.empty$();
    for (const item of iterate(other)) this.take$(item);
    this.#order?.compact();
  }

  /** Takes out the members that `other` has, and puts in those that it has in addition. */
  protected toggle$(other: unknown): void {
    if (other === this) return this.empty$();
    for (const item of setOf(other)) if (!this.take$(item)) this.insert$(item as T);
  }

  /** The member that `pop` returns. */
  protected popped$(): T {
    const order = this.#table();
    const item = order === null ? native(this).next().value : order.popped();
    this.take$(item);
    return item as T;
  }

  /** An empty set or frozenset, as this one is. */
  protected abstract fresh$(): AnySet<T>;

  protected copy$(): AnySet<T> {
    const result = this.fresh$();
    result.merge$(this);
    return result;
  }

  protected union$(others: readonly unknown[]): AnySet<T> {
    const result = this.copy$();
    for (const other of others) result.merge$(other);
    return result;
  }

  /** Goes over the smaller of two sets, so that the order is its. */
  protected intersection$(other: unknown): AnySet<T> {
    if (other === this) return this.copy$();
    const result = this.fresh$();
    const [outer, inner] =
      other instanceof AnySet && other.size > this.size
        ? [other as AnySet<T>, this]
        : [this, other];
    for (const item of iterate(inner)) if (outer.has(item as T)) result.insert$(item as T);
    return result;
  }

  protected difference$(other: unknown): AnySet<T> {
    const size = other instanceof AnySet || other instanceof dict ? other.size : Infinity;
    if (this.size >> 2 > size || size === Infinity) {
      const result = this.copy$();
      result.subtract$(other);
      return result;
    }
    const result = this.fresh$();
    const others = setOf(other);
    for (const item of this) if (!others.has(item)) result.insert$(item);
    return result;
  }

  protected symmetricDifference$(other: unknown): AnySet<T> {
    const result = this.fresh$();
    result.merge$(other);
    result.toggle$(this);
    return result;
  }

  override [Symbol.iterator](): SetIterator<T> {
    const order = this.#table();
    return order === null ? native(this) : (order.members() as unknown as SetIterator<T>);
  }

  __contains__(item: unknown): boolean {
    return this.has(hashableMember(item) as T);
  }

  __len__(): number {
    return this.size;
  }

  __iter__(): PythonIterator<T> {
    return new SetTableIterator<T>(this, this[Symbol.iterator]());
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
    return other instanceof AnySet ? this.union$([other]) : NotImplemented;
  }

  __and__(other: unknown): unknown {
    return other instanceof AnySet ? this.intersection$(other) : NotImplemented;
  }

  __sub__(other: unknown): unknown {
    return other instanceof AnySet ? this.difference$(other) : NotImplemented;
  }

  __xor__(other: unknown): unknown {
    return other instanceof AnySet ? this.symmetricDifference$(other) : NotImplemented;
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

/** The members in insertion order. */
function native<T>(items: AnySet<T>): SetIterator<T> {
  return Set.prototype.values.call(items) as SetIterator<T>;
}

/** `set`: a `Set` whose members are equal as Python says. A set display is `new set([a, b])`. */
export class set<T = unknown> extends AnySet<T> {
  static readonly __name__: string = "set";

  constructor(items?: AnyIterable<T>) {
    super();
    if (items !== undefined) this.merge$(items);
  }

  /** `set.__init__`: replaces the members. */
  __init__(items?: AnyIterable<T>): void {
    this.empty$();
    if (items !== undefined) this.merge$(items);
  }

  /** A display of three or more constants, which CPython builds from a frozenset: that shows in the order. */
  static of<T>(...items: readonly T[]): set<T> {
    return new set<T>(new frozenset<T>(items) as unknown as AnyIterable<T>);
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
    if (this.size === 0) throw new KeyError("pop from an empty set");
    return this.popped$();
  }

  clear(): void {
    this.empty$();
  }

  copy(): set<T> {
    return this.copy$() as set<T>;
  }

  update(...others: readonly AnyIterable<T>[]): void {
    for (const other of others) this.merge$(other);
  }

  intersection_update(...others: readonly unknown[]): void {
    this.become$(this.intersection(...others));
  }

  difference_update(...others: readonly unknown[]): void {
    for (const other of others) this.subtract$(other);
  }

  symmetric_difference_update(other: AnyIterable<T>): void {
    this.toggle$(other);
  }

  __ior__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    this.merge$(other);
    return this;
  }

  __iand__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    this.intersection_update(other);
    return this;
  }

  __isub__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    this.subtract$(other);
    return this;
  }

  __ixor__(other: unknown): unknown {
    if (!(other instanceof AnySet)) return NotImplemented;
    this.toggle$(other);
    return this;
  }

  union<U = T>(...others: readonly AnyIterable<U>[]): set<T | U> {
    return this.union$(others) as set<T | U>;
  }

  intersection(...others: readonly unknown[]): set<T> {
    if (others.length === 0) return this.copy$() as set<T>;
    const [first, ...rest] = others;
    const start = this.intersection$(first) as set<T>;
    return rest.length === 0 ? start : start.intersection(...rest);
  }

  difference(...others: readonly unknown[]): set<T> {
    if (others.length === 0) return this.copy$() as set<T>;
    const result = this.difference$(others[0]) as set<T>;
    for (const other of others.slice(1)) result.subtract$(other);
    return result;
  }

  symmetric_difference<U = T>(other: AnyIterable<U>): set<T | U> {
    return this.symmetricDifference$(other) as set<T | U>;
  }

  protected override fresh$(): set<T> {
    return new set<T>();
  }
}

/** `frozenset`: hashable, and without the methods that change a set. */
export class frozenset<T = unknown> extends AnySet<T> {
  static readonly __name__: string = "frozenset";

  constructor(items?: AnyIterable<T>) {
    super();
    if (items !== undefined) this.merge$(items);
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
    return this.union$(others) as frozenset<T | U>;
  }

  intersection(...others: readonly unknown[]): frozenset<T> {
    if (others.length === 0) return this.copy$() as frozenset<T>;
    const [first, ...rest] = others;
    const start = this.intersection$(first) as frozenset<T>;
    return rest.length === 0 ? start : start.intersection(...rest);
  }

  difference(...others: readonly unknown[]): frozenset<T> {
    if (others.length === 0) return this.copy$() as frozenset<T>;
    const result = this.difference$(others[0]) as frozenset<T>;
    for (const other of others.slice(1)) result.subtract$(other);
    return result;
  }

  symmetric_difference<U = T>(other: AnyIterable<U>): frozenset<T | U> {
    return this.symmetricDifference$(other) as frozenset<T | U>;
  }

  protected override fresh$(): frozenset<T> {
    return new frozenset<T>();
  }
}
