/** Locks in a program of one thread. Source: CPython 3.13 Modules/_threadmodule.c, Lib/threading.py. */
import { call } from "../../core/calls/call.ts";
import { callMethod } from "../../core/attributes/getattr.ts";
import { Extensible } from "../../core/classes/extensible.ts";
import { RuntimeError, ValueError } from "../../core/exceptions/index.ts";
import { address } from "../../core/identity.ts";
import { classModule, className, type NamedClass } from "../../core/names.ts";
import { lt } from "../../core/operators/compare.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { mainIdentifier } from "./identifiers.ts";
import { acquireInVain, checkTimeout, waitInVain } from "./waiting.ts";

/** `threading.Lock`: held by nobody or by the one thread there is. */
export class Lock {
  static readonly __name__: string = "lock";
  static readonly __module__: string = "_thread";
  static readonly __text_signature__: string = "self";
  static readonly __signatures__ = {
    acquire: "self, blocking=, timeout=",
    release: "self",
    locked: "self",
  };
  #isLocked = false;

  acquire(blocking: unknown = true, timeout: unknown = -1): boolean {
    checkTimeout(blocking, timeout);
    if (this.#isLocked) return acquireInVain(blocking, timeout, "acquire() of a locked lock");
    this.#isLocked = true;
    return true;
  }

  release(): void {
    if (!this.#isLocked) throw new RuntimeError("release unlocked lock");
    this.#isLocked = false;
  }

  locked(): boolean {
    return this.#isLocked;
  }

  __enter__(): boolean {
    return this.acquire();
  }

  __exit__(..._details: readonly unknown[]): null {
    this.release();
    return null;
  }

  __repr__(): string {
    const state = this.#isLocked ? "locked" : "unlocked";
    return `<${state} _thread.lock object at ${address(this)}>`;
  }
}

/** `threading.RLock`: may be acquired again by the thread that holds it. */
export class _RLock {
  static readonly __name__: string = "RLock";
  static readonly __module__: string = "_thread";
  static readonly __signatures__ = { acquire: "self, blocking=, timeout=", release: "self" };
  #count = 0;

  acquire(blocking: unknown = true, timeout: unknown = -1): boolean {
    checkTimeout(blocking, timeout);
    this.#count++;
    return true;
  }

  release(): void {
    if (this.#count === 0) throw new RuntimeError("cannot release un-acquired lock");
    this.#count--;
  }

  __enter__(): boolean {
    return this.acquire();
  }

  __exit__(..._details: readonly unknown[]): null {
    this.release();
    return null;
  }

  _is_owned(): boolean {
    return this.#count > 0;
  }

  _recursion_count(): number {
    return this.#count;
  }

  __repr__(): string {
    const state = this.#count > 0 ? "locked" : "unlocked";
    const owner = this.#count > 0 ? mainIdentifier() : 0;
    return `<${state} _thread.RLock object owner=${owner} count=${this.#count} at ${address(this)}>`;
  }
}

export function RLock(): _RLock {
  return new _RLock();
}

interface AnyLock {
  acquire(...args: unknown[]): unknown;
  release(): unknown;
}

/** `threading.Condition`. A wait is in vain: nobody else notifies. */
export class Condition extends Extensible {
  static readonly __name__: string = "Condition";
  static readonly __module__: string = "threading";
  static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    __init__: "self, lock=",
    wait: "self, timeout=",
    wait_for: "self, predicate, timeout=",
    notify: "self, n=",
    notify_all: "self",
  };
  readonly #lock: AnyLock;

  constructor(lock: unknown = null) {
    super();
    this.#lock = (lock ?? new _RLock()) as AnyLock;
  }

  acquire(...args: readonly unknown[]): unknown {
    return callMethod(this.#lock, "acquire", args);
  }

  release(): unknown {
    return callMethod(this.#lock, "release");
  }

  __enter__(): unknown {
    return callMethod(this.#lock, "__enter__");
  }

  __exit__(...details: readonly unknown[]): unknown {
    return callMethod(this.#lock, "__exit__", details);
  }

  #isOwned(): boolean {
    if (this.#lock instanceof _RLock) return this.#lock._is_owned();
    if (!truth(callMethod(this.#lock, "acquire", [false]))) return true;
    callMethod(this.#lock, "release");
    return false;
  }

  wait(timeout: unknown = null): boolean {
    if (!this.#isOwned()) throw new RuntimeError("cannot wait on un-acquired lock");
    waitInVain(timeout, "wait() of a condition");
    return false;
  }

  wait_for(predicate: unknown, timeout: unknown = null): unknown {
    let result = call(predicate);
    if (truth(result)) return result;
    this.wait(timeout);
    result = call(predicate);
    return result;
  }

  notify(_n: unknown = 1): void {
    if (!this.#isOwned()) throw new RuntimeError("cannot notify on un-acquired lock");
  }

  notify_all(): void {
    this.notify();
  }

  __repr__(): string {
    return `<Condition(${repr(this.#lock)}, 0)>`;
  }
}

function described(object: object, state: string): string {
  const cls = object.constructor as NamedClass;
  return `<${classModule(cls)}.${className(cls)} at ${address(object)}: ${state}>`;
}

/** `threading.Event`. */
export class Event extends Extensible {
  static readonly __name__: string = "Event";
  static readonly __module__: string = "threading";
  static readonly __dict__: boolean = true;
  static readonly __signatures__ = { wait: "self, timeout=" };
  #isSet = false;

  constructor() {
    super();
  }

  is_set(): boolean {
    return this.#isSet;
  }

  set(): void {
    this.#isSet = true;
  }

  clear(): void {
    this.#isSet = false;
  }

  wait(timeout: unknown = null): boolean {
    if (!this.#isSet) waitInVain(timeout, "wait() of an event");
    return this.#isSet;
  }

  __repr__(): string {
    return described(this, this.#isSet ? "set" : "unset");
  }
}

/** `threading.Semaphore`. */
export class Semaphore extends Extensible {
  static readonly __name__: string = "Semaphore";
  static readonly __module__: string = "threading";
  static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    __init__: "self, value=",
    acquire: "self, blocking=, timeout=",
    release: "self, n=",
  };
  /** @internal */ _value: number;

  constructor(value = 1) {
    super();
    if (lt(value, 0)) throw new ValueError("semaphore initial value must be >= 0");
    this._value = value;
  }

  acquire(blocking: unknown = true, timeout: unknown = null): boolean {
    if (!truth(blocking) && timeout !== null)
      throw new ValueError("can't specify timeout for non-blocking acquire");
    if (this._value === 0) return acquireInVain(blocking, timeout, "acquire() of a semaphore");
    this._value--;
    return true;
  }

  release(n = 1): void {
    if (lt(n, 1)) throw new ValueError("n must be one or more");
    this._value += n;
  }

  __enter__(): boolean {
    return this.acquire();
  }

  __exit__(..._details: readonly unknown[]): null {
    this.release();
    return null;
  }

  __repr__(): string {
    return described(this, `value=${this._value}`);
  }
}

/** `threading.BoundedSemaphore`: never more than it began with. */
export class BoundedSemaphore extends Semaphore {
  static override readonly __name__: string = "BoundedSemaphore";
  readonly #initial: number;

  constructor(value = 1) {
    super(value);
    this.#initial = value;
  }

  override release(n = 1): void {
    if (lt(n, 1)) throw new ValueError("n must be one or more");
    if (this._value + n > this.#initial) throw new ValueError("Semaphore released too many times");
    this._value += n;
  }

  override __repr__(): string {
    return described(this, `value=${this._value}/${this.#initial}`);
  }
}

/** `threading.local`: attributes of the one thread. */
export class local extends Extensible {
  static readonly __name__: string = "local";
  static readonly __module__: string = "_thread";
  static readonly __dict__: boolean = true;
}
