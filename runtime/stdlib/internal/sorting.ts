import { lt } from "../../core/operators/compare.ts";

/** Sorts a list in place, stably, by Python's `<`. `keyOf` is called once for each item. */
export function sortList<T>(items: T[], keyOf?: (item: T) => unknown): T[] {
  if (keyOf === undefined) return items.sort(byLess);
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) => byLess(a.key, b.key));
  keyed.forEach(({ item }, index) => {
    items[index] = item;
  });
  return items;
}

function byLess(a: unknown, b: unknown): number {
  if (lt(a, b)) return -1;
  return lt(b, a) ? 1 : 0;
}
