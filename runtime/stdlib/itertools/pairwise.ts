import { tuple } from "../../core/containers/tuple.ts";
import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { finished, iteratorOf } from "../internal/iterators.ts";

/** `pairwise(iterable)`: each item with its successor. */
export class pairwise<T = unknown> extends PythonIterator<tuple<[T, T]>> {
  static readonly __name__: string = "pairwise";
  static readonly __text_signature__: string = "native 1-1";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.pairwise";
  #source: Iterator<T, unknown> | undefined;
  #old: { readonly value: T } | undefined = undefined;

  constructor(iterable: AnyIterable<T>) {
    super();
    this.#source = iteratorOf(iterable) as Iterator<T, unknown>;
  }

  override next(): IteratorResult<tuple<[T, T]>, undefined> {
    const old = this.#old ?? this.#take();
    const current = old === undefined ? undefined : this.#take();
    if (old === undefined || current === undefined) {
      this.#source = undefined;
      this.#old = undefined;
      return finished;
    }
    this.#old = current;
    return { done: false, value: tuple.of(old.value, current.value) };
  }

  #take(): { readonly value: T } | undefined {
    const step = this.#source?.next();
    return step === undefined || step.done ? undefined : { value: step.value };
  }
}

/** `starmap(function, iterable)`: the function called with the items of each item. */
export class starmap<R = unknown> extends PythonIterator<R> {
  static readonly __name__: string = "starmap";
  static readonly __text_signature__: string = "native 2-2";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.starmap";
  readonly #function: Callable<never[], R>;
  readonly #source: Iterator<unknown, unknown>;

  constructor(fn: Callable<never[], R>, iterable: AnyIterable<unknown>) {
    super();
    this.#function = fn;
    this.#source = iteratorOf(iterable);
  }

  override next(): IteratorResult<R, undefined> {
    const step = this.#source.next();
    if (step.done) return finished;
    const args = [...iterate(step.value)] as never[];
    return { done: false, value: invoke(this.#function, ...args) };
  }
}
