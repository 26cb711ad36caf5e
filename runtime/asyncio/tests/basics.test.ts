import { expect, test } from "vitest";
import { print } from "../../core/print.ts";
import { asValue, coro } from "../coroutines.ts";
import * as asyncio from "../index.ts";
import { trace } from "./trace.ts";

test("gather runs coroutines at the same time and keeps their order", async () => {
  const fetchData = async (x: number): Promise<string> => {
    print(`Fetching data ${x}`);
    await asyncio.sleep(x);
    print(`Fetched ${x}`);
    return `Data ${x}`;
  };
  const { lines, result } = await trace(async () => {
    const results = await asyncio.gather(coro(fetchData, 2), coro(fetchData, 1));
    return [results, asyncio.get_running_loop().time()];
  });
  expect(lines).toEqual(["Fetching data 2", "Fetching data 1", "Fetched 1", "Fetched 2"]);
  expect(result).toEqual([["Data 2", "Data 1"], 2]);
});

test("cancelling a task raises CancelledError at its await and runs finally", async () => {
  const sleeper = async (): Promise<void> => {
    try {
      await asyncio.sleep(3600);
    } finally {
      print("finally");
    }
  };
  const { lines } = await trace(async () => {
    const task = asyncio.create_task(coro(sleeper));
    await asyncio.sleep(0);
    task.cancel("because");
    try {
      await task;
    } catch (error) {
      print(error instanceof asyncio.CancelledError, (error as asyncio.CancelledError).args);
    }
    print(task.cancelled(), task.cancelling());
  });
  expect(lines).toEqual(["finally", "True ('because',)", "True 1"]);
});

test("wait_for raises TimeoutError", async () => {
  const { error } = await trace(() => asyncio.wait_for(coro(asyncio.sleep, 5), 2));
  expect(error).toBeInstanceOf(asyncio.TimeoutError);
});

test("a future that is returned is handed over, not awaited", async () => {
  const make = async (): Promise<unknown> => {
    const future = asyncio.get_running_loop().create_future<number>();
    return asValue(future);
  };
  const { result } = await trace(async () => {
    const future = await make();
    const box = asyncio.get_running_loop().create_future<unknown>();
    box.set_result(future);
    return asyncio.isfuture(future) && (await box) === future && !future.done();
  });
  expect(result).toBe(true);
});

test("a deadlock names the tasks, what they wait on, and where", async () => {
  const consumer = async (queue: asyncio.Queue<number>): Promise<void> => {
    for (;;) print(await queue.get());
  };
  let cleaned = false;
  const { lines, deadlock, error } = await trace(async () => {
    const queue = new asyncio.Queue<number>();
    queue.put_nowait(1);
    try {
      await asyncio.gather(coro(consumer, queue));
    } finally {
      cleaned = true;
    }
  });
  expect(lines).toEqual(["1"]);
  expect(error).toBeInstanceOf(asyncio.DeadlockError);
  expect(cleaned).toBe(false);
  expect(deadlock?.tasks.map(({ name, coroutine, waitsOn }) => [name, coroutine, waitsOn])).toEqual(
    [
      [expect.stringMatching(/^Task-\d+$/), expect.any(String), "asyncio.gather()"],
      [expect.stringMatching(/^Task-\d+$/), "consumer", "queue.get()"],
    ],
  );
  const [frame] = deadlock!.tasks[1]!.frames;
  expect(frame?.functionName).toBe("consumer");
  expect(frame?.file).toContain("basics.test.ts");
});
