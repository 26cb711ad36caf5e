import { compareStrings, lt } from "../operators/compare.ts";

/** How {@link sortItems} orders. */
export interface SortOptions<T> {
  /** Called once for each item; the results are compared instead of the items. */
  key?: ((item: T) => unknown) | null;
  reverse?: unknown;
}

type Compare = (a: unknown, b: unknown) => number;

const highCodeUnit = /[\ud800-\uffff]/;

/** How the engine can compare the keys itself; `undefined` when only `<` can. */
function nativeComparison(keys: readonly unknown[]): Compare | undefined {
  if (keys.every((key) => typeof key === "number" && key === key)) {
    return (a, b) => (a as number) - (b as number);
  }
  if (!keys.every((key) => typeof key === "string")) return undefined;
  if (keys.some((key) => highCodeUnit.test(key as string))) {
    return (a, b) => compareStrings(a as string, b as string);
  }
  return (a, b) => (a === b ? 0 : (a as string) < (b as string) ? -1 : 1);
}

/** The items in order, as a new array. The sort is stable, also when it is reversed. */
export function sortItems<T>(source: Iterable<T>, options: SortOptions<T> = {}): T[] {
  let items = [...source];
  const { key, reverse } = options;
  if (reverse) items.reverse();
  if (key === undefined || key === null) {
    const compare = nativeComparison(items);
    if (compare === undefined) items = mergeSort(items, lt);
    else items.sort(compare);
  } else {
    items = sortByKey(items, key);
  }
  if (reverse) items.reverse();
  return items;
}

function sortByKey<T>(items: readonly T[], key: (item: T) => unknown): T[] {
  const pairs = items.map((item) => ({ item, key: key(item) }));
  const compare = nativeComparison(pairs.map((pair) => pair.key));
  const sorted =
    compare === undefined
      ? mergeSort(pairs, (a, b) => lt(a.key, b.key))
      : pairs.sort((a, b) => compare(a.key, b.key));
  return sorted.map((pair) => pair.item);
}

/** Runs up to this length are made by insertion. */
const shortRun = 32;

/**
 * A stable merge sort that asks only whether an item is less than one before it, as CPython's does: `<` of the program's classes need not be total, and it is what
 * counts. (Engines may ask a comparison function either way round.)
 */
function mergeSort<T>(items: readonly T[], less: (a: T, b: T) => boolean): T[] {
  let from = [...items];
  const { length } = from;
  if (isSorted(from, less)) return from;
  for (let start = 0; start < length; start += shortRun) {
    insertionSort(from, start, Math.min(start + shortRun, length), less);
  }
  let into = new Array<T>(length);
  for (let width = shortRun; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      merge(from, into, start, middle, Math.min(middle + width, length), less);
    }
    [from, into] = [into, from];
  }
  return from;
}

function isSorted<T>(items: readonly T[], less: (a: T, b: T) => boolean): boolean {
  for (let index = 1; index < items.length; index++) {
    if (less(items[index]!, items[index - 1]!)) return false;
  }
  return true;
}

/** Each item goes behind the last one that it is not less than, found by halving. */
function insertionSort<T>(
  items: T[],
  start: number,
  end: number,
  less: (a: T, b: T) => boolean,
): void {
  for (let index = start + 1; index < end; index++) {
    const item = items[index]!;
    let low = start;
    let high = index;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (less(item, items[middle]!)) high = middle;
      else low = middle + 1;
    }
    items.copyWithin(low + 1, low, index);
    items[low] = item;
  }
}

function merge<T>(
  from: readonly T[],
  into: T[],
  start: number,
  middle: number,
  end: number,
  less: (a: T, b: T) => boolean,
): void {
  let left = start;
  let right = middle;
  for (let index = start; index < end; index++) {
    const takeRight = left >= middle || (right < end && less(from[right]!, from[left]!));
    into[index] = takeRight ? from[right++]! : from[left++]!;
  }
}
