/** Runs compiled programs in a child process that stays for the next one. */
import { fork, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { loadProgram, type LoadedProgram } from "py2ts-async/program";
import { renderDiagnostics } from "@py2ts-async/compiler";
import type { RunRequest } from "./child.ts";
import { defaultTimeout, type ProgramOutcome, type RunOptions } from "./outcome.ts";

let child: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();
let instances = 0;

/**
 * Compiles the program at `path` and runs it.
 *
 * @throws Error with the rendered diagnostics if it does not compile.
 */
export async function compileAndRun(
  path: string,
  options: RunOptions = {},
): Promise<ProgramOutcome> {
  return runCompiled(await compileProgramAt(path), options);
}

/**
 * Compiles the program at `path` with the modules that it imports.
 *
 * @throws Error with the rendered diagnostics if it does not compile.
 */
export async function compileProgramAt(path: string): Promise<LoadedProgram> {
  const { program, diagnostics } = await loadProgram(path, { instance: String(++instances) });
  if (program !== null) return program;
  throw new Error(renderDiagnostics(diagnostics, { format: "text", color: false }));
}

/** Runs a program after those that were asked for earlier. A program that takes too long is ended together with its process. */
export function runCompiled(
  program: LoadedProgram,
  options: RunOptions = {},
): Promise<ProgramOutcome> {
  const outcome = last.then(() => runNow({ program, options }));
  last = outcome.catch(() => undefined);
  return outcome;
}

function runNow(request: RunRequest): Promise<ProgramOutcome> {
  const worker = (child ??= startChild());
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      finish();
      abandon(worker);
      const took = { stdout: "", stderr: "", status: null, deadlock: false, exception: null };
      resolve(took);
    }, request.options.timeout ?? defaultTimeout);
    const onMessage = (outcome: ProgramOutcome): void => {
      finish();
      resolve(outcome);
    };
    const onExit = (status: number | null, signal: string | null): void => {
      finish();
      abandon(worker);
      reject(new Error(`the program ended its process (${signal ?? `status ${status}`})`));
    };
    const finish = (): void => {
      clearTimeout(timer);
      worker.off("message", onMessage);
      worker.off("exit", onExit);
      worker.unref();
      worker.channel?.unref();
    };
    worker.ref();
    worker.channel?.ref();
    worker.on("message", onMessage);
    worker.on("exit", onExit);
    worker.send(request);
  });
}

function abandon(worker: ChildProcess): void {
  if (child === worker) child = undefined;
  worker.kill("SIGKILL");
}

/** From the project's own sources the child runs sources, too. */
function startChild(): ChildProcess {
  const fromSource = import.meta.url.endsWith(".ts");
  const file = fileURLToPath(new URL(fromSource ? "./child.ts" : "./child.js", import.meta.url));
  const execArgv = fromSource
    ? ["--conditions=source", "--import", createRequire(import.meta.url).resolve("tsx")]
    : [];
  return fork(file, {
    execArgv,
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}
