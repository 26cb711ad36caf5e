import type { TimerHandle } from "./handles.ts";

/**
 * A binary heap of timers with the sift order of CPython's `heapq`. Timers with equal deadlines do not come out in the order in which they went in;
 * programs see which order it is, so it has to be the same. Source: CPython 3.13 Lib/heapq.py.
 */

/** `heapq.heappush`. */
export function heapPush(heap: TimerHandle[], item: TimerHandle): void {
  heap.push(item);
  siftDown(heap, 0, heap.length - 1);
}

/** `heapq.heappop`; the heap is not empty. */
export function heapPop(heap: TimerHandle[]): TimerHandle {
  const last = heap.pop()!;
  if (heap.length === 0) return last;
  const first = heap[0]!;
  heap[0] = last;
  siftUp(heap, 0);
  return first;
}

/** `heapq.heapify`. */
export function heapify(heap: TimerHandle[]): void {
  for (let index = (heap.length >> 1) - 1; index >= 0; index--) siftUp(heap, index);
}

/** Moves the item at `position` towards the root. */
function siftDown(heap: TimerHandle[], start: number, position: number): void {
  const item = heap[position]!;
  while (position > start) {
    const parentPosition = (position - 1) >> 1;
    const parent = heap[parentPosition]!;
    if (!(item._when < parent._when)) break;
    heap[position] = parent;
    position = parentPosition;
  }
  heap[position] = item;
}

/** Moves the smaller child up until a leaf is free, then the item down from there, as `heapq` does. */
function siftUp(heap: TimerHandle[], position: number): void {
  const end = heap.length;
  const start = position;
  const item = heap[position]!;
  let child = 2 * position + 1;
  while (child < end) {
    const right = child + 1;
    if (right < end && !(heap[child]!._when < heap[right]!._when)) child = right;
    heap[position] = heap[child]!;
    position = child;
    child = 2 * position + 1;
  }
  heap[position] = item;
  siftDown(heap, start, position);
}
