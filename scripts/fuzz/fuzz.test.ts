import { expect, test } from "vitest";
import { findPython } from "../../jest-golden/python.ts";
import { CompiledPrograms, wholeProgram } from "./compiled.ts";
import { generateProgram } from "./generate.ts";
import { Oracle } from "./oracle.ts";
import { printJavaScript, printPython } from "./print.ts";
import { withoutPlaces } from "./report.ts";
import { shrink } from "./shrink.ts";
import { runSubject } from "./subject.ts";

const hasPython = findPython() !== null;

test("the same seed gives the same program", () => {
  expect(printPython(generateProgram(7))).toBe(printPython(generateProgram(7)));
  expect(printJavaScript(generateProgram(7))).toBe(printJavaScript(generateProgram(7)));
});

test("the shrinker finds the statement that matters", async () => {
  const program = generateProgram(3);
  const fails = async (candidate: typeof program): Promise<boolean> =>
    printPython(candidate).includes("log(");
  const small = await shrink(program, fails);
  expect(printPython(small).split("log(")).toHaveLength(2);
});

test.skipIf(!hasPython)("random programs run as on CPython", async () => {
  const oracle = new Oracle();
  try {
    for (let seed = 1; seed <= 200; seed++) {
      const program = generateProgram(seed);
      const expected = await oracle.run(printPython(program));
      const actual = await runSubject(printJavaScript(program));
      expect([seed, ...actual.map(withoutPlaces)]).toEqual([seed, ...expected.map(withoutPlaces)]);
    }
  } finally {
    oracle.close();
  }
});

test.skipIf(!hasPython)("random programs run as on CPython when compiled", async () => {
  const oracle = new Oracle();
  const compiled = new CompiledPrograms();
  try {
    for (let seed = 1; seed <= 25; seed++) {
      const source = wholeProgram(generateProgram(seed));
      const expected = await oracle.run(source, true);
      const actual = await compiled.run(source);
      if (actual[0]?.includes(" - error P2T") === true) continue;
      expect([seed, ...actual.map(withoutPlaces)]).toEqual([seed, ...expected.map(withoutPlaces)]);
    }
  } finally {
    compiled.close();
    oracle.close();
  }
});
