import { expect, test } from "vitest";
import { outcome } from "../../tests/goldens.ts";
import * as typing from "../index.ts";

// What is expected here was printed by CPython 3.13 for the same calls.

test("what does nothing", () => {
  expect([typing.TYPE_CHECKING, typing.cast("int", "x"), typing.assert_type(2, null)]).toEqual([
    false,
    "x",
    2,
  ]);
});

test("assert_never", () => {
  const message = "!AssertionError: Expected code to be unreachable, but got: ";
  expect(outcome(() => typing.assert_never(3))).toBe(`${message}3`);
  expect(outcome(() => typing.assert_never("x".repeat(98)))).toBe(`${message}'${"x".repeat(98)}'`);
  expect(outcome(() => typing.assert_never("😀".repeat(200)))).toBe(
    `${message}'${"😀".repeat(99)}...`,
  );
});
