import { anyOf, deadline, delay, number, slot, word, type Operations } from "./operation.ts";

export const waiting: Operations = {
  gather: { awaited: [0, 4], python: `log("@", await asyncio.gather(%*))`, weight: 4 },
  gatherExceptions: {
    awaited: [1, 4],
    python: `log("@", await asyncio.gather(%*, return_exceptions=True))`,
    weight: 3,
  },
  gatherTwice: { args: anyOf(slot), python: `log("@", await asyncio.gather(get($0), get($0)))` },
  keepGather: {
    args: anyOf(slot),
    awaited: [1, 3],
    python: `put($0, asyncio.gather(%*))`,
    weight: 3,
  },
  keepGatherExceptions: {
    args: anyOf(slot),
    awaited: [1, 3],
    python: `put($0, asyncio.gather(%*, return_exceptions=True))`,
    weight: 2,
  },
  waitFor: {
    args: anyOf(deadline),
    awaited: [1, 1],
    python: `log("@", await asyncio.wait_for(%0, $0))`,
    weight: 5,
  },
  shield: { awaited: [1, 1], python: `log("@", await asyncio.shield(%0))`, weight: 2 },
  keepShield: {
    args: anyOf(slot),
    awaited: [1, 1],
    python: `put($0, asyncio.shield(%0))`,
    weight: 2,
  },
  wait: {
    args: anyOf(
      slot,
      slot,
      slot,
      deadline,
      word("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"),
    ),
    python: `done, pending = await asyncio.wait([get($0), get($1), get($2)], timeout=$3, return_when=asyncio.$4); log("@", len(done), len(pending), get($0) in done, get($1) in done)`,
    weight: 3,
  },
  asCompleted: {
    args: anyOf(deadline),
    awaited: [1, 3],
    python: `for each in asyncio.as_completed([%*], timeout=$0):\n    log("@", await each)`,
    weight: 2,
  },
  asCompletedAsync: {
    args: anyOf(deadline),
    awaited: [1, 3],
    python: `async for each in asyncio.as_completed([%*], timeout=$0):\n    log("@", each.done())\n    log("@", await each)`,
    weight: 2,
  },
  stackedSleeps: {
    args: anyOf(slot, delay),
    python: `put($0, asyncio.gather(*[asyncio.sleep($1) for _ in range(4)]))`,
  },

  waitAll: {
    args: anyOf(deadline, word("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION")),
    awaited: [1, 3],
    python: `made = [asyncio.ensure_future(coroutine(each)) for each in [%*]]\ndone, pending = await asyncio.wait(made, timeout=$0, return_when=asyncio.$1)\nlog("@", [each in done for each in made], [each in pending for each in made])\nfor each in made:\n    each.cancel()`,
    weight: 3,
  },
  waitWrong: {
    args: anyOf(word("[]", "[f4]", "7", "get(1)")),
    python: `log("@", await asyncio.wait($0))`,
    weight: 0.5,
  },
  waitForNested: {
    args: anyOf(deadline, deadline),
    awaited: [1, 1],
    python: `log("@", await asyncio.wait_for(asyncio.wait_for(%0, $0), $1))`,
    weight: 2,
  },
  waitForShield: {
    args: anyOf(slot, deadline),
    python: `log("@", await asyncio.wait_for(asyncio.shield(get($0)), timeout=$1))`,
    weight: 2,
  },
  waitForGather: {
    args: anyOf(deadline),
    awaited: [1, 3],
    python: `log("@", await asyncio.wait_for(asyncio.gather(%*), $0))`,
    weight: 2,
  },
  gatherNested: {
    args: anyOf(word("True", "False")),
    awaited: [1, 2],
    python: `log("@", await asyncio.gather(asyncio.gather(%*), asyncio.sleep(1, "s"), return_exceptions=$0))`,
  },
  gatherCancelled: {
    args: anyOf(delay),
    awaited: [1, 3],
    python: `outer = asyncio.gather(%*)\nasyncio.get_running_loop().call_later($0, outer.cancel, "g@")\nlog("@", await outer)`,
    weight: 2,
  },
  completedBreak: {
    args: anyOf(number(3)),
    awaited: [1, 3],
    python: `for number, each in enumerate(asyncio.as_completed([%*])):\n    log("@", await each)\n    if number >= $0:\n        break`,
  },
  completedAgain: {
    args: anyOf(slot, deadline),
    python: `made = asyncio.as_completed([get($0), get($0), asyncio.sleep(1, "z")], timeout=$1)\nasync for each in made:\n    log("@", each is get($0), await each)`,
    weight: 2,
  },
};
