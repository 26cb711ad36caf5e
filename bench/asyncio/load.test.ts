import { expect, test } from "vitest";
import { coro } from "@py2ts-async/runtime";
import * as asyncio from "@py2ts-async/runtime/asyncio";

/** Megabytes in use after a collection, where the engine lets itself be told to collect. */
function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

async function small(number: number): Promise<number> {
  await asyncio.sleep(0);
  return number;
}

test("a hundred thousand tasks and switches leave nothing behind", async () => {
  const main = async (): Promise<number> => {
    let total = 0;
    for (let batch = 0; batch < 100; batch++) {
      const tasks = Array.from({ length: 1000 }, (_, index) => coro(small, index));
      const results = await asyncio.gather(...tasks);
      total += results.length;
    }
    for (let turn = 0; turn < 100_000; turn++) await asyncio.sleep(0);
    return total;
  };
  await asyncio.run(coro(main));
  const before = heap();
  expect(await asyncio.run(coro(main))).toBe(100_000);
  expect(heap() - before).toBeLessThan(20);
});

test("timers that are all cancelled leave the heap", async () => {
  const main = async (): Promise<number> => {
    const loop = asyncio.get_running_loop();
    const timers = Array.from({ length: 100_000 }, (_, index) =>
      loop.call_later(3600 + index, () => undefined),
    );
    for (const timer of timers) timer.cancel();
    await asyncio.sleep(0);
    await asyncio.sleep(0);
    return loop._scheduled.length;
  };
  expect(await asyncio.run(coro(main))).toBe(0);
});
