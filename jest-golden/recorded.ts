/** What CPython did, kept in files: tests pass on a machine without Python, and need not run it where there is one. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ProgramOutcome, RunOptions } from "./outcome.ts";
import { findPython, runPython } from "./python.ts";

/** One program's outcome as it is kept. The text of stderr is not: see {@link comparable}. */
interface Recorded {
  /** Says whether the recording is of the program as it is now. */
  readonly program: string;
  /** The version of the Python that was asked. */
  readonly python: string;
  readonly status: number | null;
  readonly deadlock: boolean;
  readonly exception: string | null;
  readonly stdout: string;
}

/** Where the outcome of one program is kept. */
export interface Recording {
  /** For messages. */
  readonly name: string;
  read(program: string): Recorded | null;
  write(recorded: Recorded): void;
}

export interface RecordedRequest {
  /** The file to run. */
  readonly path: string;
  /** All sources that decide what the program does. */
  readonly sources: readonly string[];
  readonly options: RunOptions;
  readonly recording: Recording;
  /** `all`: record again; `new`: record what is missing or out of date; `none`: record nothing. */
  readonly update: "all" | "new" | "none";
}

/**
 * The outcome under CPython: recorded, or else produced now and recorded.
 *
 * @throws Error if nothing is recorded for exactly this program and there is no Python.
 */
export function pythonOutcome(request: RecordedRequest): ProgramOutcome {
  const { recording, update } = request;
  const program = digestOf(request);
  const recorded = recording.read(program);
  if (recorded !== null && update !== "all") return { ...recorded, stderr: "" };
  const python = findPython();
  if (python === null) {
    if (recorded !== null) return { ...recorded, stderr: "" };
    throw new Error(
      `${recording.name} has nothing on this program, and there is no Python 3.13 to ask (see PY2TS_PYTHON)`,
    );
  }
  const outcome = runPython(python, request.path, request.options);
  if (update !== "none" && outcome.status !== null) {
    const { status, deadlock, exception, stdout, version } = outcome;
    recording.write({ program, python: version, status, deadlock, exception, stdout });
  }
  return outcome;
}

function digestOf({ sources, options }: RecordedRequest): string {
  const { args = [], stdin = "", clock = "virtual" } = options;
  return createHash("sha256")
    .update(JSON.stringify([sources, args, stdin, clock]))
    .digest("hex")
    .slice(0, 20);
}

/** Recordings of all programs of one test file: `__python__/NAME.json` beside it. */
export function recordingBeside(testPath: string, testName: string): Recording {
  const file = join(dirname(testPath), "__python__", `${basename(testPath)}.json`);
  type Entry = Omit<Recorded, "program"> & { readonly test: string };
  const readAll = (): Record<string, Entry> =>
    existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, Entry>) : {};
  return {
    name: file,
    read(program) {
      const entry = readAll()[program];
      return entry === undefined ? null : { ...entry, program };
    },
    write({ program, ...kept }) {
      const all = { ...readAll(), [program]: { test: testName, ...kept } };
      const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
      writeText(file, `${JSON.stringify(sorted, null, 2)}\n`);
    },
  };
}

/** The recording of one program: what it printed in a file of its own, the rest in `recorded.json` beside that. */
export function recordingIn(stdoutFile: string): Recording {
  const detailsFile = join(dirname(stdoutFile), "recorded.json");
  return {
    name: stdoutFile,
    read(program) {
      if (!existsSync(stdoutFile) || !existsSync(detailsFile)) return null;
      const details = JSON.parse(readFileSync(detailsFile, "utf8")) as Omit<Recorded, "stdout">;
      if (details.program !== program) return null;
      return { ...details, stdout: readFileSync(stdoutFile, "utf8") };
    },
    write({ stdout, ...details }) {
      writeText(stdoutFile, stdout);
      writeText(detailsFile, `${JSON.stringify(details, null, 2)}\n`);
    },
  };
}

function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
