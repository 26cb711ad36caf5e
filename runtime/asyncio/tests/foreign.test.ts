import { expect, test } from "vitest";
import { coro } from "../coroutines.ts";
import * as asyncio from "../index.ts";
import { trace } from "./trace.ts";

const settled = <T>(value: T, milliseconds = 5): Promise<T> =>
  new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));

test("a promise of JavaScript is awaited as a Future, and holds up a virtual clock", async () => {
  const { result } = await trace(async () => {
    const value = await asyncio.fromPromise(settled("late"));
    return [value, asyncio.current_task() !== null];
  });
  expect(result).toEqual(["late", true]);
});

test("cancelling the task that awaits a promise aborts its signal", async () => {
  let aborted = false;
  const { error } = await trace(async () => {
    const task = asyncio.create_task(
      coro(async () => {
        await asyncio.fromPromise((signal) => {
          signal.addEventListener("abort", () => {
            aborted = true;
          });
          return settled("never used", 20);
        });
      }),
    );
    await asyncio.sleep(0);
    await asyncio.sleep(0);
    task.cancel();
    await task;
  });
  expect(error).toBeInstanceOf(asyncio.CancelledError);
  expect(aborted).toBe(true);
});

test("emitted functions can be awaited with no task around them", async () => {
  const log: string[] = [];
  const worker = async (name: string, lock: asyncio.Lock): Promise<string> => {
    await lock.acquire();
    log.push(`${name} in`);
    await asyncio.sleep(0.001);
    log.push(`${name} out`);
    lock.release();
    return name;
  };
  const lock = new asyncio.Lock();
  expect(await Promise.all([worker("a", lock), worker("b", lock)])).toEqual(["a", "b"]);
  expect(log).toEqual(["a in", "a out", "b in", "b out"]);
});

test("an AbortSignal cancels a call", async () => {
  const controller = new AbortController();
  let cleaned = false;
  const job = async (): Promise<void> => {
    try {
      await asyncio.sleep(3600);
    } finally {
      cleaned = true;
    }
  };
  const promise = asyncio.toPromise(coro(job), { signal: controller.signal });
  setTimeout(() => controller.abort(), 5);
  await expect(promise).rejects.toBeInstanceOf(asyncio.CancelledError);
  expect(cleaned).toBe(true);
});

test("a step that awaits a foreign promise is reported and does not hold up the others", async () => {
  const { result, errors } = await trace(async () => {
    const stuck = asyncio.create_task(
      coro(async () => {
        await settled(1);
        return "arrived";
      }),
    );
    await asyncio.sleep(0);
    return await stuck;
  });
  expect(result).toBe("arrived");
  expect(errors).toContain("awaits a promise that is not of the event loop");
});

test("what JavaScript's event handlers do wakes a loop that waits", async () => {
  const main = async (): Promise<number> => {
    const queue = new asyncio.Queue<number>();
    setTimeout(() => queue.put_nowait(7), 5);
    return await queue.get();
  };
  const never = setTimeout(() => undefined, 10_000);
  expect(await asyncio.run(coro(main))).toBe(7);
  clearTimeout(never);
});
