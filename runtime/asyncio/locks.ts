import type { Int } from "../core/numbers/convert.ts";
import { RuntimeError, ValueError } from "../core/exceptions/index.ts";
import { address } from "../core/identity.ts";
import { fullClassName } from "../core/names.ts";
import { truth } from "../core/operators/truth.ts";
import { caught } from "../core/exceptions/caught.ts";
import { CancelledError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import { LoopBound } from "./loop-bound.ts";

// Lock, Event, Condition, Semaphore. Source: CPython 3.13 Lib/asyncio/locks.py.

/** Waiters in FIFO order; one that is cancelled takes itself out. */
type Waiters = Set<Future<boolean>>;

/** `<asyncio.locks.Lock object at 0x... [extra]>`. @internal */
export function reprWithState(object: object, extra: string): string {
  return `<${fullClassName(object.constructor)} object at ${address(object)} [${extra}]>`;
}

function waitersText(waiters: Waiters | null): string {
  return waiters === null || waiters.size === 0 ? "" : `, waiters:${waiters.size}`;
}

/** True if every waiter is cancelled; a cancelled one is still listed until its task runs. */
function allCancelled(waiters: Waiters | null): boolean {
  if (waiters === null) return true;
  for (const waiter of waiters) if (!waiter.cancelled()) return false;
  return true;
}

/** `async with` of everything that is acquired and released. */
abstract class Acquirable extends LoopBound {
  abstract acquire(): Promise<boolean>;
  abstract release(): void;

  async __aenter__(): Promise<null> {
    await this.acquire();
    return null;
  }

  async __aexit__(_type: unknown, _error: unknown, _traceback: unknown): Promise<null> {
    this.release();
    return null;
  }
}

/** `asyncio.Lock`: fair; released by whoever calls `release`. */
export class Lock extends Acquirable {
  static readonly __name__: string = "Lock";
  static readonly __module__: string = "asyncio.locks";
  /** @internal */ _locked = false;
  /** @internal */ _waiters: Waiters | null = null;

  locked(): boolean {
    return this._locked;
  }

  /** Waits until the lock is free and takes it. */
  async acquire(): Promise<boolean> {
    if (!this._locked && allCancelled(this._waiters)) {
      this._locked = true;
      return true;
    }
    const waiters = (this._waiters ??= new Set());
    const waiter = this._createWaiter<boolean>("lock.acquire()");
    waiters.add(waiter);
    try {
      try {
        await waiter;
      } finally {
        waiters.delete(waiter);
      }
    } catch (error) {
      if (error instanceof CancelledError && !this._locked) this.#wakeFirst();
      throw error;
    }
    this._locked = true;
    return true;
  }

  /** Frees the lock and wakes the first waiter. */
  release(): void {
    if (!this._locked) throw new RuntimeError("Lock is not acquired.");
    this._locked = false;
    this.#wakeFirst();
  }

  #wakeFirst(): void {
    if (this._waiters === null) return;
    for (const waiter of this._waiters) {
      if (!waiter.done()) waiter.set_result(true);
      return;
    }
  }

  __repr__(): string {
    const state = this._locked ? "locked" : "unlocked";
    return reprWithState(this, state + waitersText(this._waiters));
  }
}

/** `asyncio.Event`: a flag that tasks can wait for. */
export class Event extends LoopBound {
  static readonly __name__: string = "Event";
  static readonly __module__: string = "asyncio.locks";
  /** @internal */ _value = false;
  /** @internal */ readonly _waiters: Waiters = new Set();
  /** How the deadlock report calls a wait. @internal */ _label = "event.wait()";

  is_set(): boolean {
    return this._value;
  }

  /** Sets the flag and wakes all waiters. */
  set(): void {
    if (this._value) return;
    this._value = true;
    for (const waiter of this._waiters) if (!waiter.done()) waiter.set_result(true);
  }

  clear(): void {
    this._value = false;
  }

  /** Waits until the flag is set. */
  async wait(): Promise<true> {
    if (this._value) return true;
    const waiter = this._createWaiter<boolean>(this._label);
    this._waiters.add(waiter);
    try {
      await waiter;
      return true;
    } finally {
      this._waiters.delete(waiter);
    }
  }

  __repr__(): string {
    return reprWithState(this, (this._value ? "set" : "unset") + waitersText(this._waiters));
  }
}

/** `asyncio.Condition`: tasks wait, with the lock released, until another one notifies them. */
export class Condition extends Acquirable {
  static readonly __name__: string = "Condition";
  static readonly __module__: string = "asyncio.locks";
  /** @internal */ readonly _lock: Lock;
  /** How the deadlock report calls a wait. @internal */ _label = "condition.wait()";
  /** @internal */ readonly _waiters: Waiters = new Set();

  constructor(lock: Lock | null = null) {
    super();
    this._lock = lock ?? new Lock();
  }

  locked(): boolean {
    return this._lock.locked();
  }

  acquire(): Promise<boolean> {
    return this._lock.acquire();
  }

  release(): void {
    this._lock.release();
  }

  /** Releases the lock, waits to be notified, and takes the lock again. */
  async wait(): Promise<true> {
    if (!this.locked()) throw new RuntimeError("cannot wait on un-acquired lock");
    const waiter = this._createWaiter<boolean>(this._label);
    this.release();
    try {
      try {
        this._waiters.add(waiter);
        try {
          await waiter;
          return true;
        } finally {
          this._waiters.delete(waiter);
        }
      } finally {
        await this.#reacquire();
      }
    } catch (error) {
      this._notify(1);
      throw error;
    }
  }

  /** Takes the lock, however often it is cancelled meanwhile; then raises the last cancellation. */
  async #reacquire(): Promise<void> {
    let cancelled: unknown = null;
    for (;;) {
      try {
        await this.acquire();
        break;
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
        cancelled = error;
      }
    }
    if (cancelled !== null) throw caught(cancelled);
  }

  /** Waits until `predicate()` is true; returns its value. */
  async wait_for<T>(predicate: () => T): Promise<T> {
    let result = predicate();
    while (!truth(result)) {
      await this.wait();
      result = predicate();
    }
    return result;
  }

  /** Wakes `n` waiters. */
  notify(n = 1): void {
    if (!this.locked()) throw new RuntimeError("cannot notify on un-acquired lock");
    this._notify(n);
  }

  /** @internal */
  _notify(n: number): void {
    let woken = 0;
    for (const waiter of this._waiters) {
      if (woken >= n) return;
      if (waiter.done()) continue;
      woken++;
      waiter.set_result(false);
    }
  }

  /** Wakes all waiters. */
  notify_all(): void {
    this.notify(this._waiters.size);
  }

  __repr__(): string {
    const state = this.locked() ? "locked" : "unlocked";
    return reprWithState(this, state + waitersText(this._waiters));
  }
}

/** `asyncio.Semaphore`: at most `value` tasks at a time. */
export class Semaphore extends Acquirable {
  static readonly __name__: string = "Semaphore";
  static readonly __module__: string = "asyncio.locks";
  /** @internal */ _value: number;
  /** @internal */ _waiters: Waiters | null = null;

  constructor(value: Int = 1) {
    super();
    if (value < 0) throw new ValueError("Semaphore initial value must be >= 0");
    this._value = Number(value);
  }

  /** True if `acquire` would wait. */
  locked(): boolean {
    return this._value === 0 || !allCancelled(this._waiters);
  }

  /** Takes one of the places, waiting for it if there is none. */
  async acquire(): Promise<boolean> {
    if (!this.locked()) {
      this._value--;
      return true;
    }
    const waiters = (this._waiters ??= new Set());
    const waiter = this._createWaiter<boolean>("semaphore.acquire()");
    waiters.add(waiter);
    try {
      try {
        await waiter;
      } finally {
        waiters.delete(waiter);
      }
    } catch (error) {
      if (error instanceof CancelledError && waiter.done() && !waiter.cancelled()) this._value++;
      throw error;
    } finally {
      while (this._value > 0 && this.#wakeNext());
    }
    return true;
  }

  /** Gives a place back and wakes the next waiter. */
  release(): void {
    this._value++;
    this.#wakeNext();
  }

  #wakeNext(): boolean {
    if (this._waiters === null) return false;
    for (const waiter of this._waiters) {
      if (waiter.done()) continue;
      this._value--;
      waiter.set_result(true);
      return true;
    }
    return false;
  }

  __repr__(): string {
    const state = this.locked() ? "locked" : `unlocked, value:${this._value}`;
    return reprWithState(this, state + waitersText(this._waiters));
  }
}

/** `asyncio.BoundedSemaphore`: a semaphore that refuses to be released more often than it was acquired. */
export class BoundedSemaphore extends Semaphore {
  static override readonly __name__: string = "BoundedSemaphore";
  static override readonly __module__: string = "asyncio.locks";
  /** @internal */ readonly _bound_value: number;

  constructor(value: Int = 1) {
    super(value);
    this._bound_value = Number(value);
  }

  override release(): void {
    if (this._value >= this._bound_value) {
      throw new ValueError("BoundedSemaphore released too many times");
    }
    super.release();
  }
}
