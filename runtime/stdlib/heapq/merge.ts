import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { lt, same } from "../../core/operators/compare.ts";
import { truth } from "../../core/operators/truth.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { iteratorOf } from "../internal/iterators.ts";
import { splitOptions } from "../internal/options.ts";
import { heapifyBy, popTop, siftDown, type Before } from "./heap.ts";

/** The keyword-only parameters of {@link merge}. */
export interface MergeOptions<T> {
  key?: Callable<[T], unknown> | null;
  reverse?: unknown;
}

/** The next item of one of the inputs; of equal ones the input that came first is first. */
interface Head<T> {
  value: T;
  key: unknown;
  readonly order: number;
  readonly source: Iterator<T, unknown>;
}

/** `merge(*iterables, key=None, reverse=False)`: a generator over the sorted inputs' items in order. */
export function merge<T>(
  ...args: readonly (AnyIterable<T> | MergeOptions<T>)[]
): Generator<T, void, unknown> {
  const [iterables, options] = splitOptions<AnyIterable<T>, MergeOptions<T>>(args);
  return mergeSorted(iterables, options.key ?? null, truth(options.reverse ?? false));
}

/** Heads are ordered as the lists `[value, order]` are in Python: by identity or `==`, then by `<`. */
function headOrder<T>(isReversed: boolean): Before {
  const precedes = (a: Head<T>, b: Head<T>): boolean =>
    same(a.key, b.key) ? a.order < b.order : lt(a.key, b.key);
  return isReversed
    ? (a, b) => precedes(b as Head<T>, a as Head<T>)
    : (a, b) => precedes(a as Head<T>, b as Head<T>);
}

function* mergeSorted<T>(
  iterables: readonly AnyIterable<T>[],
  key: Callable<[T], unknown> | null,
  isReversed: boolean,
): Generator<T, void, unknown> {
  const before = headOrder<T>(isReversed);
  const heads: Head<T>[] = [];
  iterables.forEach((iterable, index) => {
    const source = iteratorOf(iterable) as Iterator<T, unknown>;
    const first = source.next();
    if (first.done) return;
    const { value } = first;
    const order = isReversed ? -index : index;
    heads.push({ value, key: key === null ? value : invoke(key, value), order, source });
  });
  heapifyBy(heads, before);
  while (heads.length > 1) {
    const head = heads[0]!;
    yield head.value;
    const step = head.source.next();
    if (step.done) {
      popTop(heads, before);
      continue;
    }
    head.value = step.value;
    head.key = key === null ? step.value : invoke(key, step.value);
    siftDown(heads, 0, before);
  }
  const last = heads[0];
  if (last === undefined) return;
  yield last.value;
  for (let step = last.source.next(); !step.done; step = last.source.next()) yield step.value;
}
