import { address } from "../core/identity.ts";
import { className } from "../core/names.ts";
import { repr } from "../core/repr.ts";
import { ValueError } from "../core/exceptions/index.ts";
import { asValue } from "./coroutines.ts";
import { QueueEmpty, QueueFull, QueueShutDown } from "./exceptions.ts";
import type { Int } from "../core/numbers/convert.ts";
import type { Future } from "./futures.ts";
import { Fifo } from "./deque.ts";
import { Event } from "./locks.ts";
import { LoopBound } from "./loop-bound.ts";

export { QueueEmpty, QueueFull, QueueShutDown } from "./exceptions.ts";

/** The storage of a queue: a list, a FIFO, or what a subclass chose. */
export interface SizedStorage<T> extends Iterable<T> {
  readonly length?: number;
  readonly size?: number;
  __len__?(): number;
}

/** Waiters in FIFO order; waking one takes it out. */
type Waiters = Set<Future<null>>;

/**
 * `asyncio.Queue`: FIFO; `put` waits while the queue is full, `get` while it is empty. A `maxsize` of 0 means no bound.
 * Source: CPython 3.13 Lib/asyncio/queues.py.
 */
export class Queue<T = unknown> extends LoopBound {
  static readonly __name__: string = "Queue";
  static readonly __module__: string = "asyncio.queues";
  /** @internal */ readonly _maxsize: Int;
  /** @internal */ readonly _getters: Waiters = new Set();
  /** @internal */ readonly _putters: Waiters = new Set();
  /** @internal */ _unfinished_tasks = 0;
  /** @internal */ readonly _finished = new Event();
  /** @internal */ _is_shutdown = false;
  /** What waits in the queue; subclasses that override `_init` put their own storage here. */
  declare _queue: SizedStorage<T>;

  constructor(maxsize: Int = 0) {
    super();
    this._maxsize = maxsize;
    this._finished._label = "queue.join()";
    this._finished.set();
    this._init(maxsize);
  }

  get maxsize(): Int {
    return this._maxsize;
  }

  // ---- What subclasses override

  /** Makes the storage. */
  _init(_maxsize: Int): void {
    this._queue = new Fifo<T>();
  }

  /** Takes the next item out. */
  _get(): T {
    return (this._queue as Fifo<T>).shift();
  }

  /** Stores an item. */
  _put(item: T): void {
    (this._queue as Fifo<T>).push(item);
  }

  /** How many items wait. */
  qsize(): Int {
    const { length, size } = this._queue;
    return length ?? size ?? this._queue.__len__!();
  }

  // ---- Interface

  empty(): boolean {
    return this.qsize() === 0;
  }

  full(): boolean {
    return this._maxsize > 0 && this.qsize() >= this._maxsize;
  }

  /** Puts an item in, waiting for a free place. */
  async put(item: T): Promise<void> {
    while (this.full()) {
      if (this._is_shutdown) throw new QueueShutDown();
      const putter = this._createWaiter<null>("queue.put()");
      this._putters.add(putter);
      try {
        await putter;
      } catch (error) {
        putter.cancel();
        this._putters.delete(putter);
        if (!this.full() && !putter.cancelled()) wakeNext(this._putters);
        throw error;
      }
    }
    this.put_nowait(item);
  }

  /** Puts an item in, or raises `QueueFull`. */
  put_nowait(item: T): void {
    if (this._is_shutdown) throw new QueueShutDown();
    if (this.full()) throw new QueueFull();
    this._put(item);
    this._unfinished_tasks++;
    this._finished.clear();
    wakeNext(this._getters);
  }

  /** Takes the next item, waiting for one. */
  async get(): Promise<T> {
    while (this.empty()) {
      if (this._is_shutdown) throw new QueueShutDown();
      const getter = this._createWaiter<null>("queue.get()");
      this._getters.add(getter);
      try {
        await getter;
      } catch (error) {
        getter.cancel();
        this._getters.delete(getter);
        if (!this.empty() && !getter.cancelled()) wakeNext(this._getters);
        throw error;
      }
    }
    return asValue(this.get_nowait());
  }

  /** Takes the next item, or raises `QueueEmpty`. */
  get_nowait(): T {
    if (this.empty()) {
      if (this._is_shutdown) throw new QueueShutDown();
      throw new QueueEmpty();
    }
    const item = this._get();
    wakeNext(this._putters);
    return item;
  }

  /** Says that an item taken earlier is done with; `join` waits for all of them. */
  task_done(): void {
    if (this._unfinished_tasks <= 0) throw new ValueError("task_done() called too many times");
    this._unfinished_tasks--;
    if (this._unfinished_tasks === 0) this._finished.set();
  }

  /** Waits until `task_done` was called for every item. */
  async join(): Promise<void> {
    if (this._unfinished_tasks > 0) await this._finished.wait();
  }

  /** Makes `put` raise `QueueShutDown`, and `get` too once the queue is empty; at once if `immediate`. */
  shutdown(immediate = false): void {
    this._is_shutdown = true;
    if (immediate) {
      while (!this.empty()) {
        this._get();
        if (this._unfinished_tasks > 0) this._unfinished_tasks--;
      }
      if (this._unfinished_tasks === 0) this._finished.set();
    }
    wakeAll(this._getters);
    wakeAll(this._putters);
  }

  __repr__(): string {
    return `<${className(this.constructor)} at ${address(this)} ${this.#format()}>`;
  }

  __str__(): string {
    return `<${className(this.constructor)} ${this.#format()}>`;
  }

  #format(): string {
    let text = `maxsize=${repr(this._maxsize)}`;
    if (!this.empty()) text += ` _queue=${repr([...this._queue])}`;
    if (this._getters.size > 0) text += ` _getters[${this._getters.size}]`;
    if (this._putters.size > 0) text += ` _putters[${this._putters.size}]`;
    if (this._unfinished_tasks > 0) text += ` tasks=${this._unfinished_tasks}`;
    if (this._is_shutdown) text += " shutdown";
    return text;
  }
}

function wakeNext(waiters: Waiters): void {
  for (const waiter of waiters) {
    waiters.delete(waiter);
    if (waiter.done()) continue;
    waiter.set_result(null);
    return;
  }
}

function wakeAll(waiters: Waiters): void {
  for (const waiter of waiters) {
    waiters.delete(waiter);
    if (!waiter.done()) waiter.set_result(null);
  }
}

/** `asyncio.LifoQueue`: the item that came last goes first. */
export class LifoQueue<T = unknown> extends Queue<T> {
  static override readonly __name__: string = "LifoQueue";
  static override readonly __module__: string = "asyncio.queues";

  override _init(_maxsize: Int): void {
    this._queue = [];
  }

  override _put(item: T): void {
    (this._queue as T[]).push(item);
  }

  override _get(): T {
    return (this._queue as T[]).pop()!;
  }
}
