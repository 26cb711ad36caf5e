/**
 * The methods of CPython's suites as CPython's own loader finds them, recorded in `conformance/methods.json`: what is counted does not depend on
 * what our loader can load.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { requirePython } from "@py2ts-async/jest-golden";

export interface SuiteMethods {
  /** `Class.method`, sorted; those of other modules with their module. */
  readonly methods: readonly string[];
  /** Those that CPython skips on the machine of the recording. */
  readonly skipped: readonly string[];
  /** Those that CPython itself fails there. */
  readonly failed: readonly string[];
}

type Recorded = { readonly [suite: string]: SuiteMethods };

const file = fileURLToPath(new URL("../../conformance/methods.json", import.meta.url));

export function readMethods(): Recorded {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Recorded) : {};
}

/** Asks CPython for the suites that are not recorded yet. */
export function recordMethods(suites: readonly string[]): Recorded {
  const known = readMethods();
  const missing = suites.filter((suite) => !Object.hasOwn(known, suite));
  if (missing.length === 0) return known;
  const script = fileURLToPath(new URL("./methods.py", import.meta.url));
  const { executable } = requirePython();
  const added: [string, SuiteMethods][] = [];
  for (const suite of missing) {
    const answer = spawnSync(executable, ["-I", "-B", script, suite], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (answer.status !== 0) throw new Error(answer.stderr);
    const words = (JSON.parse(answer.stdout) as { [suite: string]: Words })[suite]!;
    added.push([suite, methodsOf(suite, words)]);
  }
  const all = Object.fromEntries([...Object.entries(known), ...added].sort());
  writeFileSync(file, `${JSON.stringify(all, null, 1)}\n`);
  return all;
}

type Words = { readonly [method: string]: "passed" | "skipped" | "failed" };

function methodsOf(suite: string, words: Words): SuiteMethods {
  const named = Object.entries(words)
    .map(([method, word]) => [shortName(suite, method), word] as const)
    .sort(([first], [second]) => (first < second ? -1 : 1));
  const withWord = (wanted: string): string[] =>
    named.filter(([, word]) => word === wanted).map(([method]) => method);
  return {
    methods: named.map(([method]) => method),
    skipped: withWord("skipped"),
    failed: withWord("failed"),
  };
}

/** Without the suite's own module. */
export function shortName(suite: string, method: string): string {
  const prefix = `test.${suite}.`;
  return method.startsWith(prefix) ? method.slice(prefix.length) : method;
}
