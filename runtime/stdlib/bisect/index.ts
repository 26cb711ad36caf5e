/** Python's `bisect`: positions in sorted sequences. Source: CPython Modules/_bisectmodule.c. */
import { AttributeError, IndexError, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { typeName } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { lt } from "../../core/operators/compare.ts";
import { len } from "../../core/operators/len.ts";
import { isOptions } from "../internal/options.ts";
import { invoke, type Callable } from "../internal/callables.ts";

/** A sequence that `bisect` can search: a list, a tuple, or an object with `__len__` and `__getitem__`. */
export type Searchable<T> = readonly T[] | { __len__(): Int; __getitem__(index: number): T };

/** The keyword-only parameter of all functions. */
export interface BisectOptions<T> {
  key?: Callable<[T], unknown> | null;
}

/** Whether an item stands before the place that is looked for. */
type IsBefore = (item: unknown, x: unknown) => boolean;

const beforeLeft: IsBefore = lt;
const beforeRight: IsBefore = (item, x) => !lt(x, item);

function itemOf(sequence: unknown, index: number): unknown {
  if (Array.isArray(sequence)) {
    if (index < sequence.length) return sequence[index];
    const kind = sequence instanceof tuple ? "tuple" : "list";
    throw new IndexError(`${kind} index out of range`);
  }
  if (typeof sequence === "string") {
    const character = [...sequence][index];
    if (character !== undefined) return character;
    throw new IndexError("string index out of range");
  }
  const method = (sequence as { __getitem__?: (index: number) => unknown }).__getitem__;
  if (typeof method === "function") return method.call(sequence, index);
  throw new TypeError(`'${typeName(sequence)}' object does not support indexing`);
}

function search(
  a: unknown,
  x: unknown,
  lo: unknown,
  hi: unknown,
  key: Callable<[never], unknown> | null | undefined,
  isBefore: IsBefore,
): number {
  let low = Number(indexOf(lo));
  if (low < 0) throw new ValueError("lo must be non-negative");
  let high = hi === null || hi === undefined ? -1 : Number(indexOf(hi));
  if (high === -1) high = len(a);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = itemOf(a, middle);
    const value = key === null || key === undefined ? item : invoke(key, item as never);
    if (isBefore(value, x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The options object, which stands where the arguments that are left out would. */
function optionsAmong<T>(lo: unknown, hi: unknown, options: BisectOptions<T>): BisectOptions<T> {
  if (isOptions(lo)) return lo as BisectOptions<T>;
  return isOptions(hi) ? (hi as BisectOptions<T>) : options;
}

function searchWith<T>(
  a: unknown,
  x: unknown,
  lo: unknown,
  hi: unknown,
  options: BisectOptions<T>,
  isBefore: IsBefore,
): number {
  const { key } = optionsAmong(lo, hi, options);
  return search(
    a,
    x,
    isOptions(lo) ? 0 : lo,
    isOptions(lo) || isOptions(hi) ? null : hi,
    key,
    isBefore,
  );
}

function insert(sequence: unknown, index: number, x: unknown): void {
  if (Array.isArray(sequence) && !(sequence instanceof tuple)) {
    sequence.splice(index, 0, x);
    return;
  }
  const method = (sequence as { insert?: (index: number, x: unknown) => unknown }).insert;
  if (typeof method !== "function") {
    throw new AttributeError(`'${typeName(sequence)}' object has no attribute 'insert'`);
  }
  method.call(sequence, index, x);
}

/** The position before the items equal to `x`. */
export function bisect_left<T>(
  a: Searchable<T>,
  x: unknown,
  lo: Int | BisectOptions<T> = 0,
  hi: Int | null | BisectOptions<T> = null,
  options: BisectOptions<T> = {},
): number {
  return searchWith(a, x, lo, hi, options, beforeLeft);
}

/** The position after the items equal to `x`. */
export function bisect_right<T>(
  a: Searchable<T>,
  x: unknown,
  lo: Int | BisectOptions<T> = 0,
  hi: Int | null | BisectOptions<T> = null,
  options: BisectOptions<T> = {},
): number {
  return searchWith(a, x, lo, hi, options, beforeRight);
}

/** Inserts `x` before the items equal to it. A key is applied to `x` too. */
export function insort_left<T>(
  a: Searchable<T>,
  x: T,
  lo: Int | BisectOptions<T> = 0,
  hi: Int | null | BisectOptions<T> = null,
  options: BisectOptions<T> = {},
): void {
  const { key } = optionsAmong(lo, hi, options);
  const value = key === null || key === undefined ? x : invoke(key, x);
  insert(a, searchWith(a, value, lo, hi, options, beforeLeft), x);
}

/** Inserts `x` after the items equal to it. A key is applied to `x` too. */
export function insort_right<T>(
  a: Searchable<T>,
  x: T,
  lo: Int | BisectOptions<T> = 0,
  hi: Int | null | BisectOptions<T> = null,
  options: BisectOptions<T> = {},
): void {
  const { key } = optionsAmong(lo, hi, options);
  const value = key === null || key === undefined ? x : invoke(key, x);
  insert(a, searchWith(a, value, lo, hi, options, beforeRight), x);
}

export { bisect_right as bisect, insort_right as insort };
