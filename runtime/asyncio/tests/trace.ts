/** For tests: a program on a virtual clock, and what it printed. Not part of the package's exports. */
import {
  configureHost,
  type DeadlockReport,
  EnginePlaces,
  virtualClock,
} from "../../host/index.ts";
import { type Coroutine, coro } from "../coroutines.ts";
import { DeadlockError } from "../exceptions.ts";
import { _forget_unawaited } from "../unawaited.ts";
import { run, type RunOptions } from "../runners.ts";

/** What a program did. */
export interface Trace<T> {
  readonly lines: string[];
  readonly errors: string;
  readonly result: T | undefined;
  readonly error: unknown;
  readonly deadlock: DeadlockReport | undefined;
}

/** Runs `main` with `asyncio.run` on a virtual clock. */
export async function trace<T>(
  main: () => PromiseLike<T>,
  options: RunOptions = {},
): Promise<Trace<T>> {
  let output = "";
  let errors = "";
  let deadlock: DeadlockReport | undefined;
  const restore = configureHost({
    clock: virtualClock(),
    places: new EnginePlaces(
      (frame) => (frame.file.endsWith(".test.ts") ? frame : undefined),
      () => undefined,
      String,
    ),
    stdout: { isTTY: false, write: (text) => void (output += text), flush: () => undefined },
    stderr: { isTTY: false, write: (text) => void (errors += text), flush: () => undefined },
    deadlock: (report) => {
      deadlock = report;
      throw new DeadlockError(report.text);
    },
  });
  let result: T | undefined;
  let error: unknown;
  try {
    const program: Coroutine<T> = coro(main);
    result = await run(program, options);
  } catch (thrown) {
    error = thrown;
  } finally {
    restore();
    _forget_unawaited();
  }
  const lines = output.split("\n").slice(0, -1);
  return { lines, errors, result, error, deadlock };
}
