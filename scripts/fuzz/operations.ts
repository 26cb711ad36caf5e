import type { Random } from "./random.ts";
import type { Awaited, Statement } from "./program.ts";

/**
 * The operations of random programs, each once in Python and once in the TypeScript that the lowering emits for it. `@` stands for the label of the
 * statement, `$0`, `$1` for its arguments, `%0`, `%1` for its awaitables, `%*` for all of them, `#0`, `#1` (alone on a line) for its nested statements.
 */
export interface Operation {
  /** What the operation is made of. */
  readonly args?: (random: Random) => readonly (number | string)[];
  /** How many awaitables it takes, at least and at most. */
  readonly awaited?: readonly [number, number];
  /** How many nested bodies it has. */
  readonly bodies?: number;
  readonly python: string;
  /** Absent where the same text is both languages. */
  readonly javascript?: string;
  /** How often, against others. */
  readonly weight?: number;
  /** True for what neither awaits nor nests: it may stand in a callback. */
  readonly sync?: boolean;
  /** True for what only stands in an asynchronous generator. */
  readonly inGenerator?: boolean;
  /** Names of asyncio that the operation reaches, beyond those in its text. */
  readonly reaches?: readonly string[];
}

const delays = [0, 0, 0.5, 1, 1, 1, 2, 2, 3, 5];
const timeouts = [0, 0.5, 1, 1, 2, 3, -1];
const delay = (random: Random): number => random.pick(delays);
const slot = (random: Random): number => random.below(6);
const deadline = (random: Random): number | string =>
  random.chance(0.1) ? "None" : random.pick(timeouts);
const anyOf =
  (...choices: readonly ((random: Random) => number | string)[]) =>
  (random: Random): readonly (number | string)[] =>
    choices.map((choice) => choice(random));
const number =
  (bound: number) =>
  (random: Random): number =>
    random.below(bound);
const word =
  (...words: readonly string[]) =>
  (random: Random): string =>
    random.pick(words);

/** `async with` around the first body, in the general form of the lowering. */
const withBlock = (manager: string, entered: string, before = ""): string =>
  [
    before,
    `{ const manager = ${manager};`,
    `const entered = await manager.__aenter__();`,
    entered,
    `let raised = false;`,
    `try {`,
    `#0`,
    `} catch (error) {`,
    `const thrown = caught(error);`,
    `raised = true;`,
    `if (!(await manager.__aexit__(thrown.constructor, thrown, null))) throw thrown;`,
    `} finally {`,
    `if (!raised) await manager.__aexit__(null, null, null);`,
    `} }`,
  ].join("\n");

export const operations: { readonly [name: string]: Operation } = {
  log: { python: `log("@")`, sync: true, weight: 3 },
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
    javascript: `{ const task = asyncio.create_task(coroutine(%0), { name: "n@" }); put($0, task); log("@", task.get_name()); task.set_name(5); log("@", task.get_name()); }`,
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
    javascript: `log("@", asyncio.all_tasks().size)`,
  },
  currentTask: {
    python: `log("@", asyncio.current_task() is None)`,
    javascript: `log("@", asyncio.current_task() === null)`,
    sync: true,
  },
  gather: { awaited: [0, 4], python: `log("@", await asyncio.gather(%*))`, weight: 4 },
  gatherExceptions: {
    awaited: [1, 4],
    python: `log("@", await asyncio.gather(%*, return_exceptions=True))`,
    javascript: `log("@", await asyncio.gather(%*, { return_exceptions: true }))`,
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
    javascript: `put($0, asyncio.gather(%*, { return_exceptions: true }))`,
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
    javascript: `{ const [done, pending] = await asyncio.wait([get($0), get($1), get($2)], { timeout: $3, return_when: asyncio.$4 }); log("@", done.size, pending.size, done.has(get($0)), done.has(get($1))); }`,
    weight: 3,
  },
  asCompleted: {
    args: anyOf(deadline),
    awaited: [1, 3],
    python: `for each in asyncio.as_completed([%*], timeout=$0):\n    log("@", await each)`,
    javascript: `for (const each of asyncio.as_completed([%*], { timeout: $0 })) {\nlog("@", await each);\n}`,
    weight: 2,
  },
  asCompletedAsync: {
    args: anyOf(deadline),
    awaited: [1, 3],
    python: `async for each in asyncio.as_completed([%*], timeout=$0):\n    log("@", each.done())\n    log("@", await each)`,
    javascript: `for await (const each of asyncio.as_completed([%*], { timeout: $0 })) {\nlog("@", each.done());\nlog("@", await each);\n}`,
    weight: 2,
  },
  timeout: {
    args: anyOf(deadline),
    bodies: 1,
    python: `async with asyncio.timeout($0) as scope@:\n    #0\nlog("@", scope@.expired(), scope@.when())`,
    javascript: `${withBlock("asyncio.timeout($0)", "var scope@ = entered;")}\nlog("@", scope@.expired(), float(scope@.when()));`,
    weight: 4,
  },
  timeoutAt: {
    args: anyOf(deadline),
    bodies: 1,
    python: `async with asyncio.timeout_at($0):\n    #0`,
    javascript: withBlock("asyncio.timeout_at($0)", ""),
  },
  reschedule: {
    args: anyOf(deadline, (random) => random.pick(timeouts)),
    bodies: 1,
    python: `async with asyncio.timeout($0) as scope:\n    scope.reschedule(asyncio.get_running_loop().time() + $1)\n    #0`,
    javascript: withBlock(
      "asyncio.timeout($0)",
      "entered.reschedule(asyncio.get_running_loop().time() + $1);",
    ),
  },
  unschedule: {
    args: anyOf(deadline),
    bodies: 1,
    python: `async with asyncio.timeout($0) as scope:\n    scope.reschedule(None)\n    #0`,
    javascript: withBlock("asyncio.timeout($0)", "entered.reschedule(null);"),
  },
  group: {
    awaited: [0, 3],
    bodies: 1,
    python: `async with asyncio.TaskGroup() as group:\n    for each in [%*]:\n        group.create_task(coroutine(each))\n    #0`,
    javascript: withBlock(
      "new asyncio.TaskGroup()",
      "for (const each of [%*]) entered.create_task(coroutine(each));",
    ),
    weight: 5,
  },
  lock: {
    args: anyOf(number(2)),
    bodies: 1,
    python: `async with LOCK[$0]:\n    log("@", LOCK[$0].locked())\n    #0`,
    javascript: withBlock("LOCK[$0]", `log("@", LOCK[$0].locked());`),
    weight: 3,
    reaches: ["Lock"],
  },
  acquireLock: { args: anyOf(number(2)), python: `log("@", await LOCK[$0].acquire())` },
  releaseLock: { args: anyOf(number(2)), python: `LOCK[$0].release()`, sync: true, weight: 2 },
  eventWait: {
    args: anyOf(number(2)),
    python: `log("@", await EVENT[$0].wait())`,
    weight: 3,
    reaches: ["Event"],
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
    javascript: withBlock("SEMAPHORE[$0]", `log("@", SEMAPHORE[$0].locked());`),
    weight: 3,
    reaches: ["Semaphore", "BoundedSemaphore"],
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
    javascript: withBlock("CONDITION", `log("@", 0);`)
      .replace("#0", `log("@", await CONDITION.wait());\n#0`)
      .replace(`log("@", 0);\n`, ""),
    weight: 3,
    reaches: ["Condition"],
  },
  conditionWaitFor: {
    args: anyOf(number(4)),
    python: `async with CONDITION:\n    log("@", await CONDITION.wait_for(lambda: STATE["count"] > $0))`,
    javascript: withBlock("CONDITION", "").replace(
      "#0",
      `log("@", await CONDITION.wait_for(() => STATE.count > $0));`,
    ),
    weight: 2,
  },
  notify: {
    args: anyOf(number(3)),
    python: `async with CONDITION:\n    STATE["count"] += 1\n    CONDITION.notify($0)`,
    javascript: withBlock("CONDITION", "").replace(
      "#0",
      `STATE.count += 1;\nCONDITION.notify($0);`,
    ),
    weight: 2,
  },
  notifyAll: {
    python: `async with CONDITION:\n    STATE["count"] += 1\n    CONDITION.notify_all()`,
    javascript: withBlock("CONDITION", "").replace(
      "#0",
      `STATE.count += 1;\nCONDITION.notify_all();`,
    ),
    weight: 2,
  },
  barrierWait: {
    args: anyOf(number(2)),
    python: `log("@", await BARRIER[$0].wait(), BARRIER[$0].n_waiting, BARRIER[$0].broken)`,
    weight: 4,
    reaches: ["Barrier"],
  },
  barrierWith: {
    args: anyOf(number(2)),
    bodies: 1,
    python: `async with BARRIER[$0] as place:\n    log("@", place, BARRIER[$0].parties)\n    #0`,
    javascript: withBlock("BARRIER[$0]", `log("@", entered, BARRIER[$0].parties);`),
  },
  barrierReset: { args: anyOf(number(2)), python: `await BARRIER[$0].reset()` },
  barrierAbort: { args: anyOf(number(2)), python: `await BARRIER[$0].abort()`, weight: 0.5 },
  queuePut: {
    args: anyOf(number(4), number(9)),
    python: `log("@", (await QUEUE[$0].put($1)) is None)`,
    javascript: `log("@", ((await QUEUE[$0].put($1)) ?? null) === null)`,
    weight: 4,
    reaches: ["Queue", "LifoQueue", "PriorityQueue"],
  },
  queueGet: { args: anyOf(number(4)), python: `log("@", await QUEUE[$0].get())`, weight: 4 },
  queuePutNowait: {
    args: anyOf(number(4), number(9)),
    python: `QUEUE[$0].put_nowait($1)`,
    sync: true,
    weight: 3,
  },
  queueGetNowait: {
    args: anyOf(number(4)),
    python: `log("@", QUEUE[$0].get_nowait())`,
    sync: true,
    weight: 2,
  },
  queueDone: { args: anyOf(number(4)), python: `QUEUE[$0].task_done()`, sync: true },
  queueJoin: {
    args: anyOf(number(4)),
    python: `log("@", (await QUEUE[$0].join()) is None)`,
    javascript: `log("@", ((await QUEUE[$0].join()) ?? null) === null)`,
  },
  queueShutdown: {
    args: anyOf(number(4)),
    python: `QUEUE[$0].shutdown(); log("@")`,
    sync: true,
    weight: 0.4,
  },
  queueShutdownNow: {
    args: anyOf(number(4)),
    python: `QUEUE[$0].shutdown(immediate=True); log("@")`,
    javascript: `QUEUE[$0].shutdown(true); log("@")`,
    sync: true,
    weight: 0.3,
  },
  queueShow: {
    args: anyOf(number(4)),
    python: `log("@", str(QUEUE[$0]), QUEUE[$0].qsize(), QUEUE[$0].full(), QUEUE[$0].empty(), QUEUE[$0].maxsize)`,
    sync: true,
  },
  newFuture: {
    args: anyOf(slot),
    python: `put($0, asyncio.get_running_loop().create_future())`,
    sync: true,
    weight: 3,
    reaches: ["Future"],
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
    javascript: `get($0).set_exception(new ValueError("@"))`,
    sync: true,
    weight: 2,
  },
  doneCallback: {
    args: anyOf(slot),
    python: `get($0).add_done_callback(callback("@"))`,
    sync: true,
    weight: 3,
  },
  doneCallbackTwice: {
    args: anyOf(slot),
    python: `both = callback("@"); get($0).add_done_callback(both); get($0).add_done_callback(both); log("@", get($0).remove_done_callback(both))`,
    javascript: `{ const both = callback("@"); get($0).add_done_callback(both); get($0).add_done_callback(both); log("@", get($0).remove_done_callback(both)); }`,
    sync: true,
  },
  doneAction: {
    args: anyOf(slot),
    bodies: 1,
    python: `def act(future):\n    log("@", future.cancelled())\n    #0\nget($0).add_done_callback(act)`,
    javascript: `{ const act = (future) => { log("@", future.cancelled());\n#0\n}; get($0).add_done_callback(act); }`,
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
    javascript: `asyncio.get_running_loop().call_soon(function act() { log("@");\n#0\n});`,
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
    javascript: `HANDLES.push(asyncio.get_running_loop().call_later($0, callback("@"), 3))`,
    sync: true,
    weight: 2,
  },
  callLaterAction: {
    args: anyOf(delay),
    bodies: 1,
    python: `def act():\n    log("@")\n    #0\nasyncio.get_running_loop().call_later($0, act)`,
    javascript: `asyncio.get_running_loop().call_later($0, function act() { log("@");\n#0\n});`,
    sync: true,
    weight: 3,
  },
  callAt: {
    args: anyOf(delay),
    python: `HANDLES.append(asyncio.get_running_loop().call_at(float($0), callback("@"), 4))`,
    javascript: `HANDLES.push(asyncio.get_running_loop().call_at($0, callback("@"), 4))`,
    sync: true,
  },
  cancelHandle: {
    args: anyOf(number(4)),
    python: `if len(HANDLES) > $0:\n    HANDLES[$0].cancel(); log("@", HANDLES[$0].cancelled(), HANDLES[$0].when())`,
    javascript: `if (HANDLES.length > $0) { HANDLES[$0].cancel(); log("@", HANDLES[$0].cancelled(), float(HANDLES[$0].when())); }`,
    sync: true,
  },
  manyTimers: {
    args: anyOf(number(5)),
    python: `for number in range(9):\n    HANDLES.append(asyncio.get_running_loop().call_later((number * $0) % 3, callback("@"), number))`,
    javascript: `for (let number = 0; number < 9; number++) HANDLES.push(asyncio.get_running_loop().call_later((number * $0) % 3, callback("@"), number));`,
    sync: true,
  },
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
    javascript: `throw new $0("@");`,
    sync: true,
    weight: 1.5,
  },
  return: { args: anyOf(number(9)), python: `return $0`, weight: 0.7 },
  returnSlot: {
    args: anyOf(slot),
    python: `return get($0)`,
    javascript: `return new Box(get($0))`,
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
    javascript: `try {\n#0\n} catch (error) {\nconst thrown = caught(error);\nif (!(thrown instanceof $0)) throw thrown;\nlog("@", thrown);\n#1\n}`,
    weight: 6,
  },
  tryFinally: {
    bodies: 2,
    python: `try:\n    #0\nfinally:\n    log("@")\n    #1`,
    javascript: `try {\n#0\n} finally {\nlog("@");\n#1\n}`,
    weight: 4,
  },
  exceptReraise: {
    bodies: 1,
    python: `try:\n    #0\nexcept BaseException as error:\n    log("@", error)\n    raise`,
    javascript: `try {\n#0\n} catch (error) {\nconst thrown = caught(error);\nlog("@", thrown);\nthrow thrown;\n}`,
    weight: 2,
  },
  loop: {
    args: anyOf(number(3)),
    bodies: 1,
    python: `for number in range($0 + 1):\n    log("@", number)\n    #0`,
    javascript: `for (let number = 0; number < $0 + 1; number++) {\nlog("@", number);\n#0\n}`,
    weight: 1.5,
  },
  ifDone: {
    args: anyOf(slot),
    bodies: 2,
    python: `if get($0).done():\n    #0\nelse:\n    #1`,
    javascript: `if (get($0).done()) {\n#0\n} else {\n#1\n}`,
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
    javascript: `{ const token@ = VARIABLE.set($0);\n#0\nVARIABLE.reset(token@); log("@", VARIABLE.get()); }`,
  },
  contextTask: {
    args: anyOf(slot, number(9)),
    awaited: [1, 1],
    python: `context = contextvars.copy_context(); context.run(VARIABLE.set, $1); put($0, asyncio.create_task(coroutine(%0), context=context)); log("@", VARIABLE.get())`,
    javascript: `{ const context = contextvars.copy_context(); context.run((value) => VARIABLE.set(value), $1); put($0, asyncio.create_task(coroutine(%0), { context })); log("@", VARIABLE.get()); }`,
  },
  contextCallback: {
    args: anyOf(slot, number(9)),
    python: `context = contextvars.copy_context(); context.run(VARIABLE.set, $1); get($0).add_done_callback(lambda future: log("@", VARIABLE.get()), context=context)`,
    javascript: `{ const context = contextvars.copy_context(); context.run((value) => VARIABLE.set(value), $1); get($0).add_done_callback(() => log("@", VARIABLE.get()), { context }); }`,
    sync: true,
  },
  asyncFor: {
    args: anyOf(number(3)),
    bodies: 1,
    python: `async for item in g$0():\n    log("@", item)\n    #0`,
    javascript: `for await (const item of agen(g$0)) {\nlog("@", item);\n#0\n}`,
    weight: 4,
  },
  asyncForBreak: {
    args: anyOf(number(3), number(3)),
    bodies: 1,
    python: `async for item in g$0():\n    log("@", item)\n    if item >= $1:\n        break\n    #0\nelse:\n    log("@", "else")`,
    javascript: `{ let broken = false; for await (const item of agen(g$0)) {\nlog("@", item);\nif (item >= $1) { broken = true; break; }\n#0\n}\nif (!broken) log("@", "else"); }`,
    weight: 3,
  },
  keepGenerator: {
    args: anyOf(number(3), number(3)),
    python: `GENERATORS.setdefault($0, g$1())`,
    javascript: `if (!GENERATORS.has($0)) GENERATORS.set($0, agen(g$1))`,
    weight: 2,
  },
  asyncForHeld: {
    args: anyOf(number(3), number(3)),
    python: `if $0 in GENERATORS:\n    async for item in GENERATORS[$0]:\n        log("@", item)\n        if item >= $1:\n            break`,
    javascript: `if (GENERATORS.has($0)) {\nfor await (const item of asyncFor(GENERATORS.get($0))) {\nlog("@", item);\nif (item >= $1) break;\n}\n}`,
    weight: 3,
  },
  asend: {
    args: anyOf(number(3), word("None", "4")),
    python: `if $0 in GENERATORS:\n    log("@", await GENERATORS[$0].asend($1))`,
    javascript: `if (GENERATORS.has($0)) log("@", await GENERATORS.get($0).asend($1));`,
    weight: 2,
  },
  anext: {
    args: anyOf(number(3)),
    python: `if $0 in GENERATORS:\n    log("@", await anext(GENERATORS[$0]))`,
    javascript: `if (GENERATORS.has($0)) log("@", await GENERATORS.get($0).__anext__());`,
    weight: 2,
  },
  athrow: {
    args: anyOf(number(3)),
    python: `if $0 in GENERATORS:\n    log("@", await GENERATORS[$0].athrow(ValueError("@")))`,
    javascript: `if (GENERATORS.has($0)) log("@", await GENERATORS.get($0).athrow(new ValueError("@")));`,
  },
  aclose: {
    args: anyOf(number(3)),
    python: `if $0 in GENERATORS:\n    log("@", await GENERATORS[$0].aclose())`,
    javascript: `if (GENERATORS.has($0)) log("@", await GENERATORS.get($0).aclose());`,
    weight: 2,
  },
  yield: {
    args: anyOf(number(4)),
    python: `log("@", (yield $0))`,
    javascript: `log("@", (yield $0) ?? null)`,
    inGenerator: true,
    weight: 12,
  },
  yieldFinally: {
    args: anyOf(number(4)),
    bodies: 1,
    python: `try:\n    yield $0\nexcept GeneratorExit:\n    log("@", "exit")\n    raise\nfinally:\n    log("@", "finally")\n    #0`,
    javascript: `try {\nyield $0;\n} catch (error) {\nconst thrown = caught(error);\nif (!(thrown instanceof GeneratorExit)) throw thrown;\nlog("@", "exit");\nthrow thrown;\n} finally {\nlog("@", "finally");\n#0\n}`,
    inGenerator: true,
    weight: 5,
  },
  ignoreExit: {
    args: anyOf(number(4)),
    python: `try:\n    yield $0\nexcept GeneratorExit:\n    yield 99`,
    javascript: `try {\nyield $0;\n} catch (error) {\nconst thrown = caught(error);\nif (!(thrown instanceof GeneratorExit)) throw thrown;\nyield 99;\n}`,
    inGenerator: true,
    weight: 0.5,
  },
  customAwait: {
    args: anyOf(slot, number(3)),
    python: `log("@", await Custom(get($0), $1))`,
    javascript: `log("@", await awaitable(new Custom(get($0), $1)))`,
  },
  showLock: {
    args: anyOf(number(2)),
    python: `log("@", state(LOCK[$0]), state(EVENT[$0]), state(SEMAPHORE[$0]), state(CONDITION), state(BARRIER[$0]))`,
    sync: true,
  },
  stackedSleeps: {
    args: anyOf(slot, delay),
    python: `put($0, asyncio.gather(*[asyncio.sleep($1) for _ in range(4)]))`,
    javascript: `put($0, asyncio.gather(...[1, 2, 3, 4].map(() => coro(asyncio.sleep, $1))))`,
  },
};

/** True for operations that print as nothing but an expression, so that the printer ends them with a semicolon. */
export function isBlock(text: string): boolean {
  return text.includes("\n") || text.startsWith("{");
}

/** All nested statements of a body. */
export function* walk(body: readonly Statement[]): Generator<Statement> {
  for (const statement of body) {
    yield statement;
    for (const nested of statement.bodies) yield* walk(nested);
  }
}

export type { Awaited };
