/** Runs one suite in processes of its own: after a method that hangs or ends the process, another one goes on with the rest. */
import { spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CompiledSuite } from "./program.ts";
import type { MethodResult, Outcome, SuiteResult, WorkerEvent } from "./outcome.ts";

const folder = fileURLToPath(new URL("../../.scratch/conformance/", import.meta.url));
const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));

export interface RunLimits {
  /** Milliseconds that one method may take. */
  readonly method: number;
  /** Milliseconds that loading the suite may take. */
  readonly load: number;
  readonly suite: number;
  /** How often the suite is started again. */
  readonly restarts: number;
}

export const defaultLimits: RunLimits = {
  method: 6_000,
  load: 20_000,
  suite: 400_000,
  restarts: 12,
};

/** A machine may have other things to do: that a limit of processor time is not reached is waited for, so many times as long. */
const patience = 5;

/** Milliseconds of processor time that a process has used; where nobody says, those that have passed. */
function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return performance.now();
  }
}

interface Progress {
  readonly results: Map<string, MethodResult>;
  readonly problems: string[];
  loaded: readonly string[] | null;
  running: string | null;
  isDone: boolean;
}

export async function runSuite(
  suite: string,
  compiled: CompiledSuite,
  counted: readonly string[],
  limits: RunLimits,
): Promise<SuiteResult> {
  const { modules, problems } = compiled;
  const progress: Progress = {
    results: new Map(),
    problems: [...problems],
    loaded: null,
    running: null,
    isDone: false,
  };
  const end = Date.now() + limits.suite;
  for (let start = 0; modules.length > 0 && start <= limits.restarts; start++) {
    const before = progress.results.size;
    const how = await runOnce(suite, compiled, progress, limits, end);
    const { running, results } = progress;
    if (progress.isDone) break;
    if (running !== null && !results.has(running))
      results.set(running, { outcome: how, error: how });
    if (results.size === before || Date.now() >= end) break;
  }
  return { suite, problems: progress.problems, methods: resultsOf(counted, progress) };
}

function resultsOf(
  counted: readonly string[],
  { results, problems, loaded }: Progress,
): { readonly [method: string]: MethodResult } {
  const found = new Set(loaded ?? []);
  const missing = (method: string): MethodResult => ({
    outcome: found.has(method) ? "crashed" : "missing",
    error: found.has(method)
      ? "not reached"
      : found.size === 0 && problems.length > 0
        ? problems[0]!
        : "not found by the loader",
  });
  return Object.fromEntries(
    counted.map((method) => [
      method,
      results.get(method) ?? fixtureOf(method, results) ?? missing(method),
    ]),
  );
}

/** What was said of a fixture of the method's class or module. */
function fixtureOf(
  method: string,
  results: ReadonlyMap<string, MethodResult>,
): MethodResult | undefined {
  const owner = method.slice(0, method.lastIndexOf("."));
  for (const [name, result] of results) {
    if (!/^(?:setUpClass|setUpModule) \(/.test(name)) continue;
    const parent = name.slice(name.indexOf("(") + 1, -1);
    if (name.startsWith("setUpModule") || parent.endsWith(`.${owner}`)) return result;
  }
  return undefined;
}

function modulesOf({ modules, alternatives }: CompiledSuite): string[] {
  return [
    ...alternatives.map(({ name, part, output }) => `${name}:${part}=${output}`),
    ...modules.map(({ name, output }) => `${name}=${output}`),
  ];
}

/** One process. Returns how the method that was running then ended, if one was. */
function runOnce(
  suite: string,
  compiled: CompiledSuite,
  progress: Progress,
  limits: RunLimits,
  end: number,
): Promise<Outcome> {
  mkdirSync(folder, { recursive: true });
  const done = join(folder, `${suite}.done.json`);
  writeFileSync(done, JSON.stringify([...progress.results.keys()]));
  const log = openSync(join(folder, `${suite}.log`), "w");
  const args = ["--import", "tsx", "--max-old-space-size=1500", worker, suite, done];
  const child = spawn(process.execPath, [...args, ...modulesOf(compiled)], {
    stdio: ["ignore", log, log, "pipe"],
    cwd: folder,
  });
  let outcome: Outcome = "crashed";
  let timer: NodeJS.Timeout;
  const watch = (limit: number): void => {
    clearTimeout(timer);
    const used = processorTime(child.pid!);
    const latest = Math.min(Date.now() + limit * patience, end);
    const check = (): void => {
      if (processorTime(child.pid!) - used >= limit || Date.now() >= latest) {
        outcome = "timeout";
        child.kill("SIGKILL");
      } else timer = setTimeout(check, limit / 4);
    };
    timer = setTimeout(check, limit);
  };
  watch(limits.load);
  let rest = "";
  const pipe = child.stdio[3] as NodeJS.ReadableStream;
  pipe.setEncoding("utf8");
  pipe.on("data", (text: string) => {
    watch(limits.method);
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    for (const line of lines) note(JSON.parse(line) as WorkerEvent, progress);
  });
  return new Promise((resolve) =>
    child.on("close", () => {
      clearTimeout(timer);
      if (progress.loaded === null && progress.problems.length === 0)
        progress.problems.push(`loading the suite: ${outcome}`);
      resolve(outcome);
    }),
  );
}

function note(event: WorkerEvent, progress: Progress): void {
  switch (event.kind) {
    case "loaded":
      progress.loaded = event.methods;
      return;
    case "problem": {
      const place = event.place === null ? "" : `\n${event.place}`;
      const problem = `${event.module}: ${event.error}${place}`;
      if (!progress.problems.includes(problem)) progress.problems.push(problem);
      return;
    }
    case "start":
      progress.running = event.method;
      return;
    case "done":
      progress.isDone = true;
      return;
    case "end": {
      const known = progress.results.get(event.method);
      // Of several subtests, the first that failed.
      if (known !== undefined && known.outcome !== "passed") return;
      progress.results.set(event.method, {
        outcome: event.outcome,
        ...(event.error === null ? {} : { error: event.error }),
        ...(event.place === null ? {} : { place: event.place }),
      });
    }
  }
}
