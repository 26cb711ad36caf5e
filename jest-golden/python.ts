/**
 * Python, the oracle: where it is found, and how a program is run by it.
 *
 * The one place of the project that looks for a Python. Everything works without one; what needs it says so.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultTimeout, type ProgramOutcome, type RunOptions } from "./outcome.ts";

/** The version whose behaviour is the reference. */
export const referenceVersion = "3.13";

export interface Python {
  /** The interpreter itself (`sys.executable`), not a launcher or a version manager's shim. */
  readonly executable: string;
  /** Such as `3.13.0`. */
  readonly version: string;
}

let found: Python | null | undefined;

/**
 * The Python named by `PY2TS_PYTHON`, else `python3.13`, else `python3` where that is 3.13; `null` where there is none.
 *
 * A candidate counts only if it runs: a version manager's shim exists for versions that are not active. The answer is kept
 * for the life of the process.
 *
 * @throws Error if `PY2TS_PYTHON` is set and is not a Python 3.13.
 */
export function findPython(): Python | null {
  if (found === undefined) found = lookForPython(process.env);
  return found;
}

/** {@link findPython} for the given environment, without the memory. */
export function lookForPython(environment: NodeJS.ProcessEnv): Python | null {
  const named = environment["PY2TS_PYTHON"];
  if (named !== undefined && named !== "") {
    const python = probe(named, environment);
    if (python === null) {
      throw new Error(`PY2TS_PYTHON is '${named}', which is not a Python ${referenceVersion}`);
    }
    return python;
  }
  return probe(`python${referenceVersion}`, environment) ?? probe("python3", environment);
}

function probe(command: string, environment: NodeJS.ProcessEnv): Python | null {
  const question = "import sys; print(sys.executable); print(sys.version.split()[0])";
  const answer = spawnSync(command, ["-I", "-c", question], {
    encoding: "utf8",
    env: environment,
    timeout: 20_000,
  });
  if (answer.error !== undefined || answer.status !== 0) return null;
  const [executable, version] = answer.stdout.trim().split(/\r?\n/);
  if (executable === undefined || version === undefined) return null;
  return version.startsWith(`${referenceVersion}.`) ? { executable, version } : null;
}

/** `python`, or an error that says how to provide one. */
export function requirePython(): Python {
  const python = findPython();
  if (python !== null) return python;
  throw new Error(
    `This needs Python ${referenceVersion}: set PY2TS_PYTHON to it, or put python${referenceVersion} on the PATH`,
  );
}

/** A {@link ProgramOutcome} together with the version of the Python that produced it. */
export interface PythonOutcome extends ProgramOutcome {
  readonly version: string;
}

interface Report {
  readonly version: string;
  readonly status: number;
  readonly deadlock: boolean;
  readonly exception: string | null;
}

/**
 * Runs a program under CPython. The program sees `path` as given, runs with that file's folder on `sys.path`, and writes no
 * `__pycache__`.
 *
 * @throws Error if the interpreter cannot be started.
 */
export function runPython(python: Python, path: string, options: RunOptions = {}): PythonOutcome {
  const absolute = resolve(path);
  const isVirtual = (options.clock ?? "virtual") === "virtual";
  const launcher = isVirtual ? [virtualClockPath()] : [];
  const child = spawnSync(
    python.executable,
    ["-B", "-X", "utf8", ...launcher, basename(absolute), ...(options.args ?? [])],
    {
      cwd: dirname(absolute),
      encoding: "utf8",
      env: { ...process.env, PYTHONHASHSEED: "0", PYTHONPATH: "" },
      input: options.stdin ?? "",
      timeout: options.timeout ?? defaultTimeout,
      maxBuffer: 1 << 28,
      stdio: ["pipe", "pipe", "pipe", "pipe"],
    },
  );
  if (child.error !== undefined && !isTimeout(child.error)) throw child.error;
  const reported = isVirtual ? readReport(child.output[3]) : null;
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    status: child.status,
    deadlock: reported?.deadlock ?? false,
    exception: reported === null ? lastExceptionLine(child) : reported.exception,
    version: reported?.version ?? python.version,
  };
}

function isTimeout(error: NodeJS.ErrnoException): boolean {
  return error.code === "ETIMEDOUT";
}

function readReport(text: string | null | undefined): Report | null {
  return text === null || text === undefined || text === "" ? null : (JSON.parse(text) as Report);
}

/** Without the virtual clock nobody reports the exception, and the traceback's last line has to do. */
function lastExceptionLine(child: { status: number | null; stderr: string }): string | null {
  if (child.status !== 1 || !child.stderr.includes("Traceback (most recent call last):"))
    return null;
  return child.stderr.trimEnd().split("\n").at(-1) ?? null;
}

/** The script that runs a Python program on a virtual clock: `python PATH FILE ARGS...`. */
export function virtualClockPath(): string {
  const besideSources = fileURLToPath(new URL("./python/virtual_clock.py", import.meta.url));
  if (existsSync(besideSources)) return besideSources;
  return fileURLToPath(new URL("../python/virtual_clock.py", import.meta.url));
}
