/** The benchmark programs as the lowering emits them. */
import * as asyncio from "@py2ts-async/runtime/asyncio";
import { agen, coro } from "@py2ts-async/runtime";

const sum = (values: readonly number[]): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

const repeat = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

async function tree(depth: number): Promise<number> {
  if (depth === 0) {
    await asyncio.sleep(0);
    return 1;
  }
  return sum(await asyncio.gather(...repeat(6, () => coro(tree, depth - 1))));
}

export async function gather_tree(): Promise<number> {
  return await tree(6);
}

async function link(depth: number): Promise<number> {
  if (depth === 0) return 1;
  return 1 + (await link(depth - 1));
}

async function chain(count: number): Promise<number> {
  let total = 0;
  for (let i = 0; i < count; i++) {
    total += await link(50);
    await asyncio.sleep(0);
  }
  return total;
}

export async function await_chains(): Promise<number> {
  return sum(await asyncio.gather(coro(chain, 3000), coro(chain, 3000)));
}

async function produce(queue: asyncio.Queue<number | null>, count: number): Promise<void> {
  for (let number = 0; number < count; number++) await queue.put(number);
}

async function consume(queue: asyncio.Queue<number | null>): Promise<number> {
  let total = 0;
  while (true) {
    const item = await queue.get();
    if (item === null) return total;
    total += item;
  }
}

export async function producer_consumer(): Promise<number> {
  const queue = new asyncio.Queue<number | null>(10);
  const consumers = repeat(4, () => asyncio.create_task(coro(consume, queue)));
  await asyncio.gather(...repeat(4, () => coro(produce, queue, 20000)));
  for (let i = 0; i < consumers.length; i++) await queue.put(null);
  return sum(await asyncio.gather(...consumers));
}

async function contender(lock: asyncio.Lock, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await lock.acquire();
    try {
      await asyncio.sleep(0);
    } finally {
      lock.release();
    }
  }
}

export async function lock_contention(): Promise<void> {
  const lock = new asyncio.Lock();
  await asyncio.gather(...repeat(300, () => coro(contender, lock, 100)));
}

async function small(number: number): Promise<number> {
  await asyncio.sleep(0);
  return number;
}

export async function many_tasks(): Promise<number> {
  let total = 0;
  for (let start = 0; start < 100000; start += 1000) {
    const tasks = repeat(1000, (index) => asyncio.create_task(coro(small, start + index)));
    total += sum(await asyncio.gather(...tasks));
  }
  return total;
}

export async function many_timers(): Promise<number> {
  const loop = asyncio.get_running_loop();
  let fired = 0;
  const fire = (): void => {
    fired += 1;
  };
  const handles = repeat(50000, (number) => loop.call_later(((number * 7919) % 1000) / 1e6, fire));
  for (let index = 0; index < handles.length; index += 2) handles[index]!.cancel();
  await asyncio.gather(...repeat(20000, (number) => coro(asyncio.sleep, (number % 10) / 1e5)));
  return fired;
}

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) {
    if (number % 16 === 0) await asyncio.sleep(0);
    yield number;
  }
}

async function* squares(source: AsyncIterable<number>): AsyncGenerator<number> {
  for await (const number of source) yield number * number;
}

async function* evens(source: AsyncIterable<number>): AsyncGenerator<number> {
  for await (const number of source) if (number % 2 === 0) yield number;
}

export async function pipeline(): Promise<number> {
  let total = 0;
  for await (const number of agen(evens, agen(squares, agen(numbers, 60000)))) total += number;
  return total;
}

async function victim(event: asyncio.Event & { count: number }): Promise<void> {
  try {
    await event.wait();
  } finally {
    event.count += 1;
  }
}

export async function cancellation_storm(): Promise<number> {
  const event = Object.assign(new asyncio.Event(), { count: 0 });
  for (let i = 0; i < 20; i++) {
    const tasks = repeat(1000, () => asyncio.create_task(coro(victim, event)));
    await asyncio.sleep(0);
    for (const task of tasks) task.cancel();
    await asyncio.gather(...tasks, { return_exceptions: true });
  }
  return event.count;
}

/** Runs one program. */
export const run = (program: () => Promise<unknown>): Promise<unknown> =>
  asyncio.run(coro(program));
