import { call } from "../core/calls/call.ts";
import {
  type Context,
  restoreContext,
  type SavedContext,
  saveContext,
} from "../stdlib/contextvars/context.ts";
import type { BaseEventLoop, Step } from "./base-events.ts";
import { _exchangeOuterHandling, Task } from "./core.ts";
import type { Coroutine } from "./coroutine.ts";
import { _get_running_loop } from "./loop-state.ts";

/** What is to be done where a task would have started eagerly: the start itself, and what follows it. @internal */
export type EagerStart = Task<unknown> | (() => void);

/** The keyword arguments that a task factory passes on. */
interface FactoryOptions {
  name?: unknown;
  context?: Context | null;
}

/** What {@link create_eager_task_factory} returns. */
export type EagerTaskFactory = <T>(
  loop: BaseEventLoop,
  coro: Coroutine<T>,
  options?: FactoryOptions,
) => Task<T>;

/** A task factory whose tasks start when they are made. Source: CPython 3.13 Lib/asyncio/tasks.py. */
export function create_eager_task_factory(custom_task_constructor: unknown): EagerTaskFactory {
  return function factory(loop, coro, { name = null, context = null } = {}) {
    loop._drainEager ??= () => drain(loop);
    const options = { loop, name, context, eager_start: true };
    return custom_task_constructor === Task
      ? new Task(coro, options)
      : (call(custom_task_constructor, [coro], options) as never);
  };
}

let factory: EagerTaskFactory | undefined;

/** The factory for `loop.set_task_factory` that makes tasks of asyncio. */
export function eager_task_factory<T>(
  loop: BaseEventLoop,
  coro: Coroutine<T>,
  options: FactoryOptions = {},
): Task<T> {
  factory ??= create_eager_task_factory(Task);
  return factory(loop, coro, options);
}

/**
 * `(await started(create_task(coro(f)))).value`: what makes tasks, in a program that starts tasks eagerly. A native async function cannot be run up to its first
 * suspension at once: a task that would have been is run by whoever made it, before the next thing happens.
 *
 * @returns `value`, which the call has returned; in an object, since an `await` would wait for a task
 */
export async function started<T>(value: T): Promise<{ value: T }> {
  const loop = _get_running_loop();
  if (loop === null || loop._eagerStarts === null) return { value };
  await drain(loop);
  const shielded = loop._eagerShield;
  if (shielded === null || (shielded.outer as unknown) !== value) return { value };
  loop._eagerShield = null;
  return { value: shielded.inner as T };
}

/** Starts the tasks that were made, one after the other; those that they make are started by themselves. */
async function drain(loop: BaseEventLoop): Promise<void> {
  const starts = loop._eagerStarts ?? [];
  loop._eagerStarts = null;
  for (const start of starts) {
    if (typeof start === "function") start();
    else await new Promise<void>((resolve, reject) => new Nested(loop, start, resolve, reject));
  }
}

/** A task's first step within the step of the one that made it. Source: CPython 3.13 Lib/asyncio/tasks.py, Task.__eager_start. */
export class Nested {
  readonly #loop: BaseEventLoop;
  readonly #resolve: () => void;
  readonly #reject: (error: unknown) => void;
  readonly #step: Step | null;
  readonly #context: SavedContext;
  readonly #handling: unknown;
  readonly #outer: Nested | null;

  constructor(
    loop: BaseEventLoop,
    task: Task<unknown>,
    resolve: () => void,
    reject: (error: unknown) => void,
  ) {
    this.#loop = loop;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#step = loop._step;
    this.#context = saveContext();
    this.#handling = _exchangeOuterHandling(null);
    this.#outer = loop._nested;
    loop._nested = this;
    task._run();
  }

  /** The task has suspended or ended: the step around it goes on. */
  end(): void {
    this.#leave();
    this.#resolve();
  }

  /** The task ended with what ends the loop: its maker gets that. */
  fail(error: unknown): void {
    this.#leave();
    this.#reject(error);
  }

  #leave(): void {
    const loop = this.#loop;
    loop._nested = this.#outer;
    loop._step = this.#step;
    restoreContext(this.#context);
    _exchangeOuterHandling(this.#handling);
  }
}
