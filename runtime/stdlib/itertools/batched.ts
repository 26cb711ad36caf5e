import { tuple } from "../../core/containers/tuple.ts";
import { ValueError } from "../../core/exceptions/base.ts";
import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { truth } from "../../core/operators/truth.ts";
import { finished, iteratorOf } from "../internal/iterators.ts";

/** The keyword-only parameter of {@link batched}. */
export interface BatchedOptions {
  strict?: unknown;
}

/** `batched(iterable, n, *, strict=False)`: tuples of `n` items; the last may be shorter, unless `strict`. */
export class batched<T = unknown> extends PythonIterator<tuple<readonly T[]>> {
  static readonly __name__: string = "batched";
  static readonly __text_signature__: string = "native (iterable, n, *, strict=)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.batched";
  #source: Iterator<T, unknown> | undefined;
  readonly #size: Int;
  readonly #isStrict: boolean;

  constructor(iterable: AnyIterable<T>, n: Int, options: BatchedOptions = {}) {
    super();
    this.#size = indexOf(n);
    if (this.#size < 1) throw new ValueError("n must be at least one");
    this.#isStrict = truth(options.strict ?? false);
    this.#source = iteratorOf(iterable) as Iterator<T, unknown>;
  }

  override next(): IteratorResult<tuple<readonly T[]>, undefined> {
    if (this.#source === undefined) return finished;
    const items: T[] = [];
    while (items.length < this.#size) {
      const step = this.#source.next();
      if (step.done) {
        this.#source = undefined;
        break;
      }
      items.push(step.value);
    }
    if (items.length === 0) return finished;
    if (this.#isStrict && items.length < this.#size) {
      throw new ValueError("batched(): incomplete batch");
    }
    return { done: false, value: new tuple(items) };
  }
}
