import { Extensible } from "../core/classes/extensible.ts";
import {
  BaseException,
  BaseExceptionGroup,
  KeyboardInterrupt,
  RuntimeError,
  SystemExit,
} from "../core/exceptions/index.ts";
import { repr } from "../core/repr.ts";
import type { Context } from "../stdlib/contextvars/context.ts";
import type { BaseEventLoop } from "./base-events.ts";
import type { Coroutine } from "./coroutines.ts";
import { get_running_loop } from "./events.ts";
import { CancelledError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import { current_task, type Task } from "./tasks.ts";
import { Waiter } from "./core.ts";
import { Waits } from "./primitive.ts";

const tasksOfGroup = /* @__PURE__ */ new Waits("the tasks of a TaskGroup");

/**
 * `async with asyncio.TaskGroup() as group`: the block ends when all tasks are done; the first failure cancels the others.
 * Source: CPython 3.13 Lib/asyncio/taskgroups.py.
 */
export class TaskGroup extends Extensible {
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __name__: string = "TaskGroup";
  static readonly __module__: string = "asyncio.taskgroups";
  #entered = false;
  #exiting = false;
  #aborting = false;
  #loop: BaseEventLoop | null = null;
  #parent: Task<unknown> | null = null;
  #parentCancelRequested = false;
  readonly #tasks = new Set<Task<unknown>>();
  #errors: BaseException[] = [];
  #baseError: BaseException | null = null;
  #completed: Future<boolean> | null = null;

  async __aenter__(): Promise<this> {
    if (this.#entered) {
      throw new RuntimeError(`TaskGroup ${repr(this)} has already been entered`);
    }
    this.#loop ??= get_running_loop();
    this.#parent = current_task(this.#loop);
    if (this.#parent === null) {
      throw new RuntimeError(`TaskGroup ${repr(this)} cannot determine the parent task`);
    }
    this.#entered = true;
    return this;
  }

  async __aexit__(_type: unknown, error: BaseException | null, _traceback: unknown): Promise<null> {
    this.#exiting = true;
    if (error !== null && isBaseError(error)) this.#baseError ??= error;
    let cancellation: BaseException | null = error instanceof CancelledError ? error : null;
    if (error !== null && !this.#aborting) this.#abort();
    cancellation = await this.#waitForTasks(cancellation);
    if (this.#baseError !== null) throw this.#baseError;
    if (this.#parentCancelRequested && this.#parent!.uncancel() === 0) cancellation = null;
    if (cancellation !== null && this.#errors.length === 0) throw cancellation;
    if (error !== null && !(error instanceof CancelledError)) this.#errors.push(error);
    if (this.#errors.length > 0) this.#raiseErrors();
    return null;
  }

  /** Waits until no task is left; returns the cancellation that has to go on. */
  async #waitForTasks(cancellation: BaseException | null): Promise<BaseException | null> {
    while (this.#tasks.size > 0) {
      const completed = (this.#completed ??= new Waiter<boolean>(this.#loop!, tasksOfGroup));
      try {
        await this.#loop!._wait(completed);
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
        if (!this.#aborting) {
          cancellation = error;
          this.#abort();
        }
      }
      this.#completed = null;
    }
    return cancellation;
  }

  #raiseErrors(): never {
    const parent = this.#parent!;
    if (parent.cancelling() > 0) {
      parent.uncancel();
      parent.cancel();
    }
    const errors = this.#errors;
    this.#errors = [];
    const group = new BaseExceptionGroup("unhandled errors in a TaskGroup", errors);
    group.__cause__ = null;
    throw group;
  }

  /** Schedules a coroutine as a task of the group. */
  create_task<T>(
    coro: Coroutine<T>,
    options: { name?: unknown; context?: Context | null } = {},
  ): Task<T> {
    const refusal = this.#refusal();
    if (refusal !== null) {
      coro.close();
      throw new RuntimeError(`TaskGroup ${repr(this)} ${refusal}`);
    }
    const task = this.#loop!.create_task(coro, options);
    this.#loop!._whenStarted(() => {
      if (task.done()) {
        this.#taskDone(task as Task<unknown>);
      } else {
        this.#tasks.add(task as Task<unknown>);
        task.add_done_callback((done) => this.#taskDone(done as Task<unknown>));
      }
    });
    return task;
  }

  #refusal(): string | null {
    if (!this.#entered) return "has not been entered";
    if (this.#exiting && this.#tasks.size === 0) return "is finished";
    return this.#aborting ? "is shutting down" : null;
  }

  #abort(): void {
    this.#aborting = true;
    for (const task of this.#tasks) if (!task.done()) task.cancel();
  }

  #taskDone(task: Task<unknown>): void {
    this.#tasks.delete(task);
    const completed = this.#completed;
    if (completed !== null && this.#tasks.size === 0 && !completed.done()) {
      completed.set_result(true);
    }
    if (task.cancelled()) return;
    const exception = task.exception();
    if (exception === null) return;
    this.#errors.push(exception);
    if (isBaseError(exception)) this.#baseError ??= exception;
    const parent = this.#parent!;
    if (parent.done()) {
      this.#loop!._reportException({
        message:
          `Task ${repr(task)} has errored out but its parent ` +
          `task ${repr(parent)} is already completed`,
        exception,
        task,
      });
      return;
    }
    if (this.#aborting || this.#parentCancelRequested) return;
    this.#abort();
    this.#parentCancelRequested = true;
    parent.cancel();
  }

  __repr__(): string {
    let text = "<TaskGroup";
    if (this.#tasks.size > 0) text += ` tasks=${this.#tasks.size}`;
    if (this.#errors.length > 0) text += ` errors=${this.#errors.length}`;
    if (this.#aborting) text += " cancelling";
    else if (this.#entered) text += " entered";
    return `${text}>`;
  }
}

function isBaseError(error: BaseException): boolean {
  return error instanceof SystemExit || error instanceof KeyboardInterrupt;
}
