/**
 * The differential fuzzer: random asyncio programs, run by CPython and, compiled, by the runtime, on virtual clocks; their traces must be equal.
 *
 *     npm run fuzz -- --count 1000 --seed 1
 *
 * A difference is shrunk and shown with both traces, and the process ends with 1. At the end it says which names of asyncio the programs reached.
 */
import { parseArgs } from "node:util";
import { asyncioOracle } from "./asyncio-oracle.ts";
import { runSubject, wholeProgram } from "./compiled.ts";
import { generateProgram } from "./generate.ts";
import { operations, walk } from "./operations/index.ts";
import { printPython } from "./print.ts";
import type { Program } from "./program.ts";
import { withoutPlaces } from "./report.ts";
import { shrink } from "./shrink.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    failures: { type: "string", default: "1" },
    "no-shrink": { type: "boolean", default: false },
    print: { type: "boolean", default: false },
  },
});

/** In how many of the programs the names that they reach are watched, which slows CPython down. */
const watched = 400;

const oracle = asyncioOracle();
const refused = new Map<string, number>();
const reached = new Map<string, number>();
const reachedNames = new Set<string>();
let names: readonly string[] = [];
let failures = 0;
const first = Number(values.seed);
const started = performance.now();
let programs = 0;
let events = 0;

async function traces(
  program: Program,
  coverage = false,
): Promise<readonly [expected: string[], actual: string[]]> {
  const source = wholeProgram(program);
  const answer = await oracle.ask({ source, coverage });
  for (const name of answer.reached ?? []) reachedNames.add(name);
  names = answer.names ?? names;
  const actual = await runSubject(source);
  return [answer.trace.map(withoutPlaces), actual.map(withoutPlaces)];
}

const differ = async (program: Program): Promise<boolean> => {
  const [expected, actual] = await traces(program);
  return expected.join("\n") !== actual.join("\n");
};

async function report(seed: number, program: Program): Promise<void> {
  const small = values["no-shrink"] ? program : await shrink(program, differ);
  const [expected, actual] = await traces(small);
  const at = expected.findIndex((line, index) => line !== actual[index]);
  const difference = at < 0 ? expected.length : at;
  const shown = (trace: readonly string[]): string =>
    trace
      .slice(0, difference + 8)
      .map((line) => `  ${line}`)
      .join("\n");
  console.log(`seed ${seed}: the traces differ from line ${difference + 1} on`);
  console.log(`${printPython(small)}\nCPython:\n${shown(expected)}\ncompiled:\n${shown(actual)}`);
}

for (let seed = first; seed < first + Number(values.count); seed++) {
  const program = generateProgram(seed);
  if (values.print) console.log(wholeProgram(program));
  const [expected, actual] = await traces(program, seed - first < watched);
  programs++;
  if (programs % 1000 === 0) console.log(`${programs} programs, up to seed ${seed}`);
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

const seconds = (performance.now() - started) / 1000;
const not = (all: readonly string[], some: { has(name: string): boolean }): string => {
  const missing = all.filter((name) => !some.has(name));
  return missing.length > 0 ? `, not ${missing.join(", ")}` : "";
};
const all = Object.keys(operations);
console.log(
  `${programs} programs (seeds ${first} to ${first + programs - 1}), ${events} events in ${seconds.toFixed(1)} s: ${failures} differ`,
);
console.log(`${reached.size} of ${all.length} operations reached${not(all, reached)}`);
console.log(`${reachedNames.size} of ${names.length} names reached${not(names, reachedNames)}`);
for (const [reason, count] of refused) console.log(`refused ${count}: ${reason}`);
process.exit(failures > 0 ? 1 : 0);
