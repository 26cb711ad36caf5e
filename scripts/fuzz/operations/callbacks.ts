import { anyOf, delay, number, slot, word, type Operations } from "./operation.ts";

export const callbacks: Operations = {
  doneCallback: {
    args: anyOf(slot),
    python: `get($0).add_done_callback(callback("@"))`,
    sync: true,
    weight: 3,
  },
  doneCallbackTwice: {
    args: anyOf(slot),
    python: `both = callback("@"); get($0).add_done_callback(both); get($0).add_done_callback(both); log("@", get($0).remove_done_callback(both))`,
    sync: true,
  },
  doneAction: {
    args: anyOf(slot),
    bodies: 1,
    python: `def act(future):\n    log("@", future.cancelled())\n    #0\nget($0).add_done_callback(act)`,
    sync: true,
    weight: 2,
  },
  callSoon: {
    python: `asyncio.get_running_loop().call_soon(callback("@"), 1)`,
    sync: true,
    weight: 2,
  },
  callSoonAction: {
    bodies: 1,
    python: `def act():\n    log("@")\n    #0\nasyncio.get_running_loop().call_soon(act)`,
    sync: true,
    weight: 2,
  },
  callSoonThreadsafe: {
    python: `asyncio.get_running_loop().call_soon_threadsafe(callback("@"), 2)`,
    sync: true,
  },
  callLater: {
    args: anyOf(delay),
    python: `HANDLES.append(asyncio.get_running_loop().call_later($0, callback("@"), 3))`,
    sync: true,
    weight: 2,
  },
  callLaterAction: {
    args: anyOf(delay),
    bodies: 1,
    python: `def act():\n    log("@")\n    #0\nasyncio.get_running_loop().call_later($0, act)`,
    sync: true,
    weight: 3,
  },
  callAt: {
    args: anyOf(delay),
    python: `HANDLES.append(asyncio.get_running_loop().call_at(float($0), callback("@"), 4))`,
    sync: true,
  },
  cancelHandle: {
    args: anyOf(number(4)),
    python: `if len(HANDLES) > $0:\n    HANDLES[$0].cancel(); log("@", HANDLES[$0].cancelled(), HANDLES[$0].when())`,
    sync: true,
  },
  manyTimers: {
    args: anyOf(number(5)),
    python: `for number in range(9):\n    HANDLES.append(asyncio.get_running_loop().call_later((number * $0) % 3, callback("@"), number))`,
    sync: true,
  },

  exceptionHandlerOwn: {
    python: `loop = asyncio.get_running_loop()\nloop.call_exception_handler({"message": "m@", "exception": ValueError("@")})`,
    sync: true,
  },
  failingCallback: {
    args: anyOf(word("ValueError", "KeyError", "RuntimeError")),
    python: `asyncio.get_running_loop().call_soon(fail, $0, "@")`,
    sync: true,
  },
  callbackContext: {
    args: anyOf(number(9), delay),
    python: `context = contextvars.copy_context(); context.run(VARIABLE.set, $0); asyncio.get_running_loop().call_later($1, lambda: log("@", VARIABLE.get()), context=context)`,
    sync: true,
  },
  equalDeadlines: {
    args: anyOf(number(5), delay),
    python: `when = asyncio.get_running_loop().time() + $1\nfor number in range(7):\n    handle = asyncio.get_running_loop().call_at(when, callback("@"), number)\n    if number == $0:\n        handle.cancel()`,
    sync: true,
    weight: 2,
  },
  compareHandles: {
    python: `loop = asyncio.get_running_loop(); first = loop.call_at(1.0, log, "@"); second = loop.call_at(2.0, log, "@"); log("@", first < second, first == second, first >= second, first.when()); second.cancel()`,
    sync: true,
  },
};
