import { callMethod } from "../core/attributes/getattr.ts";
import { ValueError } from "../core/exceptions/index.ts";
import { generator } from "../core/iteration/generator.ts";
import { repr } from "../core/repr.ts";
import type { Context } from "../stdlib/contextvars/context.ts";
import { type Callback } from "./callbacks.ts";
import { type DoneCallback, Future, GatheringFuture, Task } from "./core.ts";
import { InvalidStateError } from "./exceptions.ts";

/** A callback that stands for what waits: a task, say. */
type Wakeup = Callback & { readonly entry: DoneCallback };

let areShown = false;

/**
 * What CPython's Futures and tasks have besides what they are used for, and how they call methods of their own that a class of the program may have
 * replaced. Only programs that make loops of their own ask for that.
 */
export function showInternals(): void {
  if (areShown) return;
  areShown = true;
  const future = Future.prototype as unknown as Record<string, unknown>;
  // Where a Future was made is remembered by no loop.
  Object.defineProperty(future, "_source_traceback", { get: () => null, configurable: true });
  const iterate = generator(Future.prototype.__await__);
  Object.defineProperty(future, "__iter__", { value: iterate, configurable: true });
  guardLogTraceback();
  waitByMethods();
  reportDoneTasks();
}

/** Programs may only say that an exception is not to be logged. Source: CPython 3.13 Lib/asyncio/futures.py. */
function guardLogTraceback(): void {
  const { get, set } = Object.getOwnPropertyDescriptor(Future.prototype, "_log_traceback")!;
  Object.defineProperty(Future.prototype, "_log_traceback", {
    get,
    set(value: boolean) {
      if (value) throw new ValueError("_log_traceback can only be set to False");
      set!.call(this, value);
    },
    configurable: true,
  });
}

/** A task waits for a Future by `add_done_callback`, where that was replaced. */
function waitByMethods(): void {
  const { _addCallback, _scheduleOne, add_done_callback } = Future.prototype;
  Future.prototype._addCallback = function (entry): void {
    const isReplaced = this.add_done_callback !== add_done_callback;
    if (!isReplaced || !("_run" in entry)) return _addCallback.call(this, entry);
    const wakeup: Wakeup = Object.assign(() => undefined, { entry });
    const { _context: context = null } = entry as { _context?: Context | null };
    callMethod(this, "add_done_callback", [wakeup], context === null ? {} : { context });
  };
  Future.prototype._scheduleOne = function (given): void {
    const wakeup = (given as { callback?: Partial<Wakeup> }).callback;
    _scheduleOne.call(this, wakeup?.entry ?? given);
  };
}

/** A task whose result was set by somebody else says so when it is to be stepped. */
function reportDoneTasks(): void {
  const { _tellGather } = Task.prototype;
  Task.prototype._tellGather = function (): void {
    if (this._callbacks instanceof GatheringFuture) return _tellGather.call(this);
    const exception = new InvalidStateError(`_step(): already done: ${repr(this)} None`);
    const message = `Exception in callback ${repr(this)}`;
    this._loop._reportException({ message, exception, task: this });
  };
}
