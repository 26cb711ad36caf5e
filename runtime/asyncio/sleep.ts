import { ValueError } from "../core/exceptions/index.ts";
import { asValue, nextBatch } from "./coroutines.ts";
import { get_running_loop } from "./events.ts";
import { type Future, setResultUnlessCancelled } from "./futures.ts";

/**
 * Suspends the task for `delay` seconds, or for one batch if `delay` is not positive. Source: CPython 3.13 Lib/asyncio/tasks.py.
 *
 * @returns `result`
 */
export async function sleep<T = null>(delay: number, result: T = null as T): Promise<T> {
  if (delay <= 0) {
    await nextBatch;
    return asValue(result);
  }
  if (Number.isNaN(delay)) throw new ValueError("Invalid delay: NaN (not a number)");
  const loop = get_running_loop();
  const future: Future<T> = loop.create_future<T>();
  const handle = loop.call_later(delay, setResultUnlessCancelled, future, result);
  try {
    return asValue(await future);
  } finally {
    handle.cancel();
  }
}
