/** `collections.deque` on a ring buffer. Source: CPython Modules/_collectionsmodule.c. The file is long because the methods share the private buffer. */
import { iter } from "../../core/iteration/iter.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { Extensible } from "../../core/classes/extensible.ts";
import { patternKind, type PatternKind } from "../../core/pattern-kind.ts";
import {
  IndexError,
  OverflowError,
  RuntimeError,
  TypeError,
  ValueError,
} from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { className, typeName } from "../../core/names.ts";
import { integerOf, isInt, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { ge, gt, le, lt, same } from "../../core/operators/compare.ts";
import { NotImplemented, operatorMethod } from "../../core/operators/protocol.ts";
import { repr } from "../../core/repr.ts";
import { finished } from "../internal/iterators.ts";
import { showContainer } from "../internal/show.ts";

/** How the iterators get at a deque. */
const cursorOf: unique symbol = /* @__PURE__ */ Symbol("cursorOf");

const mutated = "deque mutated during iteration";

/** A list-like container with fast appends and pops at both ends; with a `maxlen`, items fall off the other end. */
export class deque<T = unknown> extends Extensible {
  static readonly __name__: string = "deque";
  static readonly __module__: string = "collections";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "collections.deque";
  static readonly __signatures__ = {
    clear: "",
    copy: "",
    pop: "",
    popleft: "",
    reverse: "",
    __len__: "",
    __reversed__: "",
    __copy__: "",
    append: "item, /",
    appendleft: "item, /",
    count: "value, /",
    extend: "iterable, /",
    extendleft: "iterable, /",
    index: "value, start=, stop=, /",
    insert: "index, value, /",
    remove: "value, /",
    rotate: "n=, /",
    __contains__: "key, /",
    __getitem__: "key, /",
    __setitem__: "key, value, /",
    __delitem__: "key, /",
  };
  #maxlen: number | null;
  #items: (T | undefined)[] = [undefined, undefined, undefined, undefined];
  #head = 0;
  #length = 0;
  /** Changes with every change of the length or the rotation, so that iterators notice. */
  #state = 0;

  constructor(iterable?: AnyIterable<T>, maxlen: Int | null = null) {
    super();
    this.#maxlen = checkedMaxlen(maxlen);
    if (iterable !== undefined) this.#extend(iterable);
  }

  /** `d.__init__(iterable, maxlen)`: as if the deque were made anew. */
  __init__(iterable?: AnyIterable<T>, maxlen: Int | null = null): void {
    const bound = checkedMaxlen(maxlen);
    this.clear();
    this.#maxlen = bound;
    if (iterable !== undefined) this.#extend(iterable);
  }

  get [patternKind](): PatternKind {
    return "sequence";
  }

  /** The bound, or `None`. */
  get maxlen(): number | null {
    return this.#maxlen;
  }

  #at(index: number): T {
    return this.#items[(this.#head + index) & (this.#items.length - 1)] as T;
  }

  #grow(): void {
    const old = this.#items;
    const items = new Array<T | undefined>(old.length * 2);
    for (let index = 0; index < this.#length; index++) items[index] = this.#at(index);
    this.#items = items;
    this.#head = 0;
  }

  append(item: T): void {
    this.#append(item);
  }

  #append(item: T): void {
    if (this.#length === this.#items.length) this.#grow();
    this.#items[(this.#head + this.#length) & (this.#items.length - 1)] = item;
    this.#length++;
    this.#state++;
    if (this.#maxlen !== null && this.#length > this.#maxlen) this.#popleft();
  }

  appendleft(item: T): void {
    this.#appendleft(item);
  }

  #appendleft(item: T): void {
    if (this.#length === this.#items.length) this.#grow();
    this.#head = (this.#head - 1) & (this.#items.length - 1);
    this.#items[this.#head] = item;
    this.#length++;
    this.#state++;
    if (this.#maxlen !== null && this.#length > this.#maxlen) this.#pop();
  }

  pop(): T {
    return this.#pop();
  }

  #pop(): T {
    if (this.#length === 0) throw new IndexError("pop from an empty deque");
    const position = (this.#head + --this.#length) & (this.#items.length - 1);
    const item = this.#items[position] as T;
    this.#items[position] = undefined;
    this.#state++;
    if (this.#length === 0) this.#release();
    return item;
  }

  popleft(): T {
    return this.#popleft();
  }

  #popleft(): T {
    if (this.#length === 0) throw new IndexError("pop from an empty deque");
    const item = this.#items[this.#head] as T;
    this.#items[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.#length--;
    this.#state++;
    if (this.#length === 0) this.#release();
    return item;
  }

  /** Gives back the memory that a deque once needed. */
  #release(): void {
    if (this.#items.length <= 4096) return;
    this.#items = [undefined, undefined, undefined, undefined];
    this.#head = 0;
  }

  clear(): void {
    if (this.#length === 0) return;
    this.#items = [undefined, undefined, undefined, undefined];
    this.#head = 0;
    this.#length = 0;
    this.#state++;
  }

  extend(iterable: AnyIterable<T>): void {
    this.#extend(iterable);
  }

  #extend(iterable: AnyIterable<T>): void {
    for (const item of this.#source(iterable)) if (this.#maxlen !== 0) this.#append(item);
  }

  extendleft(iterable: AnyIterable<T>): void {
    for (const item of this.#source(iterable)) if (this.#maxlen !== 0) this.#appendleft(item);
  }

  /** The items to add; a deque added to itself is copied first. */
  #source(iterable: AnyIterable<T>): Iterable<T> {
    return ((iterable as unknown) === this ? [...this] : iterate(iterable)) as Iterable<T>;
  }

  /** Moves `n` items from the right end to the left. */
  rotate(n: Int = 1): void {
    this.#rotate(wordOf(n));
  }

  #rotate(steps: number): void {
    const length = this.#length;
    if (length <= 1) return;
    this.#state++;
    const right = ((steps % length) + length) % length;
    if (right <= length / 2) for (let step = 0; step < right; step++) this.#turnRight();
    else for (let step = right; step < length; step++) this.#turnLeft();
  }

  #turnRight(): void {
    const mask = this.#items.length - 1;
    const last = (this.#head + this.#length - 1) & mask;
    const item = this.#items[last];
    this.#items[last] = undefined;
    this.#head = (this.#head - 1) & mask;
    this.#items[this.#head] = item;
  }

  #turnLeft(): void {
    const mask = this.#items.length - 1;
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#items[(this.#head + this.#length) & mask] = item;
    this.#head = (this.#head + 1) & mask;
  }

  reverse(): void {
    const items = [...this].reverse();
    items.length = this.#items.length;
    this.#items = items;
    this.#head = 0;
  }

  count(value: unknown): number {
    const state = this.#state;
    let total = 0;
    for (let index = 0; index < this.#length; index++) {
      if (same(this.#at(index), value)) total++;
      if (state !== this.#state) throw new RuntimeError(mutated);
    }
    return total;
  }

  __contains__(value: unknown): boolean {
    return this.#find(value, 0, this.#length) >= 0;
  }

  #find(value: unknown, start: number, stop: number): number {
    const state = this.#state;
    for (let index = start; index < stop; index++) {
      const found = same(this.#at(index), value);
      if (state !== this.#state) throw new RuntimeError(mutated);
      if (found) return index;
    }
    return -1;
  }

  /** The first position of `value`. @throws ValueError when there is none */
  index(value: unknown, start: Int = 0, stop?: Int): number {
    const length = this.#length;
    const from = clip(sliceBound(start), length);
    const to = stop === undefined ? length : clip(sliceBound(stop), length);
    const position = this.#find(value, from, to);
    if (position < 0) throw new ValueError(`${repr(value)} is not in deque`);
    return position;
  }

  insert(index: Int, value: T): void {
    const position = wordOf(index);
    const length = this.#length;
    if (length === this.#maxlen) throw new IndexError("deque already at its maximum size");
    if (position >= length) return this.#append(value);
    if (position <= -length || position === 0) return this.#appendleft(value);
    this.#rotate(-position);
    if (position < 0) this.#append(value);
    else this.#appendleft(value);
    this.#rotate(position);
  }

  /** Removes the first item equal to `value`. @throws ValueError when there is none */
  remove(value: unknown): void {
    const state = this.#state;
    for (let index = 0; index < this.#length; index++) {
      const found = same(this.#at(index), value);
      if (state !== this.#state) throw new IndexError("deque mutated during remove().");
      if (found) return this.#deleteAt(index);
    }
    throw new ValueError(`${repr(value)} is not in deque`);
  }

  #deleteAt(index: number): void {
    this.#rotate(-index);
    this.#popleft();
    this.#rotate(index);
  }

  copy(): this {
    const { constructor } = this;
    if ((constructor as unknown) === deque) return new deque<T>(this, this.#maxlen) as this;
    const subclass = constructor as new (items: unknown, maxlen?: number) => this;
    return this.#maxlen === null ? new subclass(this) : new subclass(this, this.#maxlen);
  }

  __copy__(): this {
    return this.copy();
  }

  __reduce__(): tuple {
    const state: unknown = call(getattr(this, "__getstate__"));
    const args = this.maxlen === null ? tuple.of() : tuple.of(tuple.of(), this.maxlen);
    return tuple.of(this.constructor, args, state, iter(this as never));
  }

  #position(index: unknown): number {
    if (!isInt(index) && operatorMethod(index, "__index__") === undefined) {
      throw new TypeError(`sequence index must be integer, not '${typeName(index)}'`);
    }
    const position = Number(indexOf(index));
    const offset = position < 0 ? position + this.#length : position;
    if (offset >= 0 && offset < this.#length) return offset;
    throw new IndexError("deque index out of range");
  }

  __getitem__(index: Int): T {
    return this.#at(this.#position(index));
  }

  __setitem__(index: Int, value: T): void {
    const offset = this.#position(index);
    this.#items[(this.#head + offset) & (this.#items.length - 1)] = value;
  }

  __delitem__(index: Int): void {
    this.#deleteAt(this.#position(index));
  }

  __len__(): number {
    return this.#length;
  }

  __iter__(): PythonIterator<T> {
    return new _deque_iterator<T>(this);
  }

  [Symbol.iterator](): PythonIterator<T> {
    return this.__iter__();
  }

  __reversed__(): PythonIterator<T> {
    return new _deque_reverse_iterator<T>(this);
  }

  /** What an iterator needs to know: it stops for good at the first change. @param skipped how many items it leaves out at its beginning */
  [cursorOf](step: 1 | -1, skipped: number): Cursor<T> {
    const state = this.#state;
    let left = this.#length - Math.min(Math.max(skipped, 0), this.#length);
    let index = step === 1 ? this.#length - left : left - 1;
    return {
      left: () => left,
      next: () => {
        if (state !== this.#state) {
          left = 0;
          throw new RuntimeError(mutated);
        }
        if (left === 0) return finished;
        left--;
        const value = this.#at(index);
        index += step;
        return { done: false, value };
      },
    };
  }

  __add__(other: unknown): deque<T> {
    if (!(other instanceof deque)) {
      throw new TypeError(`can only concatenate deque (not "${typeName(other)}") to deque`);
    }
    const result = this.copy();
    result.#extend(other as deque<T>);
    return result;
  }

  __iadd__(other: AnyIterable<T>): this {
    this.#extend(other);
    return this;
  }

  __mul__(times: unknown): deque<T> {
    const result = this.copy();
    return result.__imul__(times);
  }

  __rmul__(times: unknown): deque<T> {
    return this.__mul__(times);
  }

  __imul__(times: unknown): this {
    if (!isInt(times) && operatorMethod(times, "__index__") === undefined) {
      throw new TypeError(`can't multiply sequence by non-int of type '${typeName(times)}'`);
    }
    const count = wordOf(times);
    const items = [...this];
    if (count <= 0) this.clear();
    if (items.length === 1 && count > 1) this.#state++;
    // More rounds than the bound takes would change nothing.
    const bound = this.#maxlen === null ? count : Math.ceil(this.#maxlen / items.length);
    for (let round = 1; round < Math.min(count, bound) && items.length > 0; round++) {
      for (const item of items) this.#append(item);
    }
    return this;
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof deque)) return NotImplemented;
    return this.#length === other.#length && this.#firstDifference(other) === null;
  }

  /** The first items that differ, `undefined` when one deque is the beginning of the other, `null` when they are equal. */
  #firstDifference(other: deque): [unknown, unknown] | undefined | null {
    const [mine, theirs] = [this.__iter__(), other.__iter__()];
    for (;;) {
      const [a, b] = [mine.next(), theirs.next()];
      if (a.done || b.done) return a.done && b.done ? null : undefined;
      if (!same(a.value, b.value)) return [a.value, b.value];
    }
  }

  #compare(other: unknown, ordering: (a: unknown, b: unknown) => boolean): unknown {
    if (!(other instanceof deque)) return NotImplemented;
    const difference = this.#firstDifference(other as deque);
    if (difference) return ordering(difference[0], difference[1]);
    return ordering(this.#length, other.#length);
  }

  __lt__(other: unknown): unknown {
    return this.#compare(other, lt);
  }

  __le__(other: unknown): unknown {
    return this.#compare(other, le);
  }

  __gt__(other: unknown): unknown {
    return this.#compare(other, gt);
  }

  __ge__(other: unknown): unknown {
    return this.#compare(other, ge);
  }

  __repr__(): string {
    const name = className(this.constructor);
    const bound = this.#maxlen === null ? "" : `, maxlen=${this.#maxlen}`;
    return showContainer(this, this, "[...]", (items) => `${name}([${items}]${bound})`);
  }
}

interface Cursor<T> {
  left(): number;
  next(): IteratorResult<T, undefined>;
}

/** The iterator of a deque. A program may make one by the class: `type(iter(d))(d, index)`. */
class _deque_iterator<T> extends PythonIterator<T> {
  static readonly __name__: string = "_deque_iterator";
  static readonly __module__: string = "collections";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "collections._deque_iterator";
  protected static readonly step: 1 | -1 = 1;
  readonly #cursor: Cursor<T>;

  constructor(source: deque<T>, index: Int = 0) {
    super();
    if (!(source instanceof deque)) {
      throw new TypeError(
        `${className(new.target)}() argument 1 must be collections.deque, not ${typeName(source)}`,
      );
    }
    this.#cursor = source[cursorOf](new.target.step, wordOf(index));
  }

  override next(): IteratorResult<T, undefined> {
    return this.#cursor.next();
  }

  __length_hint__(): number {
    return this.#cursor.left();
  }
}

class _deque_reverse_iterator<T> extends _deque_iterator<T> {
  static override readonly __name__: string = "_deque_reverse_iterator";
  static override readonly __tp_name__: string = "collections._deque_reverse_iterator";
  protected static override readonly step = -1;
}

function checkedMaxlen(maxlen: unknown): number | null {
  if (maxlen === null) return null;
  if (!isInt(maxlen)) throw new TypeError("an integer is required");
  const bound = integerOf(maxlen);
  if (typeof bound === "bigint") {
    throw new OverflowError("Python int too large to convert to C ssize_t");
  }
  if (bound < 0) throw new ValueError("maxlen must be non-negative");
  return bound;
}

/** An argument that C takes as a machine word. */
function wordOf(value: unknown): number {
  const index = indexOf(value);
  if (typeof index === "number") return index;
  throw new OverflowError("Python int too large to convert to C ssize_t");
}

function sliceBound(value: unknown): number {
  if (!isInt(value) && operatorMethod(value, "__index__") === undefined) {
    throw new TypeError("slice indices must be integers or have an __index__ method");
  }
  return Number(indexOf(value));
}

function clip(index: number, length: number): number {
  return index < 0 ? Math.max(0, index + length) : Math.min(index, length);
}
