import { tuple } from "../../core/containers/tuple.ts";
import { OverflowError, ValueError } from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { finished } from "../internal/iterators.ts";
import { splitOptions } from "../internal/options.ts";

/** The keyword-only parameter of {@link product}. */
export interface ProductOptions {
  repeat?: Int;
}

/** `product(*iterables, repeat=1)`: the rightmost item changes fastest. */
export class product<T = unknown> extends PythonIterator<tuple<readonly T[]>> {
  static readonly __name__: string = "product";
  static readonly __text_signature__: string = "native 0* (repeat=)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.product";
  readonly #pools: readonly (readonly T[])[];
  /** The positions of the last result; `undefined` before the first one and after the last. */
  #indices: number[] | undefined = undefined;
  #isOver = false;

  constructor(...args: readonly (AnyIterable<T> | ProductOptions)[]) {
    super();
    const [iterables, options] = splitOptions<AnyIterable<T>, ProductOptions>(args);
    const times = options.repeat === undefined ? 1 : indexOf(options.repeat);
    if (times < 0) throw new ValueError("repeat argument cannot be negative");
    if (typeof times === "bigint" || iterables.length * times > 0xffff_ffff) {
      throw new OverflowError("repeat argument too large");
    }
    const pools = times === 0 ? [] : iterables.map((each) => [...(iterate(each) as Iterable<T>)]);
    this.#pools = Array.from({ length: times }, () => pools).flat();
  }

  override next(): IteratorResult<tuple<readonly T[]>, undefined> {
    if (this.#isOver) return finished;
    if (this.#indices === undefined) {
      this.#indices = this.#pools.map(() => 0);
      this.#isOver = this.#pools.some((pool) => pool.length === 0);
    } else {
      this.#isOver = !this.#advance(this.#indices);
    }
    if (this.#isOver) return finished;
    const indices = this.#indices;
    return { done: false, value: tuple.of(...this.#pools.map((pool, at) => pool[indices[at]!]!)) };
  }

  #advance(indices: number[]): boolean {
    for (let position = indices.length - 1; position >= 0; position--) {
      indices[position]!++;
      if (indices[position]! < this.#pools[position]!.length) return true;
      indices[position] = 0;
    }
    return false;
  }
}
