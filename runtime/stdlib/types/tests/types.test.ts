import { expect, test } from "vitest";
import { call, type PythonGenerator } from "@py2ts-async/runtime";
import { isawaitable } from "@py2ts-async/runtime/inspect";
import { coroutine } from "@py2ts-async/runtime/types";

test("generators become awaitable and stay generators", () => {
  const steps = coroutine(function* steps() {
    yield 1;
    return 2;
  });
  const made = call(steps as unknown) as PythonGenerator<number, number>;
  expect(isawaitable(made)).toBe(true);
  expect([made.next(), made.next()]).toEqual([
    { done: false, value: 1 },
    { done: true, value: 2 },
  ]);
});

test("other results are left alone; what is no function is refused", () => {
  expect(coroutine(() => 3)()).toBe(3);
  expect(() => coroutine(1 as never)).toThrow("types.coroutine() expects a callable");
});
