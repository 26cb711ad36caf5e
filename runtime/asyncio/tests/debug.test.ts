import { expect, test } from "vitest";
import { sleep as block } from "../../stdlib/time/index.ts";
import { coro } from "../coroutines.ts";
import * as asyncio from "../index.ts";
import { trace } from "./trace.ts";

test("debug mode reports steps and callbacks that take long", async () => {
  const { errors } = await trace(
    async () => {
      block(0.05);
      await asyncio.sleep(0);
      block(0.2);
      await asyncio.sleep(0);
      asyncio.get_running_loop().call_soon(function slow() {
        block(0.5);
      });
      await asyncio.sleep(0);
      await asyncio.sleep(0);
    },
    { debug: true },
  );
  const lines = errors.split("\n");
  expect(lines[0]).toMatch(/^Executing <Task pending name='Task-\d+' .*> took 0.200 seconds$/);
  expect(lines[1]).toBe("Executing <Handle slow()> took 0.500 seconds");
  expect(lines).toHaveLength(3);
});

test("an exception that nobody looked at is reported when the loop closes", async () => {
  const { errors } = await trace(async () => {
    const task = asyncio.create_task(
      coro(async () => {
        throw new asyncio.InvalidStateError("x");
      }),
    );
    await asyncio.sleep(0);
    await asyncio.sleep(0);
    expect(task.done()).toBe(true);
  });
  expect(errors).toContain("Task exception was never retrieved");
  expect(errors).toContain("InvalidStateError");
});

test("an exception handler gets what happened", async () => {
  const seen: unknown[] = [];
  await trace(async () => {
    const loop = asyncio.get_running_loop();
    loop.set_exception_handler((_loop, context: asyncio.ExceptionContext) => {
      seen.push(context.get("message"), context.get("exception"));
    });
    loop.call_soon(function broken() {
      throw new asyncio.QueueFull();
    });
    await asyncio.sleep(0);
    await asyncio.sleep(0);
  });
  expect(seen).toEqual(["Exception in callback broken()", expect.any(asyncio.QueueFull)]);
});
