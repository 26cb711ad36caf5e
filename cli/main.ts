/** The command line: `py2ts-async COMMAND ...`. Each command is a file in `commands/`. */
import * as nodeModule from "node:module";
import type { CompilerFault } from "@py2ts-async/compiler";
import { exitStatus, UsageError } from "./exit.ts";
import { readRunArguments } from "./commands/run-arguments.ts";

/** Runs the command line in this process and leaves with its exit status. */
export async function start(argv: readonly string[]): Promise<void> {
  keepCompiledCode();
  process.stdout.on("error", ignoreClosedPipe);
  process.stderr.on("error", ignoreClosedPipe);
  process.exitCode = await main(argv);
}

/** Runs one command and returns its exit status; errors are shown on stderr. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    return await dispatch(argv);
  } catch (error) {
    return showError(error);
  }
}

async function dispatch(argv: readonly string[]): Promise<number> {
  // `run` is what people wait for: its everyday form goes round the argument parser, whose loading takes longer than many programs.
  const program = argv[0] === "run" ? readRunArguments(argv.slice(1)) : null;
  if (program !== null) {
    const { runProgram } = await import("./commands/run.ts");
    return runProgram(program);
  }
  const { parseCommandLine } = await import("./command-line.ts");
  return parseCommandLine(argv);
}

function showError(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`py2ts-async: ${error.message}\n`);
    return exitStatus.usage;
  }
  const fault = isCompilerFault(error) ? error : null;
  const line = fault === null || fault.line === null ? "" : `:${fault.line}`;
  const place = fault === null ? "" : ` while compiling ${fault.path}${line}`;
  const cause = fault === null ? error : fault.cause;
  const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(`py2ts-async: internal error${place}: please report it\n${stack}\n`);
  return exitStatus.internalError;
}

/** Node 22 and later keep the compiled form of what they load, in their own cache folder: the next start is faster. */
function keepCompiledCode(): void {
  const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown };
  enableCompileCache?.();
}

/** By its name: for the class itself the compiler would have to be loaded, whatever the command. */
function isCompilerFault(error: unknown): error is CompilerFault {
  return error instanceof Error && error.name === "CompilerFault";
}

/** `py2ts-async ast big.py | head` is no error. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
