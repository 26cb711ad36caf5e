/** `conformance/passing.json`: methods that passed once must go on passing. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SuiteResult } from "./outcome.ts";

type Passing = { readonly [suite: string]: readonly string[] };

const file = fileURLToPath(new URL("../../conformance/passing.json", import.meta.url));

export function readPassing(): Passing {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Passing) : {};
}

function passedMethods({ methods }: SuiteResult): string[] {
  return Object.keys(methods).filter((method) => methods[method]!.outcome === "passed");
}

/** Methods that passed once and do not now. */
export function lostMethods(results: readonly SuiteResult[]): string[] {
  const passing = readPassing();
  return results.flatMap((result) => {
    const now = new Set(passedMethods(result));
    return (passing[result.suite] ?? [])
      .filter((method) => !now.has(method))
      .map((method) => `${result.suite} ${method}`);
  });
}

/** Adds what passes now; `replaces`: what does not pass any more is forgotten. */
export function recordPassing(results: readonly SuiteResult[], replaces: boolean): void {
  const passing: { [suite: string]: readonly string[] } = { ...readPassing() };
  for (const result of results) {
    const kept = replaces ? [] : (passing[result.suite] ?? []);
    const all = new Set([...kept, ...passedMethods(result)]);
    if (all.size > 0) passing[result.suite] = [...all].sort();
  }
  const sorted = Object.fromEntries(Object.entries(passing).sort());
  writeFileSync(file, `${JSON.stringify(sorted, null, 1)}\n`);
}
