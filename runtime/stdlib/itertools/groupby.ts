import { tuple } from "../../core/containers/tuple.ts";
import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { same } from "../../core/operators/compare.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { finished, iteratorOf } from "../internal/iterators.ts";

/** The item that was read last, and its key. */
interface Current<T, K> {
  readonly value: T;
  readonly key: K;
  /** True once a group has given the item out. */
  isTaken: boolean;
}

/** What the groups share with their `groupby`: the source, and which group is the live one. */
class Reader<T, K> {
  readonly #source: Iterator<T, unknown>;
  readonly #key: Callable<[T], K> | null;
  current: Current<T, K> | undefined = undefined;
  live: _grouper<T, K> | undefined = undefined;

  constructor(source: Iterator<T, unknown>, key: Callable<[T], K> | null) {
    this.#source = source;
    this.#key = key;
  }

  /** Reads the next item; false at the end. */
  step(): boolean {
    const step = this.#source.next();
    if (step.done) return false;
    const { value } = step;
    const key = this.#key === null ? (value as unknown as K) : invoke(this.#key, value);
    this.current = { value, key, isTaken: false };
    return true;
  }
}

/** `groupby(iterable, key=None)`: keys, and iterators over the adjacent items that share them. A group ends when the next one is asked for. */
export class groupby<T = unknown, K = T> extends PythonIterator<tuple<[K, PythonIterator<T>]>> {
  static readonly __name__: string = "groupby";
  static readonly __text_signature__: string = "native (iterable, key=)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.groupby";
  readonly #reader: Reader<T, K>;
  #target: { readonly key: K } | undefined = undefined;

  constructor(iterable: AnyIterable<T>, key: Callable<[T], K> | null = null) {
    super();
    this.#reader = new Reader(iteratorOf(iterable) as Iterator<T, unknown>, key);
  }

  override next(): IteratorResult<tuple<[K, PythonIterator<T>]>, undefined> {
    const reader = this.#reader;
    reader.live = undefined;
    for (;;) {
      const { current } = reader;
      if (current !== undefined) {
        if (this.#target === undefined || !same(this.#target.key, current.key)) break;
      }
      if (!reader.step()) return finished;
    }
    const { key } = reader.current!;
    this.#target = { key };
    reader.live = new _grouper(reader, key);
    return { done: false, value: tuple.of(key, reader.live as PythonIterator<T>) };
  }
}

/** One group. */
class _grouper<T, K> extends PythonIterator<T> {
  static readonly __name__: string = "_grouper";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools._grouper";
  readonly #reader: Reader<T, K>;
  readonly #key: K;

  constructor(reader: Reader<T, K>, key: K) {
    super();
    this.#reader = reader;
    this.#key = key;
  }

  override next(): IteratorResult<T, undefined> {
    const reader = this.#reader;
    if (reader.live !== this) return finished;
    if (reader.current!.isTaken && !reader.step()) return finished;
    const current = reader.current!;
    if (!same(this.#key, current.key)) return finished;
    current.isTaken = true;
    return { done: false, value: current.value };
  }
}
