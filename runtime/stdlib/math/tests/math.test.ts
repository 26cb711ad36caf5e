import { describe, expect, test } from "vitest";
import { toFloat } from "../../../core/numbers/float.ts";
import { decodeAll, outcome } from "../../tests/goldens.ts";
import * as math from "../index.ts";
import goldens from "./goldens.json" with { type: "json" };

type MathFunction = (...args: unknown[]) => unknown;

/** Functions whose result is an `int`, a `bool`, a tuple, or as its place says; the others return an unboxed float. */
const untyped = new Set([
  "floor",
  "ceil",
  "trunc",
  "isnan",
  "isinf",
  "isfinite",
  "isclose",
  "frexp",
  "modf",
  "sumprod",
  "prod",
  "gcd",
  "lcm",
  "comb",
  "perm",
  "factorial",
  "isqrt",
]);

function call(name: string, args: readonly unknown[]): unknown {
  const result = (math[name as "sqrt"] as unknown as MathFunction)(...args);
  return untyped.has(name) ? result : toFloat(result as number);
}

function floatOf(text: string): number {
  return text === "inf" ? Infinity : text === "-inf" ? -Infinity : Number(text);
}

/** How many results of a thousand may differ from those of the C library of the recording, which does not round correctly either. */
const tolerated: { readonly [name: string]: number } = {
  cbrt: 600,
  erf: 250,
  erfc: 400,
  gamma: 20,
  lgamma: 20,
  tanh: 50,
};

describe("math", () => {
  test(`${goldens.exact.length} calls of exact functions`, () => {
    const failures = goldens.exact.filter(
      ([name, args, result]) =>
        outcome(() => call(name as string, decodeAll(args as unknown[]))) !== result,
    );
    expect(failures).toEqual([]);
  });

  test(`${goldens.special.length} calls at the edges`, () => {
    const failures: unknown[] = [];
    for (const [name, args, result] of goldens.special) {
      const actual = outcome(() => call(name as string, decodeAll(args as unknown[])));
      if (actual !== result && !isNear(actual, result as string))
        failures.push([name, args, result, actual]);
    }
    expect(failures).toEqual([]);
  });

  for (const [name, rows] of Object.entries(goldens.approximate)) {
    test(`${name}: ${rows.length} random arguments`, () => {
      let different = 0;
      for (const row of rows) {
        const args = row.slice(0, -1).map(floatOf);
        const [actual, expected] = [outcome(() => call(name, args)), row.at(-1)!];
        if (actual === expected) continue;
        different++;
        if (!isNear(actual, expected)) expect([name, args, actual]).toEqual([name, args, expected]);
      }
      if (process.env.PY2TS_REPORT) console.log(name, different, "of", rows.length);
      expect((different / rows.length) * 1000).toBeLessThanOrEqual(tolerated[name] ?? 15);
    });
  }
});

/** Equal up to some last bits. */
function isNear(actual: string, expected: string): boolean {
  if (actual.startsWith("!") || expected.startsWith("!")) return false;
  const [a, b] = [floatOf(actual), floatOf(expected)];
  return Math.abs(a - b) <= 1e-14 * Math.abs(b);
}
