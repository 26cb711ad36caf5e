import { IndexError, RuntimeError, TypeError } from "../../core/exceptions/base.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { typeName } from "../../core/names.ts";
import { lt } from "../../core/operators/compare.ts";

/** Whether the first item has to stand above the second. */
export type Before = (a: unknown, b: unknown) => boolean;

/** The order of a heap whose largest item is on top. */
export const greaterFirst: Before = (a, b) => lt(b, a);

function checkList(heap: unknown, what: string): asserts heap is unknown[] {
  if (!Array.isArray(heap) || heap instanceof tuple) {
    throw new TypeError(`${what} must be list, not ${typeName(heap)}`);
  }
}

/** Compares two items; a comparison of the program's own may have changed the list. */
function isBefore(
  heap: readonly unknown[],
  size: number,
  before: Before,
  a: unknown,
  b: unknown,
): boolean {
  const result = before(a, b);
  if (heap.length !== size) throw new RuntimeError("list changed size during iteration");
  return result;
}

/** Moves the item at `position` up, as far as `start`, past the parents that it stands before. */
function siftUpFrom<T>(heap: T[], start: number, position: number, before: Before): void {
  const size = heap.length;
  const item = heap[position] as T;
  while (position > start) {
    const parentPosition = (position - 1) >> 1;
    const parent = heap[parentPosition] as T;
    if (!isBefore(heap, size, before, item, parent)) break;
    // The comparison may have moved items: what is at the two places now is swapped.
    [heap[position], heap[parentPosition]] = [heap[parentPosition] as T, heap[position] as T];
    position = parentPosition;
  }
}

/**
 * Moves the item at `position` to a leaf along the children that stand before their siblings, then up again to its place: fewer comparisons than stopping
 * on the way, since an item taken from the end mostly belongs near the end.
 */
export function siftDown<T>(heap: T[], position: number, before: Before): void {
  const size = heap.length;
  const start = position;
  const firstLeaf = size >> 1;
  while (position < firstLeaf) {
    let child = 2 * position + 1;
    if (child + 1 < size && !isBefore(heap, size, before, heap[child], heap[child + 1])) child++;
    [heap[position], heap[child]] = [heap[child] as T, heap[position] as T];
    position = child;
  }
  siftUpFrom(heap, start, position, before);
}

/** Takes the top of a heap that is not empty. */
export function popTop<T>(heap: T[], before: Before): T {
  const last = heap.pop() as T;
  if (heap.length === 0) return last;
  const top = heap[0] as T;
  heap[0] = last;
  siftDown(heap, 0, before);
  return top;
}

/** Makes a list a heap. CPython walks large ones in an order that is kinder to caches; the comparisons show it. */
export function heapifyBy(heap: unknown[], before: Before): void {
  const parents = heap.length >> 1;
  if (heap.length <= 2500) {
    for (let index = parents - 1; index >= 0; index--) siftDown(heap, index, before);
    return;
  }
  const leftmost = 2 ** Math.floor(Math.log2(parents + 1)) - 1;
  const half = parents >> 1;
  const climb = (from: number): void => {
    let index = from;
    siftDown(heap, index, before);
    while ((index & 1) === 1) {
      index >>= 1;
      siftDown(heap, index, before);
    }
  };
  for (let index = leftmost - 1; index >= half; index--) climb(index);
  for (let index = parents - 1; index >= leftmost; index--) climb(index);
}

/** Pushes an item onto the heap. */
export function heappush<T>(heap: T[], item: T): void {
  checkList(heap, "heappush() argument 1");
  heap.push(item);
  siftUpFrom(heap, 0, heap.length - 1, lt);
}

/** Removes and returns the smallest item. @throws IndexError when the heap is empty */
export function heappop<T>(heap: T[]): T {
  checkList(heap, "heappop() argument");
  if (heap.length === 0) throw new IndexError("index out of range");
  return popTop(heap, lt);
}

/** Removes and returns the smallest item and pushes another one, in that order. @throws IndexError when the heap is empty */
export function heapreplace<T>(heap: T[], item: T): T {
  checkList(heap, "heapreplace() argument 1");
  return replaceTop(heap, item, lt);
}

/** `heapreplace` in any order. */
export function replaceTop<T>(heap: T[], item: T, before: Before): T {
  if (heap.length === 0) throw new IndexError("index out of range");
  const top = heap[0] as T;
  heap[0] = item;
  siftDown(heap, 0, before);
  return top;
}

/** Pushes an item, then removes and returns the smallest. */
export function heappushpop<T>(heap: T[], item: T): T {
  checkList(heap, "heappushpop() argument 1");
  if (heap.length === 0) return item;
  const top = heap[0] as T;
  const size = heap.length;
  if (!isBefore(heap, size, lt, top, item)) return item;
  heap[0] = item;
  siftDown(heap, 0, lt);
  return top;
}

/** Makes a list a heap, in place and in linear time. */
export function heapify(heap: unknown[]): void {
  checkList(heap, "heapify() argument");
  heapifyBy(heap, lt);
}
