import { tuple } from "../../core/containers/tuple.ts";
import { OverflowError, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { isInt, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { finished } from "../internal/iterators.ts";

function checkedLength(length: Int): number {
  if (length < 0) throw new ValueError("r must be non-negative");
  if (typeof length === "bigint") {
    throw new OverflowError("Python int too large to convert to C ssize_t");
  }
  return length;
}

/** Tuples of items of a pool, chosen by their positions, in lexicographic order of the positions. */
abstract class Selection<T> extends PythonIterator<tuple<readonly T[]>> {
  protected readonly pool: readonly T[];
  /** The positions of the last result. */
  protected indices: number[] | undefined = undefined;
  #isOver: boolean;

  constructor(pool: readonly T[], isEmpty: boolean) {
    super();
    this.pool = pool;
    this.#isOver = isEmpty;
  }

  protected abstract first(): number[];
  /** Moves to the next positions; false after the last. */
  protected abstract advance(indices: number[]): boolean;

  override next(): IteratorResult<tuple<readonly T[]>, undefined> {
    if (this.#isOver) return finished;
    if (this.indices === undefined) this.indices = this.first();
    else if (!this.advance(this.indices)) {
      this.#isOver = true;
      return finished;
    }
    return { done: false, value: tuple.of(...this.indices.map((index) => this.pool[index] as T)) };
  }
}

/** `combinations(iterable, r)`. */
export class combinations<T = unknown> extends Selection<T> {
  static readonly __name__: string = "combinations";
  static readonly __text_signature__: string = "native (iterable, r)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.combinations";
  readonly #length: number;

  constructor(iterable: AnyIterable<T>, r: Int) {
    const argument = indexOf(r);
    const pool = [...(iterate(iterable) as Iterable<T>)];
    const length = checkedLength(argument);
    super(pool, length > pool.length);
    this.#length = length;
  }

  protected override first(): number[] {
    return Array.from({ length: this.#length }, (_, index) => index);
  }

  protected override advance(indices: number[]): boolean {
    const slack = this.pool.length - this.#length;
    let position = this.#length - 1;
    while (position >= 0 && indices[position] === position + slack) position--;
    if (position < 0) return false;
    indices[position]!++;
    for (let next = position + 1; next < this.#length; next++) {
      indices[next] = indices[next - 1]! + 1;
    }
    return true;
  }
}

/** `combinations_with_replacement(iterable, r)`. */
export class combinations_with_replacement<T = unknown> extends Selection<T> {
  static readonly __name__: string = "combinations_with_replacement";
  static readonly __text_signature__: string = "native (iterable, r)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.combinations_with_replacement";
  readonly #length: number;

  constructor(iterable: AnyIterable<T>, r: Int) {
    const argument = indexOf(r);
    const pool = [...(iterate(iterable) as Iterable<T>)];
    const length = checkedLength(argument);
    super(pool, pool.length === 0 && length > 0);
    this.#length = length;
  }

  protected override first(): number[] {
    return new Array<number>(this.#length).fill(0);
  }

  protected override advance(indices: number[]): boolean {
    const last = this.pool.length - 1;
    let position = this.#length - 1;
    while (position >= 0 && indices[position] === last) position--;
    if (position < 0) return false;
    indices.fill(indices[position]! + 1, position);
    return true;
  }
}

/** `permutations(iterable, r=None)`. */
export class permutations<T = unknown> extends PythonIterator<tuple<readonly T[]>> {
  static readonly __name__: string = "permutations";
  static readonly __text_signature__: string = "native (iterable, r=)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.permutations";
  readonly #pool: readonly T[];
  readonly #length: number;
  /** An order of all positions, of which the first `r` are the result. */
  readonly #order: number[];
  /** For each place of the result how many items are still to come to it. */
  readonly #cycles: number[];
  #state: "new" | "running" | "over";

  constructor(iterable: AnyIterable<T>, r: Int | null = null) {
    super();
    this.#pool = [...(iterate(iterable) as Iterable<T>)];
    const size = this.#pool.length;
    if (r !== null && !isInt(r)) throw new TypeError("Expected int as r");
    this.#length = r === null ? size : checkedLength(indexOf(r));
    this.#state = this.#length > size ? "over" : "new";
    this.#order = this.#pool.map((_, index) => index);
    const places = Math.min(this.#length, size);
    this.#cycles = Array.from({ length: places }, (_, index) => size - index);
  }

  override next(): IteratorResult<tuple<readonly T[]>, undefined> {
    if (this.#state === "over") return finished;
    if (this.#state === "running" && !this.#advance()) {
      this.#state = "over";
      return finished;
    }
    this.#state = "running";
    const items: T[] = [];
    for (let place = 0; place < this.#length; place++) {
      items.push(this.#pool[this.#order[place]!] as T);
    }
    return { done: false, value: tuple.of(...items) };
  }

  #advance(): boolean {
    const order = this.#order;
    const size = order.length;
    for (let place = this.#length - 1; place >= 0; place--) {
      const left = --this.#cycles[place]!;
      if (left > 0) {
        const other = size - left;
        [order[place], order[other]] = [order[other]!, order[place]!];
        return true;
      }
      // All items were here: the rest goes back to its order.
      order.push(...order.splice(place, 1));
      this.#cycles[place] = size - place;
    }
    return false;
  }
}
