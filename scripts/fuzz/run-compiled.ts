/** Runs compiled programs in this process, one after the other, as functions: unlike modules, they are collected when they have run. */
import { compileSync, renderDiagnostics, type CompileOptions } from "@py2ts-async/compiler";
import { DeadlockError } from "@py2ts-async/runtime/asyncio";
import { configureHost, virtualClock } from "@py2ts-async/runtime/host";
import { resetRuntime } from "../../runtime/testing.ts";

export interface RunResult {
  readonly stdout: string;
  /** What the program ended with, if it did not end by itself. */
  readonly error: unknown;
  /** The rendered diagnostics of a program that was not compiled. */
  readonly refused: string | null;
}

const AsyncFunction = (async () => undefined).constructor as new (
  ...parameters: string[]
) => (modules: ReadonlyMap<string, unknown>) => Promise<unknown>;

const modules = new Map<string, unknown>();
const imports = /^import (?:\* as (\S+)|\{([^}]*)\}) from "([^"]+)";$/gm;

/** The code of a module as the body of an async function of its imports. */
async function asFunction(
  code: string,
): Promise<(modules: ReadonlyMap<string, unknown>) => Promise<unknown>> {
  const specifiers: string[] = [];
  const body = code.replace(
    imports,
    (_, all: string | undefined, names: string, specifier: string) => {
      specifiers.push(specifier);
      const target = all ?? `{${names.replace(/ as /g, ": ")}}`;
      return `const ${target} = modules.get("${specifier}");`;
    },
  );
  for (const specifier of specifiers) {
    if (!modules.has(specifier)) modules.set(specifier, await import(specifier));
  }
  return new AsyncFunction("modules", `"use strict";\n${body}`);
}

/** Compiles and runs a program of one module. Its clock is virtual; one that neither ends nor deadlocks is left after three seconds. */
export async function runPython(source: string, options: CompileOptions = {}): Promise<RunResult> {
  const { code, diagnostics } = compileSync(source, { target: "javascript", ...options });
  if (code === null) return { stdout: "", error: null, refused: renderDiagnostics(diagnostics) };
  let stdout = "";
  let error: unknown = null;
  let ended = false;
  const quiet = { isTTY: false, write: () => undefined, flush: () => undefined };
  const restore = configureHost({
    clock: virtualClock(),
    stdout: { ...quiet, write: (text) => void (ended || (stdout += text)) },
    stderr: quiet,
    deadlock: (report) => {
      if (!ended) stdout += "deadlock\n";
      ended = true;
      throw new DeadlockError(report.text);
    },
  });
  const stuck = new Promise<void>((resolve) => {
    setTimeout(() => {
      stdout += "stuck\n";
      resolve();
    }, 3000).unref();
  });
  try {
    await Promise.race([(await asFunction(code))(modules), stuck]);
  } catch (thrown) {
    if (!ended) error = thrown;
  } finally {
    ended = true;
    restore();
    resetRuntime();
  }
  return { stdout, error, refused: null };
}
