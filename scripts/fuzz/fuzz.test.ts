import { expect, test } from "vitest";
import { findPython } from "../../jest-golden/python.ts";
import { asyncioOracle } from "./asyncio-oracle.ts";
import { runSubject, wholeProgram } from "./compiled.ts";
import { generateProgram } from "./generate.ts";
import { printPython } from "./print.ts";
import { withoutPlaces } from "./report.ts";
import { shrink } from "./shrink.ts";

const hasPython = findPython() !== null;

test("the same seed gives the same program", () => {
  expect(printPython(generateProgram(7))).toBe(printPython(generateProgram(7)));
});

test("the shrinker finds the statement that matters", async () => {
  const program = generateProgram(3);
  const fails = (candidate: typeof program): Promise<boolean> =>
    Promise.resolve(printPython(candidate).includes("log("));
  const small = await shrink(program, fails);
  expect(printPython(small).split("log(")).toHaveLength(2);
});

test.skipIf(!hasPython)(
  "random programs, compiled, run as on CPython",
  async () => {
    const oracle = asyncioOracle();
    try {
      for (let seed = 1; seed <= 100; seed++) {
        const source = wholeProgram(generateProgram(seed));
        const { trace } = await oracle.ask({ source });
        const actual = await runSubject(source);
        if (actual[0]?.includes(" - error P2T") === true) continue;
        expect([seed, ...actual.map(withoutPlaces)]).toEqual([seed, ...trace.map(withoutPlaces)]);
      }
    } finally {
      oracle.close();
    }
  },
  240_000,
);

test.skipIf(!hasPython)(
  "a thousand programs reach every name of asyncio's core",
  async () => {
    const oracle = asyncioOracle();
    const missing = new Set<string>(["nothing was run"]);
    try {
      for (let seed = 1; seed <= 1000 && missing.size > 0; seed++) {
        const source = wholeProgram(generateProgram(seed));
        const { names = [], reached = [] } = await oracle.ask({ source, coverage: true });
        if (seed === 1) for (const name of names) missing.add(name);
        missing.delete("nothing was run");
        for (const name of reached) missing.delete(name);
      }
    } finally {
      oracle.close();
    }
    expect([...missing]).toEqual([]);
  },
  240_000,
);
