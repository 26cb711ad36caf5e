/**
 * Random programs of expressions and control flow, compiled and run, against CPython: what they print must be the same.
 *
 *     npm run fuzz-language -- --count 200 --seed 1
 *
 * A difference is shrunk and shown; the process ends with 1. Programs that the compiler refuses are counted by the reason.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compileAndRun, requirePython } from "@py2ts-async/jest-golden";
import { generateProgram, prelude } from "./generate.ts";
import { print, smaller, type Line } from "./node.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    failures: { type: "string", default: "1" },
    shrinks: { type: "string", default: "150" },
  },
});

const { executable } = requirePython();
const folder = mkdtempSync(join(tmpdir(), "fuzz-language-"));
const refused = new Map<string, number>();

type Outcome = {
  readonly expected: string;
  readonly actual: string;
  readonly reason: string | null;
};

async function run(lines: readonly Line[], seed: number): Promise<Outcome | null> {
  const path = join(folder, `program${seed}.py`);
  writeFileSync(path, prelude + print(lines));
  const python = spawnSync(executable, ["-W", "ignore", path], {
    encoding: "utf8",
    timeout: 20_000,
  });
  if (python.stderr.includes("SyntaxError")) return null;
  try {
    const { stdout, stderr } = await compileAndRun(path, { timeout: 20_000 });
    return {
      expected: python.stdout,
      actual: stdout + (python.stdout === stdout ? "" : stderr),
      reason: null,
    };
  } catch (error) {
    const text = String(error);
    const reason = /error (P2T\d+: .*)/.exec(text)?.[1] ?? null;
    return { expected: python.stdout, actual: text, reason: reason ?? null };
  }
}

function differs(outcome: Outcome | null): boolean {
  return outcome !== null && outcome.reason === null && outcome.expected !== outcome.actual;
}

/** Cuts lines for as long as the outputs still differ. */
async function shrink(program: Line[], seed: number): Promise<Line[]> {
  let best = program;
  let budget = Number(values.shrinks);
  for (let changed = true; changed && budget > 0;) {
    changed = false;
    for (const candidate of smaller(best)) {
      if (budget-- <= 0) break;
      if (!differs(await run(candidate, seed))) continue;
      best = candidate;
      changed = true;
      break;
    }
  }
  return best;
}

function firstDifference(outcome: Outcome): string {
  const [expected, actual] = [outcome.expected.split("\n"), outcome.actual.split("\n")];
  const at = expected.findIndex((each, index) => each !== actual[index]);
  const from = Math.max(0, (at < 0 ? expected.length : at) - 2);
  const part = (lines: readonly string[]): string => lines.slice(from, from + 6).join("\n  ");
  return `CPython:\n  ${part(expected)}\ncompiled:\n  ${part(actual)}`;
}

const started = performance.now();
let [programs, failures] = [0, 0];
const first = Number(values.seed);
for (let seed = first; seed < first + Number(values.count); seed++) {
  const program = generateProgram(seed);
  const outcome = await run(program, seed);
  programs++;
  if (outcome === null) continue;
  if (outcome.reason !== null) refused.set(outcome.reason, (refused.get(outcome.reason) ?? 0) + 1);
  if (!differs(outcome)) continue;
  failures++;
  const small = await shrink(program, seed);
  console.log(`seed ${seed}:\n${print(small)}\n${firstDifference((await run(small, seed))!)}\n`);
  if (failures >= Number(values.failures)) break;
}
rmSync(folder, { recursive: true });
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${programs} programs in ${seconds} s: ${failures} differ`);
for (const [reason, count] of refused) console.log(`refused ${count}: ${reason}`);
process.exit(failures > 0 ? 1 : 0);
