/**
 * Future, the Future of gather(), and Task. One module although it is long: a Task is a Future, both need the loop and the loop makes both, and
 * only within one module does a class find its base whatever module of the cycle is loaded first.
 */
import { caught } from "../core/exceptions/caught.ts";
import {
  BaseException,
  KeyboardInterrupt,
  enterHandling,
  type Handling,
  leaveHandling,
  RuntimeError,
  StopIteration,
  SystemExit,
  TypeError,
} from "../core/exceptions/index.ts";
import { className } from "../core/names.ts";
import { repr } from "../core/repr.ts";
import { toStr } from "../core/str.ts";
import {
  type Context,
  contextOf,
  currentContext,
  enterStep,
  leaveStep,
  snapshotContext,
} from "../stdlib/contextvars/context.ts";
import type { FrameObject } from "../host/index.ts";
import type { BaseEventLoop, ReadyEntry, Step } from "./base-events.ts";
import { type Callback, formatCallback } from "./callbacks.ts";
import { Coroutine, nothing, type Reject, type Resolve } from "./coroutine.ts";
import { get_event_loop } from "./events.ts";
import { CancelledError, InvalidStateError } from "./exceptions.ts";
import { _generatorForm } from "./loop-state.ts";
import { resolveWith, takesPass } from "./pass-value.ts";
import { outcome, type Primitive, WaitAgain, Waits } from "./primitive.ts";

/** What a Future does when it is done: call a function in its context, wake a task (or another waiting step), tell a `gather`. @internal */
export type DoneCallback = CallbackEntry | GatheringFuture | ReadyEntry;

/** A function to call when a Future is done, in the context that it was added with. */
class CallbackEntry {
  readonly callback: Callback;
  readonly context: Context | null;

  constructor(callback: Callback, context: Context | null) {
    this.callback = callback;
    this.context = context;
  }
}

type State = "PENDING" | "CANCELLED" | "FINISHED";

// The bits of a Future's flags.
const unseen = 1;
const misused = 2;
const mustCancel = 4;
/** An eagerly started task that has not suspended yet. */
const isEager = 8;
/** A task that ended so: it has no coroutine any more. */
const hasNoCoroutine = 16;

/** What few Futures have: how often cancellation was asked for, and what was said. */
class Cancellation {
  message: unknown = null;
  requests = 0;
}

/** `fn(future)`. A callback for Futures of one kind of result is taken by Futures whose kind is not known, as in Python. */
export type FutureCallback<F> = { called(future: F): unknown }["called"];

/**
 * `asyncio.Future`, awaitable natively: `then` called while a task runs is that task suspending on the Future.
 * Source: CPython 3.13 Lib/asyncio/futures.py, Modules/_asynciomodule.c.
 */
export class Future<T = unknown> implements PromiseLike<T> {
  /** Classes made at run time get their object first, and call `__init__` then. */ static readonly __late__: boolean = true;
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __name__: string = "Future";
  static readonly __module__: string = "_asyncio";
  // Assigned in the constructor, because engines make fields that are defined by the class more slowly.
  /** @internal */ declare _loop: BaseEventLoop;
  /** @internal */ declare _state: State;
  /** @internal */ declare _result: T | null;
  /** The exception of a Future that failed, the `CancelledError` of one that was cancelled, or what a task raises at its next step. @internal */
  declare _exception: BaseException | null;
  /** What to call when the Future is done; most have one only. @internal */
  declare _callbacks: DoneCallback | DoneCallback[] | null;
  /** Bits: {@link unseen}, {@link misused}, {@link mustCancel}. @internal */ declare _flags: number;
  /** Present once a cancellation was asked for with a message, or of a task. @internal */
  declare _cancelled: Cancellation | null;

  /** @param more what subclasses take besides */
  constructor(options?: { loop?: BaseEventLoop | null }, more?: unknown) {
    this.__init__(options, more);
  }

  /** Python's `__init__`; subclasses have parameters of their own. @internal */
  __init__(options: unknown, _more?: unknown): void {
    const { loop } = (options ?? {}) as { loop?: BaseEventLoop | null };
    this._loop = loop ?? get_event_loop();
    this._state = "PENDING";
    this._result = null;
    this._exception = null;
    this._callbacks = null;
    this._flags = 0;
    this._cancelled = null;
  }

  /** True while the exception was not looked at. @internal */
  get _log_traceback(): boolean {
    return (this._flags & unseen) !== 0;
  }

  set _log_traceback(value: boolean) {
    this._flags = value ? this._flags | unseen : this._flags & ~unseen;
  }

  /** True for ever once a task awaited itself or a Future of another loop: CPython refuses every later `await`. @internal */
  get _asyncio_future_blocking(): boolean {
    return (this._flags & misused) !== 0;
  }

  set _asyncio_future_blocking(value: boolean) {
    this._flags = value ? this._flags | misused : this._flags & ~misused;
  }

  /** @internal */
  get _cancel_message(): unknown {
    return this._cancelled === null ? null : this._cancelled.message;
  }

  set _cancel_message(message: unknown) {
    if (message === null && this._cancelled === null) return;
    (this._cancelled ??= new Cancellation()).message = message;
  }

  /** What made this Future for a task to wait on. @internal */
  get _primitive(): Primitive | null {
    return null;
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
  add_done_callback(fn: FutureCallback<this>, options: { context?: Context | null } = {}): void {
    const context = options.context ?? snapshotContext();
    if (this._state !== "PENDING") {
      this._loop._callInContext(fn, this, context);
      return;
    }
    this._addCallback(new CallbackEntry(fn, context));
  }

  /** Removes all occurrences of `fn`; returns how many there were. */
  remove_done_callback(fn: FutureCallback<this>): number {
    const all = this._allCallbacks();
    const kept = all.filter(
      (entry) => !(entry instanceof CallbackEntry) || !sameCallback(entry.callback, fn),
    );
    const removed = all.length - kept.length;
    if (removed > 0) this._callbacks = kept.length === 0 ? null : kept;
    return removed;
  }

  /** What `await` calls. Typed as a promise's `then`, so that TypeScript awaits a Future as what it holds. */
  get then(): <R = T, E = never>(
    onfulfilled?: ((value: T) => R | PromiseLike<R>) | null,
    onrejected?: ((reason: unknown) => E | PromiseLike<E>) | null,
  ) => PromiseLike<R | E> {
    if (takesPass(this)) return undefined as never;
    this._loop._noteAwait();
    return awaitFuture as never;
  }

  /** What a hand-written `__await__` delegates to with `yield from`. */
  *__await__(): Generator<unknown, T, unknown> {
    if (!this.done()) {
      this._asyncio_future_blocking = true;
      yield this;
    }
    if (!this.done()) throw new RuntimeError("await wasn't used with future");
    return this.result();
  }

  /** `yield from future` in a coroutine that is a generator. */
  __iter__(): Generator<unknown, T, unknown> {
    return this.__await__();
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
    const callbacks = this._state === "PENDING" ? this._allCallbacks() : [];
    if (callbacks.length > 0) info.push(formatCallbacks(callbacks));
    return info;
  }

  /** @internal */
  _make_cancelled_error(): BaseException {
    const remembered = this._state === "CANCELLED" ? this._exception : null;
    if (remembered !== null) {
      this._exception = null;
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
      replacement.__cause__ = replacement.__context__ = exception;
      exception = replacement;
    }
    this._exception = exception;
    this._state = "FINISHED";
    this._schedule_callbacks();
    this._flags |= unseen;
    this._loop._noteUnretrieved(this);
  }

  /** @internal */
  _addCallback(entry: DoneCallback): void {
    const present = this._callbacks;
    if (present === null) this._callbacks = entry;
    else if (Array.isArray(present)) present.push(entry);
    else this._callbacks = [present, entry];
  }

  /** @internal */
  _allCallbacks(): readonly DoneCallback[] {
    const present = this._callbacks;
    if (present === null) return [];
    return Array.isArray(present) ? present : [present];
  }

  /** True if a call of `gather` waits for this Future already. @internal */
  _hasChildOf(outer: GatheringFuture): boolean {
    const present = this._callbacks;
    return Array.isArray(present) ? present.includes(outer) : present === outer;
  }

  /** @internal */
  _schedule_callbacks(): void {
    const present = this._callbacks;
    if (present === null) return;
    this._callbacks = null;
    if (!Array.isArray(present)) this._scheduleOne(present);
    else for (const entry of present) this._scheduleOne(entry);
  }

  /** @internal */
  _scheduleOne(entry: DoneCallback): void {
    if (entry instanceof CallbackEntry) {
      this._loop._callInContext(entry.callback, this, entry.context);
    } else if (entry instanceof GatheringFuture) {
      this._loop._enqueue(new ChildDone(entry, this as Future<unknown>));
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
  if (resolve) resolveWith(resolve, value);
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
      : entry instanceof GatheringFuture
        ? "gather.<locals>._done_callback()"
        : (entry._describe?.() ?? repr(entry));
  const first = format(callbacks[0]!);
  if (callbacks.length === 1) return `cb=[${first}]`;
  const last = format(callbacks[callbacks.length - 1]!);
  if (callbacks.length === 2) return `cb=[${first}, ${last}]`;
  return `cb=[${first}, <${callbacks.length - 2} more>, ${last}]`;
}

/** A Future that one of the runtime's primitives made for a task to wait on. @internal */
export class Waiter<T = unknown> extends Future<T> {
  static override readonly __name__: string = "Future";
  declare readonly _madeBy: Primitive;

  constructor(loop: BaseEventLoop, primitive: Primitive) {
    super(loop._owned);
    this._madeBy = primitive;
  }

  override get _primitive(): Primitive {
    return this._madeBy;
  }
}

const gathering: Primitive = /* @__PURE__ */ new Waits("asyncio.gather()");

/** The Future of {@link gather}: cancelling it cancels the children. */
export class GatheringFuture extends Future<unknown[]> {
  static override readonly __name__: string = "_GatheringFuture";
  static override readonly __module__: string = "asyncio.tasks";
  readonly _children: readonly Future<unknown>[];
  // Not private: engines put a mark on every object of a class that has private methods, which is slow for what is made often.
  /** How many different children there are. @internal */ _expected = 0;
  /** @internal */ readonly _returnExceptions: boolean;
  /** @internal */ _finishedCount = 0;
  /** @internal */ _cancelRequested = false;

  constructor(
    loop: BaseEventLoop,
    children: readonly Future<unknown>[],
    returnExceptions: boolean,
  ) {
    super(loop._owned);
    this._children = children;
    this._returnExceptions = returnExceptions;
  }

  override get _primitive(): Primitive {
    return gathering;
  }

  override cancel(msg: unknown = null): boolean {
    if (this._state !== "PENDING") return false;
    let cancelled = false;
    for (const child of this._children) {
      if (child.cancel(msg)) cancelled = true;
    }
    if (cancelled) this._cancelRequested = true;
    return cancelled;
  }

  /** @internal */
  _childDone(child: Future<unknown>): void {
    this._finishedCount++;
    if (this._state !== "PENDING") {
      if (!child.cancelled()) child.exception();
      return;
    }
    if (!this._returnExceptions && !succeeded(child)) {
      const error = child.cancelled() ? child._make_cancelled_error() : child.exception();
      if (error !== null) {
        this.set_exception(error);
        return;
      }
    }
    if (this._finishedCount === this._expected) this._finish();
  }

  /** @internal */
  _finish(): void {
    const children = this._children;
    const results = children.map(resultOrException);
    if (this._cancelRequested) {
      this.set_exception(children[children.length - 1]!._make_cancelled_error());
    } else {
      this.set_result(results);
    }
  }
}

/** Tells a {@link GatheringFuture} that a child is done. */
class ChildDone implements ReadyEntry {
  readonly _outer: GatheringFuture;
  readonly _child: Future<unknown>;

  constructor(outer: GatheringFuture, child: Future<unknown>) {
    this._outer = outer;
    this._child = child;
  }

  _run(): void {
    this._outer._childDone(this._child);
  }

  get _isQuiet(): boolean {
    return true;
  }
}

function succeeded(child: Future<unknown>): boolean {
  return child._state === "FINISHED" && child._exception === null;
}

function resultOrException(child: Future<unknown>): unknown {
  if (succeeded(child)) return child._result;
  if (child.cancelled()) {
    const message = child._cancel_message;
    return new CancelledError(message === null ? "" : message);
  }
  return child.exception() ?? child.result();
}

/** What `loop.set_task_factory` takes. */
export type TaskFactory = (
  loop: BaseEventLoop,
  coro: Coroutine<unknown>,
  options: { context?: Context | null },
) => Task<unknown>;

/** Keyword arguments of {@link Task} and `create_task`. */
export interface TaskOptions {
  loop?: BaseEventLoop | null;
  name?: unknown;
  context?: Context | null;
  /** Starts the task when it is made, if its loop runs: see eager.ts. */
  eager_start?: boolean;
}

/** Keyword arguments of `Task.print_stack`. */
export interface StackOptions {
  limit?: number | null;
  file?: { write(text: string): unknown } | null;
}

let taskCount = 0;
/** What was handled when the step under way began. */
let outerHandling: Handling | null = null;

/** For a step within a step: see eager.ts. @internal */
export function _exchangeOuterHandling(next: unknown): unknown {
  const before = outerHandling;
  outerHandling = next as Handling | null;
  return before;
}

/** Starts again at `Task-1`: see runtime/testing.ts. @internal */
export function _restart_task_names(): void {
  taskCount = 0;
}

/**
 * `asyncio.Task`: a coroutine run by the loop, and the Future of its result. In the ready queue it stands for its own next step.
 * Source: CPython 3.13 Lib/asyncio/tasks.py, Modules/_asynciomodule.c.
 */
export class Task<T = unknown> extends Future<T> implements ReadyEntry, Step {
  static override readonly __name__: string = "Task";
  static override readonly __module__: string = "_asyncio";
  /** @internal */ declare _coro: Coroutine<T>;
  /** @internal */ declare _context: Context | null;
  /** A number until somebody gives the task a name. @internal */ declare _name: string | number;
  /** The Future that the task waits for. @internal */ declare _fut_waiter: Future<unknown> | null;
  /** Its place among the loop's tasks. @internal */ declare _place: number;
  /** What resumes the coroutine at its `await`; null until it first suspends. @internal */
  declare _resume: Resolve<unknown>;
  /** @internal */ declare _raise: Reject;
  /** The innermost handler in which the coroutine is suspended. */
  declare _handling: Handling | null;

  constructor(coro: Coroutine<T>, options: TaskOptions = {}) {
    super(coro as never, options);
  }

  /** @internal */
  override __init__(given: unknown, options: TaskOptions = {}): void {
    super.__init__(options);
    const own = given instanceof Coroutine ? given : (_generatorForm()?.adopt(given) ?? null);
    if (own === null) throw new TypeError(`a coroutine was expected, got ${repr(given)}`);
    this._name = 0;
    this._coro = own as Coroutine<T>;
    own._owner = this as Task<unknown>;
    this._context = null;
    this._fut_waiter = null;
    this._place = -1;
    this._resume = null;
    this._raise = null;
    this._handling = null;
    const loop = this._loop;
    if (options === loop._owned) {
      this._name = ++taskCount;
      this._context = snapshotContext();
      loop._enqueue(this);
    } else {
      this._configure(options);
    }
    loop._tasks.add(this as Task<unknown>);
  }

  /** A task that is not like most. @internal */
  _configure({ name = null, context, eager_start: startsEagerly }: TaskOptions): void {
    this._name = name === null ? ++taskCount : toStr(name);
    this._context = context ?? snapshotContext();
    if (startsEagerly === true && this._loop.is_running()) {
      this._flags |= isEager;
      this._loop._addEager(this as Task<unknown>);
    } else {
      this._loop._enqueue(this);
    }
  }

  /** @internal */
  get _must_cancel(): boolean {
    return (this._flags & mustCancel) !== 0;
  }

  set _must_cancel(value: boolean) {
    this._flags = value ? this._flags | mustCancel : this._flags & ~mustCancel;
  }

  /** @internal */
  get _num_cancels_requested(): number {
    return this._cancelled === null ? 0 : this._cancelled.requests;
  }

  /** The coroutine; `null` for a task that was started eagerly and ended without suspending. */
  get_coro(): Coroutine<T> | null {
    return (this._flags & hasNoCoroutine) === 0 ? this._coro : null;
  }

  /** The frame of the coroutine, or those of the exception that ended it, as far as the host can tell. */
  get_stack({ limit = null }: { limit?: number | null } = {}): FrameObject[] {
    return this._loop._host.places?.stack(this, limit) ?? [];
  }

  /** Prints what {@link get_stack} tells. */
  print_stack({ limit = null, file = null }: StackOptions = {}): void {
    const { places, stdout, stderr } = this._loop._host;
    const out = file ?? stdout;
    if (places === undefined) out.write(`No stack for ${repr(this)}\n`);
    else places.printStack(this, repr(this), limit, out, file ?? stderr);
  }

  get_context(): Context {
    return this._loop._step === this ? currentContext() : contextOf(this);
  }

  get_name(): string {
    return typeof this._name === "number" ? `Task-${this._name}` : this._name;
  }

  set_name(value: unknown): void {
    this._name = toStr(value);
  }

  override set_result(_result: T): void {
    throw new RuntimeError("Task does not support set_result operation");
  }

  override set_exception(_exception: BaseException | (new () => BaseException)): void {
    throw new RuntimeError("Task does not support set_exception operation");
  }

  /** Requests cancellation: `CancelledError` is raised at the innermost `await` in the next batch. */
  override cancel(msg: unknown = null): boolean {
    this._log_traceback = false;
    if (this._state !== "PENDING") return false;
    (this._cancelled ??= new Cancellation()).requests++;
    if (this._fut_waiter !== null && this._fut_waiter.cancel(msg)) return true;
    this._must_cancel = true;
    this._cancel_message = msg;
    return true;
  }

  /** How many times cancellation was requested and not taken back. */
  cancelling(): number {
    return this._num_cancels_requested;
  }

  /** Takes one request for cancellation back; returns how many remain. */
  uncancel(): number {
    const cancelled = this._cancelled;
    if (cancelled === null || cancelled.requests === 0) return 0;
    if (--cancelled.requests === 0) this._must_cancel = false;
    return cancelled.requests;
  }

  // ---- Steps

  /** The next step: with what the Future brought that the task waited for. @internal */
  _run(): void {
    if (this._state !== "PENDING") {
      this._tellGather();
      return;
    }
    const waiter = this._fut_waiter;
    this._fut_waiter = null;
    let error = this._exception;
    this._exception = null;
    if ((this._flags & mustCancel) !== 0) {
      this._must_cancel = false;
      error = this._lateCancellation(waiter, error);
    }
    this._loop._step = this;
    this._enter();
    if (waiter !== null) this._goOn(waiter, error);
    else if (this._resume === null) this._start(error);
    else if (error !== null) this._raiseIn(error, true);
    else this._resume!(null);
  }

  /** Makes the task's context current, and what its own code handles what is handled. */
  _enter(): void {
    enterStep(this._context);
    outerHandling = enterHandling(this._handling);
  }

  /** Undoes {@link _enter}. The task keeps the context that its step may have made. */
  _leave(): void {
    const handling = leaveHandling(outerHandling);
    if (handling !== this._handling) this._handling = handling;
    const context = leaveStep();
    if (context !== this._context) this._context = context;
  }

  /** A request for cancellation that came too late to cancel what the task waited on. */
  _lateCancellation(waiter: Future<unknown> | null, raised: BaseException | null): BaseException {
    let error = raised;
    try {
      waiter?.result();
    } catch (thrown) {
      error = caught(thrown);
    }
    return error instanceof CancelledError ? error : this._make_cancelled_error();
  }

  /** Resumes the coroutine with the outcome of `waiter`, unless what made that Future wants to wait on. */
  _goOn(waiter: Future<unknown>, cancellation: BaseException | null): void {
    const primitive = waiter._primitive;
    const known = waiter._exception;
    let value: unknown;
    try {
      if (primitive === null) value = outcome(waiter, cancellation);
      else value = primitive._resumed(waiter, cancellation);
    } catch (thrown) {
      if (this._raise === null) this._fail(thrown);
      else this._raiseIn(caught(thrown), thrown !== known);
      return;
    }
    if (value instanceof WaitAgain) {
      this._fut_waiter = value.future;
      value.future._addCallback(this);
      this._leave();
      this._loop._stepDone();
    } else if (this._resume !== null) {
      resolveWith(this._resume!, value);
    } else {
      this._succeed(value as T);
    }
  }

  /** Raises at the `await` where the coroutine waits. An exception that `isNew` was raised by nobody before. */
  _raiseIn(error: BaseException, isNew: boolean): void {
    const { places } = this._loop._host;
    if (places === undefined) this._raise!(error);
    else places.raise(error, isNew, this._resume!, this._raise!);
  }

  /** Starts the coroutine. One that is nothing but a wait of the runtime's own needs no promises: the task waits itself. */
  _start(error: BaseException | null): void {
    let started: PromiseLike<T> | null;
    try {
      const waiter = error === null ? this._coro._startWait(this._loop) : null;
      if (waiter !== null) {
        this._flags &= ~isEager;
        waiter._addCallback(this);
        this._fut_waiter = waiter as Future<unknown>;
        this._leave();
        this._loop._stepDone();
        return;
      }
      started = error === null ? this._coro._start() : this._coro._throwUnstarted(error);
      if (started === null) throw error;
      this._coro._inside = started;
    } catch (thrown) {
      this._fail(thrown);
      return;
    }
    void started.then(this._loop._bodySucceeded, this._loop._bodyFailed);
  }

  _succeed(value: T): void {
    if (this._must_cancel) {
      this._must_cancel = false;
      super.cancel(this._cancel_message);
    } else {
      // A body that ends without `return` gives undefined: Python's None.
      this._finishWith(value === undefined ? (null as T) : value);
    }
    this._finished();
  }

  _fail(thrown: unknown): void {
    const error = caught(thrown);
    this._loop._host.places?.leave(error);
    if (error instanceof CancelledError) {
      super.cancel();
      this._exception = error;
    } else {
      this._failWith(error);
    }
    this._finished();
  }

  /** The coroutine ended. It is the step under way, unless it was found to wait for a promise of somebody else. */
  _finished(): void {
    const loop = this._loop;
    const isStep = loop._step === this;
    if (isStep) this._leave();
    else loop._endStuck();
    this._coro._state = "closed";
    this._resume = this._raise = null;
    if ((this._flags & isEager) !== 0) this._flags |= hasNoCoroutine;
    this._coro._inside = nothing;
    loop._tasks.delete(this as Task<unknown>);
    if (!isStep) return;
    const error = this._exception;
    if (error instanceof SystemExit || error instanceof KeyboardInterrupt) loop._stepFailed(error);
    else loop._stepDone();
  }

  /** @internal */
  _suspendOn(future: Future<unknown> | null, resolve: Resolve<unknown>, reject: Reject): void {
    this._flags &= ~isEager;
    this._resume = resolve;
    this._raise = reject;
    if (future === null) this._loop._enqueue(this);
    else if (future._loop !== this._loop) {
      future._asyncio_future_blocking = true;
      this._raiseNext(`Task ${repr(this)} got Future ${repr(future)} attached to a different loop`);
    } else if (future === (this as Future<unknown>)) {
      future._asyncio_future_blocking = true;
      this._raiseNext(`Task cannot await on itself: ${repr(this)}`);
    } else {
      future._addCallback(this);
      this._fut_waiter = future;
      if (this._must_cancel) this._cancelWaiter(future);
    }
    this._leave();
    this._loop._stepDone();
  }

  /** Passes a cancellation on that came while the task ran. One that fails (tasks that wait for each other) is reported as of a callback. */
  _cancelWaiter(future: Future<unknown>): void {
    try {
      if (future.cancel(this._cancel_message)) this._must_cancel = false;
    } catch (error) {
      const message = `Exception in callback ${repr(this)}`;
      this._loop._reportException({ message, exception: caught(error), task: this });
    }
  }

  _raiseNext(message: string): void {
    this._exception = new RuntimeError(message);
    this._loop._enqueue(this);
  }

  /** Resuming a coroutine runs nothing of it yet. @internal */
  get _isQuiet(): boolean {
    if (_generatorForm() !== null) return false;
    return this._resume !== null || this._fut_waiter !== null || this._state !== "PENDING";
  }

  /** @internal */
  _turnPassed(): void {
    this._leave();
    this._loop._reportStuck(this);
  }

  /** @internal */
  _describe(): string {
    return "Task.task_wakeup()";
  }

  /** A task whose only callback is that of a `gather` stands in the ready queue for itself. @internal */
  override _schedule_callbacks(): void {
    if (this._callbacks instanceof GatheringFuture) this._loop._enqueue(this);
    else super._schedule_callbacks();
  }

  _tellGather(): void {
    const outer = this._callbacks as GatheringFuture;
    this._callbacks = null;
    outer._childDone(this as Task<unknown>);
  }

  /** @internal */
  override _repr_info(): string[] {
    const info = super._repr_info();
    if (this._num_cancels_requested > 0 && !this.done()) info[0] = "cancelling";
    info.splice(1, 0, `name=${repr(this.get_name())}`);
    if (this._fut_waiter !== null) info.splice(2, 0, `wait_for=${repr(this._fut_waiter)}`);
    if (this.get_coro() !== null) {
      info.splice(2, 0, `coro=<${describeCoroutine(this as Task<unknown>)}>`);
    }
    return info;
  }
}

/** `work() running at file:line`. Source: CPython 3.13 Lib/asyncio/coroutines.py. */
function describeCoroutine(task: Task<unknown>): string {
  const coroutine = task._coro;
  const state = coroutine._state === "closed" ? "done" : "running";
  return `${coroutine.__qualname__}() ${task._loop._host.places?.where(task) ?? state}`;
}
