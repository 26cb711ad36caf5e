import { callMethod, getattr } from "../core/attributes/getattr.ts";
import { dict } from "../core/containers/dict.ts";
import { callable } from "../core/calls/call.ts";
import { TypeError } from "../core/exceptions/index.ts";
import { toFloat } from "../core/numbers/float.ts";
import { repr } from "../core/repr.ts";
import type { Context } from "../stdlib/contextvars/context.ts";
import { BaseEventLoop as NativeEventLoop } from "./base-events.ts";
import { type Callback, isOptions } from "./callbacks.ts";
import type { ExceptionHandler } from "./exception-handler.ts";
import type { TimerHandle } from "./handles.ts";
import { showInternals } from "./internals.ts";
import { callHandler, type ContextDict, logContext } from "./python-exception-handler.ts";
import { _set_running_loop } from "./loop-state.ts";
import { type Seconds, seconds } from "./seconds.ts";
import { type Timer, TimerHeap } from "./timer-heap.ts";

/** A wait is cut into pieces of a day. Source: CPython Lib/asyncio/base_events.py, MAXIMUM_SELECT_TIMEOUT. */
const longestWait = 24 * 3600;

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
    showInternals();
    const self = this as { -readonly [Key in keyof this]: this[Key] };
    self._scheduled = new Schedule();
  }

  #replaces(name: keyof BaseEventLoop): boolean {
    return (this as BaseEventLoop)[name] !== BaseEventLoop.prototype[name];
  }

  // ---- What subclasses replace

  override call_at(when: Seconds, callback: Callback, ...args: unknown[]): TimerHandle {
    if (when === null) throw new TypeError("when cannot be None");
    return super._callAt(seconds(when, "deadline"), callback, args);
  }

  override _callAt(when: number, callback: Callback, args: readonly unknown[] = []): TimerHandle {
    if (!this.#replaces("call_at")) return super._callAt(when, callback, args);
    const last = args[args.length - 1];
    const keywords = isOptions(last) ? last : { context: null };
    const positional = isOptions(last) ? args.slice(0, -1) : args;
    const given = [toFloat(when), callback, ...positional];
    return callMethod(this, "call_at", given, keywords) as TimerHandle;
  }

  override _schedule(timer: Timer): void {
    const isHandle = "_callback" in timer;
    if (isHandle || (!this.#replaces("call_at") && !this.#replaces("call_later"))) {
      super._schedule(timer);
      return;
    }
    const given = [toFloat(timer._when - this.time()), () => timer._run()];
    this.#handles.set(timer, callMethod(this, "call_later", given) as TimerHandle);
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

  override set_exception_handler(handler: ExceptionHandler | null): void {
    if (handler !== null && !callable(handler))
      throw new TypeError(`A callable object or None is expected, got ${repr(handler)}`);
    this._exception_handler = handler;
  }

  override call_exception_handler(context: unknown): void {
    callHandler(this, context as ContextDict);
  }

  override default_exception_handler(context: unknown): void {
    logContext(context as ContextDict);
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
    if (this.is_running()) return this._runBatches(true);
    // Called by itself: the tasks that it steps suspend on their loop all the same.
    _set_running_loop(this);
    return this._runBatches(true).finally(() => _set_running_loop(null));
  }

  /** What becomes ready by input and output is the loop's own affair. */
  _process_events(_event_list: unknown): void {}
}
