/**
 * Asks the runtime what differential.py asked CPython, and shows where they differ: a count and an example of every kind of difference.
 *
 *     npx tsx --conditions=source scripts/runtime/differential.ts CASES.jsonl [PATTERN] [--all]
 */
import { openSync, readFileSync, writeSync } from "node:fs";
import { answer, type Case } from "./answer.ts";

const [file, pattern = ""] = process.argv.slice(2);
const showAll = process.argv.includes("--all");
const wanted = new RegExp(pattern.startsWith("--") ? "" : pattern);

/** Differences of one kind: the same operation, with the same kinds of answers. */
const kinds = new Map<string, { count: number; examples: string[] }>();

function abstracted(text: string): string {
  return text.startsWith("!") ? text.replace(/'[^']*'|\d+/g, "#") : text.split(" ")[0]!;
}

const current = openSync(`${file!}.current`, "w");
let total = 0;
let different = 0;
for (const line of readFileSync(file!, "utf8").split("\n")) {
  if (line === "" || !wanted.test(line)) continue;
  const [name, args, keywords, expected] = JSON.parse(line) as [...Case, string];
  total++;
  // Where a case ends the process, this says which.
  writeSync(current, `${line}\n`, 0);
  const actual = answer([name, args, keywords]);
  if (actual === expected) continue;
  different++;
  const kind = `${name} ${abstracted(expected)} / ${abstracted(actual)}`;
  const entry = kinds.get(kind) ?? { count: 0, examples: [] };
  entry.count++;
  const given = Object.keys(keywords).length === 0 ? "" : JSON.stringify(keywords);
  entry.examples.push(
    `${name} ${JSON.stringify(args)}${given}\n     python: ${expected.slice(0, 300)}\n     ours:   ${actual.slice(0, 300)}`,
  );
  kinds.set(kind, entry);
}

const sorted = [...kinds.values()].sort((a, b) => b.count - a.count);
for (const { count, examples } of sorted) {
  console.log(`${count}x ${examples[0]!}`);
  if (showAll) for (const example of examples.slice(1)) console.log(`   ${example}`);
}
console.log(`${total} cases, ${different} different, ${kinds.size} kinds`);
