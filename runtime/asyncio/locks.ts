import type { Int } from "../core/numbers/convert.ts";
import { getattr } from "../core/attributes/getattr.ts";
import { address } from "../core/identity.ts";
import { fullClassName } from "../core/names.ts";
import { truth } from "../core/operators/truth.ts";
import { type BaseException, RuntimeError, ValueError } from "../core/exceptions/index.ts";
import { caught } from "../core/exceptions/caught.ts";
import { coroutineFunction } from "./coroutine.ts";
import { Fifo } from "./deque.ts";
import { CancelledError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import { LoopBound } from "./loop-bound.ts";
import { outcome, type Primitive, Waits } from "./primitive.ts";

// Lock, Event, Condition, Semaphore. Source: CPython 3.13 Lib/asyncio/locks.py.

/** Waiters in FIFO order; one that is cancelled takes itself out. */
type Waiters = Fifo<Future<boolean>>;

/** What a wait for something returns that is there. */
const yes: Promise<true> = /* @__PURE__ */ Promise.resolve(true as const);

/** `<asyncio.locks.Lock object at 0x... [extra]>`. @internal */
export function reprWithState(object: object, extra: string): string {
  return `<${fullClassName(object.constructor)} object at ${address(object)} [${extra}]>`;
}

function waitersText(waiters: Waiters | null): string {
  return waiters === null || waiters.length === 0 ? "" : `, waiters:${waiters.length}`;
}

/** True if every waiter is cancelled; a cancelled one is still listed until its task runs. */
function allCancelled(waiters: Waiters | null): boolean {
  if (waiters === null) return true;
  for (let index = 0; index < waiters.length; index++) {
    if (!waiters.at(index).cancelled()) return false;
  }
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
export class Lock extends Acquirable implements Primitive {
  static readonly __name__: string = "Lock";
  static readonly __module__: string = "asyncio.locks";
  /** @internal */ _locked = false;
  /** @internal */ _waiters: Waiters | null = null;

  constructor() {
    super();
    coroutineFunction(Lock.prototype.acquire);
  }

  locked(): boolean {
    return this._locked;
  }

  /** @internal */
  get _label(): string {
    return "lock.acquire()";
  }

  /** Waits until the lock is free and takes it. */
  acquire(): Promise<boolean> {
    if (!this._locked && allCancelled(this._waiters)) {
      this._locked = true;
      return yes;
    }
    const waiter = this._createWaiter<boolean>(this);
    (this._waiters ??= new Fifo()).append(waiter);
    return waiter._loop._wait(waiter);
  }

  /** @internal */
  _resumed(waiter: Future<boolean>, cancellation: BaseException | null): boolean {
    this._waiters!.delete(waiter);
    try {
      outcome(waiter, cancellation);
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
    if (this._waiters === null || this._waiters.length === 0) return;
    const waiter = this._waiters.first;
    if (!waiter.done()) waiter.set_result(true);
  }

  __repr__(): string {
    const state = this._locked ? "locked" : "unlocked";
    return reprWithState(this, state + waitersText(this._waiters));
  }
}

/** `asyncio.Event`: a flag that tasks can wait for. */
export class Event extends LoopBound implements Primitive {
  static readonly __name__: string = "Event";
  static readonly __module__: string = "asyncio.locks";
  /** @internal */ _value = false;
  /** @internal */ readonly _waiters: Waiters = new Fifo();
  /** How the deadlock report calls a wait. @internal */ _label = "event.wait()";

  constructor() {
    super();
    coroutineFunction(Event.prototype.wait);
  }

  is_set(): boolean {
    return this._value;
  }

  /** Sets the flag and wakes all waiters. */
  set(): void {
    if (this._value) return;
    this._value = true;
    for (let index = 0; index < this._waiters.length; index++) {
      const waiter = this._waiters.at(index);
      if (!waiter.done()) waiter.set_result(true);
    }
  }

  clear(): void {
    this._value = false;
  }

  /** Waits until the flag is set. */
  wait(): Promise<true> {
    if (this._value) return yes;
    const waiter = this._createWaiter<true>(this);
    this._waiters.append(waiter);
    return waiter._loop._wait(waiter);
  }

  /** @internal */
  _resumed(waiter: Future<boolean>, cancellation: BaseException | null): true {
    this._waiters.delete(waiter);
    outcome(waiter, cancellation);
    return true;
  }

  __repr__(): string {
    return reprWithState(this, (this._value ? "set" : "unset") + waitersText(this._waiters));
  }
}

const waitingForCondition = /* @__PURE__ */ new Waits("condition.wait()");

/** `asyncio.Condition`: tasks wait, with the lock released, until another one notifies them. */
export class Condition extends Acquirable {
  static readonly __name__: string = "Condition";
  static readonly __module__: string = "asyncio.locks";
  /** @internal */ readonly _lock: Lock;
  /** How the deadlock report calls a wait. @internal */ _waiting: Primitive = waitingForCondition;
  /** @internal */ readonly _waiters: Waiters = new Fifo();

  constructor(lock: Lock | null = null) {
    super();
    this._lock = lock ?? new Lock();
    // CPython takes the lock's methods here: what is no lock says so at once.
    for (const name of ["locked", "acquire", "release"]) getattr(this._lock, name);
    coroutineFunction(Condition.prototype.acquire);
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
    const waiter = this._createWaiter<boolean>(this._waiting);
    this.release();
    try {
      try {
        this._waiters.append(waiter);
        try {
          await waiter._loop._wait(waiter);
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
    for (let index = 0; index < this._waiters.length && woken < n; index++) {
      const waiter = this._waiters.at(index);
      if (waiter.done()) continue;
      woken++;
      waiter.set_result(false);
    }
  }

  /** Wakes all waiters. */
  notify_all(): void {
    this.notify(this._waiters.length);
  }

  __repr__(): string {
    const state = this.locked() ? "locked" : "unlocked";
    return reprWithState(this, state + waitersText(this._waiters));
  }
}

/** `asyncio.Semaphore`: at most `value` tasks at a time. */
export class Semaphore extends Acquirable implements Primitive {
  static readonly __name__: string = "Semaphore";
  static readonly __module__: string = "asyncio.locks";
  /** @internal */ _value: number;
  /** @internal */ _waiters: Waiters | null = null;

  constructor(value: Int = 1) {
    super();
    coroutineFunction(Semaphore.prototype.acquire);
    if (value < 0) throw new ValueError("Semaphore initial value must be >= 0");
    this._value = Number(value);
  }

  /** True if `acquire` would wait. */
  locked(): boolean {
    return this._value === 0 || !allCancelled(this._waiters);
  }

  /** @internal */
  get _label(): string {
    return "semaphore.acquire()";
  }

  /** Takes one of the places, waiting for it if there is none. */
  acquire(): Promise<boolean> {
    if (!this.locked()) {
      this._value--;
      return yes;
    }
    const waiter = this._createWaiter<boolean>(this);
    (this._waiters ??= new Fifo()).append(waiter);
    return waiter._loop._wait(waiter);
  }

  /** @internal */
  _resumed(waiter: Future<boolean>, cancellation: BaseException | null): boolean {
    this._waiters!.delete(waiter);
    try {
      outcome(waiter, cancellation);
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
    const waiters = this._waiters;
    if (waiters === null) return false;
    for (let index = 0; index < waiters.length; index++) {
      const waiter = waiters.at(index);
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
