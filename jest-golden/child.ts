/** The child process in which compiled programs run, one after the other, for {@link runCompiled}. */
import { resetRuntime } from "@py2ts-async/runtime/testing";
import { execute, type LoadedProgram } from "py2ts-async/program";
import type { ProgramOutcome, RunOptions } from "./outcome.ts";

export interface RunRequest {
  readonly program: LoadedProgram;
  readonly options: RunOptions;
}

let escaped: unknown[] = [];

process.on("message", (request: RunRequest) => void serve(request));
process.on("disconnect", () => process.exit());
process.on("unhandledRejection", (reason) => escaped.push(reason));
process.on("uncaughtException", (error) => escaped.push(error));

async function serve({ program, options }: RunRequest): Promise<void> {
  // The channel to the parent must not count as something that could still wake the program.
  process.channel!.unref();
  const outcome = await run(program, options);
  process.channel!.ref();
  process.send!(outcome);
}

async function run(program: LoadedProgram, options: RunOptions): Promise<ProgramOutcome> {
  const text = { stdout: "", stderr: "" };
  const collect = (name: "stdout" | "stderr") => ({
    isTTY: false,
    write: (written: string) => void (text[name] += written),
    flush: () => undefined,
  });
  escaped = [];
  resetRuntime();
  const execution = await execute(program, {
    args: options.args ?? [],
    clock: options.clock ?? "virtual",
    host: {
      stdout: collect("stdout"),
      stderr: collect("stderr"),
      readLine: lineReader(options.stdin ?? ""),
    },
  });
  await new Promise((resolve) => setImmediate(resolve));
  if (escaped.length === 0) return { ...text, ...execution };
  const exception = `escaped from the program: ${escaped.map(describe).join(", ")}`;
  return { ...text, ...execution, status: 1, exception };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error);
}

function lineReader(text: string): () => string {
  let rest = text;
  return () => {
    const end = rest.indexOf("\n") + 1 || rest.length;
    const line = rest.slice(0, end);
    rest = rest.slice(end);
    return line;
  };
}
