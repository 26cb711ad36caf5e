import { lt } from "../core/operators/compare.ts";
import { truth } from "../core/operators/truth.ts";
import { Queue } from "./queues.ts";

/**
 * `asyncio.PriorityQueue`: the smallest item goes first. The heap is `heapq`'s, so that items that compare equal come out in CPython's order.
 */
export class PriorityQueue<T = unknown> extends Queue<T> {
  static override readonly __name__: string = "PriorityQueue";
  static override readonly __module__: string = "asyncio.queues";

  override _init(_maxsize: number): void {
    this._queue = [];
  }

  override _put(item: T): void {
    const heap = this._queue as T[];
    heap.push(item);
    siftDown(heap, 0, heap.length - 1);
  }

  override _get(): T {
    const heap = this._queue as T[];
    const last = heap.pop()!;
    if (heap.length === 0) return last;
    const first = heap[0]!;
    heap[0] = last;
    siftUp(heap);
    return first;
  }
}

function smaller(one: unknown, other: unknown): boolean {
  return truth(lt(one, other));
}

function siftDown<T>(heap: T[], start: number, position: number): void {
  const item = heap[position]!;
  while (position > start) {
    const parentPosition = (position - 1) >> 1;
    const parent = heap[parentPosition]!;
    if (!smaller(item, parent)) break;
    heap[position] = parent;
    position = parentPosition;
  }
  heap[position] = item;
}

function siftUp<T>(heap: T[]): void {
  const end = heap.length;
  const item = heap[0]!;
  let position = 0;
  let child = 1;
  while (child < end) {
    const right = child + 1;
    if (right < end && !smaller(heap[child], heap[right])) child = right;
    heap[position] = heap[child]!;
    position = child;
    child = 2 * position + 1;
  }
  heap[position] = item;
  siftDown(heap, 0, position);
}
