import { anyOf, number, slot, word, type Operations } from "./operation.ts";

export const control: Operations = {
  log: { python: `log("@")`, sync: true, weight: 3 },
  raise: {
    args: anyOf(
      word(
        "ValueError",
        "KeyError",
        "RuntimeError",
        "OSError",
        "asyncio.CancelledError",
        "asyncio.TimeoutError",
      ),
    ),
    python: `raise $0("@")`,
    sync: true,
    weight: 1.5,
  },
  return: { args: anyOf(number(9)), python: `return $0`, weight: 0.7 },
  returnSlot: {
    args: anyOf(slot),
    python: `return get($0)`,
    weight: 0.3,
  },
  tryExcept: {
    args: anyOf(
      word(
        "Exception",
        "asyncio.CancelledError",
        "BaseException",
        "asyncio.TimeoutError",
        "ValueError",
        "ExceptionGroup",
      ),
    ),
    bodies: 2,
    python: `try:\n    #0\nexcept $0 as error:\n    log("@", error)\n    #1`,
    weight: 6,
  },
  tryFinally: {
    bodies: 2,
    python: `try:\n    #0\nfinally:\n    log("@")\n    #1`,
    weight: 4,
  },
  exceptReraise: {
    bodies: 1,
    python: `try:\n    #0\nexcept BaseException as error:\n    log("@", error)\n    raise`,
    weight: 2,
  },
  loop: {
    args: anyOf(number(3)),
    bodies: 1,
    python: `for number in range($0 + 1):\n    log("@", number)\n    #0`,
    weight: 1.5,
  },
  ifDone: {
    args: anyOf(slot),
    bodies: 2,
    python: `if get($0).done():\n    #0\nelse:\n    #1`,
  },

  raiseFrom: {
    args: anyOf(word("ValueError", "asyncio.CancelledError"), word("None", "KeyError('cause')")),
    bodies: 1,
    python: `try:\n    #0\nexcept Exception as error:\n    log("@", error.__cause__, error.__context__)\n    raise $0("@") from $1`,
  },
  returnFinally: {
    args: anyOf(number(9)),
    bodies: 1,
    python: `try:\n    return $0\nfinally:\n    log("@")\n    #0`,
    weight: 0.5,
  },
  continueLoop: {
    args: anyOf(number(3), word("continue", "break")),
    bodies: 1,
    python: `for number in range(3):\n    try:\n        if number == $0:\n            $1\n        #0\n    finally:\n        log("@", number)\nelse:\n    log("@", "else")`,
  },
};
