/** `weakref.WeakSet`. Source: CPython 3.13 Lib/_weakrefset.py. */
import { Extensible } from "../../core/classes/extensible.ts";
import { set } from "../../core/containers/set.ts";
import { KeyError } from "../../core/exceptions/base.ts";
import { address } from "../../core/identity.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { OpenIterator, type PythonIterator } from "../../core/iteration/iterator.ts";
import { className } from "../../core/names.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { ReferenceType } from "./reference.ts";

export class WeakSet<T = unknown> extends Extensible {
  static readonly __name__: string = "WeakSet";
  static readonly __module__: string = "weakref";
  static readonly __dict__: boolean = true;
  static readonly __text_signature__: string = "self, data=";
  readonly data = new set<ReferenceType<T>>();

  constructor(data: unknown = null) {
    super();
    if (data !== null) this.update(data);
  }

  readonly #remove = (reference: unknown): void => {
    this.data.discard(reference as ReferenceType<T>);
  };

  #reference(item: unknown): ReferenceType<T> {
    return new ReferenceType(item as T);
  }

  *#items(): Generator<T> {
    for (const reference of [...iterate(this.data)] as ReferenceType<T>[]) {
      const item = reference._deref();
      if (item !== undefined) yield item;
    }
  }

  __iter__(): PythonIterator<T> {
    return new OpenIterator(this.#items());
  }

  __len__(): number {
    return [...this.#items()].length;
  }

  __contains__(item: unknown): boolean {
    try {
      return this.data.has(this.#reference(item));
    } catch (error) {
      if (/^cannot create weak reference/.test((error as Error).message)) return false;
      throw error;
    }
  }

  add(item: T): void {
    this.data.add(new ReferenceType<T>(item, this.#remove));
  }

  clear(): void {
    this.data.clear();
  }

  copy(): WeakSet<T> {
    return new WeakSet<T>(this);
  }

  pop(): T {
    for (;;) {
      if (this.data.size === 0) throw new KeyError("pop from empty WeakSet");
      const item = this.data.pop()._deref();
      if (item !== undefined) return item;
    }
  }

  remove(item: T): void {
    this.data.remove(this.#reference(item));
  }

  discard(item: T): void {
    this.data.discard(this.#reference(item));
  }

  update(other: unknown): void {
    for (const item of iterate(other)) this.add(item as T);
  }

  /** The items as a plain set: the operations on sets are those of that one. */
  #strong(): set<T> {
    return new set<T>(this.#items());
  }

  #of(items: unknown): WeakSet<T> {
    return new WeakSet<T>(items);
  }

  #keep(items: unknown): this {
    const strong = [...iterate(items)];
    this.clear();
    this.update(strong);
    return this;
  }

  union(other: unknown): WeakSet<T> {
    return this.#of(this.#strong().union(asSet(other) as set<T>));
  }

  intersection(other: unknown): WeakSet<T> {
    return this.#of(this.#strong().intersection(asSet(other) as set<T>));
  }

  difference(other: unknown): WeakSet<T> {
    return this.#of(this.#strong().difference(asSet(other) as set<T>));
  }

  symmetric_difference(other: unknown): WeakSet<T> {
    return this.#of(this.#strong().symmetric_difference(asSet(other) as set<T>));
  }

  intersection_update(other: unknown): void {
    this.#keep(this.intersection(other));
  }

  difference_update(other: unknown): void {
    this.#keep(this.difference(other));
  }

  symmetric_difference_update(other: unknown): void {
    this.#keep(this.symmetric_difference(other));
  }

  issubset(other: unknown): boolean {
    return this.#strong().issubset(asSet(other) as set<T>);
  }

  issuperset(other: unknown): boolean {
    return this.#strong().issuperset(asSet(other) as set<T>);
  }

  isdisjoint(other: unknown): boolean {
    return this.#strong().isdisjoint(asSet(other) as set<T>);
  }

  __or__(other: unknown): WeakSet<T> {
    return this.union(other);
  }

  __and__(other: unknown): WeakSet<T> {
    return this.intersection(other);
  }

  __sub__(other: unknown): WeakSet<T> {
    return this.difference(other);
  }

  __xor__(other: unknown): WeakSet<T> {
    return this.symmetric_difference(other);
  }

  __ior__(other: unknown): this {
    this.update(other);
    return this;
  }

  __iand__(other: unknown): this {
    return this.#keep(this.intersection(other));
  }

  __isub__(other: unknown): this {
    return this.#keep(this.difference(other));
  }

  __ixor__(other: unknown): this {
    return this.#keep(this.symmetric_difference(other));
  }

  __le__(other: unknown): boolean {
    return this.issubset(other);
  }

  __ge__(other: unknown): boolean {
    return this.issuperset(other);
  }

  __lt__(other: unknown): boolean {
    return this.issubset(other) && !this.issuperset(other);
  }

  __gt__(other: unknown): boolean {
    return this.issuperset(other) && !this.issubset(other);
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof WeakSet)) return NotImplemented;
    return this.issubset(other) && this.issuperset(other);
  }

  /** With `__eq__` and no hash. */
  get __hash__(): null {
    return null;
  }

  __repr__(): string {
    if (this.constructor !== WeakSet) return `<${className(this.constructor)} at ${address(this)}>`;
    const items = [...iterate(this.data)] as ReferenceType<T>[];
    return `{${items.map((each) => each.__repr__()).join(", ")}}`;
  }
}

function asSet(items: unknown): set<unknown> {
  return items instanceof set ? (items as set<unknown>) : new set(iterate(items));
}
