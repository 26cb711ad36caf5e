import { anyOf, delay, number, slot, word, type Operations } from "./operation.ts";

/** Futures, their subclasses, those of other threads, and what asks about awaitables. */
export const futures: Operations = {
  future: { args: anyOf(slot), python: `put($0, asyncio.Future())`, sync: false, weight: 2 },
  subclassed: { args: anyOf(slot), python: `put($0, Noted(@))`, weight: 2 },
  noted: {
    args: anyOf(slot),
    python: `if isinstance(get($0), Noted):\n    log("@", get($0).note, get($0).history)`,
    sync: true,
  },
  futureLoop: {
    args: anyOf(slot),
    python: `log("@", get($0).get_loop() is asyncio.get_running_loop())`,
    sync: true,
  },
  futureRepr: { args: anyOf(slot), python: `log("@", outline(get($0)))`, sync: true, weight: 2 },
  setCancelled: {
    args: anyOf(slot),
    python: `get($0).set_exception(asyncio.CancelledError("@"))`,
    sync: true,
    weight: 0.4,
  },
  setClass: {
    args: anyOf(slot, word("ValueError", "KeyError", "StopIteration", "TimeoutError")),
    python: `get($0).set_exception($1)`,
    sync: true,
  },
  predicates: {
    args: anyOf(slot, word("f4", "g0", "Custom", "asyncio.sleep", "callback", "spin", "7")),
    python: `log("@", asyncio.isfuture(get($0)), asyncio.isfuture($1), asyncio.iscoroutinefunction($1), asyncio.iscoroutine($1))`,
    sync: true,
  },
  coroutinePredicates: {
    awaited: [1, 1],
    python: `each = %0\nlog("@", asyncio.iscoroutine(each), asyncio.isfuture(each))\nif asyncio.iscoroutine(each):\n    each.close()`,
    sync: true,
  },
  wrapFuture: {
    args: anyOf(slot),
    awaited: [1, 1],
    python: `foreign = asyncio.run_coroutine_threadsafe(coroutine(%0), asyncio.get_running_loop()); FOREIGN.append(foreign); put($0, asyncio.wrap_future(foreign))`,
    weight: 2,
  },
  invalidState: {
    args: anyOf(slot),
    python: `try:\n    log("@", get($0).result())\nexcept (asyncio.InvalidStateError, asyncio.CancelledError) as error:\n    log("@", error)`,
    sync: true,
    weight: 2,
  },
  wrapOwn: { args: anyOf(slot), python: `log("@", asyncio.wrap_future(get($0)) is get($0))` },
  foreignState: {
    args: anyOf(number(3)),
    python: `if len(FOREIGN) > $0:\n    log("@", FOREIGN[$0].done(), FOREIGN[$0].cancelled(), FOREIGN[$0].running())`,
    sync: true,
  },
  foreignCancel: {
    args: anyOf(number(3)),
    python: `if len(FOREIGN) > $0:\n    log("@", FOREIGN[$0].cancel())`,
    sync: true,
  },
  foreignCallback: {
    args: anyOf(number(3)),
    python: `if len(FOREIGN) > $0:\n    FOREIGN[$0].add_done_callback(lambda future: log("@", future.cancelled()))`,
    sync: true,
  },
  threadsafe: {
    args: anyOf(delay),
    awaited: [1, 1],
    python: `def act(loop, each):\n    future = asyncio.run_coroutine_threadsafe(coroutine(each), loop)\n    FOREIGN.append(future)\n    future.add_done_callback(lambda future: log("@", future.cancelled()))\nloop = asyncio.get_running_loop(); loop.call_later($0, act, loop, %0)`,
    weight: 2,
  },
  threadsafeNow: {
    awaited: [1, 1],
    python: `FOREIGN.append(asyncio.run_coroutine_threadsafe(%0, asyncio.get_running_loop())); log("@", FOREIGN[-1].done())`,
  },
};
