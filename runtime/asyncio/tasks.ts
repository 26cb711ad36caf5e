import {
  BaseException,
  KeyboardInterrupt,
  RuntimeError,
  SystemExit,
  TypeError,
  ValueError,
} from "../core/exceptions/index.ts";
import { repr } from "../core/repr.ts";
import { str } from "../core/str.ts";
import {
  type Context,
  copy_context,
  enterContext,
  leaveContext,
} from "../stdlib/contextvars/context.ts";
import type { BaseEventLoop, ReadyEntry, Step } from "./base-events.ts";
import { caught } from "../core/exceptions/caught.ts";
import { awaitable, type Awaitable, Coroutine, coro as lazy } from "./coroutines.ts";
import { get_event_loop, get_running_loop } from "./events.ts";
import { CancelledError } from "./exceptions.ts";
import { Future, type Reject, type Resolve } from "./futures.ts";
import { asValue } from "./pass-value.ts";

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
}

let taskCount = 0;

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
  /** @internal */ _coro: Coroutine<T>;
  /** @internal */ _context: Context;
  /** A number until somebody gives the task a name. @internal */ _name: string | number;
  /** @internal */ _num_cancels_requested = 0;
  /** @internal */ _must_cancel = false;
  /** The Future that the task waits for. @internal */ _fut_waiter: Future<unknown> | null = null;
  /** @internal */ _log_destroy_pending = true;
  /** What resumes the coroutine at its `await`; null until it first suspends. @internal */ _resume: Resolve<unknown> =
    null;
  /** @internal */ _raise: Reject = null;
  /** An exception to raise at the next step. @internal */ _pending_error: BaseException | null =
    null;
  #outer: Context | null = null;

  constructor(coro: Coroutine<T>, options: TaskOptions = {}) {
    super(options);
    if (!(coro instanceof Coroutine)) {
      throw new TypeError(`a coroutine was expected, got ${repr(coro)}`);
    }
    const { name } = options;
    this._name = name === undefined || name === null ? ++taskCount : str(name);
    this._coro = coro;
    this._context = options.context ?? copy_context();
    this._loop._enqueue(this);
    this._loop._tasks.add(this);
  }

  get_coro(): Coroutine<T> {
    return this._coro;
  }

  get_context(): Context {
    return this._context;
  }

  get_name(): string {
    return typeof this._name === "number" ? `Task-${this._name}` : this._name;
  }

  set_name(value: unknown): void {
    this._name = str(value);
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
    this._num_cancels_requested++;
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
    if (this._num_cancels_requested > 0) {
      this._num_cancels_requested--;
      if (this._num_cancels_requested === 0) this._must_cancel = false;
    }
    return this._num_cancels_requested;
  }

  // ---- Steps

  /** The next step: with what the Future brought that the task waited for. @internal */
  _run(): void {
    let value: unknown = null;
    let error = this._pending_error;
    this._pending_error = null;
    const waiter = this._fut_waiter;
    if (waiter !== null) {
      this._fut_waiter = null;
      try {
        value = waiter.result();
      } catch (thrown) {
        error = caught(thrown);
      }
    }
    if (this._must_cancel) {
      if (!(error instanceof CancelledError)) error = this._make_cancelled_error();
      this._must_cancel = false;
    }
    this._loop._step = this;
    this.#outer = enterContext(this._context);
    if (this._resume === null) this.#start(error);
    else this.#continue(value, error);
  }

  #continue(value: unknown, error: BaseException | null): void {
    if (error !== null) this._raise!(error);
    else this._resume!(asValue(value));
  }

  #start(error: BaseException | null): void {
    try {
      const started = error === null ? this._coro._start() : this._coro._throwUnstarted(error);
      if (started === null) throw error;
      void started.then(
        (value) => this.#succeed(value),
        (thrown: unknown) => this.#fail(thrown),
      );
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  #succeed(value: T): void {
    if (this._must_cancel) {
      this._must_cancel = false;
      super.cancel(this._cancel_message);
    } else {
      this._finishWith(value);
    }
    this.#finished();
    this._loop._stepDone();
  }

  #fail(thrown: unknown): void {
    const error = caught(thrown);
    if (error instanceof CancelledError) {
      this._cancelled_exc = error;
      super.cancel();
      this.#finished();
    } else {
      this._failWith(error);
      this.#finished();
      if (error instanceof SystemExit || error instanceof KeyboardInterrupt) {
        this._loop._stepFailed(error);
        return;
      }
    }
    this._loop._stepDone();
  }

  #finished(): void {
    leaveContext(this._context, this.#outer);
    this._coro._state = "closed";
    this._resume = this._raise = null;
    this._loop._tasks.delete(this as Task<unknown>);
  }

  /** @internal */
  _suspendOn(future: Future<unknown> | null, resolve: Resolve<unknown>, reject: Reject): void {
    this._resume = resolve;
    this._raise = reject;
    if (future === null) this._loop._enqueue(this);
    else if (future._loop !== this._loop) {
      future._asyncio_future_blocking = true;
      this.#raiseNext(`Task ${repr(this)} got Future ${repr(future)} attached to a different loop`);
    } else if (future === (this as Future<unknown>)) {
      future._asyncio_future_blocking = true;
      this.#raiseNext(`Task cannot await on itself: ${repr(this)}`);
    } else {
      future._addCallback(this);
      this._fut_waiter = future;
      if (this._must_cancel && future.cancel(this._cancel_message)) this._must_cancel = false;
    }
    leaveContext(this._context, this.#outer);
    this._loop._stepDone();
  }

  #raiseNext(message: string): void {
    this._pending_error = new RuntimeError(message);
    this._loop._enqueue(this);
  }

  /** @internal */
  _turnPassed(): void {
    this._loop._reportStuck(this);
  }

  /** @internal */
  _describe(): string {
    return "Task.task_wakeup()";
  }

  /** @internal */
  override _repr_info(): string[] {
    const info = super._repr_info();
    if (this._num_cancels_requested > 0 && !this.done()) info[0] = "cancelling";
    info.splice(1, 0, `name=${repr(this.get_name())}`);
    if (this._fut_waiter !== null) info.splice(2, 0, `wait_for=${repr(this._fut_waiter)}`);
    info.splice(2, 0, `coro=<${describeCoroutine(this._coro)}>`);
    return info;
  }
}

function describeCoroutine(coroutine: Coroutine<unknown>): string {
  return `${coroutine.__qualname__}() ${coroutine._state === "closed" ? "done" : "running"}`;
}

/** Schedules a coroutine as a task of the running loop. */
export function create_task<T>(
  coro: Coroutine<T>,
  options: { name?: unknown; context?: Context | null } = {},
): Task<T> {
  return get_running_loop().create_task(coro, options);
}

/** The task whose step is under way, or `null`. */
export function current_task(loop: BaseEventLoop | null = null): Task<unknown> | null {
  const step = (loop ?? get_running_loop())._step;
  return step instanceof Task ? step : null;
}

/** The tasks of the loop that are not done. */
export function all_tasks(loop: BaseEventLoop | null = null): Set<Task<unknown>> {
  return new Set((loop ?? get_running_loop())._tasks);
}

/** A Future for anything awaitable: a Future as it is, a coroutine as a task. */
export function ensure_future<T>(
  coro_or_future: Awaitable<T>,
  options: { loop?: BaseEventLoop | null } = {},
): Future<T> {
  const loop = options.loop ?? null;
  if (coro_or_future instanceof Future) {
    if (loop !== null && loop !== coro_or_future._loop) {
      throw new ValueError(
        "The future belongs to a different loop than the one specified as the loop argument",
      );
    }
    return coro_or_future as Future<T>;
  }
  if (coro_or_future instanceof Coroutine) {
    return (loop ?? get_event_loop()).create_task(coro_or_future as Coroutine<T>);
  }
  if (!isAwaitable(coro_or_future)) {
    throw new TypeError("An asyncio.Future, a coroutine or an awaitable is required");
  }
  return (loop ?? get_event_loop()).create_task(lazy(wrapAwaitable<T>, coro_or_future));
}

function isAwaitable(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { __await__: method, then } = value as { __await__?: unknown; then?: unknown };
  return typeof method === "function" || typeof then === "function";
}

async function wrapAwaitable<T>(value: Awaitable<T>): Promise<T> {
  return asValue(await awaitable(value));
}
