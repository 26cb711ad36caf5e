/** `asyncio`. Source: CPython 3.13 Lib/asyncio. Named exports only: what a program does not use is not bundled. */
export { BaseEventLoop } from "./python-event-loop.ts";
export {
  _get_running_loop,
  _set_running_loop,
  AbstractEventLoop,
  AbstractEventLoopPolicy,
  DefaultEventLoopPolicy,
  EventLoop,
  get_event_loop,
  get_event_loop_policy,
  get_running_loop,
  new_event_loop,
  SelectorEventLoop,
  set_event_loop,
  set_event_loop_policy,
} from "./events.ts";
export { ConcurrentFuture } from "./concurrent-future.ts";
export { fromPromise, toPromise, type ToPromiseOptions } from "./foreign.ts";
export { create_eager_task_factory, eager_task_factory } from "./eager.ts";
export { run_coroutine_threadsafe, wrap_future } from "./threadsafe.ts";
export type { ExceptionContext } from "./exception-handler.ts";
export * from "./exceptions.ts";
export { Future, isfuture } from "./futures.ts";
export { Handle, TimerHandle } from "./handles.ts";
export { gather } from "./gather.ts";
export { type Awaitable, Coroutine, iscoroutine, iscoroutinefunction } from "./coroutines.ts";
export { Barrier } from "./barrier.ts";
export { as_completed } from "./as-completed.ts";
export { PriorityQueue } from "./priority-queue.ts";
export { shield } from "./shield.ts";
export { TaskGroup } from "./taskgroups.ts";
export { ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, wait } from "./wait.ts";
export { BoundedSemaphore, Condition, Event, Lock, Semaphore } from "./locks.ts";
export { LifoQueue, Queue } from "./queues.ts";
export { run, Runner } from "./runners.ts";
export { sleep } from "./sleep.ts";
export { all_tasks, create_task, current_task, ensure_future, Task } from "./tasks.ts";
export { Timeout, timeout, timeout_at } from "./timeouts.ts";
export { wait_for } from "./wait-for.ts";
export * as base_events from "../stdlib/asyncio/base_events/index.ts";
export * as constants from "../stdlib/asyncio/constants/index.ts";
export * as coroutines from "../stdlib/asyncio/coroutines/index.ts";
export * as events from "../stdlib/asyncio/events/index.ts";
export * as exceptions from "../stdlib/asyncio/exceptions/index.ts";
export * as futures from "../stdlib/asyncio/futures/index.ts";
export * as locks from "../stdlib/asyncio/locks/index.ts";
export * as queues from "../stdlib/asyncio/queues/index.ts";
export * as runners from "../stdlib/asyncio/runners/index.ts";
export * as staggered from "../stdlib/asyncio/staggered/index.ts";
export * as taskgroups from "../stdlib/asyncio/taskgroups/index.ts";
export * as tasks from "../stdlib/asyncio/tasks/index.ts";
export * as timeouts from "../stdlib/asyncio/timeouts/index.ts";
