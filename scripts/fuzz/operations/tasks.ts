import { anyOf, delay, number, slot, word, type Operations } from "./operation.ts";

export const tasks: Operations = {
  sleep: { args: anyOf(delay), python: `await asyncio.sleep($0)`, weight: 6 },
  sleepResult: { args: anyOf(delay), python: `log("@", await asyncio.sleep($0, 7))` },
  call: { awaited: [1, 1], python: `log("@", await %0)`, weight: 6 },
  spawn: {
    args: anyOf(slot),
    awaited: [1, 1],
    python: `put($0, asyncio.create_task(coroutine(%0)))`,
    weight: 8,
  },
  spawnNamed: {
    args: anyOf(slot),
    awaited: [1, 1],
    python: `task = asyncio.create_task(coroutine(%0), name="n@"); put($0, task); log("@", task.get_name()); task.set_name(5); log("@", task.get_name())`,
  },
  loopTask: {
    args: anyOf(slot),
    awaited: [1, 1],
    python: `put($0, asyncio.get_running_loop().create_task(coroutine(%0)))`,
  },
  ensureFuture: {
    args: anyOf(slot),
    awaited: [1, 1],
    python: `put($0, asyncio.ensure_future(%0))`,
  },
  awaitSlot: { args: anyOf(slot), python: `log("@", await get($0))`, weight: 6 },
  cancelSlot: { args: anyOf(slot), python: `log("@", get($0).cancel())`, sync: true, weight: 5 },
  cancelMessage: {
    args: anyOf(slot),
    python: `log("@", get($0).cancel("m@"))`,
    sync: true,
  },
  state: {
    args: anyOf(slot),
    python: `log("@", get($0).done(), get($0).cancelled())`,
    sync: true,
  },
  slotResult: { args: anyOf(slot), python: `log("@", get($0).result())`, sync: true },
  slotException: { args: anyOf(slot), python: `log("@", get($0).exception())`, sync: true },
  selfCancel: { python: `log("@", asyncio.current_task().cancel())`, weight: 0.7 },
  uncancel: { python: `log("@", asyncio.current_task().uncancel())` },
  cancelling: { python: `log("@", asyncio.current_task().cancelling())` },
  taskCount: {
    python: `log("@", len(asyncio.all_tasks()))`,
  },
  currentTask: {
    python: `log("@", asyncio.current_task() is None)`,
    sync: true,
  },
  newFuture: {
    args: anyOf(slot),
    python: `put($0, asyncio.get_running_loop().create_future())`,
    sync: true,
    weight: 3,
  },
  setResult: {
    args: anyOf(slot, number(9)),
    python: `get($0).set_result($1)`,
    sync: true,
    weight: 3,
  },
  setException: {
    args: anyOf(slot),
    python: `get($0).set_exception(ValueError("@"))`,
    sync: true,
    weight: 2,
  },

  taskNames: {
    args: anyOf(slot),
    python: `if isinstance(get($0), asyncio.Task):\n    get($0).set_name("s@"); log("@", get($0).get_name())`,
    sync: true,
  },
  taskCoroutine: {
    args: anyOf(slot),
    python: `if isinstance(get($0), asyncio.Task):\n    log("@", get($0).get_coro() is None or get($0).get_coro().__name__)`,
    sync: true,
  },
  taskContext: {
    args: anyOf(slot),
    python: `if isinstance(get($0), asyncio.Task):\n    log("@", get($0).get_context().get(VARIABLE))`,
    sync: true,
  },
  taskStack: {
    args: anyOf(slot),
    python: `if isinstance(get($0), asyncio.Task):\n    log("@", len(get($0).get_stack(limit=1)) <= 1)`,
    sync: true,
  },
  printStack: {
    args: anyOf(slot),
    python: `if isinstance(get($0), asyncio.Task):\n    get($0).print_stack(file=Sink("@"))`,
    sync: true,
    weight: 0.5,
  },
  taskCancelling: {
    args: anyOf(slot),
    python: `if isinstance(get($0), asyncio.Task):\n    log("@", get($0).cancelling(), get($0).uncancel(), get($0).cancelling())`,
    sync: true,
  },
  cancelThenUncancel: {
    args: anyOf(slot),
    python: `if isinstance(get($0), asyncio.Task):\n    log("@", get($0).cancel("c@"), get($0).uncancel())`,
    sync: true,
  },
  cancelTwice: {
    args: anyOf(slot),
    python: `log("@", get($0).cancel("a@"), get($0).cancel("b@"))`,
    sync: true,
  },
  currentName: { python: `log("@", asyncio.current_task().get_coro().__name__)` },
  tasksOfLoop: {
    python: `log("@", len(asyncio.all_tasks(asyncio.get_running_loop())), asyncio.current_task() in asyncio.all_tasks())`,
  },
  cancelAll: {
    python: `for each in asyncio.all_tasks():\n    if each is not asyncio.current_task():\n        each.cancel("all")`,
    weight: 0.4,
  },
  spawnMany: {
    args: anyOf(number(4)),
    awaited: [1, 3],
    python: `made = [asyncio.create_task(coroutine(each)) for each in [%*]]\nfor number, each in enumerate(made):\n    put(number + $0, each)`,
    weight: 2,
  },
  awaitedTwice: {
    awaited: [1, 1],
    python: `each = coroutine(%0); log("@", await each); log("@", await each)`,
  },
  wrongTask: {
    args: anyOf(word("7", "None", "f4", "get(1)", "Custom(get(1), 0)")),
    python: `log("@", asyncio.create_task($0))`,
    weight: 0.6,
  },
  wrongAwaitable: {
    args: anyOf(word("7", "None", "'text'", "[]")),
    python: `log("@", asyncio.ensure_future($0))`,
    weight: 0.6,
  },
  suppressCancel: {
    bodies: 1,
    python: `try:\n    #0\nexcept asyncio.CancelledError as error:\n    log("@", error.args, asyncio.current_task().uncancel())`,
    weight: 2,
  },
};
