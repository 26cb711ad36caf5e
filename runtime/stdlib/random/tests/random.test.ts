import { describe, expect, test } from "vitest";
import { toFloat } from "../../../core/numbers/float.ts";
import { repr } from "../../../core/repr.ts";
import { decode, decodeAll, outcome } from "../../tests/goldens.ts";
import * as random from "../index.ts";
import goldens from "./goldens.json" with { type: "json" };

type Method = (...args: unknown[]) => unknown;

/** Methods whose result is not a plain float. */
const untyped = new Set([
  "getrandbits",
  "randrange",
  "randint",
  "choice",
  "sample",
  "choices",
  "triangular",
  "binomialvariate",
  "randbytes",
]);

function call(generator: random.Random, name: string, args: readonly unknown[]): unknown {
  const result = (generator as unknown as { [name: string]: Method })[name]!(...args);
  return untyped.has(name) ? result : toFloat(result as number);
}

describe("random", () => {
  test("seeds of every type", () => {
    for (const [seed, version, expected] of goldens.streams) {
      const generator = new random.Random();
      generator.seed(decode(seed), version as number);
      const actual = Array.from({ length: 8 }, () => repr(toFloat(generator.random())));
      expect([seed, version, ...actual, repr(generator.getrandbits(64))]).toEqual([
        seed,
        version,
        ...(expected as string[]),
      ]);
    }
  });

  test(`${goldens.calls.length} calls of every method, in one stream per seed`, () => {
    let seed = 0;
    let generator = new random.Random(seed);
    for (const [name, args, result] of goldens.calls as [string, unknown[] | null, string][]) {
      if (args === null) {
        const items = Array.from({ length: 20 }, (_, index) => index);
        generator.shuffle(items);
        expect([seed, name, repr(items)]).toEqual([seed, name, result]);
        continue;
      }
      const actual = outcome(() => call(generator, name, decodeAll(args)));
      expect([seed, name, args, actual]).toEqual([seed, name, args, result]);
      if (name === "randbytes") generator = new random.Random(++seed);
    }
  });

  test("the state", () => {
    const generator = new random.Random(9);
    generator.gauss();
    expect(repr(generator.getstate())).toBe(goldens.state);
    const state = generator.getstate();
    const drawn = [generator.gauss(), generator.random()];
    generator.setstate(state);
    expect([generator.gauss(), generator.random()]).toEqual(drawn);
  });

  test("keyword-only parameters", () => {
    const generator = new random.Random(3);
    expect(generator.choices("ab" as never, null, { k: 5, cum_weights: [1, 3] })).toHaveLength(5);
    expect(generator.sample([1, 2], 3, { counts: [2, 2] })).toHaveLength(3);
    expect(outcome(() => generator.sample([1], 1, { counts: [1, 2] }))).toBe(
      "!ValueError: The number of counts does not match the population",
    );
  });

  test("a subclass that overrides random only", () => {
    class Half extends random.Random {
      override random(): number {
        return 0.5;
      }
    }
    expect(new Half().randrange(10)).toBe(6);
  });

  test("the module's functions share one generator", () => {
    random.seed(1);
    const first = random.random();
    random.seed(1);
    expect(random.random()).toBe(first);
  });
});
