import { anyOf, deadline, number, slot, timeouts, word, type Operations } from "./operation.ts";

export const scopes: Operations = {
  timeout: {
    args: anyOf(deadline),
    bodies: 1,
    python: `async with asyncio.timeout($0) as scope@:\n    #0\nlog("@", scope@.expired(), scope@.when())`,
    weight: 4,
  },
  timeoutAt: {
    args: anyOf(deadline),
    bodies: 1,
    python: `async with asyncio.timeout_at($0):\n    #0`,
  },
  reschedule: {
    args: anyOf(deadline, (random) => random.pick(timeouts)),
    bodies: 1,
    python: `async with asyncio.timeout($0) as scope:\n    scope.reschedule(asyncio.get_running_loop().time() + $1)\n    #0`,
  },
  unschedule: {
    args: anyOf(deadline),
    bodies: 1,
    python: `async with asyncio.timeout($0) as scope:\n    scope.reschedule(None)\n    #0`,
  },
  group: {
    awaited: [0, 3],
    bodies: 1,
    python: `async with asyncio.TaskGroup() as group:\n    for each in [%*]:\n        group.create_task(coroutine(each))\n    #0`,
    weight: 5,
  },
  contextSet: {
    args: anyOf(number(9)),
    python: `log("@", VARIABLE.get()); VARIABLE.set($0)`,
    sync: true,
    weight: 2,
  },
  contextGet: { python: `log("@", VARIABLE.get())`, sync: true, weight: 2 },
  contextReset: {
    args: anyOf(number(9)),
    bodies: 1,
    python: `token@ = VARIABLE.set($0)\n#0\nVARIABLE.reset(token@); log("@", VARIABLE.get())`,
  },
  contextTask: {
    args: anyOf(slot, number(9)),
    awaited: [1, 1],
    python: `context = contextvars.copy_context(); context.run(VARIABLE.set, $1); put($0, asyncio.create_task(coroutine(%0), context=context)); log("@", VARIABLE.get())`,
  },
  contextCallback: {
    args: anyOf(slot, number(9)),
    python: `context = contextvars.copy_context(); context.run(VARIABLE.set, $1); get($0).add_done_callback(lambda future: log("@", VARIABLE.get()), context=context)`,
    sync: true,
  },

  nestedTimeouts: {
    args: anyOf(deadline, deadline),
    bodies: 1,
    python: `async with asyncio.timeout($0) as outer@:\n    async with asyncio.timeout($1) as inner@:\n        #0\nlog("@", outer@.expired(), inner@.expired())`,
    weight: 2,
  },
  timeoutStates: {
    args: anyOf(deadline),
    python: `scope = asyncio.timeout($0)\nlog("@", outline(scope), scope.when() is None)\nlog("@", scope.expired())\nasync with scope as same:\n    log("@", same is scope, outline(scope))\n    await asyncio.sleep(1)\nlog("@", outline(scope))\nscope.reschedule(1)`,
    weight: 2,
  },
  timeoutShared: {
    args: anyOf(slot, deadline),
    bodies: 1,
    python: `scope = asyncio.Timeout(None)\nasyncio.get_running_loop().call_soon(reschedule, scope, $1)\nasync with scope:\n    #0`,
  },
  groupNamed: {
    args: anyOf(slot, number(9)),
    awaited: [1, 1],
    python: `context = contextvars.copy_context(); context.run(VARIABLE.set, $1)\nasync with asyncio.TaskGroup() as group:\n    task = group.create_task(coroutine(%0), name="t@", context=context); put($0, task); log("@", task.get_name())\nlog("@", task.done())`,
    weight: 2,
  },
  groupBody: {
    args: anyOf(word("ValueError", "asyncio.CancelledError", "KeyError")),
    awaited: [1, 3],
    python: `async with asyncio.TaskGroup() as group:\n    for each in [%*]:\n        group.create_task(coroutine(each))\n    await asyncio.sleep(0)\n    raise $0("@")`,
    weight: 2,
  },
  groupAfter: {
    awaited: [1, 2],
    python: `group = asyncio.TaskGroup()\nasync with group:\n    for each in [%*]:\n        group.create_task(coroutine(each))\nlog("@", outline(group))\ngroup.create_task(asyncio.sleep(0))`,
  },
  groupStar: {
    awaited: [1, 3],
    bodies: 1,
    python: `try:\n    async with asyncio.TaskGroup() as group:\n        for each in [%*]:\n            group.create_task(coroutine(each))\n        #0\nexcept* ValueError as error:\n    log("@", error)\nexcept* (KeyError, OSError) as error:\n    log("@", error.exceptions)`,
    weight: 3,
  },
  groupNested: {
    awaited: [1, 2],
    bodies: 1,
    python: `async with asyncio.TaskGroup() as outer:\n    outer.create_task(asyncio.sleep(1))\n    async with asyncio.TaskGroup() as inner:\n        for each in [%*]:\n            inner.create_task(coroutine(each))\n        #0`,
    weight: 2,
  },
  contextRun: {
    args: anyOf(number(9)),
    bodies: 1,
    python: `def act():\n    VARIABLE.set($0)\n    #0\n    return VARIABLE.get()\nlog("@", contextvars.copy_context().run(act), VARIABLE.get())`,
    sync: true,
  },
  contextToken: {
    args: anyOf(number(9)),
    python: `token = OTHER.set($0); log("@", token.old_value is contextvars.Token.MISSING, token.var is OTHER, OTHER.get()); OTHER.reset(token); log("@", OTHER.get("none"))\nOTHER.reset(token)`,
    sync: true,
  },
};
