/** What a program did, as far as two implementations can be asked to do the same. */
export interface ProgramOutcome {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit status; `null` if the program had to be ended because it took too long. */
  readonly status: number | null;
  /** Nothing was left that could have woken the program: CPython would have hung. */
  readonly deadlock: boolean;
  /** The last line that is shown of an uncaught exception, such as `ValueError: no`. */
  readonly exception: string | null;
}

export interface RunOptions {
  /** `sys.argv[1:]`. */
  readonly args?: readonly string[];
  readonly stdin?: string;
  /** `virtual`: waiting takes no time and the order is the same in every run. Default `virtual`. */
  readonly clock?: "virtual" | "real";
  /** Milliseconds of real time after which the program is ended. Default 30 000. */
  readonly timeout?: number;
}

export const defaultTimeout = 30_000;

/**
 * What is compared: everything but the text of stderr, where tracebacks show frames of the library's own files, and warnings appear
 * whenever the garbage collector comes by.
 */
export function comparable(outcome: ProgramOutcome): string {
  const { stdout, status, deadlock, exception } = outcome;
  const lines = [stdout.endsWith("\n") || stdout === "" ? stdout : `${stdout}\n(no line feed)\n`];
  lines.push(`exit status: ${status ?? "none, it took too long"}\n`);
  if (exception !== null) lines.push(`uncaught: ${exception}\n`);
  if (deadlock) lines.push("nothing was left that could wake it\n");
  return lines.join("");
}
