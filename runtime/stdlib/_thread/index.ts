/** CPython's `_thread`, for a program that has one thread. Source: CPython 3.13 Modules/_threadmodule.c. */
import { RuntimeError } from "../../core/exceptions/index.ts";
import { Lock } from "../threading/locks.ts";

export { RuntimeError as error } from "../../core/exceptions/index.ts";
export { Lock as LockType, _RLock as RLock } from "../threading/locks.ts";
export { get_ident, get_native_id, stack_size } from "../threading/thread.ts";
export { TIMEOUT_MAX } from "../threading/waiting.ts";

export function allocate_lock(): Lock {
  return new Lock();
}

/** How many threads were started besides the main one. */
export function _count(): number {
  return 0;
}

/** @throws RuntimeError: there is one thread */
export function start_new_thread(): never {
  throw new RuntimeError("can't start new thread");
}
