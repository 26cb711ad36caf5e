/**
 * The differential fuzzer: random asyncio programs, run by CPython and by the runtime on virtual clocks; their traces must be equal.
 *
 *     npm run fuzz -- --count 1000 --seed 1 [--compiled]
 *
 * With `--compiled` the Python text itself goes through the compiler; without, the runtime runs what the lowering is known to emit for it.
 *
 * A difference is shrunk, shown with both traces, and the process ends with 1.
 */
import { parseArgs } from "node:util";
import { CompiledPrograms, wholeProgram } from "./compiled.ts";
import { generateProgram } from "./generate.ts";
import { operations, walk } from "./operations.ts";
import { Oracle } from "./oracle.ts";
import { printJavaScript, printPython } from "./print.ts";
import type { Program } from "./program.ts";
import { withoutPlaces } from "./report.ts";
import { shrink } from "./shrink.ts";
import { runSubject } from "./subject.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    failures: { type: "string", default: "1" },
    "no-shrink": { type: "boolean", default: false },
    compiled: { type: "boolean", default: false },
  },
});

const oracle = new Oracle();
const compiled = values.compiled ? new CompiledPrograms() : null;
const refused = new Map<string, number>();
const reached = new Map<string, number>();
let failures = 0;
const first = Number(values.seed);
const started = performance.now();
let programs = 0;
let events = 0;

async function traces(program: Program): Promise<readonly [string[], string[]]> {
  if (compiled !== null) {
    const source = wholeProgram(program);
    const traces = [await oracle.run(source, true), await compiled.run(source)] as const;
    return [traces[0].map(withoutPlaces), traces[1].map(withoutPlaces)];
  }
  const expected = await oracle.run(printPython(program));
  const actual = await runSubject(printJavaScript(program));
  return [expected.map(withoutPlaces), actual.map(withoutPlaces)];
}

const differ = async (program: Program): Promise<boolean> => {
  const [expected, actual] = await traces(program);
  return expected.join("\n") !== actual.join("\n");
};

for (let seed = first; seed < first + Number(values.count); seed++) {
  const program = generateProgram(seed);
  const [expected, actual] = await traces(program);
  programs++;
  events += expected.length;
  for (const { body } of [{ body: program.main }, ...program.functions, ...program.generators]) {
    for (const { op } of walk(body)) reached.set(op, (reached.get(op) ?? 0) + 1);
  }
  if (actual[0]?.includes(" - error P2T") === true) {
    const reason = /error (P2T.*)/.exec(actual[0])![1]!;
    refused.set(reason, (refused.get(reason) ?? 0) + 1);
    continue;
  }
  if (expected.join("\n") === actual.join("\n")) continue;
  failures++;
  await report(seed, program);
  if (failures >= Number(values.failures)) break;
}
oracle.close();
compiled?.close();

async function report(seed: number, program: Program): Promise<void> {
  const small = values["no-shrink"] ? program : await shrink(program, differ);
  const [expected, actual] = await traces(small);
  const at = expected.findIndex((line, index) => line !== actual[index]);
  const difference = at < 0 ? expected.length : at;
  console.log(`seed ${seed}: the traces differ from line ${difference + 1} on`);
  console.log(printPython(small));
  console.log("CPython:");
  console.log(
    expected
      .slice(0, difference + 8)
      .map((line) => `  ${line}`)
      .join("\n"),
  );
  console.log("runtime:");
  console.log(
    actual
      .slice(0, difference + 8)
      .map((line) => `  ${line}`)
      .join("\n"),
  );
}

const seconds = (performance.now() - started) / 1000;
const missing = Object.keys(operations).filter((name) => !reached.has(name));
console.log(
  `${programs} programs, ${events} events in ${seconds.toFixed(1)} s: ${failures} differ; ` +
    `${reached.size} of ${Object.keys(operations).length} operations reached` +
    (missing.length > 0 ? `, not ${missing.join(", ")}` : ""),
);
for (const [reason, count] of refused) console.log(`refused ${count}: ${reason}`);
process.exitCode = failures > 0 ? 1 : 0;
