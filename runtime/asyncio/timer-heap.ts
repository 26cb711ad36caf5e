import type { ReadyEntry } from "./base-events.ts";

/** What stands in the heap: a handle, or a sleep. @internal */
export interface Timer extends ReadyEntry {
  readonly _when: number;
  readonly _timerCancelled: boolean;
  /** True while it is in the heap. */
  _scheduled: boolean;
}

/**
 * A binary heap of timers with the sift order of CPython's `heapq`. Timers with equal deadlines do not come out in the order in which they went in;
 * programs see which order it is, so it has to be the same. The deadlines have an array of their own: comparing them touches no other object.
 * Source: CPython 3.13 Lib/heapq.py.
 *
 * @internal
 */
export class TimerHeap {
  protected _timers: Timer[] = [];
  #times: number[] = [];

  get length(): number {
    return this._timers.length;
  }

  /** The timer that is due first; the caller knows that there is one. */
  get first(): Timer {
    return this._timers[0]!;
  }

  /** When it is due. */
  get firstTime(): number {
    return this.#times[0]!;
  }

  clear(): void {
    for (const timer of this._timers) timer._scheduled = false;
    this._timers = [];
    this.#times = [];
  }

  /** `heapq.heappush`. */
  push(timer: Timer): void {
    timer._scheduled = true;
    this._timers.push(timer);
    this.#times.push(timer._when);
    this.#siftDown(0, this._timers.length - 1);
  }

  /** `heapq.heappop`; the heap is not empty. */
  pop(): Timer {
    const last = this._timers.pop()!;
    const lastTime = this.#times.pop()!;
    if (this._timers.length === 0) {
      last._scheduled = false;
      return last;
    }
    const first = this._timers[0]!;
    this._timers[0] = last;
    this.#times[0] = lastTime;
    this.#siftUp(0);
    first._scheduled = false;
    return first;
  }

  /** Takes the cancelled timers out, and calls `heapq.heapify`. */
  sweep(): void {
    const all = this._timers;
    this._timers = [];
    this.#times = [];
    for (const timer of all) {
      if (timer._timerCancelled) {
        timer._scheduled = false;
        continue;
      }
      this._timers.push(timer);
      this.#times.push(timer._when);
    }
    for (let index = (this._timers.length >> 1) - 1; index >= 0; index--) this.#siftUp(index);
  }

  /** Moves the timer at `position` towards the root. */
  #siftDown(start: number, position: number): void {
    const timers = this._timers;
    const times = this.#times;
    const timer = timers[position]!;
    const time = times[position]!;
    while (position > start) {
      const parent = (position - 1) >> 1;
      const parentTime = times[parent]!;
      if (!(time < parentTime)) break;
      timers[position] = timers[parent]!;
      times[position] = parentTime;
      position = parent;
    }
    timers[position] = timer;
    times[position] = time;
  }

  /** Moves the smaller child up until a leaf is free, then the timer down from there, as `heapq` does. */
  #siftUp(start: number): void {
    const timers = this._timers;
    const times = this.#times;
    const end = timers.length;
    let position = start;
    const timer = timers[position]!;
    const time = times[position]!;
    let child = 2 * position + 1;
    while (child < end) {
      const right = child + 1;
      if (right < end && !(times[child]! < times[right]!)) child = right;
      timers[position] = timers[child]!;
      times[position] = times[child]!;
      position = child;
      child = 2 * position + 1;
    }
    timers[position] = timer;
    times[position] = time;
    this.#siftDown(start, position);
  }
}
