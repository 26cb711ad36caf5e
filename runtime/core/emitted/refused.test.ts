import { expect, test } from "vitest";
import { call, getattr, isinstance, NotImplementedError } from "../../index.ts";
import { refused, refusedValue } from "./refused.ts";

test("a refused statement raises the diagnostic's text", () => {
  const raise = (): never => refused("P2T3001", "'x' is not supported yet", 7);
  expect(raise).toThrow(NotImplementedError);
  expect(raise).toThrow("'x' is not supported yet [P2T3001, line 7]");
});

test("a refused value raises when it is used", () => {
  const value: unknown = refusedValue("value", "P2T4001", "no module named 'value'", 1);
  expect(() => getattr(value, "name")).toThrow(NotImplementedError);
  expect(() => call(value)).toThrow(NotImplementedError);
  expect(() => isinstance(1, value as never)).toThrow(NotImplementedError);
});

test("a class may extend one, but has no instances", () => {
  const Base = refusedValue(
    "Base",
    "P2T3001",
    "'Base' is not supported yet",
    1,
  ) as new () => object;
  class Derived extends Base {}
  expect(() => new Derived()).toThrow(NotImplementedError);
});
