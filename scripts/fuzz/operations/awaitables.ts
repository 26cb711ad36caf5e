import { anyOf, deadline, delay, number, slot, type Operations } from "./operation.ts";

/** Awaitables, iterables and managers of the program's own; coroutines made from generators. */
export const awaitables: Operations = {
  customAwait: {
    args: anyOf(slot, number(3)),
    python: `log("@", await Custom(get($0), $1))`,
    weight: 2,
  },
  customWait: {
    args: anyOf(slot, number(3), deadline),
    python: `log("@", await asyncio.wait_for(Custom(get($0), $1), $2))`,
  },
  customGather: {
    args: anyOf(slot, number(3)),
    awaited: [1, 2],
    python: `log("@", await asyncio.gather(Custom(get($0), $1), %*))`,
  },
  customShield: {
    args: anyOf(slot, slot, number(3)),
    python: `put($0, asyncio.shield(Custom(get($1), $2)))`,
  },
  delegating: { awaited: [1, 1], python: `log("@", await Delegating(coroutine(%0)))`, weight: 2 },
  resuming: { args: anyOf(number(3)), python: `log("@", await Resuming($0))` },
  wrongAwait: { args: anyOf(number(3)), python: `log("@", await Wrong($0))` },
  spin: { args: anyOf(number(3)), python: `log("@", await spin($0))`, weight: 2 },
  spinFuture: { args: anyOf(slot), python: `log("@", await follow(get($0)))`, weight: 2 },
  spinTask: {
    args: anyOf(slot, number(3)),
    python: `put($0, asyncio.create_task(coroutine(spin($1))))`,
  },
  countdown: {
    args: anyOf(number(4), delay),
    bodies: 1,
    python: `async for item in Countdown($0, $1):\n    log("@", item)\n    #0`,
    weight: 2,
  },
  countdownElse: {
    args: anyOf(number(4), number(3)),
    python: `async for item in Countdown($0, 0):\n    if item == $1:\n        break\nelse:\n    log("@", "else")`,
  },
  countdownComprehension: {
    args: anyOf(number(4), delay),
    python: `log("@", [item async for item in Countdown($0, $1) if item != 1], {item async for item in Countdown($0, 0)})`,
  },
  countdownNext: {
    args: anyOf(number(3)),
    python: `each = aiter(Countdown($0, 0)); log("@", await anext(each), await anext(each, "none"))`,
  },
  manager: {
    args: anyOf(number(2), delay),
    bodies: 1,
    python: `async with Scope("@", $0, $1) as entered:\n    log("@", entered)\n    #0`,
    weight: 3,
  },
  managers: {
    args: anyOf(number(2)),
    bodies: 1,
    python: `async with Scope("@a", $0, 0), Scope("@b", 0, 1) as entered:\n    #0`,
  },
  decorated: {
    bodies: 1,
    python: `async with scoped("@") as entered:\n    log("@", entered)\n    #0`,
    weight: 2,
  },
  stack: {
    args: anyOf(number(2), delay),
    bodies: 1,
    python: `async with contextlib.AsyncExitStack() as stack:\n    await stack.enter_async_context(Scope("@a", $0, $1))\n    stack.callback(log, "@", "callback")\n    stack.push_async_callback(asyncio.sleep, $1)\n    #0`,
  },
  comprehension: {
    awaited: [1, 3],
    python: `log("@", [await each for each in [%*]])`,
  },
  generatorExpression: {
    args: anyOf(number(3)),
    python: `log("@", [item async for item in (each + 1 async for each in g$0() if each != 2)])`,
  },
  closedCoroutine: {
    awaited: [1, 1],
    python: `each = coroutine(%0); each.close(); log("@", await each)`,
  },
};
