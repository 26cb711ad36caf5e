import { callMethod, getattr } from "../core/attributes/getattr.ts";
import { dict } from "../core/containers/dict.ts";
import { TypeError } from "../core/exceptions/index.ts";
import { toFloat } from "../core/numbers/float.ts";
import type { Context } from "../stdlib/contextvars/context.ts";
import { BaseEventLoop as NativeEventLoop } from "./base-events.ts";
import { type Callback, isOptions } from "./callbacks.ts";
import { Fifo } from "./deque.ts";
import type { TimerHandle } from "./handles.ts";
import { type Seconds, seconds } from "./seconds.ts";
import { type Timer, TimerHeap } from "./timer-heap.ts";

/** A wait is cut into pieces of a day. Source: CPython Lib/asyncio/base_events.py, MAXIMUM_SELECT_TIMEOUT. */
const longestWait = 24 * 3600;

/** A queue that shows itself to the program as the `deque` or the `list` that CPython has. */
class ReadyQueue<T> extends Fifo<T> {
  static readonly __name__: string = "deque";

  __len__(): number {
    return this.length;
  }

  __getitem__(index: number): T {
    return this.at(index < 0 ? this.length + index : index);
  }

  popleft(): T {
    return this.shift();
  }
}

class Schedule extends TimerHeap {
  static readonly __name__: string = "list";

  __len__(): number {
    return this.length;
  }

  __getitem__(index: number): Timer {
    return this._timers.at(index)!;
  }

  [Symbol.iterator](): Iterator<Timer> {
    return this._timers[Symbol.iterator]();
  }
}

/**
 * `asyncio.BaseEventLoop` as classes of programs extend it: what CPython's loop does by calling methods of its own that a subclass may have replaced
 * (`_run_once`, `call_at`, `call_soon`, `time`, the selector) is done by calling them here as well. Loops of the runtime's own are plainer and faster.
 * Source: CPython 3.13 Lib/asyncio/base_events.py.
 */
export class BaseEventLoop extends NativeEventLoop {
  static override readonly __name__: string = "BaseEventLoop";
  static override readonly __module__: string = "asyncio.base_events";
  /** The handles of timers that are no handles themselves. */
  readonly #handles = new Map<Timer, TimerHandle>();

  /** Loops of the runtime are of this class, too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Function.prototype[Symbol.hasInstance].call(
      this === BaseEventLoop ? NativeEventLoop : this,
      value,
    );
  }

  constructor() {
    super();
    const self = this as { -readonly [Key in keyof this]: this[Key] };
    self._ready = new ReadyQueue();
    self._scheduled = new Schedule();
  }

  #replaces(name: keyof BaseEventLoop): boolean {
    return (this as BaseEventLoop)[name] !== BaseEventLoop.prototype[name];
  }

  // ---- What subclasses replace

  override call_later(delay: Seconds, callback: Callback, ...args: unknown[]): TimerHandle {
    if (!this.#replaces("call_at")) return super.call_later(delay, callback, ...args);
    if (delay === null) throw new TypeError("delay must not be None");
    return this.#callAt(this.time() + seconds(delay, "sum"), callback, args);
  }

  override _callAt(when: number, callback: () => unknown): TimerHandle {
    return this.#replaces("call_at")
      ? this.#callAt(when, callback, [])
      : super._callAt(when, callback);
  }

  #callAt(when: number, callback: Callback, args: readonly unknown[]): TimerHandle {
    const last = args[args.length - 1];
    const keywords = isOptions(last) ? last : { context: null };
    const positional = isOptions(last) ? args.slice(0, -1) : args;
    const given = [toFloat(when), callback, ...positional];
    return callMethod(this, "call_at", given, keywords) as TimerHandle;
  }

  override _schedule(timer: Timer): void {
    if (!this.#replaces("call_at") || "_callback" in timer) {
      super._schedule(timer);
      return;
    }
    const handle = this.#callAt(timer._when, () => timer._run(), []);
    this.#handles.set(timer, handle);
  }

  override _timer_handle_cancelled(timer: Timer): void {
    const handle = this.#handles.get(timer);
    if (handle === undefined) {
      super._timer_handle_cancelled(timer);
      return;
    }
    this.#handles.delete(timer);
    handle.cancel();
  }

  override _callInContext(callback: Callback, argument: unknown, context: Context | null): void {
    if (this.#replaces("call_soon"))
      callMethod(this, "call_soon", [callback, argument], { context });
    else super._callInContext(callback, argument, context);
  }

  override _reportException(context: Record<string, unknown>): void {
    callMethod(this, "call_exception_handler", [new dict(Object.entries(context))]);
  }

  // ---- Running

  override _runBatches(isOne: boolean): Promise<void> {
    return isOne || !this.#replaces("_run_once")
      ? super._runBatches(isOne)
      : this.#runOnceAndAgain();
  }

  async #runOnceAndAgain(): Promise<void> {
    try {
      do await (callMethod(this, "_run_once") as Promise<void>);
      while (!this._stopping);
    } finally {
      this._endRun();
    }
  }

  /** One batch: waits until something is ready, and runs that. */
  _run_once(): Promise<void> {
    this._dropCancelledTimers();
    let timeout: number | null = null;
    if (this._ready.length > 0 || this._stopping) timeout = 0;
    else if (this._scheduled.length > 0)
      timeout = Math.min(Math.max(this._scheduled.firstTime - this.time(), 0), longestWait);
    const selector = getattr(this, "_selector", null);
    if (selector !== null) {
      const events = callMethod(selector, "select", [timeout === null ? null : toFloat(timeout)]);
      callMethod(this, "_process_events", [events]);
    }
    return this._runBatches(true);
  }

  /** What becomes ready by input and output is the loop's own affair. */
  _process_events(_event_list: unknown): void {}
}
