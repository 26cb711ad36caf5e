/**
 * Runs the tests of compiled modules and tells, one line of JSON for each event, what comes of them. A process of its own for each suite: a test may
 * hang, exit, or run out of memory.
 *
 * usage: worker.ts SUITE SKIPPED [MODULE:PART=FILE...] MODULE=FILE...
 *
 * MODULE:PART is what a module is without its PART.
 */
import { existsSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  _offer_alternative,
  _offer_modules,
  BaseException,
  caught,
  delItem,
  formatExceptionOnly,
  getattr,
  getItem,
  setItem,
  str,
} from "@py2ts-async/runtime";
import { TestLoader, TestResult, TestSuite } from "@py2ts-async/runtime/unittest";
import { configureHost } from "@py2ts-async/runtime/host";
import { frameMapper, functionLocator, type LoadedModule } from "py2ts-async/program";
import { mapOf } from "./program.ts";
import { shortName } from "./methods.ts";
import type { Outcome, WorkerEvent } from "./outcome.ts";

const [suite, skippedFile, ...modules] = process.argv.slice(2) as [string, string, ...string[]];

type Namespace = { readonly [name: string]: unknown };

function tell(event: WorkerEvent): void {
  writeSync(3, `${JSON.stringify(event)}\n`);
}

/** `Class.method`, with the module where it is not the suite's. */
function nameOf(test: unknown, module: string): string {
  const cls = (test as object).constructor;
  const method = (test as { _testMethodName?: string })._testMethodName;
  if (method === undefined) return str(test);
  const own = str(getattr(cls, "__module__"));
  const owner = own === "__main__" ? module : own;
  return shortName(suite, `${owner}.${str(getattr(cls, "__qualname__"))}.${method}`);
}

/** The first lines of what was raised, and where in the emitted code. */
function errorText(error: unknown): string {
  const exception = caught(error);
  try {
    return formatExceptionOnly(exception).trimEnd();
  } catch {
    return String(exception);
  }
}

function place(error: unknown): string {
  const stack = (error as { stack?: unknown }).stack;
  if (typeof stack !== "string") return "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 6)
    .map((line) => line.trim().replace(/file:\/\/\S*\//g, ""))
    .join("\n");
}

class Reporter extends TestResult {
  readonly #names: Map<unknown, string>;

  constructor(names: Map<unknown, string>) {
    super();
    this.#names = names;
  }

  #end(test: unknown, outcome: Outcome, error: unknown = null): void {
    const isRaised = error instanceof BaseException;
    tell({
      kind: "end",
      // Fixtures of classes and modules are no tests: they say so by their names.
      method: this.#names.get(test) ?? str(test),
      outcome,
      error: error === null ? null : isRaised ? errorText(error) : String(error),
      place: isRaised ? place(error) : null,
    });
  }

  override startTest(test: unknown): void {
    tell({ kind: "start", method: this.#names.get(test) ?? str(test) });
  }

  override addSuccess(test: unknown): void {
    this.#end(test, "passed");
  }

  override addError(test: unknown, err: readonly unknown[]): void {
    this.#end(test, "error", err[1]);
  }

  override addFailure(test: unknown, err: readonly unknown[]): void {
    this.#end(test, "failed", err[1]);
  }

  override addSubTest(test: unknown, _subtest: unknown, err: readonly unknown[] | null): void {
    if (err !== null) this.#end(test, "failed", err[1]);
  }

  override addSkip(test: unknown, reason: string): void {
    this.#end(test, "skipped", reason);
  }

  override addExpectedFailure(test: unknown): void {
    this.#end(test, "passed");
  }

  override addUnexpectedSuccess(test: unknown): void {
    this.#end(test, "failed", "unexpected success");
  }

  override addDuration(): void {}
}

function flatten(tests: unknown): unknown[] {
  if (!(tests instanceof TestSuite)) return [tests];
  return [...tests].flatMap(flatten);
}

/** The tests of a module. Where its own `load_tests` fails (it adds doctests, for example), those that it would have been given. */
function load(namespace: object, module: string): unknown[] {
  const loader = new TestLoader();
  const tests = flatten(loader.loadTestsFromModule(namespace));
  if (loader.errors.length === 0) return tests;
  const error = loader.errors[0]!.trimEnd().split("\n").at(-1)!;
  tell({ kind: "problem", module, error: `load_tests: ${error}`, place: null });
  return flatten(new TestLoader().loadTestsFromModule({ ...namespace, load_tests: null }));
}

/** Modules of which CPython has a part in C, under its own name. Here both are the same. */
const accelerated = ["bisect", "collections", "functools", "heapq", "json", "operator", "random"];

/** What has a meaning here of the module through which suites reach CPython's C API. Without the module, whole suites that want it once would be skipped. */
const limitedApi: Namespace = {
  sequence_getitem: getItem,
  sequence_setitem: setItem,
  sequence_delitem: delItem,
};

/** Suites import some modules by names that they put together. */
async function offerRuntime(): Promise<void> {
  const folder = new URL("../../runtime/stdlib/", import.meta.url);
  const stubs = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const names = stubs
    .filter((path) => path.endsWith("index.pyi"))
    .map((path) => dirname(path).replaceAll("\\", "/"));
  const load = (name: string): Promise<Namespace> =>
    import(`@py2ts-async/runtime/${name}`) as Promise<Namespace>;
  for (const name of ["asyncio", ...names])
    _offer_modules({ [name.replaceAll("/", ".")]: await load(name) });
  // A module of CPython's tests in C: what only asks whether it is there goes on.
  _offer_modules({ _testsinglephase: {} });
  for (const name of accelerated) _offer_modules({ [`_${name}`]: await load(name) });
  _offer_modules({ _testlimitedcapi: limitedApi });
}

/** The compiled modules with their maps, each read when a frame of it is looked at. */
class Modules extends Map<string, LoadedModule> {
  override get(url: string): LoadedModule | undefined {
    const known = super.get(url);
    if (known !== undefined || !url.startsWith("file:") || !url.endsWith(".js")) return known;
    const file = fileURLToPath(url);
    if (!existsSync(mapOf(file))) return undefined;
    const { path, map } = JSON.parse(readFileSync(mapOf(file), "utf8")) as LoadedModule;
    const module = { path, map, code: readFileSync(file, "utf8") };
    this.set(url, module);
    return module;
  }
}

async function main(): Promise<void> {
  const compiled = new Modules();
  configureHost({ mapFrame: frameMapper(compiled, ""), locateFunction: functionLocator(compiled) });
  const done = new Set(JSON.parse(readFileSync(skippedFile, "utf8")) as string[]);
  const names = new Map<unknown, string>();
  const wanted: unknown[] = [];
  await offerRuntime();
  for (const each of modules) {
    const [name, file] = each.split("=") as [string, string];
    const [module, part] = name.split(":") as [string, string?];
    try {
      const { href } = pathToFileURL(file);
      compiled.get(href);
      const namespace = (await import(href)) as Namespace;
      if (part !== undefined) {
        _offer_alternative(module, part, namespace);
        continue;
      }
      const tests = load(namespace, module);
      for (const test of tests) names.set(test, nameOf(test, module));
      wanted.push(...tests.filter((test) => !done.has(names.get(test)!)));
    } catch (error) {
      tell({ kind: "problem", module, error: errorText(error), place: place(error) });
    }
  }
  tell({ kind: "loaded", methods: [...names.values()] });
  await new TestSuite(wanted as never).run(new Reporter(names));
  tell({ kind: "done" });
  process.exit(0);
}

process.on("unhandledRejection", () => undefined);
await main();
