/** The matchers, for any framework with Jest's `expect.extend`. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { compile, renderDiagnostics, type CompileOptions } from "@py2ts-async/compiler";
import { siblingModules } from "py2ts-async/program";
import { compileProgramAt, runCompiled } from "./compiled.ts";
import { comparable, type RunOptions } from "./outcome.ts";
import { PythonProgram } from "./program.ts";
import { pythonOutcome, recordingBeside, recordingIn } from "./recorded.ts";

/** What the matchers use of `this`; Jest and Vitest both provide it. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly testPath?: string | undefined;
  readonly currentTestName?: string | undefined;
  readonly snapshotState?: unknown;
  readonly utils: { diff(expected: unknown, received: unknown): string | null | undefined };
}

export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

export type GoldenOptions = Pick<CompileOptions, "target" | "moduleKind" | "pythonVersion">;

export interface BehaviourOptions extends RunOptions {
  /**
   * The file, relative to the test file, in which the program's output is recorded (`recorded.json` beside it holds the rest). By default
   * all recordings of a test file are kept together in `__python__/`.
   */
  readonly golden?: string;
}

/** A Python file (relative to the test file), or a program made with {@link py}. */
export type Received = string | PythonProgram;

/**
 * Passes if the program compiles to exactly the text of the golden file. A golden file that ends in `.txt` holds the diagnostics of a
 * program that must not compile. A missing golden file is written, and with `--update` (`-u`) a different one is replaced.
 *
 * @param golden relative to the test file; by default `__golden__/NAME.ts` for `NAME.py`
 */
export async function toMatchGolden(
  this: MatcherContext,
  received: Received,
  golden?: string,
  options: GoldenOptions = {},
): Promise<MatcherResult> {
  const testPath = requireTestPath(this);
  const { path, source } = sourceOf(received, testPath);
  const goldenPath = resolve(dirname(testPath), golden ?? defaultGolden(received));
  const { code, diagnostics } = await compile(source, {
    ...options,
    path: basename(path),
    resolver: siblingModules(path),
  });
  const rendered = (): string => renderDiagnostics(diagnostics, { format: "text", color: false });
  const expectsDiagnostics = goldenPath.endsWith(".txt");
  if (!expectsDiagnostics && code === null) {
    return { pass: false, message: () => `${path} does not compile:\n${rendered()}` };
  }
  const text = expectsDiagnostics ? rendered() : code!;
  const update = updateMode(this);
  const isMissing = !existsSync(goldenPath);
  if (update === "all" || (isMissing && update === "new")) {
    mkdirSync(dirname(goldenPath), { recursive: true });
    writeFileSync(goldenPath, text);
  } else if (isMissing) {
    return { pass: false, message: () => `there is no golden file ${goldenPath}` };
  }
  return compareTexts(
    this,
    readFileSync(goldenPath, "utf8"),
    text,
    `the golden file ${goldenPath}`,
  );
}

/**
 * Passes if the compiled program prints what CPython prints, in the same order, and ends the same way: exit status, uncaught
 * exception, or nothing left that could wake it. What CPython does is recorded when a program is new or has changed, and
 * again with `--update` (`-u`); only then is a Python needed.
 */
export async function toBehaveLikePython(
  this: MatcherContext,
  received: Received,
  { golden, ...options }: BehaviourOptions = {},
): Promise<MatcherResult> {
  const testPath = requireTestPath(this);
  return withFile(received, testPath, async (path) => {
    const program = await compileProgramAt(path);
    const modules = [...program.modules.values()];
    const expected = pythonOutcome({
      path,
      sources: modules.map((module) => readFileSync(module.path, "utf8")),
      options,
      recording:
        golden === undefined
          ? recordingBeside(testPath, this.currentTestName ?? "")
          : recordingIn(resolve(dirname(testPath), golden)),
      update: updateMode(this),
    });
    const actual = await runCompiled(program, options);
    const result = compareTexts(this, comparable(expected), comparable(actual), "CPython");
    const stderr = actual.stderr === "" ? "" : `\n\nstderr:\n${actual.stderr}`;
    return { pass: result.pass, message: () => result.message() + stderr };
  });
}

/** The matchers as methods of `expect(received)`; `never` where what is received is no program. */
export interface GoldenMatchers<T, R> {
  readonly toMatchGolden: T extends Received
    ? (golden?: string, options?: GoldenOptions) => Promise<R>
    : never;
  readonly toBehaveLikePython: T extends Received
    ? (options?: BehaviourOptions) => Promise<R>
    : never;
}

export const matchers = { toMatchGolden, toBehaveLikePython };

function compareTexts(
  context: MatcherContext,
  expected: string,
  received: string,
  name: string,
): MatcherResult {
  if (expected === received) return { pass: true, message: () => `the same as ${name}` };
  const difference = context.utils.diff(expected, received) ?? "";
  return { pass: false, message: () => `not the same as ${name}:\n\n${difference}` };
}

function requireTestPath(context: MatcherContext): string {
  if (context.testPath === undefined) throw new Error("this matcher works inside a test only");
  return context.testPath;
}

/** `--update` and `--ci` of both frameworks end up in this field of theirs. */
function updateMode(context: MatcherContext): "all" | "new" | "none" {
  const state = context.snapshotState as { readonly _updateSnapshot?: unknown } | undefined;
  const mode = state?._updateSnapshot;
  return mode === "all" || mode === "none" ? mode : "new";
}

function defaultGolden(received: Received): string {
  if (typeof received === "string") return `__golden__/${basename(received, ".py")}.ts`;
  throw new Error("toMatchGolden needs the name of a golden file for a program given as text");
}

function sourceOf(received: Received, testPath: string): { path: string; source: Uint8Array } {
  if (received instanceof PythonProgram) {
    return { path: "main.py", source: new TextEncoder().encode(received.source) };
  }
  const path = isAbsolute(received) ? received : resolve(dirname(testPath), received);
  return { path, source: readFileSync(path) };
}

/** Both implementations run a program from a file. */
async function withFile<T>(
  received: Received,
  testPath: string,
  action: (path: string) => Promise<T>,
): Promise<T> {
  if (!(received instanceof PythonProgram)) return action(sourceOf(received, testPath).path);
  const folder = mkdtempSync(join(tmpdir(), "py2ts-async-"));
  try {
    const path = join(folder, "main.py");
    writeFileSync(path, received.source);
    return await action(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
