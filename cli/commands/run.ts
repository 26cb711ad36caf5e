/** `py2ts-async run`: compiles a program in memory and runs it. */
import { diagnostics as table } from "@py2ts-async/compiler";
import { exitStatus } from "../exit.ts";
import { loadProgram } from "../program/load-program.ts";
import type { RunArguments } from "./run-arguments.ts";

/** Returns the program's own exit status, or 1 where it has a diagnostic. */
export async function runProgram(options: RunArguments): Promise<number> {
  const { program, diagnostics } = await loadProgram(options.file, {
    refusals: options.refusals,
    coroutines: options.coroutines,
    pythonPath: options.pythonPath,
  });
  // What a module of the library cannot do, it says itself when the program asks for it; `check` tells all of it.
  const shown = diagnostics.filter(({ code }) => code !== table.libraryRefusals.code);
  if (shown.length > 0) {
    const { reportDiagnostics } = await import("../report.ts");
    reportDiagnostics(shown);
  }
  if (program === null) return exitStatus.diagnostics;
  const { execute } = await import("../program/execute.ts");
  const { status } = await execute(program, options);
  // As in CPython, the end of the main module is the end of the process, whatever foreign code still waits for.
  process.exit(status);
}
