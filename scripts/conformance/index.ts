/**
 * `npm run conformance [-- OPTIONS SUITE...]`: compiles CPython's regression tests with the compiler as it is, runs them with our `unittest`, and
 * writes the figures.
 *
 * --causes [N]   shows the most frequent errors of the last runs of all suites, and runs nothing
 * --jobs N       how many suites run at a time; default 2
 * --forget       methods that do not pass any more are dropped from `conformance/passing.json`
 * --dry          writes neither figures nor the ratchet file
 */
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { requirePython } from "@py2ts-async/jest-golden";
import { recordMethods } from "./methods.ts";
import type { SuiteResult } from "./outcome.ts";
import { SuiteCompiler } from "./program.ts";
import { lostMethods, recordPassing } from "./ratchet.ts";
import {
  causes,
  figuresOf,
  readDetails,
  readFigures,
  share,
  writeDetails,
  writeFigures,
} from "./results.ts";
import { defaultLimits, runSuite } from "./run-suite.ts";
import { allSuites } from "./suites.ts";

interface Options {
  causes: number | null;
  jobs: number;
  forget: boolean;
  dry: boolean;
  readonly suites: string[];
}

function readOptions(argv: readonly string[]): Options {
  const options: Options = { causes: null, jobs: 2, forget: false, dry: false, suites: [] };
  const rest = [...argv];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === "--causes")
      options.causes = /^\d+$/.test(rest[0] ?? "") ? Number(rest.shift()) : 60;
    else if (argument === "--jobs") options.jobs = Number(rest.shift());
    else if (argument === "--forget") options.forget = true;
    else if (argument === "--dry") options.dry = true;
    else options.suites.push(suiteNamed(argument));
  }
  return options;
}

/** `list` is `test_list`, `locks` is `test_asyncio.test_locks`. */
function suiteNamed(name: string): string {
  const spellings = [name, `test_${name}`, `test_asyncio.${name}`, `test_asyncio.test_${name}`];
  return allSuites.find((suite) => spellings.includes(suite)) ?? name;
}

function libraryFolder(): string {
  const { executable } = requirePython();
  const answer = spawnSync(executable, ["-I", "-c", "import os; print(os.__file__)"], {
    encoding: "utf8",
  });
  return dirname(answer.stdout.trim());
}

async function runAll(options: Options): Promise<SuiteResult[]> {
  const suites = options.suites.length > 0 ? options.suites : allSuites;
  const recorded = recordMethods(suites);
  const compiler = new SuiteCompiler(libraryFolder());
  const results: SuiteResult[] = [];
  const pending = [...suites];
  const work = async (): Promise<void> => {
    for (let suite = pending.shift(); suite !== undefined; suite = pending.shift()) {
      const compiled = await compiler.compile(suite);
      const result = await runSuite(suite, compiled, recorded[suite]!.methods, defaultLimits);
      results.push(result);
      writeDetails(result);
      const { methods, passed, failed, errors, skipped } = figuresOf(result, recorded[suite]!);
      const problem = result.problems[0]?.split("\n")[0];
      console.log(
        `${suite}: ${passed} of ${methods} passed, ${failed} failed, ${errors} errors, ${skipped} skipped${problem === undefined ? "" : ` (${problem})`}`,
      );
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  if (!options.dry) {
    const figures = { ...readFigures() };
    for (const result of results)
      figures[result.suite] = figuresOf(result, recorded[result.suite]!);
    writeFigures(Object.fromEntries(Object.entries(figures).sort()));
    console.log(`all suites with figures: ${share(Object.values(figures))}`);
  }
  return results;
}

const options = readOptions(process.argv.slice(2));
if (options.causes !== null) {
  const wanted = options.suites;
  const details = readDetails().filter(
    ({ suite }) => wanted.length === 0 || wanted.includes(suite),
  );
  console.log(causes(details, options.causes));
} else {
  const results = await runAll(options);
  const lost = lostMethods(results);
  for (const method of lost.slice(0, 10)) console.log(`no longer passes: ${method}`);
  if (lost.length > 10) console.log(`and ${lost.length - 10} more no longer pass`);
  if (!options.dry) recordPassing(results, options.forget);
  process.exitCode = lost.length > 0 && !options.forget ? 1 : 0;
}
