/** The figures of a run: `conformance/results.json`, `docs/conformance.md`, and the files that others group failures from. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SuiteMethods } from "./methods.ts";
import type { MethodResult, SuiteResult } from "./outcome.ts";
import { groups, type SuiteGroup } from "./suites.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const detailFolder = join(repository, ".scratch/conformance/results");
const resultsFile = join(repository, "conformance/results.json");
const documentFile = join(repository, "docs/conformance.md");

/** What is counted of a suite. */
export interface SuiteFigures {
  readonly methods: number;
  readonly passed: number;
  readonly failed: number;
  /** Raised something else than an assertion's failure, did not end, or could not be loaded. */
  readonly errors: number;
  readonly skipped: number;
  /** How many of the methods CPython itself skips. */
  readonly skippedByPython: number;
}

export type Figures = { readonly [suite: string]: SuiteFigures };

export function figuresOf(result: SuiteResult, recorded: SuiteMethods): SuiteFigures {
  const outcomes = Object.values(result.methods).map(({ outcome }) => outcome);
  const count = (...wanted: string[]): number =>
    outcomes.filter((outcome) => wanted.includes(outcome)).length;
  return {
    methods: recorded.methods.length,
    passed: count("passed"),
    failed: count("failed"),
    errors: count("error", "missing", "timeout", "crashed"),
    skipped: count("skipped"),
    skippedByPython: recorded.skipped.length,
  };
}

export function readFigures(): Figures {
  return existsSync(resultsFile) ? (JSON.parse(readFileSync(resultsFile, "utf8")) as Figures) : {};
}

export function writeFigures(figures: Figures): void {
  writeFileSync(resultsFile, `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(documentFile, document(figures));
}

export function writeDetails(result: SuiteResult): void {
  mkdirSync(detailFolder, { recursive: true });
  writeFileSync(join(detailFolder, `${result.suite}.json`), JSON.stringify(result, null, 1));
}

export function readDetails(): SuiteResult[] {
  if (!existsSync(detailFolder)) return [];
  return readdirSync(detailFolder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(detailFolder, file), "utf8")) as SuiteResult);
}

/** Methods that pass, of those that CPython runs. */
export function share(figures: readonly SuiteFigures[]): string {
  const sum = (count: (each: SuiteFigures) => number): number =>
    figures.reduce((total, each) => total + count(each), 0);
  const counted = sum((each) => each.methods - each.skippedByPython);
  return counted === 0 ? "" : `${((100 * sum((each) => each.passed)) / counted).toFixed(1)}%`;
}

function document(figures: Figures): string {
  const parts = groups.map((group) => groupTable(group, figures));
  return `# Conformance

CPython 3.13's own regression tests, compiled by this compiler and run with its \`unittest\`. Written by \`npm run conformance\`.

How many methods a suite has is what CPython's loader finds in it: a method that could not be compiled or loaded counts as an error. The share is
of the methods that CPython does not skip itself.

${parts.join("\n")}`;
}

function groupTable(group: SuiteGroup, figures: Figures): string {
  const rows = group.suites.map((suite) => row(suite, figures[suite]));
  const known = group.suites.flatMap((suite) => figures[suite] ?? []);
  const total = known.reduce<SuiteFigures>(
    (sum, each) => ({
      methods: sum.methods + each.methods,
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      errors: sum.errors + each.errors,
      skipped: sum.skipped + each.skipped,
      skippedByPython: sum.skippedByPython + each.skippedByPython,
    }),
    { methods: 0, passed: 0, failed: 0, errors: 0, skipped: 0, skippedByPython: 0 },
  );
  return `## Group ${group.name}: ${group.title}

| Suite | Methods | Passed | Failed | Errors | Skipped | Share |
| ----- | ------: | -----: | -----: | -----: | ------: | ----: |
${rows.join("\n")}
${row("**all**", total)}
`;
}

function row(name: string, figures: SuiteFigures | undefined): string {
  if (figures === undefined) return `| ${name} | | | | | | |`;
  const { methods, passed, failed, errors, skipped } = figures;
  return `| ${name} | ${methods} | ${passed} | ${failed} | ${errors} | ${skipped} | ${share([figures])} |`;
}

interface Cause {
  count: number;
  readonly suites: Map<string, number>;
  readonly examples: string[];
}

/** The most frequent first lines of errors, with where they come from. */
export function causes(details: readonly SuiteResult[], most: number): string {
  const found = new Map<string, Cause>();
  for (const { suite, methods } of details) {
    for (const [method, result] of Object.entries(methods)) {
      if (result.outcome === "passed" || result.outcome === "skipped") continue;
      const key = causeOf(result);
      let cause = found.get(key);
      if (cause === undefined)
        found.set(key, (cause = { count: 0, suites: new Map(), examples: [] }));
      cause.count++;
      cause.suites.set(suite, (cause.suites.get(suite) ?? 0) + 1);
      if (cause.examples.length < 3) cause.examples.push(`${suite} ${method}`);
    }
  }
  return [...found]
    .sort(([, first], [, second]) => second.count - first.count)
    .slice(0, most)
    .map(([text, cause]) => describe(text, cause))
    .join("\n");
}

/** The error's first line, without what differs from place to place. */
function causeOf({ error = "", outcome }: MethodResult): string {
  const first = error.split("\n")[0]!;
  return (first === "" ? outcome : first).replace(/, line \d+\]$/, "]").slice(0, 200);
}

function describe(text: string, { count, suites, examples }: Cause): string {
  const where = [...suites]
    .sort(([, first], [, second]) => second - first)
    .slice(0, 6)
    .map(([suite, number]) => `${suite} ${number}`)
    .join(", ");
  return `${String(count).padStart(5)}  ${text}\n       in ${where}${suites.size > 6 ? ", ..." : ""}; e.g. ${examples[0]}`;
}
