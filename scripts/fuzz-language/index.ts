/**
 * Random programs of the language, compiled and run, against CPython: what they print and what ends them must be the same.
 *
 *     npm run fuzz-language -- --count 1000 --seed 1 [--theme classes]
 *
 * A difference is shrunk and shown (with `--brief`, only where it is); the process ends with 1. Programs that the compiler refuses are counted by the reason.
 */
import { parseArgs } from "node:util";
import { generateProgram } from "./generate.ts";
import { parse, print, smaller, type Line } from "./node.ts";
import { differs, languageOracle, runBoth, type Outcome } from "./run.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    failures: { type: "string", default: "1" },
    shrinks: { type: "string", default: "300" },
    theme: { type: "string" },
    brief: { type: "boolean", default: false },
    print: { type: "boolean", default: false },
  },
});

const oracle = languageOracle();
const refused = new Map<string, number>();
const themes = new Map<string, number>();

/** Cuts lines for as long as the outcomes still differ. */
async function shrink(source: string): Promise<string> {
  let best: readonly Line[] = parse(source);
  if (!differs(await runBoth(oracle, print(best)))) return source;
  let budget = Number(values.shrinks);
  for (let changed = true; changed && budget > 0;) {
    changed = false;
    for (const candidate of smaller(best)) {
      if (budget-- <= 0) break;
      const outcome = await runBoth(oracle, print(candidate));
      if (!differs(outcome) || outcome.expected === "rejected") continue;
      best = candidate;
      changed = true;
      break;
    }
  }
  return print(best);
}

function firstDifference(outcome: Outcome): string {
  const [expected, actual] = [outcome.expected.split("\n"), outcome.actual.split("\n")];
  const at = expected.findIndex((each, index) => each !== actual[index]);
  const from = Math.max(0, (at < 0 ? expected.length : at) - 1);
  const part = (lines: readonly string[]): string => lines.slice(from, from + 4).join("\n  ");
  return `CPython:\n  ${part(expected)}\ncompiled:\n  ${part(actual)}`;
}

/** The line of the program whose output is the first that differs, where its label tells. */
function labelled(source: string, outcome: Outcome): string {
  const actual = outcome.actual.split("\n");
  const different = outcome.expected.split("\n").find((each, index) => each !== actual[index]);
  const label = /^\d+/.exec(different ?? "")?.[0];
  const found = source.split("\n").find((each) => each.includes(`(${label}, lambda`));
  return `${found?.trim() ?? ""}\n`;
}

const started = performance.now();
let [programs, failures] = [0, 0];
const first = Number(values.seed);
for (let seed = first; seed < first + Number(values.count); seed++) {
  const { theme, source } = generateProgram(seed, values.theme);
  if (values.print) console.log(source);
  const outcome = await runBoth(oracle, source);
  programs++;
  if (programs % 1000 === 0) console.log(`${programs} programs, up to seed ${seed}`);
  themes.set(theme, (themes.get(theme) ?? 0) + 1);
  if (outcome.refused !== null) {
    refused.set(outcome.refused, (refused.get(outcome.refused) ?? 0) + 1);
    continue;
  }
  if (!differs(outcome)) continue;
  failures++;
  if (values.brief) {
    console.log(
      `seed ${seed} (${theme}): ${labelled(source, outcome)}${firstDifference(outcome)}\n`,
    );
    if (failures >= Number(values.failures)) break;
    continue;
  }
  const small = await shrink(source);
  console.log(
    `seed ${seed} (${theme}):\n${small}\n${firstDifference(await runBoth(oracle, small))}\n`,
  );
  if (failures >= Number(values.failures)) break;
}
oracle.close();
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${programs} programs (seeds ${first} to ${first + programs - 1}) in ${seconds} s: ${failures} differ`,
);
console.log(
  [...themes]
    .map(([theme, count]) => `${theme} ${count}`)
    .sort()
    .join(", "),
);
for (const [reason, count] of refused) console.log(`refused ${count}: ${reason}`);
process.exit(failures > 0 ? 1 : 0);
