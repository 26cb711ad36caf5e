/** The methods of `list`, as functions of the array. What JavaScript has with the same meaning (`push`, `reverse`) is emitted as such. */
import { IndexError, TypeError, ValueError } from "../exceptions/base.ts";
import { iterate } from "../iteration/iterate.ts";
import type { Int } from "../numbers/convert.ts";
import { indexOf, isIndex, sizeOf } from "../numbers/index-of.ts";
import { same } from "../operators/compare.ts";
import { repr } from "../repr.ts";
import { sortItems, type SortOptions } from "./sort.ts";
import { tuple } from "./tuple.ts";

/** `list.append(object)`. */
export function append<T>(list: T[], item: T): null {
  list.push(item);
  return null;
}

/** `list.extend(iterable)`. */
export function extend<T>(list: T[], items: unknown): null {
  if (items === list) list.push(...(items as T[]));
  else for (const item of iterate(items)) list.push(item as T);
  return null;
}

/** `list.insert(index, object)`. */
export function insert<T>(list: T[], index: unknown, item: T): null {
  const position = sizeOf(index);
  list.splice(position < 0 ? Math.max(0, position + list.length) : position, 0, item);
  return null;
}

/** `list.pop(index=-1)`. */
export function pop<T>(list: T[], index: unknown = -1): T {
  const position = sizeOf(index);
  if (list.length === 0) throw new IndexError("pop from empty list");
  const place = position < 0 ? position + list.length : position;
  if (place < 0 || place >= list.length) throw new IndexError("pop index out of range");
  if (place === list.length - 1) return list.pop() as T;
  return list.splice(place, 1)[0] as T;
}

/** `list.remove(value)`. */
export function remove<T>(list: T[], value: unknown): null {
  for (let index = 0; index < list.length; index++) {
    if (!same(list[index], value)) continue;
    list.splice(index, 1);
    return null;
  }
  throw new ValueError("list.remove(x): x not in list");
}

/** `list.clear()`. */
export function clear(list: unknown[]): null {
  list.length = 0;
  return null;
}

/** `list.copy()`. */
export function copy<T>(list: readonly T[]): T[] {
  return Array.prototype.slice.call(list) as T[];
}

/** `list.count(value)`, `tuple.count(value)`. */
export function count(list: readonly unknown[], value: unknown): number {
  let found = 0;
  for (let index = 0; index < list.length; index++) if (same(list[index], value)) found++;
  return found;
}

/** `list.index(value, start, stop)`, `tuple.index(value, start, stop)`. */
export function index(
  list: readonly unknown[],
  value: unknown,
  start: unknown = 0,
  stop: unknown = Number.MAX_SAFE_INTEGER,
): number {
  const from = boundOf(start, list.length);
  const to = boundOf(stop, list.length);
  for (let position = from; position < to && position < list.length; position++) {
    if (same(list[position], value)) return position;
  }
  if (list instanceof tuple) throw new ValueError("tuple.index(x): x not in tuple");
  throw new ValueError(`${repr(value)} is not in list`);
}

function boundOf(value: unknown, length: number): number {
  if (!isIndex(value)) {
    throw new TypeError("slice indices must be integers or have an __index__ method");
  }
  const bound: Int = indexOf(value);
  return bound < 0 ? Math.max(0, Number(bound) + length) : Number(bound);
}

/** `list.reverse()`. */
export function reverse(list: unknown[]): null {
  list.reverse();
  return null;
}

/** `list.sort(*, key=None, reverse=False)`. The list changes only when every comparison has succeeded. */
export function sort<T>(list: T[], options?: SortOptions<T>): null {
  if (options !== undefined && (typeof options !== "object" || Array.isArray(options))) {
    throw new TypeError("sort() takes no positional arguments");
  }
  const sorted = sortItems(list, options);
  for (let index = 0; index < sorted.length; index++) list[index] = sorted[index] as T;
  return null;
}
