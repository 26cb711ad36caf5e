import { expect, test } from "vitest";
import { findPython } from "../../jest-golden/python.ts";
import { generateProgram } from "./generate.ts";
import { parse, print } from "./node.ts";
import { languageOracle, runBoth } from "./run.ts";

const hasPython = findPython() !== null;

test("the same seed gives the same program, and the shrinker's tree prints as it was", () => {
  const { source } = generateProgram(11);
  expect(generateProgram(11).source).toBe(source);
  expect(print(parse(source)).replace(/\n\s*/g, "\n")).toBe(
    source.replace(/\n\s*\n/g, "\n").replace(/\n\s*/g, "\n"),
  );
});

test.skipIf(!hasPython)(
  "random programs of the language run as on CPython",
  async () => {
    const oracle = languageOracle();
    try {
      for (let seed = 1; seed <= 100; seed++) {
        const { theme, source } = generateProgram(seed);
        const { expected, actual, refused } = await runBoth(oracle, source);
        if (refused !== null) continue;
        expect([seed, theme, ...actual.split("\n")]).toEqual([
          seed,
          theme,
          ...expected.split("\n"),
        ]);
      }
    } finally {
      oracle.close();
    }
  },
  240_000,
);
