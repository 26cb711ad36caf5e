import { anyOf, number, slot, word, type Operations } from "./operation.ts";

export const generators: Operations = {
  asyncFor: {
    args: anyOf(number(3)),
    bodies: 1,
    python: `async for item in g$0():\n    log("@", item)\n    #0`,
    weight: 4,
  },
  asyncForBreak: {
    args: anyOf(number(3), number(3)),
    bodies: 1,
    python: `async for item in g$0():\n    log("@", item)\n    if item >= $1:\n        break\n    #0\nelse:\n    log("@", "else")`,
    weight: 3,
  },
  keepGenerator: {
    args: anyOf(number(3), number(3)),
    python: `GENERATORS.setdefault($0, g$1())`,
    weight: 2,
  },
  asyncForHeld: {
    args: anyOf(number(3), number(3)),
    python: `if $0 in GENERATORS:\n    async for item in GENERATORS[$0]:\n        log("@", item)\n        if item >= $1:\n            break`,
    weight: 3,
  },
  asend: {
    args: anyOf(number(3), word("None", "4")),
    python: `if $0 in GENERATORS:\n    log("@", await GENERATORS[$0].asend($1))`,
    weight: 2,
  },
  anext: {
    args: anyOf(number(3)),
    python: `if $0 in GENERATORS:\n    log("@", await anext(GENERATORS[$0]))`,
    weight: 2,
  },
  athrow: {
    args: anyOf(number(3)),
    python: `if $0 in GENERATORS:\n    log("@", await GENERATORS[$0].athrow(ValueError("@")))`,
  },
  aclose: {
    args: anyOf(number(3)),
    python: `if $0 in GENERATORS:\n    log("@", await GENERATORS[$0].aclose())`,
    weight: 2,
  },
  yield: {
    args: anyOf(number(4)),
    python: `log("@", (yield $0))`,
    inGenerator: true,
    weight: 12,
  },
  yieldFinally: {
    args: anyOf(number(4)),
    bodies: 1,
    python: `try:\n    yield $0\nexcept GeneratorExit:\n    log("@", "exit")\n    raise\nfinally:\n    log("@", "finally")\n    #0`,
    inGenerator: true,
    weight: 5,
  },
  ignoreExit: {
    args: anyOf(number(4)),
    python: `try:\n    yield $0\nexcept GeneratorExit:\n    yield 99`,
    inGenerator: true,
    weight: 0.5,
  },

  agenAthrowKinds: {
    args: anyOf(
      number(3),
      word("KeyError", "GeneratorExit", "asyncio.CancelledError", "StopAsyncIteration"),
    ),
    python: `if $0 in GENERATORS:\n    log("@", await GENERATORS[$0].athrow($1("@")))`,
  },
  anextDefault: {
    args: anyOf(number(3)),
    python: `if $0 in GENERATORS:\n    log("@", await anext(GENERATORS[$0], "default"))`,
  },
  anextTask: {
    args: anyOf(number(3), slot),
    python: `if $0 in GENERATORS:\n    put($1, asyncio.ensure_future(anext(GENERATORS[$0])))`,
  },
  aclosing: {
    args: anyOf(number(3), number(3)),
    bodies: 1,
    python: `async with contextlib.aclosing(g$0()) as each:\n    async for item in each:\n        log("@", item)\n        if item >= $1:\n            break\n        #0`,
    weight: 2,
  },
  asyncForReturn: {
    args: anyOf(number(3)),
    python: `async for item in g$0():\n    log("@", item)\n    return item`,
    weight: 0.5,
  },
  shutdownGenerators: {
    python: `await asyncio.get_running_loop().shutdown_asyncgens()`,
    weight: 0.2,
  },
};
