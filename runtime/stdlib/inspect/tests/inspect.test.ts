import { expect, test } from "vitest";
import { coro } from "../../../asyncio/coroutines.ts";
import { bindMethod } from "../../../core/calls/bound-method.ts";
import { partial } from "../../functools/index.ts";
import * as inspect from "../index.ts";

async function work(): Promise<number> {
  return 1;
}
function* numbers(): Generator<number> {
  yield 1;
}
class Plain {
  async method(): Promise<void> {}
}

test("coroutine functions, also behind partials and bound methods", () => {
  const plain = new Plain();
  const method = bindMethod(plain.method as never, plain);
  const all = [work, new partial(work), method, numbers, Plain, 1];
  expect(all.map(inspect.iscoroutinefunction)).toEqual([true, true, true, false, false, false]);
  const marked = inspect.markcoroutinefunction(() => work());
  expect(inspect.iscoroutinefunction(marked)).toBe(true);
});

test("the other predicates", () => {
  const coroutine = coro(work);
  expect([
    inspect.iscoroutine(coroutine),
    inspect.isawaitable(coroutine),
    inspect.isawaitable(1),
  ]).toEqual([true, true, false]);
  expect([inspect.isgenerator(numbers()), inspect.isgeneratorfunction(numbers)]).toEqual([
    true,
    true,
  ]);
  expect([inspect.isclass(Plain), inspect.isfunction(work), inspect.isfunction(Plain)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(inspect.ismethod(bindMethod(Plain.prototype.method as never, new Plain()))).toBe(true);
  coroutine.close();
});
