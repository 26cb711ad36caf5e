import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileSync, renderDiagnostics } from "@py2ts-async/compiler";
import { coro } from "@py2ts-async/runtime";
import * as asyncio from "@py2ts-async/runtime/asyncio";
import { findPython } from "../../jest-golden/python.ts";
import type { Benchmark, Contender } from "../harness.ts";
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

type Programs = { readonly [name in (typeof programs)[number]]: () => Promise<unknown> };

/** asyncio programs: CPython's time, that of what the compiler makes of them, and that of the same work on plain promises. */
export default async function benchmark(): Promise<Benchmark> {
  const python = findPython();
  const script = fileURLToPath(new URL("cpython.py", import.meta.url));
  const compiled = await compilePrograms();
  const cases = programs.map((name) => {
    const contenders: Contender[] = [
      { name: "compiled", run: async () => void (await asyncio.run(coro(compiled[name]))) },
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
    description: "compiled asyncio programs against CPython and against plain promises",
    cases,
    baseline: python === null ? "promises" : "CPython",
    rounds: 5,
    warmUp: 2,
  };
}

/** `programs.py` as the compiler emits it. */
export async function compilePrograms(): Promise<Programs> {
  const source = readFileSync(new URL("programs.py", import.meta.url), "utf8");
  const { code, diagnostics } = compileSync(source, { target: "javascript" });
  if (code === null) throw new Error(renderDiagnostics(diagnostics));
  // A folder where the runtime is found and nothing is version-controlled.
  const folder = mkdtempSync(fileURLToPath(new URL("../../node_modules/.bench-", import.meta.url)));
  try {
    const file = `${folder}/programs.mjs`;
    // A program exports nothing; its functions are called from here instead of by itself.
    writeFileSync(file, `${code}\nexport { ${programs.join(", ")} };\n`);
    return (await import(pathToFileURL(file).href)) as Programs;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runPython(executable: string, args: readonly string[]): string {
  const result = spawnSync(executable, args, { encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout;
}
