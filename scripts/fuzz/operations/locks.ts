import { anyOf, deadline, delay, number, word, type Operations } from "./operation.ts";

export const locks: Operations = {
  lock: {
    args: anyOf(number(2)),
    bodies: 1,
    python: `async with LOCK[$0]:\n    log("@", LOCK[$0].locked())\n    #0`,
    weight: 3,
  },
  acquireLock: { args: anyOf(number(2)), python: `log("@", await LOCK[$0].acquire())` },
  releaseLock: { args: anyOf(number(2)), python: `LOCK[$0].release()`, sync: true, weight: 2 },
  eventWait: {
    args: anyOf(number(2)),
    python: `log("@", await EVENT[$0].wait())`,
    weight: 3,
  },
  eventSet: { args: anyOf(number(2)), python: `EVENT[$0].set()`, sync: true, weight: 4 },
  eventClear: {
    args: anyOf(number(2)),
    python: `EVENT[$0].clear(); log("@", EVENT[$0].is_set())`,
    sync: true,
  },
  semaphore: {
    args: anyOf(number(2)),
    bodies: 1,
    python: `async with SEMAPHORE[$0]:\n    log("@", SEMAPHORE[$0].locked())\n    #0`,
    weight: 3,
  },
  acquireSemaphore: { args: anyOf(number(2)), python: `log("@", await SEMAPHORE[$0].acquire())` },
  releaseSemaphore: {
    args: anyOf(number(2)),
    python: `SEMAPHORE[$0].release()`,
    sync: true,
    weight: 2,
  },
  conditionWait: {
    bodies: 1,
    python: `async with CONDITION:\n    log("@", await CONDITION.wait())\n    #0`,
    weight: 3,
  },
  conditionWaitFor: {
    args: anyOf(number(4)),
    python: `async with CONDITION:\n    log("@", await CONDITION.wait_for(lambda: STATE["count"] > $0))`,
    weight: 2,
  },
  notify: {
    args: anyOf(number(3)),
    python: `async with CONDITION:\n    STATE["count"] += 1\n    CONDITION.notify($0)`,
    weight: 2,
  },
  notifyAll: {
    python: `async with CONDITION:\n    STATE["count"] += 1\n    CONDITION.notify_all()`,
    weight: 2,
  },
  barrierWait: {
    args: anyOf(number(2)),
    python: `log("@", await BARRIER[$0].wait(), BARRIER[$0].n_waiting, BARRIER[$0].broken)`,
    weight: 4,
  },
  barrierWith: {
    args: anyOf(number(2)),
    bodies: 1,
    python: `async with BARRIER[$0] as place:\n    log("@", place, BARRIER[$0].parties)\n    #0`,
  },
  barrierReset: { args: anyOf(number(2)), python: `await BARRIER[$0].reset()` },
  barrierAbort: { args: anyOf(number(2)), python: `await BARRIER[$0].abort()`, weight: 0.5 },
  showLock: {
    args: anyOf(number(2)),
    python: `log("@", state(LOCK[$0]), state(EVENT[$0]), state(SEMAPHORE[$0]), state(CONDITION), state(BARRIER[$0]))`,
    sync: true,
  },

  conditionAcquire: {
    python: `log("@", await CONDITION.acquire(), CONDITION.locked())`,
    weight: 0.7,
  },
  conditionRelease: { python: `CONDITION.release()`, sync: true, weight: 1.5 },
  conditionUnheld: {
    args: anyOf(word("notify()", "notify_all()")),
    python: `CONDITION.$0`,
    sync: true,
    weight: 0.4,
  },
  sharedCondition: {
    args: anyOf(number(2), delay),
    python: `both = asyncio.Condition(LOCK[$0])\nasync with both:\n    asyncio.get_running_loop().call_later($1, log, "@", LOCK[$0].locked())\n    log("@", await asyncio.wait_for(both.wait(), 2))`,
    weight: 1.5,
  },
  holdLock: {
    args: anyOf(number(2), delay),
    python: `async with LOCK[$0]:\n    await asyncio.sleep($1)`,
    weight: 2,
  },
  lockTimeout: {
    args: anyOf(number(2), deadline),
    python: `log("@", await asyncio.wait_for(LOCK[$0].acquire(), $1))`,
    weight: 2,
  },
  boundedOver: { python: `SEMAPHORE[1].release()`, sync: true, weight: 0.5 },
  semaphoreLocked: {
    args: anyOf(number(2)),
    python: `log("@", SEMAPHORE[$0].locked(), LOCK[$0].locked(), EVENT[$0].is_set())`,
    sync: true,
  },
  negativeSemaphore: {
    args: anyOf(word("Semaphore(-1)", "BoundedSemaphore(-1)", "Barrier(0)")),
    python: `log("@", asyncio.$0)`,
    sync: true,
    weight: 0.3,
  },
  brokenBarrier: {
    args: anyOf(number(2)),
    python: `try:\n    log("@", await BARRIER[$0].wait())\nexcept asyncio.BrokenBarrierError as error:\n    log("@", error, BARRIER[$0].broken)\n    await BARRIER[$0].reset()`,
    weight: 2,
  },
};
