import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { add } from "../../core/operators/add.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { isOptions } from "../internal/options.ts";
import { finished, iteratorOf } from "../internal/iterators.ts";

/** The keyword-only parameter of {@link accumulate}. */
export interface AccumulateOptions<T> {
  initial?: T | null;
}

/** `accumulate(iterable, func=None, *, initial=None)`: running totals. */
export class accumulate<T = unknown> extends PythonIterator<T> {
  static readonly __name__: string = "accumulate";
  static readonly __text_signature__: string = "native (iterable, func=, *, initial=)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.accumulate";
  readonly #source: Iterator<T, unknown>;
  readonly #function: Callable<[T, T], T> | null;
  #initial: T | undefined;
  #total: T | undefined = undefined;

  constructor(
    iterable: AnyIterable<T>,
    func: Callable<[T, T], T> | AccumulateOptions<T> | null = null,
    options: AccumulateOptions<T> = isOptions(func) ? (func as AccumulateOptions<T>) : {},
  ) {
    super();
    this.#source = iteratorOf(iterable) as Iterator<T, unknown>;
    this.#function = isOptions(func) ? null : (func as Callable<[T, T], T> | null);
    this.#initial = options.initial ?? undefined;
  }

  override next(): IteratorResult<T, undefined> {
    if (this.#initial !== undefined) {
      const value = this.#initial;
      this.#initial = undefined;
      this.#total = value;
      return { done: false, value };
    }
    const step = this.#source.next();
    if (step.done) return finished;
    const total = this.#total;
    const value = total === undefined ? step.value : this.#combine(total, step.value);
    this.#total = value;
    return { done: false, value };
  }

  #combine(total: T, value: T): T {
    return this.#function === null
      ? (add(total, value) as T)
      : invoke(this.#function, total, value);
  }
}
