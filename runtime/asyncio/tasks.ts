import { set } from "../core/containers/set.ts";
import { TypeError, ValueError } from "../core/exceptions/index.ts";
import type { Context } from "../stdlib/contextvars/context.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { Future, Task } from "./core.ts";
import { type Awaitable, Coroutine, coro as lazy } from "./coroutine.ts";
import { awaitable } from "./coroutines.ts";
import { get_event_loop, get_running_loop } from "./events.ts";
import { asValue } from "./pass-value.ts";

export { _restart_task_names, Task, type TaskFactory, type TaskOptions } from "./core.ts";

/** Schedules a coroutine as a task of the running loop. */
export function create_task<T>(
  coro: Coroutine<T>,
  options?: { name?: unknown; context?: Context | null },
): Task<T> {
  return get_running_loop().create_task(coro, options);
}

/** The task whose step is under way, or `null`. */
export function current_task(loop: BaseEventLoop | null = null): Task<unknown> | null {
  let step = (loop ?? get_running_loop())._step;
  while (step?._around !== undefined) step = step._around;
  return step instanceof Task ? step : null;
}

/** The tasks of the loop that are not done. */
export function all_tasks(loop: BaseEventLoop | null = null): set<Task<unknown>> {
  return new set((loop ?? get_running_loop())._tasks.toArray());
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
