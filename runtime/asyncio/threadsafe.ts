import { caught } from "../core/exceptions/caught.ts";
import { TypeError } from "../core/exceptions/index.ts";
import { repr } from "../core/repr.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { ConcurrentFuture } from "./concurrent-future.ts";
import { Coroutine } from "./coroutine.ts";
import { Future } from "./core.ts";
import { get_event_loop } from "./events.ts";
import { ensure_future } from "./tasks.ts";

/** A Future of the loop for a `concurrent.futures.Future`. Source: CPython 3.13 Lib/asyncio/futures.py. */
export function wrap_future<T>(
  future: ConcurrentFuture<T> | Future<T>,
  options: { loop?: BaseEventLoop | null } = {},
): Future<T> {
  if (future instanceof Future) return future;
  if (!(future instanceof ConcurrentFuture)) {
    throw new TypeError(`concurrent.futures.Future is expected, got ${repr(future)}`);
  }
  const loop = options.loop ?? get_event_loop();
  const wrapped = loop.create_future<T>();
  wrapped.add_done_callback(() => {
    if (wrapped.cancelled()) future.cancel();
  });
  future.add_done_callback((source) => {
    loop.call_soon_threadsafe(() => {
      if (wrapped.cancelled()) return;
      if (source.cancelled()) wrapped.cancel();
      else if (source.exception() !== null) wrapped.set_exception(source.exception()!);
      else wrapped.set_result(source.result());
    });
  });
  return wrapped;
}

/** Starts a coroutine in a loop from outside of it. Source: CPython 3.13 Lib/asyncio/tasks.py. */
export function run_coroutine_threadsafe<T>(
  coro: Coroutine<T>,
  loop: BaseEventLoop,
): ConcurrentFuture<T> {
  if (!(coro instanceof Coroutine)) throw new TypeError("A coroutine object is required");
  const future = new ConcurrentFuture<T>();
  loop.call_soon_threadsafe(() => {
    try {
      const task = ensure_future(coro, { loop });
      future.add_done_callback(() => {
        if (future.cancelled()) loop.call_soon_threadsafe(() => task.cancel());
      });
      task.add_done_callback(() => {
        if (future.cancelled()) return;
        if (task.cancelled()) future.cancel();
        else if (task.exception() !== null) future.set_exception(task.exception()!);
        else future.set_result(task.result());
      });
    } catch (error) {
      future.set_exception(caught(error));
      throw error;
    }
  });
  return future;
}
