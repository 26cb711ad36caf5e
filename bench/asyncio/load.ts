/**
 * What a loop leaves behind after a lot of work. `npm run load` does all of it and prints the figures; load.test.ts does a tenth.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { coro } from "@py2ts-async/runtime";
import * as asyncio from "@py2ts-async/runtime/asyncio";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Megabytes in use after a collection. */
async function heap(): Promise<number> {
  // What a turn of the host holds is free after it; weak references are cleared in between.
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  return process.memoryUsage().heapUsed / 1e6;
}

async function small(number: number): Promise<number> {
  await asyncio.sleep(0);
  return number;
}

/** Tasks through `gather`, a thousand at a time. */
async function gatheredTasks(count: number): Promise<number> {
  let total = 0;
  for (let made = 0; made < count; made += 1000) {
    const tasks = Array.from({ length: 1000 }, (_, index) => coro(small, index));
    total += (await asyncio.gather(...tasks)).length;
  }
  return total;
}

/** Switches of one task. */
async function switches(count: number): Promise<number> {
  for (let turn = 0; turn < count; turn++) await asyncio.sleep(0);
  return count;
}

/** Timers that are all cancelled; returns how many are still in the loop. */
async function cancelledTimers(count: number): Promise<number> {
  const loop = asyncio.get_running_loop();
  const timers = Array.from({ length: count }, (_, index) =>
    loop.call_later(3600 + index, () => undefined),
  );
  for (const timer of timers) timer.cancel();
  await asyncio.sleep(0);
  await asyncio.sleep(0);
  return loop._scheduled.length;
}

/** Tasks that sleep and are all cancelled; returns how many timers and tasks are still in the loop, besides the caller. */
async function cancelledSleeps(count: number): Promise<number> {
  const loop = asyncio.get_running_loop();
  const tasks = Array.from({ length: count }, (_, index) =>
    asyncio.create_task(coro(asyncio.sleep, 3600 + index)),
  );
  await asyncio.sleep(0);
  for (const task of tasks) task.cancel();
  await asyncio.gather(...tasks, { return_exceptions: true });
  await asyncio.sleep(0);
  return loop._scheduled.length + loop._tasks.size - 1;
}

/** A task that waits with something large in hand is cancelled in each kind of wait; returns how many of those things are still reachable. */
async function heldByCancelled(): Promise<number> {
  const event = new asyncio.Event();
  const lock = new asyncio.Lock();
  const queue = new asyncio.Queue();
  await lock.acquire();
  const waits: (() => PromiseLike<unknown>)[] = [
    () => asyncio.sleep(3600),
    () => event.wait(),
    () => lock.acquire(),
    () => queue.get(),
    () => asyncio.get_running_loop().create_future(),
    () => asyncio.wait_for(coro(asyncio.sleep, 3600), 1800),
    () => asyncio.gather(coro(asyncio.sleep, 3600), coro(asyncio.sleep, 3600)),
  ];
  const references: WeakRef<object>[] = [];
  for (const wait of waits) references.push(await cancelledHolding(wait));
  await asyncio.sleep(0);
  await asyncio.fromPromise(heap());
  return references.filter((reference) => reference.deref() !== undefined).length;
}

async function cancelledHolding(wait: () => PromiseLike<unknown>): Promise<WeakRef<object>> {
  const large = { bytes: new Uint8Array(1000) };
  const holder = async (held: { bytes: Uint8Array }): Promise<number> => {
    await wait();
    return held.bytes.length;
  };
  const task = asyncio.create_task(coro(holder, large));
  await asyncio.sleep(0);
  task.cancel();
  await asyncio.gather(task, { return_exceptions: true });
  return new WeakRef(large);
}

/** One piece of work and what it left. */
export interface Load {
  readonly name: string;
  readonly seconds: number;
  /** What the program counted: see {@link measureLoad}. */
  readonly result: number;
  /** Megabytes more than before, after a collection. */
  readonly growth: number;
}

/** Does all of it once with the given sizes; what is done first is done before anything is measured as well, so that compiled code does not count. */
export async function measureLoad(tasks: number, timers: number): Promise<Load[]> {
  const programs: readonly (readonly [string, () => Promise<number>])[] = [
    [`${tasks} tasks through gather`, () => gatheredTasks(tasks)],
    [`${tasks} switches`, () => switches(tasks)],
    [`${timers} cancelled timers, left`, () => cancelledTimers(timers)],
    [`${timers} cancelled sleeps, left`, () => cancelledSleeps(timers)],
    ["held by cancelled tasks", heldByCancelled],
  ];
  await asyncio.run(coro(gatheredTasks, 10_000));
  const loads: Load[] = [];
  for (const [name, program] of programs) {
    const before = await heap();
    const start = performance.now();
    const result = await asyncio.run(coro(program));
    const seconds = (performance.now() - start) / 1000;
    loads.push({ name, seconds, result, growth: (await heap()) - before });
  }
  return loads;
}

if (process.argv[1] === import.meta.filename) {
  for (const { name, seconds, result, growth } of await measureLoad(1_000_000, 100_000)) {
    console.log(`${name}: ${result}; ${seconds.toFixed(1)} s, ${growth.toFixed(2)} MB more`);
  }
}
