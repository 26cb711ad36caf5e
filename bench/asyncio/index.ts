import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findPython } from "../../jest-golden/python.ts";
import type { Benchmark, Contender } from "../harness.ts";
import * as emitted from "./emitted.ts";
import * as native from "./native.ts";

const programs = [
  "gather_tree",
  "await_chains",
  "producer_consumer",
  "lock_contention",
  "many_tasks",
  "many_timers",
  "pipeline",
  "cancellation_storm",
] as const;

/** asyncio programs: CPython's time, ours, and that of the same work on plain promises. */
export default function benchmark(): Benchmark {
  const python = findPython();
  const script = fileURLToPath(new URL("programs.py", import.meta.url));
  const cases = programs.map((name) => {
    const contenders: Contender[] = [
      { name: "runtime", run: async () => void (await emitted.run(emitted[name])) },
      { name: "promises", run: async () => void (await native[name]()) },
    ];
    if (python !== null) {
      contenders.unshift({
        name: "CPython",
        run: () => Number.parseFloat(runPython(python.executable, [script, name])),
      });
    }
    return { name, contenders };
  });
  return {
    name: "asyncio",
    description: "asyncio programs on the runtime, against CPython and against plain promises",
    cases,
    baseline: python === null ? "promises" : "CPython",
    rounds: 5,
    warmUp: 2,
  };
}

function runPython(executable: string, args: readonly string[]): string {
  const result = spawnSync(executable, args, { encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout;
}
