import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faultOf } from "../../scripts/mutate/check.ts";
import { mutate, Random } from "../../scripts/mutate/mutations.ts";
import { sampleFiles } from "../../scripts/mutate/sample.ts";
import { parse } from "./index.ts";

test("damaged files: no exception, no hang, always a tree or diagnostics", () => {
  const sources = sampleFiles().map((path) => new Uint8Array(readFileSync(path)));
  const random = new Random(1);
  for (let index = 0; index < 500; index++) {
    expect(faultOf(mutate(random.pick(sources), random))).toBeNull();
  }
});

/** The first message, or how many statements there are. */
function outcome(text: string): string | number {
  const { module, diagnostics } = parse(text);
  return diagnostics[0]?.message ?? module.body.length;
}

test("deep nesting is refused as CPython does", () => {
  const parentheses = (count: number): string => "(".repeat(count) + ")".repeat(count);
  const blocks = (count: number): string =>
    Array.from({ length: count }, (_, depth) => " ".repeat(depth) + "if x:\n").join("") +
    `${" ".repeat(count)}pass\n`;
  expect(outcome(parentheses(200))).toBe(1);
  expect(outcome(parentheses(5000))).toBe("too many nested parentheses");
  expect(outcome(blocks(99))).toBe(1);
  expect(outcome(blocks(1000))).toBe("too many levels of indentation");
  expect(outcome("f'{".repeat(149) + "1" + "}'".repeat(149))).toBe(1);
  expect(outcome("f'{".repeat(1000))).toBe("too many nested f-strings");
  expect(outcome("not ".repeat(100_000) + "x")).toEqual(expect.any(String));
  expect(outcome("lambda: ".repeat(100_000) + "x")).toEqual(expect.any(String));
});

test.each([
  ["a sum of 100,000 terms", "a+".repeat(100_000) + "a"],
  ["100,000 attributes", "a" + ".b".repeat(100_000)],
  ["100,000 calls", "a" + "()".repeat(100_000)],
  ["100,000 conditionals", "a if b else ".repeat(100_000) + "c"],
  ["100,000 comparisons", "a<".repeat(100_000) + "b"],
  ["100,000 elifs", "if a: b\n" + "elif a: b\n".repeat(100_000)],
  ["100,000 targets", "a=".repeat(100_000) + "b"],
  ["100,000 strings", "'a' ".repeat(100_000)],
  ["a line of a megabyte", "x = [" + "1, ".repeat(350_000) + "]"],
])("%s", (_, text) => {
  expect(outcome(text)).toBe(1);
});

test("garbage is refused in linear time", () => {
  for (const text of [".".repeat(1e6), ") ".repeat(1e5), "a b\n".repeat(1e5), "\0".repeat(1e6)]) {
    expect(outcome(text)).toEqual(expect.any(String));
  }
});
