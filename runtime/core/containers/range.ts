import { IndexError, OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { hashTuple } from "../hash.ts";
import { PythonIterator } from "../iteration/iterator.ts";
import { isInt, integerOf, normalize, type Int } from "../numbers/convert.ts";
import { indexOf } from "../numbers/index-of.ts";
import {
  addIntegers,
  floorDivideIntegers,
  multiplyIntegers,
  subtractIntegers,
} from "../numbers/integers.ts";
import { same } from "../operators/compare.ts";
import { repr } from "../repr.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { slice } from "./slice.ts";
import { tuple } from "./tuple.ts";
import { typeName } from "../names.ts";

/** `range(stop)`, `range(start, stop[, step])`. */
export class range implements Iterable<number> {
  static readonly __name__: string = "range";
  readonly start: Int;
  readonly stop: Int;
  readonly step: Int;
  readonly #length: Int;

  constructor(stop: Int);
  constructor(start: Int, stop: Int, step?: Int);
  constructor(...args: readonly unknown[]) {
    if (args.length === 0) throw new TypeError("range expected at least 1 argument, got 0");
    if (args.length > 3) {
      throw new TypeError(`range expected at most 3 arguments, got ${args.length}`);
    }
    const single = args.length === 1;
    this.start = single ? 0 : indexOf(args[0]);
    this.stop = indexOf(single ? args[0] : args[1]);
    this.step = args[2] === undefined ? 1 : indexOf(args[2]);
    if (this.step === 0) throw new ValueError("range() arg 3 must not be zero");
    this.#length = lengthOf(this.start, this.stop, this.step);
  }

  [Symbol.iterator](): Iterator<number> {
    return this.__iter__();
  }

  __iter__(): PythonIterator<number> {
    return new RangeIterator(this.start, this.step, this.#length) as PythonIterator<number>;
  }

  __reversed__(): PythonIterator<number> {
    const last = this.#item(subtractIntegers(this.#length, 1));
    return new RangeIterator(
      last,
      subtractIntegers(0, this.step),
      this.#length,
    ) as PythonIterator<number>;
  }

  __len__(): Int {
    if (this.#length > 2n ** 63n - 1n) {
      throw new OverflowError("Python int too large to convert to C ssize_t");
    }
    return this.#length;
  }

  __bool__(): boolean {
    return this.#length > 0;
  }

  __getitem__(index: unknown): unknown {
    if (index instanceof slice) return this.#slice(index);
    if (!isInt(index) && !hasIndex(index)) {
      throw new TypeError(`range indices must be integers or slices, not ${typeName(index)}`);
    }
    const position = indexOf(index);
    const offset = position < 0 ? addIntegers(position, this.#length) : position;
    if (offset < 0 || offset >= this.#length) {
      throw new IndexError("range object index out of range");
    }
    return this.#item(offset);
  }

  #item(offset: Int): Int {
    return addIntegers(this.start, multiplyIntegers(offset, this.step));
  }

  #slice(bounds: slice): range {
    const [start, stop, step] = bounds.resolve(this.#length);
    return new range(this.#item(start), this.#item(stop), multiplyIntegers(this.step, step));
  }

  __contains__(value: unknown): boolean {
    return isInt(value) ? this.#position(integerOf(value)) !== null : this.#search(value) >= 0;
  }

  /** Where an integer stands, computed from the step. */
  #position(value: Int): Int | null {
    const distance = subtractIntegers(value, this.start);
    const offset = floorDivideIntegers(distance, this.step);
    const exact = multiplyIntegers(offset, this.step) === distance;
    return exact && offset >= 0 && offset < this.#length ? offset : null;
  }

  #search(value: unknown): number {
    let index = 0;
    for (const item of this) {
      if (same(item, value)) return index;
      index++;
    }
    return -1;
  }

  /** `range.index(value)`. */
  index(value: unknown): Int {
    if (isInt(value)) {
      const position = this.#position(integerOf(value));
      if (position !== null) return position;
      throw new ValueError(`${repr(value)} is not in range`);
    }
    const place = this.#search(value);
    if (place >= 0) return place;
    throw new ValueError("sequence.index(x): x not in sequence");
  }

  /** `range.count(value)`. */
  count(value: unknown): number {
    return this.__contains__(value) ? 1 : 0;
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof range)) return NotImplemented;
    if (this.#length !== other.#length) return false;
    if (this.#length === 0) return true;
    return this.start === other.start && (this.#length === 1 || this.step === other.step);
  }

  __hash__(): Int {
    const empty = this.#length === 0;
    return hashTuple([
      this.#length,
      empty ? null : this.start,
      empty || this.#length === 1 ? null : this.step,
    ]);
  }

  __reduce__(): tuple {
    return tuple.of(range, tuple.of(this.start, this.stop, this.step));
  }

  __repr__(): string {
    const bounds = `${repr(this.start)}, ${repr(this.stop)}`;
    return this.step === 1 ? `range(${bounds})` : `range(${bounds}, ${repr(this.step)})`;
  }
}

function hasIndex(value: unknown): boolean {
  return typeof value === "object" && value !== null && "__index__" in value;
}

function lengthOf(start: Int, stop: Int, step: Int): Int {
  const upwards = step > 0;
  if (upwards ? start >= stop : start <= stop) return 0;
  if (typeof start === "number" && typeof stop === "number" && typeof step === "number") {
    const span = upwards ? stop - start : start - stop;
    if (Number.isSafeInteger(span)) return Math.floor((span - 1) / Math.abs(step)) + 1;
  }
  const span = upwards ? BigInt(stop) - BigInt(start) : BigInt(start) - BigInt(stop);
  const stride = upwards ? BigInt(step) : -BigInt(step);
  return normalize((span - 1n) / stride + 1n);
}

/** Counts with plain numbers as long as they are safe. */
class RangeIterator extends PythonIterator<Int> {
  static readonly __name__: string = "range_iterator";
  next$: Int;
  readonly step$: Int;
  left$: Int;

  constructor(start: Int, step: Int, length: Int) {
    super();
    this.next$ = start;
    this.step$ = step;
    this.left$ = length;
  }

  override next(): IteratorResult<Int, undefined> {
    if (this.left$ === 0) return { done: true, value: undefined };
    const value = this.next$;
    this.left$ = typeof this.left$ === "number" ? this.left$ - 1 : subtractIntegers(this.left$, 1);
    this.next$ = addIntegers(value, this.step$);
    return { done: false, value };
  }

  __length_hint__(): Int {
    return this.left$;
  }
}
