import { StopIteration } from "../exceptions/values.ts";

/**
 * Base of the runtime's iterators: a Python iterator (`__next__`) and a JavaScript one (`next`) in one. It has no `return`, so leaving a `for...of` early
 * leaves it open, as in Python.
 */
export abstract class PythonIterator<T> implements IterableIterator<T> {
  abstract next(): IteratorResult<T, undefined>;

  [Symbol.iterator](): this {
    return this;
  }

  __iter__(): this {
    return this;
  }

  __next__(): T {
    const result = this.next();
    if (result.done === true) throw new StopIteration();
    return result.value;
  }
}

/** A JavaScript iterator as a Python one that is not closed when a loop is left. */
export class OpenIterator<T> extends PythonIterator<T> {
  static readonly __name__: string = "iterator";
  readonly #source: Iterator<T>;

  constructor(source: Iterator<T>) {
    super();
    this.#source = source;
  }

  override next(): IteratorResult<T, undefined> {
    return this.#source.next() as IteratorResult<T, undefined>;
  }
}
