import { BaseException, RuntimeError, StopIteration, TypeError } from "../core/exceptions/index.ts";
import { className } from "../core/names.ts";
import { type Context, copy_context } from "../stdlib/contextvars/context.ts";
import { repr } from "../core/repr.ts";
import type { BaseEventLoop, ReadyEntry } from "./base-events.ts";
import { type Callback, formatCallback } from "./callbacks.ts";
import { get_event_loop } from "./events.ts";
import { CancelledError, InvalidStateError } from "./exceptions.ts";
import { asValue, takesPass } from "./pass-value.ts";

/** What a Future does when it is done: call a function in its context, or wake a task (or another waiting step). @internal */
export type DoneCallback = CallbackEntry | ReadyEntry;

/** A function to call when a Future is done, in the context that it was added with. */
class CallbackEntry {
  readonly callback: Callback;
  readonly context: Context;

  constructor(callback: Callback, context: Context) {
    this.callback = callback;
    this.context = context;
  }
}

type State = "PENDING" | "CANCELLED" | "FINISHED";

/** What the engine passes to a thenable. */
export type Resolve<T> = ((value: T) => unknown) | null | undefined;
/** What the engine passes to a thenable. */
export type Reject = ((reason: unknown) => unknown) | null | undefined;

/**
 * `asyncio.Future`, awaitable natively: `then` called while a task runs is that task suspending on the Future.
 * Source: CPython 3.13 Lib/asyncio/futures.py, Modules/_asynciomodule.c.
 */
export class Future<T = unknown> implements PromiseLike<T> {
  static readonly __name__: string = "Future";
  static readonly __module__: string = "_asyncio";
  /** @internal */ _loop: BaseEventLoop;
  /** @internal */ _state: State = "PENDING";
  /** @internal */ _result: T | null = null;
  /** @internal */ _exception: BaseException | null = null;
  /** The first done callback; most futures have one only. @internal */ _callback0: DoneCallback | null =
    null;
  /** @internal */ _callbacks: DoneCallback[] | null = null;
  /** True while the exception was not looked at. @internal */ _log_traceback = false;
  /** @internal */ _cancel_message: unknown = null;
  /** @internal */ _cancelled_exc: BaseException | null = null;
  /** True for ever once a task awaited itself or a Future of another loop: CPython refuses every later `await`. @internal */
  _asyncio_future_blocking = false;
  /** What the deadlock report says about a task that waits for this: `queue.get()`. @internal */
  _label: string | null = null;

  constructor(options: { loop?: BaseEventLoop | null } = {}) {
    this._loop = options.loop ?? get_event_loop();
  }

  /** The event loop of this Future. */
  get_loop(): BaseEventLoop {
    return this._loop;
  }

  /** True if the Future was cancelled. */
  cancelled(): boolean {
    return this._state === "CANCELLED";
  }

  /** True if the Future has a result or an exception, or was cancelled. */
  done(): boolean {
    return this._state !== "PENDING";
  }

  /** The result. Raises the exception if there is one, `CancelledError` if cancelled, `InvalidStateError` if not done. */
  result(): T {
    if (this._state === "FINISHED") {
      this._log_traceback = false;
      if (this._exception !== null) throw this._exception;
      return this._result as T;
    }
    if (this._state === "CANCELLED") throw this._make_cancelled_error();
    throw new InvalidStateError("Result is not set.");
  }

  /** The exception, or `null`; raises `CancelledError` if cancelled, `InvalidStateError` if not done. */
  exception(): BaseException | null {
    if (this._state === "CANCELLED") throw this._make_cancelled_error();
    if (this._state !== "FINISHED") throw new InvalidStateError("Exception is not set.");
    this._log_traceback = false;
    return this._exception;
  }

  /** Cancels the Future and schedules its callbacks; `false` if it was done already. */
  cancel(msg: unknown = null): boolean {
    this._log_traceback = false;
    if (this._state !== "PENDING") return false;
    this._state = "CANCELLED";
    this._cancel_message = msg;
    this._schedule_callbacks();
    return true;
  }

  /** Marks the Future as done with a result. */
  set_result(result: T): void {
    if (this._state !== "PENDING") throw new InvalidStateError("invalid state");
    this._finishWith(result);
  }

  /** Marks the Future as done with an exception: an instance or a class. */
  set_exception(exception: BaseException | (new () => BaseException)): void {
    if (this._state !== "PENDING") throw new InvalidStateError("invalid state");
    this._failWith(exception);
  }

  /** Calls `fn(future)` by `loop.call_soon` once the Future is done; at once if it is. */
  add_done_callback(
    fn: (future: this) => unknown,
    options: { context?: Context | null } = {},
  ): void {
    const context = options.context ?? copy_context();
    if (this._state !== "PENDING") {
      this._loop._callInContext(fn, this, context);
      return;
    }
    this._addCallback(new CallbackEntry(fn, context));
  }

  /** Removes all occurrences of `fn`; returns how many there were. */
  remove_done_callback(fn: (future: this) => unknown): number {
    const all = this._allCallbacks();
    const kept = all.filter(
      (entry) => !(entry instanceof CallbackEntry) || !sameCallback(entry.callback, fn),
    );
    const removed = all.length - kept.length;
    if (removed > 0) {
      this._callback0 = kept.shift() ?? null;
      this._callbacks = kept.length === 0 ? null : kept;
    }
    return removed;
  }

  /** What `await` calls. Typed as a promise's `then`, so that TypeScript awaits a Future as what it holds. */
  get then(): <R = T, E = never>(
    onfulfilled?: ((value: T) => R | PromiseLike<R>) | null,
    onrejected?: ((reason: unknown) => E | PromiseLike<E>) | null,
  ) => PromiseLike<R | E> {
    if (takesPass(this)) return undefined as never;
    return awaitFuture as never;
  }

  /** What a hand-written `__await__` delegates to with `yield from`. */
  *__await__(): Generator<unknown, T, unknown> {
    if (!this.done()) yield this;
    if (!this.done()) throw new RuntimeError("await wasn't used with future");
    return this.result();
  }

  __repr__(): string {
    return `<${className(this.constructor)} ${this._repr_info().join(" ")}>`;
  }

  /** @internal */
  _repr_info(): string[] {
    const info = [this._state.toLowerCase()];
    if (this._state === "FINISHED") {
      if (this._exception !== null) info.push(`exception=${repr(this._exception)}`);
      else info.push(`result=${repr(this._result)}`);
    }
    const callbacks = this._allCallbacks();
    if (callbacks.length > 0) info.push(formatCallbacks(callbacks));
    return info;
  }

  /** @internal */
  _make_cancelled_error(): BaseException {
    const remembered = this._cancelled_exc;
    if (remembered !== null) {
      this._cancelled_exc = null;
      return remembered;
    }
    const message = this._cancel_message;
    return message === null ? new CancelledError() : new CancelledError(message);
  }

  /** @internal */
  _finishWith(result: T): void {
    this._result = result;
    this._state = "FINISHED";
    this._schedule_callbacks();
  }

  /** @internal */
  _failWith(raised: BaseException | (new () => BaseException)): void {
    let exception = typeof raised === "function" ? new raised() : raised;
    if (!(exception instanceof BaseException)) throw new TypeError("invalid exception object");
    if (exception instanceof StopIteration) {
      const replacement = new RuntimeError(
        "StopIteration interacts badly with generators and cannot be raised into a Future",
      );
      replacement.__cause__ = exception;
      replacement.__context__ = exception;
      exception = replacement;
    }
    this._exception = exception;
    this._state = "FINISHED";
    this._schedule_callbacks();
    this._log_traceback = true;
    this._loop._noteUnretrieved(this);
  }

  /** @internal */
  _addCallback(entry: DoneCallback): void {
    if (this._callback0 === null && this._callbacks === null) this._callback0 = entry;
    else (this._callbacks ??= []).push(entry);
  }

  /** @internal */
  _allCallbacks(): DoneCallback[] {
    const first = this._callback0 === null ? [] : [this._callback0];
    return this._callbacks === null ? first : [...first, ...this._callbacks];
  }

  /** @internal */
  _schedule_callbacks(): void {
    const first = this._callback0;
    if (first !== null) {
      this._callback0 = null;
      this._scheduleOne(first);
    }
    const rest = this._callbacks;
    if (rest !== null) {
      this._callbacks = null;
      for (const entry of rest) this._scheduleOne(entry);
    }
  }

  /** @internal */
  _scheduleOne(entry: DoneCallback): void {
    if (entry instanceof CallbackEntry) {
      this._loop._callInContext(entry.callback, this, entry.context);
    } else {
      this._loop._enqueue(entry);
    }
  }
}

/** `fut.then`: the running task suspends, or takes the result at once. */
function awaitFuture<T>(this: Future<T>, resolve: Resolve<T>, reject: Reject): void {
  if (this._state === "PENDING") {
    if (this._asyncio_future_blocking) {
      reject?.(new RuntimeError("await wasn't used with future"));
      return;
    }
    this._loop._suspend(this as Future<unknown>, resolve as Resolve<unknown>, reject);
    return;
  }
  let value: T;
  try {
    value = this.result();
  } catch (error) {
    reject?.(error);
    return;
  }
  resolve?.(asValue(value));
}

function sameCallback(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const equality = (one as { __eq__?(other: unknown): unknown }).__eq__;
  return typeof equality === "function" && equality.call(one, other) === true;
}

function formatCallbacks(callbacks: readonly DoneCallback[]): string {
  const format = (entry: DoneCallback): string =>
    entry instanceof CallbackEntry
      ? formatCallback(entry.callback, [], false)
      : (entry._describe?.() ?? repr(entry));
  const first = format(callbacks[0]!);
  if (callbacks.length === 1) return `cb=[${first}]`;
  const last = format(callbacks[callbacks.length - 1]!);
  if (callbacks.length === 2) return `cb=[${first}, ${last}]`;
  return `cb=[${first}, <${callbacks.length - 2} more>, ${last}]`;
}

/** `asyncio.isfuture(obj)`. */
export function isfuture(obj: unknown): obj is Future<unknown> {
  return obj instanceof Future;
}

/** A Future's exception must not be marked twice; used by everything that sets a result unless cancelled. @internal */
export function setResultUnlessCancelled<T>(future: Future<T>, result: T): void {
  if (!future.cancelled()) future.set_result(result);
}
