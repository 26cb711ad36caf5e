import { tuple } from "../../core/containers/tuple.ts";
import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { finished, iteratorOf } from "../internal/iterators.ts";
import { splitOptions } from "../internal/options.ts";

/** The keyword-only parameter of {@link zip_longest}. */
export interface ZipLongestOptions<F> {
  fillvalue?: F;
}

/** `zip_longest(*iterables, fillvalue=None)`: goes on until the longest is exhausted. */
export class zip_longest<T = unknown, F = null> extends PythonIterator<tuple<readonly (T | F)[]>> {
  static readonly __name__: string = "zip_longest";
  static readonly __text_signature__: string = "native 0* (fillvalue=)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.zip_longest";
  readonly #sources: (Iterator<T, unknown> | undefined)[];
  readonly #fill: F;
  #active: number;

  constructor(...args: readonly (AnyIterable<T> | ZipLongestOptions<F>)[]) {
    super();
    const [iterables, options] = splitOptions<AnyIterable<T>, ZipLongestOptions<F>>(args);
    this.#fill = options.fillvalue === undefined ? (null as F) : options.fillvalue;
    this.#sources = iterables.map((each) => iteratorOf(each) as Iterator<T, unknown>);
    this.#active = this.#sources.length;
  }

  override next(): IteratorResult<tuple<readonly (T | F)[]>, undefined> {
    if (this.#active === 0) return finished;
    const items: (T | F)[] = [];
    for (let index = 0; index < this.#sources.length; index++) {
      const step = this.#take(index);
      if (step !== undefined) items.push(step.value);
      else if (this.#active === 0) return finished;
      else items.push(this.#fill);
    }
    return { done: false, value: new tuple(items) };
  }

  #take(index: number): { readonly value: T } | undefined {
    const source = this.#sources[index];
    if (source === undefined) return undefined;
    let step: IteratorResult<T, unknown>;
    try {
      step = source.next();
    } catch (error) {
      this.#active = 0;
      throw error;
    }
    if (!step.done) return step;
    this.#sources[index] = undefined;
    this.#active--;
    return undefined;
  }
}
