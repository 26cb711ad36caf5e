/** Runs a compiled program in this process, and tells how it ended as CPython would have. */
import { fileURLToPath } from "node:url";
import type { BaseException } from "@py2ts-async/runtime";
import type { DeadlockReport, Host } from "@py2ts-async/runtime/host";
import type { LoadedProgram } from "./load-program.ts";
import { functionLocator } from "./function-places.ts";
import { addModules } from "./module-registry.ts";
import { frameMapper } from "./source-positions.ts";

export interface ExecuteOptions {
  /** `sys.argv[0]`: the program's path as it was given. Default: the path of its main module. */
  readonly file?: string;
  /** `sys.argv[1:]`. */
  readonly args?: readonly string[];
  /** `virtual`: waiting takes no time. Default `real`. */
  readonly clock?: "real" | "virtual";
  /** Parts of the host to replace, such as its output. */
  readonly host?: Partial<Host>;
}

export interface Execution {
  /** What the process should leave with. */
  readonly status: number;
  /** Nothing was left that could have woken the program. */
  readonly deadlock: boolean;
  /** The last line that was shown of an uncaught exception, such as `ValueError: no`. */
  readonly exception: string | null;
}

/**
 * Imports the program's main module and waits for its end. What is left of the program afterwards (tasks that wait for ever,
 * callbacks of foreign code) is left alone: the caller ends the process, or runs the next program.
 */
export async function execute(
  program: LoadedProgram,
  options: ExecuteOptions = {},
): Promise<Execution> {
  const { configureHost, EnginePlaces, host, virtualClock } =
    await import("@py2ts-async/runtime/host");
  const { formatException, formatExceptionOnly } = await import("@py2ts-async/runtime");
  const end = new ProgramEnd();
  const args = options.args ?? [];
  const atExit: (() => void)[] = [];
  process.argv = [process.argv[0]!, fileURLToPath(program.main), ...args];
  const mapFrame = frameMapper(program.modules, program.main);
  const locateFunction = functionLocator(program.modules);
  const restore = configureHost({
    ...(options.clock === "virtual" ? { clock: virtualClock() } : {}),
    argv: [options.file ?? fileURLToPath(program.main), ...args],
    mapFrame,
    places: new EnginePlaces(mapFrame, locateFunction, (error) =>
      formatExceptionOnly(error as BaseException),
    ),
    locateFunction,
    formatException: (error: Error) => formatException(error as BaseException),
    deadlock: (report: DeadlockReport) => {
      host().stderr.write(report.text);
      end.reach({ status: 1, deadlock: true, exception: null });
    },
    atExit: (callback: () => void) => void atExit.push(callback),
    exit: (status: number) => end.reach({ status, deadlock: false, exception: null }),
    ...options.host,
  });
  try {
    await loadRuntime(program);
    await addModules(new Map([...program.modules].map(([url, module]) => [url, module.code])));
    void runMain(program.main, end);
    return await end.reached;
  } finally {
    end.dispose();
    for (const callback of atExit) callback();
    host().stdout.flush();
    host().stderr.flush();
    restore();
  }
}

/**
 * Loads what the program imports of the runtime before there are module hooks: every module that Node loads after that takes a turn
 * through the thread in which hooks run.
 */
async function loadRuntime(program: LoadedProgram): Promise<void> {
  const names = new Set<string>();
  for (const { code } of program.modules.values()) {
    for (const [, name] of code.matchAll(/ from "(@py2ts-async\/runtime[^"]*)";/g))
      names.add(name!);
  }
  await Promise.all([...names].map((name) => import(name)));
}

async function runMain(url: string, end: ProgramEnd): Promise<void> {
  try {
    await import(url);
    end.reach({ status: 0, deadlock: false, exception: null });
  } catch (error) {
    const { showUncaught } = await import("./uncaught.ts");
    end.reach(showUncaught(error));
  }
}

/** The moment at which a program is over: its module is evaluated, it has asked for it, or nothing can go on. */
class ProgramEnd {
  readonly reached: Promise<Execution>;
  #reach!: (execution: Execution) => void;
  #idleTurns = 0;

  constructor() {
    this.reached = new Promise((resolve) => (this.#reach = resolve));
    process.on("beforeExit", this.#onIdle);
  }

  reach(execution: Execution): void {
    this.#reach(execution);
  }

  dispose(): void {
    process.off("beforeExit", this.#onIdle);
  }

  /** A main module that waits for a promise that nobody will settle. The event loop, which reports its own deadlocks, comes first. */
  readonly #onIdle = (): void => {
    this.#idleTurns++;
    if (this.#idleTurns === 1) {
      setImmediate(() => undefined);
      return;
    }
    process.stderr.write("the program waits for a promise that nothing is left to settle\n");
    this.reach({ status: 1, deadlock: true, exception: null });
  };
}
