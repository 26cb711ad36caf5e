/**
 * For hosts that run several programs in one process, one after the other: a program must find the runtime as in a new process. No emitted
 * code imports this.
 */
import { _forget_loops } from "./asyncio/events.ts";
import { _restart_task_names } from "./asyncio/tasks.ts";
import { _forget_unawaited } from "./asyncio/unawaited.ts";
import { _forget_end } from "./core/exit.ts";
import { _clear } from "./stdlib/atexit/index.ts";
import { _forget_annotations } from "./core/generics/type-names.ts";
import { _forget_modules } from "./core/modules/registry.ts";
import { _forget_context } from "./stdlib/contextvars/context.ts";
import { _forget_logging } from "./stdlib/logging/forget.ts";
import { clear_overloads } from "./stdlib/typing/decorators.ts";
import { _forget_warnings } from "./stdlib/warnings/state.ts";

/** Forgets what earlier programs left behind: loops, the current context, the number of tasks so far, coroutines not awaited, warnings, loggers, modules, overloads. */
export function resetRuntime(): void {
  _forget_loops();
  _forget_context();
  _restart_task_names();
  _forget_unawaited();
  _forget_warnings();
  clear_overloads();
  _forget_logging();
  _clear();
  _forget_end();
  _forget_modules();
  _forget_annotations();
}
