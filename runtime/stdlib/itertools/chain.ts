import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { finished, iteratorOf } from "../internal/iterators.ts";

/** `chain(*iterables)`: one after the other. */
export class chain<T = unknown> extends PythonIterator<T> {
  static readonly __name__: string = "chain";
  static readonly __text_signature__: string = "native 0-";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.chain";
  #sources: Iterator<AnyIterable<T>, unknown> | undefined;
  #active: Iterator<T, unknown> | undefined = undefined;

  constructor(...iterables: readonly AnyIterable<T>[]) {
    super();
    this.#sources = iterables[Symbol.iterator]();
  }

  /** `chain.from_iterable(iterable)`: the iterables are taken one by one. */
  static from_iterable<T>(iterable: AnyIterable<AnyIterable<T>>): chain<T> {
    const result = new this<T>();
    result.#sources = iteratorOf(iterable) as Iterator<AnyIterable<T>, unknown>;
    return result;
  }

  override next(): IteratorResult<T, undefined> {
    while (this.#sources !== undefined) {
      if (this.#active === undefined) this.#open(this.#sources);
      else {
        const step = this.#active.next();
        if (!step.done) return { done: false, value: step.value };
        this.#active = undefined;
      }
    }
    return finished;
  }

  #open(sources: Iterator<AnyIterable<T>, unknown>): void {
    // An error here ends the chain, as in CPython.
    this.#sources = undefined;
    const step = sources.next();
    if (step.done) return;
    this.#active = iteratorOf(step.value) as Iterator<T, unknown>;
    this.#sources = sources;
  }
}
