/** Python's `threading`, for a program that has one thread. Source: CPython 3.13 Lib/threading.py. */
import { WeakSet } from "../weakref/index.ts";

export { RuntimeError as ThreadError } from "../../core/exceptions/index.ts";
export {
  _RLock,
  BoundedSemaphore,
  Condition,
  Event,
  local,
  Lock,
  RLock,
  Semaphore,
} from "./locks.ts";
export {
  active_count,
  current_thread,
  enumerate,
  get_ident,
  get_native_id,
  main_thread,
  stack_size,
  Thread,
} from "./thread.ts";
export { TIMEOUT_MAX } from "./waiting.ts";

/** Threads that are not over. */
export const _dangling: WeakSet = /* @__PURE__ */ new WeakSet();

/** There is no function that traces. */
export function gettrace(): null {
  return null;
}

export function getprofile(): null {
  return null;
}
