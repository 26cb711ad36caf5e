import { AttributeError, TypeError } from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { eq, ge, lt, same } from "../../core/operators/compare.ts";
import { sortItems } from "../../core/containers/sort.ts";
import { len } from "../../core/operators/len.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { iteratorOf } from "../internal/iterators.ts";
import { greaterFirst, heapifyBy, replaceTop, type Before } from "./heap.ts";

/** An item of the selection; among equal ones the order of arrival decides. */
interface Candidate<T> {
  readonly key: unknown;
  readonly order: number;
  readonly item: T;
}

/** Candidates are ordered as the tuples `(key, order)` are in Python. */
const candidateLess: Before = (a, b) => {
  const [left, right] = [a as Candidate<unknown>, b as Candidate<unknown>];
  return same(left.key, right.key) ? left.order < right.order : lt(left.key, right.key);
};
const candidateGreater: Before = (a, b) => candidateLess(b, a);

/** Which end of the order is selected. */
interface Selection {
  /** The order of the heap that holds the selection, worst on top. */
  readonly worstFirst: Before;
  /** Whether an item is better than the worst one selected. */
  readonly isBetter: Before;
  /** The step from one order of arrival to the next. */
  readonly direction: 1 | -1;
}

const smallest: Selection = { worstFirst: candidateGreater, isBetter: lt, direction: 1 };
const largest: Selection = { worstFirst: candidateLess, isBetter: greaterFirst, direction: -1 };

/** `nsmallest(n, iterable, key=None)`: equal to `sorted(iterable, key=key)[:n]`. */
export function nsmallest<T>(
  n: Int,
  iterable: AnyIterable<T>,
  key: Callable<[T], unknown> | null = null,
): T[] {
  return select(n, iterable, key, smallest);
}

/** `nlargest(n, iterable, key=None)`: equal to `sorted(iterable, key=key, reverse=True)[:n]`. */
export function nlargest<T>(
  n: Int,
  iterable: AnyIterable<T>,
  key: Callable<[T], unknown> | null = null,
): T[] {
  return select(n, iterable, key, largest);
}

function select<T>(
  n: Int,
  iterable: AnyIterable<T>,
  key: Callable<[T], unknown> | null,
  selection: Selection,
): T[] {
  const keyOf = (item: T): unknown => (key === null ? item : invoke(key, item));
  if (eq(n, 1)) return best(iterable, keyOf, selection.isBetter);
  const size = sizeOf(iterable);
  if (size !== undefined && ge(n, size)) {
    const reverse = selection.direction === -1;
    const all = sortItems(iterate(iterable) as Iterable<T>, { key: keyOf, reverse });
    return all.slice(0, Number(n));
  }
  const source = iteratorOf(iterable) as Iterator<T, unknown>;
  const chosen: Candidate<T>[] = [];
  const limit = Number(indexOf(n));
  let order = 0;
  while (chosen.length < limit) {
    const step = source.next();
    if (step.done) break;
    chosen.push({ key: keyOf(step.value), order, item: step.value });
    order += selection.direction;
  }
  if (chosen.length === 0) return [];
  order = limit * selection.direction;
  heapifyBy(chosen, selection.worstFirst);
  for (let step = source.next(); !step.done; step = source.next()) {
    const candidate = keyOf(step.value);
    if (!selection.isBetter(candidate, chosen[0]!.key)) continue;
    replaceTop(chosen, { key: candidate, order, item: step.value }, selection.worstFirst);
    order += selection.direction;
  }
  chosen.sort((a, b) => (selection.worstFirst(a, b) ? 1 : selection.worstFirst(b, a) ? -1 : 0));
  return chosen.map((each) => each.item);
}

/** What `min` and `max` do: the first of the best. */
function best<T>(iterable: AnyIterable<T>, keyOf: (item: T) => unknown, isBetter: Before): T[] {
  let result: Candidate<T> | undefined;
  for (const item of iterate(iterable) as Iterable<T>) {
    const key = keyOf(item);
    if (result === undefined || isBetter(key, result.key)) result = { key, order: 0, item };
  }
  return result === undefined ? [] : [result.item];
}

function sizeOf(iterable: unknown): number | undefined {
  try {
    return len(iterable);
  } catch (error) {
    if (error instanceof TypeError || error instanceof AttributeError) return undefined;
    throw error;
  }
}
