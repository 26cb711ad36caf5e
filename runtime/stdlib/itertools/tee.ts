import { tuple } from "../../core/containers/tuple.ts";
import { OverflowError, RuntimeError, ValueError } from "../../core/exceptions/base.ts";
import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { finished, iteratorOf } from "../internal/iterators.ts";

/** The source, which the first iterator to get there reads on. */
interface Source<T> {
  readonly iterator: Iterator<T, unknown>;
  isRunning: boolean;
}

/** An item that was read; the slowest iterator lets go of it. */
interface Link<T> {
  value?: T;
  next?: Link<T>;
}

/** One of the iterators of `tee`. */
class _tee<T> extends PythonIterator<T> {
  static readonly __name__: string = "_tee";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools._tee";
  readonly #source: Source<T>;
  #link: Link<T>;

  constructor(source: Source<T>, link: Link<T>) {
    super();
    this.#source = source;
    this.#link = link;
  }

  override next(): IteratorResult<T, undefined> {
    const link = this.#link;
    if (link.next === undefined && !this.#read(link)) return finished;
    this.#link = link.next!;
    return { done: false, value: link.value as T };
  }

  #read(link: Link<T>): boolean {
    const source = this.#source;
    if (source.isRunning) throw new RuntimeError("cannot re-enter the tee iterator");
    source.isRunning = true;
    try {
      const step = source.iterator.next();
      if (step.done) return false;
      link.value = step.value;
      link.next = {};
      return true;
    } finally {
      source.isRunning = false;
    }
  }

  __copy__(): _tee<T> {
    return new _tee(this.#source, this.#link);
  }
}

/** `tee(iterable, n=2)`: independent iterators over one. */
export function tee<T>(iterable: AnyIterable<T>, n: Int = 2): tuple<readonly PythonIterator<T>[]> {
  const count = indexOf(n);
  if (count < 0) throw new ValueError("n must be >= 0");
  if (typeof count === "bigint") {
    throw new OverflowError("Python int too large to convert to C ssize_t");
  }
  if (count === 0) return new tuple([] as PythonIterator<T>[]);
  const iterator = iteratorOf(iterable) as Iterator<T, unknown>;
  const first =
    iterator instanceof _tee
      ? (iterator as _tee<T>)
      : new _tee<T>({ iterator, isRunning: false }, {});
  const iterators = [first];
  while (iterators.length < count) iterators.push(first.__copy__());
  return new tuple(iterators);
}
