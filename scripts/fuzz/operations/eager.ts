import { anyOf, number, slot, word, type Operations } from "./operation.ts";

/** Tasks that run their first step when they are made. */
export const eager: Operations = {
  eagerTask: {
    args: anyOf(slot),
    awaited: [1, 1],
    python: `put($0, asyncio.Task(coroutine(%0), loop=asyncio.get_running_loop(), eager_start=True)); log("@", get($0).done())`,
    weight: 3,
  },
  lazyTask: {
    args: anyOf(slot),
    awaited: [1, 1],
    python: `put($0, asyncio.Task(coroutine(%0), name="l@")); log("@", get($0).done())`,
  },
  eagerFactory: {
    args: anyOf(slot),
    awaited: [1, 2],
    python: `loop = asyncio.get_running_loop()\nloop.set_task_factory(asyncio.eager_task_factory)\ntry:\n    for each in [%*]:\n        put($0, asyncio.create_task(coroutine(each), name="e@"))\n        log("@", get($0).done())\nfinally:\n    loop.set_task_factory(None)`,
    weight: 2,
  },
  eagerFactoryCall: {
    args: anyOf(slot),
    awaited: [1, 1],
    python: `put($0, asyncio.eager_task_factory(asyncio.get_running_loop(), coroutine(%0))); log("@", get($0).done())`,
  },
  ownFactory: {
    args: anyOf(slot, word("Marked", "asyncio.Task")),
    awaited: [1, 2],
    python: `loop = asyncio.get_running_loop()\nloop.set_task_factory(asyncio.create_eager_task_factory($1))\ntry:\n    for each in [%*]:\n        put($0, loop.create_task(coroutine(each)))\n        log("@", get($0).done(), type(get($0)).__name__)\nfinally:\n    loop.set_task_factory(None)`,
    weight: 2,
  },
  plainFactory: {
    args: anyOf(slot),
    awaited: [1, 1],
    python: `loop = asyncio.get_running_loop()\nloop.set_task_factory(lambda loop, coro, **options: Marked(coro, loop=loop, **options))\ntry:\n    put($0, asyncio.create_task(coroutine(%0), name="p@"))\n    log("@", get($0).get_name(), type(get($0)).__name__)\nfinally:\n    loop.set_task_factory(None)`,
  },
  eagerScope: {
    bodies: 1,
    python: `loop = asyncio.get_running_loop()\nloop.set_task_factory(asyncio.eager_task_factory)\ntry:\n    #0\nfinally:\n    log("@", loop.get_task_factory() is None)\n    loop.set_task_factory(None)`,
    weight: 1.5,
  },
  eagerGroup: {
    args: anyOf(number(2)),
    awaited: [1, 3],
    python: `loop = asyncio.get_running_loop()\nloop.set_task_factory(asyncio.eager_task_factory)\ntry:\n    async with asyncio.TaskGroup() as group:\n        made = [group.create_task(coroutine(each), name=f"g{number}") for number, each in enumerate([%*])]\n        log("@", [each.done() for each in made])\nfinally:\n    loop.set_task_factory(None)`,
  },
};
