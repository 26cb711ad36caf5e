import { address } from "../core/identity.ts";
import { className } from "../core/names.ts";
import { repr } from "../core/repr.ts";
import { type BaseException, ValueError } from "../core/exceptions/index.ts";
import { QueueEmpty, QueueFull, QueueShutDown } from "./exceptions.ts";
import type { Int } from "../core/numbers/convert.ts";
import type { Future } from "./futures.ts";
import { coroutineFunction } from "./coroutine.ts";
import { Fifo } from "./deque.ts";
import { Event } from "./locks.ts";
import { LoopBound } from "./loop-bound.ts";
import { promiseOf } from "./pass-value.ts";
import { outcome, type Primitive, WaitAgain } from "./primitive.ts";

export { QueueEmpty, QueueFull, QueueShutDown } from "./exceptions.ts";

/** The storage of a queue: a list, a FIFO, or what a subclass chose. */
export interface SizedStorage<T> extends Iterable<T> {
  readonly length?: number;
  readonly size?: number;
  __len__?(): number;
}

/** Waiters in FIFO order; waking one takes it out. */
type Waiters = Fifo<Future<null>>;

/** What waiting returns if there is nothing to wait for. */
const nothing = /* @__PURE__ */ Promise.resolve(null) as Promise<unknown> as Promise<void>;

/**
 * `asyncio.Queue`: FIFO; `put` waits while the queue is full, `get` while it is empty. A `maxsize` of 0 means no bound.
 * Source: CPython 3.13 Lib/asyncio/queues.py.
 */
export class Queue<T = unknown> extends LoopBound implements Primitive {
  static readonly __name__: string = "Queue";
  static readonly __module__: string = "asyncio.queues";
  /** @internal */ readonly _maxsize: Int;
  /** @internal */ readonly _getters: Waiters = new Fifo();
  /** @internal */ readonly _putters: Waiters = new Fifo();
  /** @internal */ _unfinished_tasks = 0;
  /** @internal */ readonly _finished = new Event();
  /** @internal */ _is_shutdown = false;
  /** What waits in the queue; subclasses that override `_init` put their own storage here. */
  declare _queue: SizedStorage<T>;

  constructor(maxsize: Int = 0) {
    super();
    coroutineFunction(Queue.prototype.put);
    coroutineFunction(Queue.prototype.get);
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
    (this._queue as Fifo<T>).append(item);
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
  put(item: T): Promise<void> {
    if (this.full()) {
      const putter = this._waitToPut(new Putting<T>(this, item));
      return putter._loop._wait(putter) as Promise<unknown> as Promise<void>;
    }
    this.put_nowait(item);
    return nothing;
  }

  /** @internal */
  _waitToPut(putting: Primitive): Future<null> {
    if (this._is_shutdown) throw new QueueShutDown();
    const putter = this._createWaiter<null>(putting);
    this._putters.append(putter);
    return putter;
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
  get(): Promise<T> {
    if (this.empty()) {
      const getter = this.#waitToGet();
      return getter._loop._wait(getter) as Promise<unknown> as Promise<T>;
    }
    return promiseOf(this.get_nowait());
  }

  #waitToGet(): Future<null> {
    if (this._is_shutdown) throw new QueueShutDown();
    const getter = this._createWaiter<null>(this);
    this._getters.append(getter);
    return getter;
  }

  /** @internal */
  get _label(): string {
    return "queue.get()";
  }

  /** What `get` does when it is woken. @internal */
  _resumed(getter: Future<null>, cancellation: BaseException | null): unknown {
    try {
      outcome(getter, cancellation);
    } catch (error) {
      getter.cancel();
      this._getters.delete(getter);
      if (!this.empty() && !getter.cancelled()) wakeNext(this._getters);
      throw error;
    }
    return this.empty() ? new WaitAgain(this.#waitToGet()) : this.get_nowait();
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
    return `<${className(this.constructor)} at ${address(this)} ${this._format()}>`;
  }

  __str__(): string {
    return `<${className(this.constructor)} ${this._format()}>`;
  }

  /** @internal */
  _format(): string {
    let text = `maxsize=${repr(this._maxsize)}`;
    if (!this.empty()) text += ` _queue=${repr([...this._queue])}`;
    if (this._getters.length > 0) text += ` _getters[${this._getters.length}]`;
    if (this._putters.length > 0) text += ` _putters[${this._putters.length}]`;
    if (this._unfinished_tasks > 0) text += ` tasks=${this._unfinished_tasks}`;
    if (this._is_shutdown) text += " shutdown";
    return text;
  }
}

/** A `put` that waits. */
class Putting<T> implements Primitive {
  readonly _queue: Queue<T>;
  readonly _item: T;

  constructor(queue: Queue<T>, item: T) {
    this._queue = queue;
    this._item = item;
  }

  get _label(): string {
    return "queue.put()";
  }

  _resumed(putter: Future<null>, cancellation: BaseException | null): unknown {
    const queue = this._queue;
    try {
      outcome(putter, cancellation);
    } catch (error) {
      putter.cancel();
      queue._putters.delete(putter);
      if (!queue.full() && !putter.cancelled()) wakeNext(queue._putters);
      throw error;
    }
    if (queue.full()) return new WaitAgain(queue._waitToPut(this));
    queue.put_nowait(this._item);
    return null;
  }
}

function wakeNext(waiters: Waiters): void {
  while (waiters.length > 0) {
    const waiter = waiters.shift();
    if (waiter.done()) continue;
    waiter.set_result(null);
    return;
  }
}

function wakeAll(waiters: Waiters): void {
  while (waiters.length > 0) {
    const waiter = waiters.shift();
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
