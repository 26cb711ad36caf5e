/**
 * The adapters between Python's iterators and JavaScript's, in one file with their base: tuples need them, and exceptions need tuples, so whichever is loaded
 * first must find the base evaluated.
 */
import { IndexError, StopIteration } from "../exceptions/base.ts";

/**
 * Base of the runtime's iterators: a Python iterator (`__next__`) and a JavaScript one (`next`) in one. It has no `return`, so leaving a `for...of` early
 * leaves it open, as in Python.
 */
export abstract class PythonIterator<T> implements IterableIterator<T> {
  static readonly hidden$: boolean = true;
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
  source$: Iterator<T>;

  constructor(source: Iterator<T>) {
    super();
    this.source$ = source;
  }

  override next(): IteratorResult<T, undefined> {
    return this.source$.next() as IteratorResult<T, undefined>;
  }
}

/** An object of the program that follows Python's iterator protocol. */
export interface PythonIteratorObject<T> {
  __next__(): T;
}

/** An iterator of the program, driven through `__next__`. */
export class ObjectIterator<T> extends PythonIterator<T> {
  readonly source$: PythonIteratorObject<T>;

  constructor(source: PythonIteratorObject<T>) {
    super();
    this.source$ = source;
  }

  override next(): IteratorResult<T, undefined> {
    try {
      return { done: false, value: this.source$.__next__() };
    } catch (error) {
      if (error instanceof StopIteration) return { done: true, value: error.value as undefined };
      throw error;
    }
  }
}

/** An object with `__getitem__` only. */
export interface Subscriptable {
  __getitem__(index: number): unknown;
}

/** The old sequence protocol: `__getitem__` of 0, 1, ... up to the IndexError. */
export class SequenceIterator extends PythonIterator<unknown> {
  static readonly __name__: string = "iterator";
  source$: Subscriptable | undefined;
  index$ = 0;

  constructor(source: Subscriptable) {
    super();
    this.source$ = source;
  }

  override next(): IteratorResult<unknown, undefined> {
    if (this.source$ === undefined) return { done: true, value: undefined };
    try {
      return { done: false, value: this.source$.__getitem__(this.index$++) };
    } catch (error) {
      if (!(error instanceof IndexError) && !(error instanceof StopIteration)) throw error;
      this.source$ = undefined;
      return { done: true, value: undefined };
    }
  }
}
