import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { truth } from "../../core/operators/truth.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { finished, iteratorOf } from "../internal/iterators.ts";

/** `compress(data, selectors)`: the items whose selector is true. */
export class compress<T = unknown> extends PythonIterator<T> {
  static readonly __name__: string = "compress";
  static readonly __text_signature__: string = "native (data, selectors)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.compress";
  readonly #data: Iterator<T, unknown>;
  readonly #selectors: Iterator<unknown, unknown>;

  constructor(data: AnyIterable<T>, selectors: AnyIterable<unknown>) {
    super();
    this.#data = iteratorOf(data) as Iterator<T, unknown>;
    this.#selectors = iteratorOf(selectors);
  }

  override next(): IteratorResult<T, undefined> {
    for (;;) {
      const item = this.#data.next();
      if (item.done) return finished;
      const selector = this.#selectors.next();
      if (selector.done) return finished;
      if (truth(selector.value)) return { done: false, value: item.value };
    }
  }
}

/** `dropwhile(predicate, iterable)`: everything from the first item on for which the predicate is false. */
export class dropwhile<T = unknown> extends PythonIterator<T> {
  static readonly __name__: string = "dropwhile";
  static readonly __text_signature__: string = "native 2-2";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.dropwhile";
  readonly #predicate: Callable<[T], unknown>;
  readonly #source: Iterator<T, unknown>;
  #isOpen = false;

  constructor(predicate: Callable<[T], unknown>, iterable: AnyIterable<T>) {
    super();
    this.#predicate = predicate;
    this.#source = iteratorOf(iterable) as Iterator<T, unknown>;
  }

  override next(): IteratorResult<T, undefined> {
    for (;;) {
      const step = this.#source.next();
      if (step.done) return finished;
      if (this.#isOpen || !truth(invoke(this.#predicate, step.value))) {
        this.#isOpen = true;
        return { done: false, value: step.value };
      }
    }
  }
}

/** `takewhile(predicate, iterable)`: the items before the first for which the predicate is false. */
export class takewhile<T = unknown> extends PythonIterator<T> {
  static readonly __name__: string = "takewhile";
  static readonly __text_signature__: string = "native 2-2";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.takewhile";
  readonly #predicate: Callable<[T], unknown>;
  readonly #source: Iterator<T, unknown>;
  #isOver = false;

  constructor(predicate: Callable<[T], unknown>, iterable: AnyIterable<T>) {
    super();
    this.#predicate = predicate;
    this.#source = iteratorOf(iterable) as Iterator<T, unknown>;
  }

  override next(): IteratorResult<T, undefined> {
    if (this.#isOver) return finished;
    const step = this.#source.next();
    if (step.done) return finished;
    if (truth(invoke(this.#predicate, step.value))) return { done: false, value: step.value };
    this.#isOver = true;
    return finished;
  }
}

/** `filterfalse(function, iterable)`: the items for which the function is false; without one, the false items. */
export class filterfalse<T = unknown> extends PythonIterator<T> {
  static readonly __name__: string = "filterfalse";
  static readonly __text_signature__: string = "native 2-2";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.filterfalse";
  readonly #function: Callable<[T], unknown> | null;
  readonly #source: Iterator<T, unknown>;

  constructor(fn: Callable<[T], unknown> | null, iterable: AnyIterable<T>) {
    super();
    this.#function = fn;
    this.#source = iteratorOf(iterable) as Iterator<T, unknown>;
  }

  override next(): IteratorResult<T, undefined> {
    for (;;) {
      const step = this.#source.next();
      if (step.done) return finished;
      const { value } = step;
      if (!truth(this.#function === null ? value : invoke(this.#function, value))) {
        return { done: false, value };
      }
    }
  }
}
