import { caught } from "../core/exceptions/caught.ts";
import { asValue, awaitable, type Awaitable } from "./coroutines.ts";
import { get_running_loop } from "./events.ts";
import { CancelledError } from "./exceptions.ts";
import type { Future } from "./futures.ts";
import { type Seconds, seconds } from "./seconds.ts";
import { ensure_future } from "./tasks.ts";
import { timeout as timeoutAfter, timeoutFrom } from "./timeouts.ts";
import { Waiter } from "./core.ts";
import { Waits } from "./primitive.ts";

const waitingFor = /* @__PURE__ */ new Waits("asyncio.wait_for()");

/**
 * Waits for an awaitable, cancelling it after `timeout` seconds. Source: CPython 3.13 Lib/asyncio/tasks.py.
 */
export async function wait_for<T>(fut: Awaitable<T>, timeout: Seconds | null): Promise<T> {
  const time = timeout === null ? null : seconds(timeout, "delay");
  if (time !== null && time <= 0) return waitNoTime(fut);
  const scope = timeoutAfter(time);
  scope._enter();
  let result: T;
  try {
    result = await awaitable(fut);
  } catch (thrown) {
    const error = caught(thrown);
    scope._exit(error);
    throw error;
  }
  scope._exit(null);
  return asValue(result);
}

async function waitNoTime<T>(awaitable: Awaitable<T>): Promise<T> {
  const future = ensure_future(awaitable);
  await future._loop._drainEager?.();
  if (future.done()) return asValue(future.result());
  await cancelAndWait(future);
  try {
    return asValue(future.result());
  } catch (error) {
    throw error instanceof CancelledError ? timeoutFrom(error) : error;
  }
}

/** Cancels the Future and waits until it is done, on a Future of its own so that the wait can be cancelled too. */
async function cancelAndWait(future: Future<unknown>): Promise<void> {
  const loop = get_running_loop();
  const waiter = new Waiter<null>(loop, waitingFor);
  const release = (): void => {
    if (!waiter.done()) waiter.set_result(null);
  };
  future.add_done_callback(release);
  try {
    future.cancel();
    await loop._wait(waiter);
  } finally {
    future.remove_done_callback(release);
  }
}
