import {
  BaseException,
  KeyboardInterrupt,
  RuntimeError,
  SystemExit,
  TypeError,
} from "../core/exceptions/index.ts";
import { repr } from "../core/repr.ts";
import { host, type Cancel, type Host, type VirtualClock } from "../host/index.ts";
import type { Context } from "../stdlib/contextvars/context.ts";
import type { LiveGenerators } from "./live-generators.ts";
import { iscoroutine, iscoroutinefunction } from "./coroutines.ts";
import { type Callback, isOptions } from "./callbacks.ts";
import { _get_running_loop, _set_running_loop } from "./loop-state.ts";
import {
  callExceptionHandler,
  ExceptionContext,
  logContext,
  reportException,
  UnretrievedExceptions,
  type ExceptionHandler,
} from "./exception-handler.ts";
import type { EagerStart, Nested } from "./eager.ts";
import { reportDeadlock } from "./deadlock.ts";
import { StuckTasks } from "./stuck-tasks.ts";
import { CreationOrder } from "./creation-order.ts";
import { Fifo } from "./deque.ts";
import { ForeignStep } from "./foreign-step.ts";
import type { Reject, Resolve } from "./coroutine.ts";
import { Future } from "./core.ts";
import { Handle, TimerHandle } from "./handles.ts";
import { asValue } from "./pass-value.ts";
import { type Seconds, seconds } from "./seconds.ts";
import { type Timer, TimerHeap } from "./timer-heap.ts";
import { ensure_future, Task, type TaskFactory } from "./tasks.ts";
import { type Awaitable, coro, type Coroutine } from "./coroutines.ts";

/** What stands in the ready queue: a handle, a task to be stepped, or another waiting step. @internal */
export interface ReadyEntry {
  _run(): void;
  /** True if `_run` runs no code of the program: it may be called while a task's code is on the stack. */
  readonly _isQuiet: boolean;
  /** How `repr` of a Future shows this entry. */
  _describe?(): string;
}

/** What runs between two turns of the loop: a task's step, or one of code that no task drives. @internal */
export interface Step {
  /** Suspends the step on `future`, or on nothing (`sleep(0)`) until the next batch. */
  _suspendOn(future: Future<unknown> | null, resolve: Resolve<unknown>, reject: Reject): void;
  /** The host's turn came and the step is still under way. */
  _turnPassed(): void;
  /** The promise that stands for the wait which `_suspendOn` was told of. */
  _waitedBy?(promise: unknown): void;
  /** The step around one within it. */
  readonly _around?: Step | null;
}

/** A wait is cut into pieces of a day. Source: CPython Lib/asyncio/base_events.py, MAXIMUM_SELECT_TIMEOUT. */
const longestWait = 24 * 3600;
/** Cancelled timers are swept out of the heap when there are more than a hundred timers and over half are cancelled. */
const sweepAbove = 100;
const sweepFraction = 0.5;
/** Seconds of pure task switching after which the host gets a turn. */
const timeSlice = 0.02;
/** Batches between two looks at the clock. */
const batchesPerLook = 32;

const settled = /* @__PURE__ */ Promise.resolve();

/** Keyword arguments of `call_soon` and its kin. */
export interface CallOptions {
  context?: Context | null;
}

/**
 * The event loop: one step at a time, in CPython's order. This file is long because its methods share the state of the driver, which nobody else may touch.
 *
 * `_run_once` of CPython is one batch: what is ready when it begins. A handle that resumes a task is not over until that task finished or suspended on
 * a Future; until then the driver has returned to the engine, and the microtasks in between belong to that step. `_suspend` and `_stepDone` re-enter it.
 * Source: CPython 3.13 Lib/asyncio/base_events.py.
 */
export class BaseEventLoop {
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __name__: string = "_UnixSelectorEventLoop";
  static readonly __module__: string = "asyncio.unix_events";
  /** In debug mode, callbacks that take longer are logged. */
  slow_callback_duration = 0.1;
  /** @internal */ readonly _ready = new Fifo<ReadyEntry>();
  /** @internal */ readonly _scheduled = new TimerHeap();
  /** @internal */ _timer_cancelled_count = 0;
  /** The step under way. @internal */ _step: Step | null = null;
  /** The tasks that are not done, in the order of their creation. @internal */
  readonly _tasks = new CreationOrder<Task<unknown>>();
  /** The options of most Futures and tasks of this loop, made once. @internal */
  readonly _owned: { readonly loop: BaseEventLoop } = { loop: this };
  /** Tasks that are to be started eagerly by whoever made them, and what follows their start: see eager.ts. @internal */
  _eagerStarts: EagerStart[] | null = null;
  /** The step within the step under way. @internal */ _nested: Nested | null = null;
  /** Starts those tasks; present in loops that have ever had one. @internal */ _drainEager:
    (() => Promise<void>) | null = null;
  /** What `shield` returns instead of the outer Future, if the inner one ended when it was started. @internal */
  _eagerShield: { readonly outer: Future<unknown>; readonly inner: Future<unknown> } | null = null;
  /** Awaited values of the world outside that have not arrived. @internal */ _foreign = 0;
  /** Present in loops that have ever iterated over an asynchronous generator. @internal */
  _asyncgens: LiveGenerators | null = null;
  /** @internal */ _asyncgens_shutdown_called = false;
  /** @internal */ _closed = false;
  /** There are no threads to run anything in. @internal */ readonly _default_executor = null;
  /** @internal */ _stopping = false;
  /** @internal */ _debug = host().environment("PYTHONASYNCIODEBUG") ? true : false;
  /** @internal */ _task_factory: TaskFactory | null = null;
  /** @internal */ _exception_handler: ExceptionHandler | null = null;
  /** @internal */ readonly _host: Host = host();
  readonly #clock = this._host.clock;
  readonly #places = this._host.places;
  readonly #unretrieved = new UnretrievedExceptions();
  #running = false;
  #driving = false;
  #stuck: StuckTasks | null = null;
  #isOnStack = false;
  #todo = 0;
  #batches = 0;
  #sliceEnd = 0;
  #watching = false;
  #implicit = false;
  /** In debug mode: what runs, and since when. */ #timed: {
    readonly entry: ReadyEntry;
    readonly since: number;
  } | null = null;
  #waiting: Cancel | null = null;
  #wakeScheduled = false;
  #finish: ((error: unknown, failed: boolean) => void) | null = null;
  /** The batch under way is all that is to be run. */ #runsOneBatch = false;

  // ---- Futures, tasks and callbacks

  create_future<T = unknown>(): Future<T> {
    return new Future<T>(this._owned);
  }

  create_task<T>(
    coro: Coroutine<T>,
    options?: { name?: unknown; context?: Context | null },
  ): Task<T> {
    this._check_closed();
    if (this._task_factory === null) {
      return new Task<T>(coro, options === undefined ? this._owned : { ...options, loop: this });
    }
    const { context, name } = options ?? {};
    const task = this._task_factory(this, coro, context ? { context } : {}) as Task<T>;
    this._whenStarted(() => task.set_name(name ?? null));
    return task;
  }

  set_task_factory(factory: TaskFactory | null): void {
    if (factory !== null && typeof factory !== "function") {
      throw new TypeError("task factory must be a callable or None");
    }
    this._task_factory = factory;
  }

  get_task_factory(): TaskFactory | null {
    return this._task_factory;
  }

  /** Calls `callback(*args)` in the next batch. */
  call_soon(callback: Callback, ...args: readonly unknown[]): Handle {
    this._check_closed();
    if (this._debug) this.#checkCallback(callback, "call_soon");
    const handle = new Handle(callback, positional(args), this, contextOption(args));
    this._enqueue(handle);
    return handle;
  }

  /** `call_soon` for callers outside the loop. JavaScript has one thread; every call wakes a waiting loop. */
  call_soon_threadsafe(callback: Callback, ...args: readonly unknown[]): Handle {
    return this.call_soon(callback, ...args);
  }

  /** Calls `callback(*args)` after `delay` seconds. */
  call_later(delay: Seconds, callback: Callback, ...args: readonly unknown[]): TimerHandle {
    if (delay === null) throw new TypeError("delay must not be None");
    return this._callAt(this.time() + seconds(delay, "sum"), callback, args);
  }

  /** Calls `callback(*args)` at `when`, on the clock of `time()`. */
  call_at(when: Seconds, callback: Callback, ...args: readonly unknown[]): TimerHandle {
    if (when === null) throw new TypeError("when cannot be None");
    return this._callAt(seconds(when, "deadline"), callback, args);
  }

  /** Both of them, and what the runtime itself calls. @internal */
  _callAt(when: number, callback: Callback, args: readonly unknown[] = noArguments): TimerHandle {
    this._check_closed();
    if (this._debug) this.#checkCallback(callback, "call_at");
    const context = contextOption(args);
    const timer = new TimerHandle(when, callback, positional(args), this, context);
    this._schedule(timer);
    return timer;
  }

  /** @internal */
  _schedule(timer: Timer): void {
    this._scheduled.push(timer);
    if (this.#waiting !== null) this.#wake();
  }

  /** Puts an entry into the ready queue; wakes the loop if it waits. @internal */
  _enqueue(entry: ReadyEntry): void {
    this._check_closed();
    this._ready.append(entry);
    if (this.#waiting !== null) this.#wake();
  }

  /** `call_soon(callback, argument, context=context)`, as Futures call it. @internal */
  _callInContext(callback: Callback, argument: unknown, context: Context | null): void {
    this._enqueue(new Handle(callback, [argument], this, context));
  }

  /** @internal */
  _timer_handle_cancelled(timer: Timer): void {
    if (timer._scheduled) this._timer_cancelled_count++;
  }

  #checkCallback(callback: unknown, method: string): void {
    if (iscoroutine(callback) || iscoroutinefunction(callback)) {
      throw new TypeError(`coroutines cannot be used with ${method}()`);
    }
    if (typeof callback === "function") return;
    if (typeof (callback as { __call__?: unknown } | null)?.__call__ === "function") return;
    throw new TypeError(`a callable object was expected by ${method}(), got ${repr(callback)}`);
  }

  // ---- Eager starts

  /** @internal */
  _addEager(task: Task<unknown>): void {
    (this._eagerStarts ??= []).push(task);
  }

  /** Calls `action` once the tasks were started that the call under way has made so far. @internal */
  _whenStarted(action: () => void): void {
    if (this._eagerStarts === null) action();
    else this._eagerStarts.push(action);
  }

  /** What nobody has started, goes first. True if a step is under way then. */
  #startLeft(): boolean {
    const starts = this._eagerStarts!;
    const start = starts.shift();
    if (start === undefined) this._eagerStarts = null;
    else if (typeof start === "function") start();
    else start._run();
    return this._step !== null;
  }

  // ---- State

  /** Seconds on the loop's clock. */
  time(): number {
    return this.#clock.monotonic();
  }

  is_running(): boolean {
    return this.#running;
  }

  is_closed(): boolean {
    return this._closed;
  }

  get_debug(): boolean {
    return this._debug;
  }

  set_debug(enabled: boolean): void {
    this._debug = enabled;
  }

  /** Makes `run_forever` return after the current batch. */
  stop(): void {
    this._stopping = true;
  }

  close(): void {
    if (this.#running) throw new RuntimeError("Cannot close a running event loop");
    if (this._closed) return;
    this.#unretrieved.reportAll(this);
    this._closed = true;
    this._ready.clear();
    this._scheduled.clear();
  }

  __repr__(): string {
    const [running, closed, debug] = [this.#running, this._closed, this._debug].map(repr);
    return `<_UnixSelectorEventLoop running=${running} closed=${closed} debug=${debug}>`;
  }

  /** @internal */
  _check_closed(): void {
    if (this._closed) throw new RuntimeError("Event loop is closed");
  }

  // ---- Exceptions that nobody caught

  set_exception_handler(handler: ExceptionHandler | null): void {
    if (handler !== null && typeof handler !== "function") {
      throw new TypeError(`A callable object or None is expected, got ${repr(handler)}`);
    }
    this._exception_handler = handler;
  }

  get_exception_handler(): ExceptionHandler | null {
    return this._exception_handler;
  }

  /** Calls the exception handler, or the default one. */
  call_exception_handler(context: Iterable<readonly [string, unknown]> | ExceptionContext): void {
    callExceptionHandler(this, exceptionContext(context));
  }

  /** Writes what happened to `stderr`, as the logger of asyncio does. */
  default_exception_handler(
    context: Iterable<readonly [string, unknown]> | ExceptionContext,
  ): void {
    logContext(this, exceptionContext(context));
  }

  /** @internal */
  _reportException(context: Record<string, unknown>): void {
    reportException(this, context);
  }

  /** @internal */
  _noteUnretrieved(future: Future<unknown>): void {
    this.#unretrieved.add(future);
  }

  // ---- The end of tasks

  /**
   * The coroutine of the task ended whose step is under way. One function for all tasks of the loop: two closures for each would be a tenth of what a small
   * task costs.
   *
   * @internal
   */
  readonly _bodySucceeded = (value: unknown): void => {
    const task = this._step as Task<unknown>;
    if (this.#stuck === null) task._succeed(value);
    else this.#stuck.ended(() => task._succeed(value));
  };
  /** @internal */
  readonly _bodyFailed = (error: unknown): void => {
    const task = this._step as Task<unknown>;
    if (this.#stuck === null) task._fail(error);
    else this.#stuck.ended(() => task._fail(error));
  };

  /** A step waits for a promise that is not of this loop: say so once, and go on with the others. @internal */
  _reportStuck(task: Task<unknown>): void {
    this._reportException({
      message:
        `${repr(task)} awaits a promise that is not of the event loop; ` +
        "pass it through asyncio.fromPromise",
      task,
    });
    this._step = null;
    this._foreign++;
    (this.#stuck ??= new StuckTasks()).add(task);
    if (!this.#driving) this.#drive(false);
  }

  /** A task that was reported as stuck ended. @internal */
  _endStuck(): void {
    this._foreign--;
  }

  // ---- Asynchronous generators

  /** Closes all asynchronous generators that were not run to their end. */
  shutdown_asyncgens(): Coroutine<null> {
    const named = {
      shutdown_asyncgens: async (): Promise<null> => {
        this._asyncgens_shutdown_called = true;
        await this._asyncgens?.closeAll(this);
        return null;
      },
    };
    return coro(named.shutdown_asyncgens);
  }

  /** There are no threads whose end could be waited for. */
  shutdown_default_executor(_timeout: Seconds | null = null): Coroutine<null> {
    const named = { shutdown_default_executor: () => Promise.resolve(null) };
    return coro(named.shutdown_default_executor);
  }

  // ---- Where tasks stand

  /** The step under way awaits something that may suspend it. @internal */
  _noteAwait(): void {
    if (this.#places?.isNoting && this._step !== null) this.#places.note(this._step);
  }

  /** The step under way awaits a coroutine object; returns what undoes that. @internal */
  _enterAwaited(): (() => void) | undefined {
    return this.#places?.isNoting && this._step !== null
      ? this.#places.enter(this._step)
      : undefined;
  }

  // ---- Running

  // What blocks in Python is no `async` method: it is not to be taken for a coroutine function.

  /** Runs until `stop()` is called. */
  run_forever(): Promise<void> {
    this._check_closed();
    this.#checkRunning();
    this.#running = true;
    _set_running_loop(this);
    return this._runBatches(false);
  }

  /** @param isOne whether one batch, of what is ready, is all: `_run_once` without its wait. @internal */
  _runBatches(isOne: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#finish = (error, failed) => (failed ? reject(error as Error) : resolve());
      this.#sliceEnd = this._host.scheduler.elapsed() + timeSlice;
      this.#runsOneBatch = isOne;
      this.#watch();
      if (isOne) this.#collectTimers();
      if (isOne || this.#select()) this.#drive(false);
    });
  }

  /** Runs whenever there is something to do; for the loop of code that runs in none. @internal */
  _runByItself(): void {
    this.#implicit = true;
    this.#running = true;
    this.#finish = () => undefined;
    this.#waiting = () => undefined;
  }

  /** True while a step of code runs that is in no task and in no loop that the program runs. @internal */
  get _runsOutside(): boolean {
    return this.#implicit && !(this._step instanceof Task);
  }

  /** Runs until the Future is done and returns its result. */
  run_until_complete<T>(awaitable: Awaitable<T>): Promise<T> {
    this._check_closed();
    this.#checkRunning();
    const isNew = !(awaitable instanceof Future);
    const future = ensure_future(awaitable, { loop: this });
    future.add_done_callback(_run_until_complete_cb);
    return this.run_forever()
      .finally(() => {
        future.remove_done_callback(_run_until_complete_cb);
      })
      .then(
        () => {
          if (!future.done()) throw new RuntimeError("Event loop stopped before Future completed.");
          return asValue(future.result());
        },
        (error) => {
          if (isNew && future.done() && !future.cancelled()) future.exception();
          throw error;
        },
      );
  }

  #checkRunning(): void {
    if (this.#running) throw new RuntimeError("This event loop is already running");
    if (_get_running_loop() !== null) {
      throw new RuntimeError("Cannot run the event loop while another loop is running");
    }
  }

  /**
   * Runs handles until a step is under way, the loop waits for its host, or it stops. While a task's code is on the stack that suspends
   * right now, what would run code of the program waits until that code is off it.
   */
  #drive(isOnStack: boolean): void {
    this.#driving = true;
    try {
      for (;;) {
        while (this.#todo > 0) {
          if (isOnStack && !this._ready.first._isQuiet) {
            void settled.then(this.#driveOffStack);
            return;
          }
          if (this._eagerStarts !== null) {
            if (this.#startLeft()) return;
            continue;
          }
          this.#todo--;
          const entry = this._ready.shift();
          if (this._debug) this.#timed = { entry, since: this.time() };
          entry._run();
          if (this._step !== null) return;
          if (this.#timed !== null) this.#reportSlow();
        }
        if (this._stopping || this.#runsOneBatch) return this.#end(undefined, false);
        if (!this.#select()) return;
      }
    } catch (error) {
      this.#end(error, true);
    } finally {
      this.#driving = false;
    }
  }

  /** The executor of the promise that a task suspends on. One for all needs no closure each. */
  readonly #giveResolvers = (
    resolve: (value: never) => void,
    reject: (reason: unknown) => void,
  ): void => {
    const task = this._step as Task<unknown>;
    task._resume = resolve as Resolve<unknown>;
    task._raise = reject;
  };

  readonly #driveOffStack = (): void => this.#drive(false);

  #end(error: unknown, failed: boolean): void {
    const finish = this.#finish!;
    this.#todo = 0;
    if (this.#implicit) {
      this._step = null;
      this._stopping = false;
      _set_running_loop(null);
      this.#waiting = () => undefined;
      if (failed) throw error;
      return;
    }
    this.#finish = null;
    this._step = null;
    if (!this.#runsOneBatch) this._endRun();
    finish(error, failed);
  }

  /** @internal */
  _endRun(): void {
    this._stopping = false;
    this.#running = false;
    _set_running_loop(null);
  }

  /** The step under way is over: goes on with the next handle, unless the driver is on the stack and does so itself. @internal */
  _stepDone(): void {
    if (this._nested !== null) {
      this._nested.end();
      return;
    }
    this._step = null;
    if (this.#driving) return;
    if (this.#timed !== null) this.#reportSlow();
    const isOnStack = this.#isOnStack;
    this.#isOnStack = false;
    this.#drive(isOnStack);
  }

  /** Debug mode: says so when a callback or a step took long. */
  #reportSlow(): void {
    const { entry, since } = this.#timed!;
    this.#timed = null;
    const seconds = this.time() - since;
    if (seconds < this.slow_callback_duration) return;
    this._host.stderr.write(`Executing ${repr(entry)} took ${seconds.toFixed(3)} seconds\n`);
  }

  /** A step ended with an exception that ends the loop (`SystemExit`, `KeyboardInterrupt`). @internal */
  _stepFailed(error: BaseException): void {
    if (this._nested !== null) {
      this._nested.fail(error);
      return;
    }
    this._step = null;
    if (this.#driving) throw error;
    this.#end(error, true);
  }

  /**
   * Suspends the running step on `future` (or, on nothing, until the next batch) here and now, where an `await` of the Future itself suspends it two microtasks
   * later. The caller awaits the promise on the spot.
   *
   * @internal
   */
  _wait<T>(future: Future<T> | null): Promise<T> {
    const step = this._step;
    this._noteAwait();
    this.#isOnStack = true;
    let promise: Promise<T>;
    if (step instanceof Task && _get_running_loop() === this) {
      promise = new Promise<T>(this.#giveResolvers);
      step._suspendOn(future as Future<unknown> | null, step._resume, step._raise);
    } else {
      promise = new Promise<T>((resolve, reject) =>
        this._suspend(future as Future<unknown> | null, resolve as Resolve<unknown>, reject),
      );
      (step as Step | null)?._waitedBy?.(promise);
    }
    this.#isOnStack = false;
    return promise;
  }

  /** `await future` on a Future that is not done. @internal */
  _suspend(future: Future<unknown> | null, resolve: Resolve<unknown>, reject: Reject): void {
    const running = _get_running_loop();
    const step = running === null ? null : running._step;
    if (step !== null) {
      step._suspendOn(future, resolve, reject);
      return;
    }
    // TypeScript awaits a Future of a loop that nobody runs, such as that of `gather(...)` outside any loop.
    if (running === null && !this.#running) {
      this._runByItself();
      this.#wake();
    }
    new ForeignStep(this)._suspendOn(future, resolve, reject);
  }

  // ---- Between batches

  /** Starts the next batch; false if the loop has to wait for its host. */
  #select(): boolean {
    this._dropCancelledTimers();
    let timeout: number | null = null;
    if (this._ready.length > 0 || this._stopping) {
      timeout = 0;
      if (
        ++this.#batches % batchesPerLook === 0 &&
        this._host.scheduler.elapsed() > this.#sliceEnd
      ) {
        this.#pause();
        return false;
      }
    } else if (this._scheduled.length > 0) {
      timeout = Math.min(Math.max(this._scheduled.firstTime - this.time(), 0), longestWait);
    }
    if (timeout !== 0 && !this.#advanceVirtualClock(timeout)) {
      this.#wait(timeout);
      return false;
    }
    this.#collectTimers();
    return true;
  }

  /** @internal */
  _dropCancelledTimers(): void {
    const count = this._scheduled.length;
    if (count > sweepAbove && this._timer_cancelled_count / count > sweepFraction) {
      this._scheduled.sweep();
      this._timer_cancelled_count = 0;
      return;
    }
    while (this._scheduled.length > 0 && this._scheduled.first._timerCancelled) {
      this._timer_cancelled_count--;
      this._scheduled.pop();
    }
  }

  /** Moves the timers that are due into the ready queue and fixes the size of the batch. */
  #collectTimers(): void {
    if (this._scheduled.length > 0) {
      const end = this.time() + this.#clock.resolution;
      while (this._scheduled.length > 0 && this._scheduled.firstTime < end) {
        this._ready.append(this._scheduled.pop());
      }
    }
    this.#todo = this._ready.length;
  }

  /** On a virtual clock waiting is instant, unless something outside may come first. */
  #advanceVirtualClock(timeout: number | null): boolean {
    if (!this.#clock.virtual || timeout === null || this._foreign > 0) return false;
    const clock = this.#clock as VirtualClock;
    const due = this._scheduled.firstTime;
    const now = clock.monotonic();
    clock.moveTo(due - now === timeout ? due : now + timeout);
    return true;
  }

  /** Gives the host a turn after a time slice. */
  #pause(): void {
    this.#leave();
    this._host.scheduler.nextTurn(() => this.#resume());
  }

  /** Waits for a timer, or for whatever the world outside does. */
  #wait(timeout: number | null): void {
    this.#leave();
    const { scheduler } = this._host;
    if (timeout !== null && !this.#clock.virtual) {
      this.#waiting = scheduler.after(timeout, () => this.#resume());
    } else if (timeout === null) {
      this.#waiting = this.#awaitIdle();
    } else {
      this.#waiting = () => undefined;
    }
  }

  /** Nothing of our own is left. If nothing outside is either, that is a deadlock. */
  #awaitIdle(): Cancel {
    if (this.#implicit) return () => undefined;
    const report = (): void => {
      if (this.#waiting === null) return;
      void reportDeadlock(this);
    };
    if (this.#clock.virtual && this._foreign === 0) {
      let cancelled = false;
      this._host.scheduler.nextTurn(() => {
        if (!cancelled) report();
      });
      return () => {
        cancelled = true;
      };
    }
    return this._host.scheduler.whenIdle(report);
  }

  /** Lets the loop end with an exception while it waits. @internal */
  _abandon(error: unknown): void {
    this.#waiting?.();
    this.#waiting = null;
    this.#end(error, true);
  }

  #leave(): void {
    _set_running_loop(null);
  }

  /** Something was scheduled while the loop waited. */
  #wake(): void {
    if (this.#wakeScheduled) return;
    this.#wakeScheduled = true;
    void Promise.resolve().then(() => {
      this.#wakeScheduled = false;
      if (this.#waiting !== null) this.#resume();
    });
  }

  #resume(): void {
    this.#waiting?.();
    this.#waiting = null;
    if (!this.#running) return;
    _set_running_loop(this);
    this.#sliceEnd = this._host.scheduler.elapsed() + timeSlice;
    this.#watch();
    this.#collectTimersOrWait();
  }

  #collectTimersOrWait(): void {
    this.#collectTimers();
    if (this.#todo > 0 || this._stopping) this.#drive(false);
    else if (this.#select()) this.#drive(false);
  }

  /** @internal */
  _watchStep(): void {
    this.#watch();
  }

  /** Looks, at the host's next turn, whether a step is stuck on something that is not the loop's. */
  #watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    this._host.scheduler.nextTurn(() => {
      this.#watching = false;
      const step = this._step;
      if (step !== null && this.#running) step._turnPassed();
    });
  }
}

function exceptionContext(
  context: Iterable<readonly [string, unknown]> | ExceptionContext,
): ExceptionContext {
  return context instanceof ExceptionContext ? context : new ExceptionContext(context);
}

/** Ends `run_until_complete`. */
function _run_until_complete_cb(future: Future<unknown>): void {
  if (!future.cancelled()) {
    const error = future._exception;
    future.exception();
    if (error instanceof SystemExit || error instanceof KeyboardInterrupt) return;
  }
  future._loop.stop();
}

/** The `context` in the trailing options object of `call_soon` and its kin. */
function contextOption(args: readonly unknown[]): Context | undefined {
  const last = args.length === 0 ? undefined : args[args.length - 1];
  if (!isOptions(last)) return undefined;
  return (last.context as Context | null | undefined) ?? undefined;
}

/** The arguments before the trailing options object. */
function positional(args: readonly unknown[]): readonly unknown[] {
  if (args.length === 0) return noArguments;
  return isOptions(args[args.length - 1]) ? args.slice(0, -1) : args;
}

const noArguments: readonly never[] = [];
