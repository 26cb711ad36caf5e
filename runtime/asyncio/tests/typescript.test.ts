/** asyncio as plain TypeScript uses it: what has which type, and code that is in no loop. */
import { expect, expectTypeOf, test } from "vitest";
import { coro } from "../coroutines.ts";
import * as asyncio from "../index.ts";

async function add(a: number, b: number): Promise<number> {
  await asyncio.sleep(0.001);
  return a + b;
}

async function shout(text: string): Promise<string> {
  await asyncio.sleep(0);
  return text.toUpperCase();
}

test("gather is a typed tuple, coroutines, tasks and futures have the types of their results", async () => {
  const pair = await asyncio.gather(coro(add, 1, 2), coro(shout, "x"));
  expectTypeOf(pair).toEqualTypeOf<[number, string]>();
  expect(pair).toEqual([3, "X"]);
  expectTypeOf(coro(add, 1, 2)).toEqualTypeOf<asyncio.Coroutine<number>>();
  const main = async (): Promise<string> => {
    const task = asyncio.create_task(coro(add, 2, 3));
    expectTypeOf(task).toEqualTypeOf<asyncio.Task<number>>();
    expectTypeOf(await task).toEqualTypeOf<number>();
    const future = asyncio.get_running_loop().create_future<string>();
    expectTypeOf(future).toEqualTypeOf<asyncio.Future<string>>();
    future.set_result("done");
    return await future;
  };
  const result = await asyncio.toPromise(coro(main));
  expectTypeOf(result).toEqualTypeOf<string>();
  expect(result).toBe("done");
});

test("code in no loop awaits emitted functions before, between and after loops of its own", async () => {
  const results = [
    await add(1, 2),
    await asyncio.run(coro(add, 3, 4)),
    await add(5, 6),
    await asyncio.run(coro(add, 7, 8)),
  ];
  expect(results).toEqual([3, 7, 11, 15]);
});

test("locks, events and queues work in no loop", async () => {
  const lock = new asyncio.Lock();
  const order: number[] = [];
  await Promise.all(
    [1, 2, 3].map(async (number) => {
      await lock.acquire();
      await asyncio.sleep(0.001);
      order.push(number);
      lock.release();
    }),
  );
  const queue = new asyncio.Queue<string>();
  const event = new asyncio.Event();
  setTimeout(() => {
    queue.put_nowait("item");
    event.set();
  }, 2);
  await event.wait();
  expect([order, await queue.get()]).toEqual([[1, 2, 3], "item"]);
});
