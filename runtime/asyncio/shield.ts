import type { Awaitable } from "./coroutines.ts";
import { type Future, Waiter } from "./core.ts";
import { ensure_future } from "./tasks.ts";
import { Waits } from "./primitive.ts";

const shielding = /* @__PURE__ */ new Waits("asyncio.shield()");

/**
 * Waits for an awaitable without passing a cancellation on to it. Source: CPython 3.13 Lib/asyncio/tasks.py.
 */
export function shield<T>(arg: Awaitable<T>): Future<T> {
  const inner = ensure_future(arg);
  if (inner.done()) return inner;
  const outer: Future<T> = new Waiter<T>(inner.get_loop(), shielding);
  const innerDone = (future: Future<T>): void => {
    if (outer.cancelled()) {
      if (!future.cancelled()) future.exception();
      return;
    }
    if (future.cancelled()) {
      outer.cancel();
      return;
    }
    const error = future.exception();
    if (error !== null) outer.set_exception(error);
    else outer.set_result(future.result());
  };
  const loop = inner.get_loop();
  loop._whenStarted(() => {
    if (inner.done()) {
      loop._eagerShield = { outer, inner };
      return;
    }
    inner.add_done_callback(innerDone);
    outer.add_done_callback(() => {
      if (!inner.done()) inner.remove_done_callback(innerDone);
    });
  });
  return outer;
}
