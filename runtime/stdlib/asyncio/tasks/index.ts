/** `asyncio.tasks`. Source: CPython 3.13 Lib/asyncio/tasks.py. */
export { as_completed } from "../../../asyncio/as-completed.ts";
export { gather } from "../../../asyncio/gather.ts";
export { shield } from "../../../asyncio/shield.ts";
export { sleep } from "../../../asyncio/sleep.ts";
export {
  Task,
  Task as _CTask,
  Task as _PyTask,
  all_tasks,
  create_task,
  current_task,
  current_task as _c_current_task,
  current_task as _py_current_task,
  ensure_future,
} from "../../../asyncio/tasks.ts";
export { run_coroutine_threadsafe } from "../../../asyncio/threadsafe.ts";
export { ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, wait } from "../../../asyncio/wait.ts";
export { wait_for } from "../../../asyncio/wait-for.ts";
