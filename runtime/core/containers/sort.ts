import { compareStrings, lt } from "../operators/compare.ts";

/** How {@link sortItems} orders. */
export interface SortOptions<T> {
  /** Called once for each item; the results are compared instead of the items. */
  key?: ((item: T) => unknown) | null;
  reverse?: unknown;
}

const highCodeUnit = /[\ud800-\uffff]/;

/** Sorts keys with `<`, which need not be total; equal ones keep their order. */
function comparison(keys: readonly unknown[]): (a: unknown, b: unknown) => number {
  if (keys.every((key) => typeof key === "number" && key === key)) {
    return (a, b) => (a as number) - (b as number);
  }
  if (keys.every((key) => typeof key === "string")) {
    if (!keys.some((key) => highCodeUnit.test(key as string))) {
      return (a, b) => (a === b ? 0 : (a as string) < (b as string) ? -1 : 1);
    }
    return (a, b) => compareStrings(a as string, b as string);
  }
  return (a, b) => (lt(a, b) ? -1 : lt(b, a) ? 1 : 0);
}

/** The items in order, as a new array. The sort is stable, also when it is reversed. */
export function sortItems<T>(source: Iterable<T>, options: SortOptions<T> = {}): T[] {
  const items = [...source];
  const { key, reverse } = options;
  if (reverse) items.reverse();
  if (key === undefined || key === null) {
    items.sort(comparison(items));
  } else {
    const keyed = items.map((item) => ({ item, key: key(item) }));
    const compare = comparison(keyed.map((pair) => pair.key));
    keyed.sort((a, b) => compare(a.key, b.key));
    keyed.forEach((pair, index) => (items[index] = pair.item));
  }
  if (reverse) items.reverse();
  return items;
}
