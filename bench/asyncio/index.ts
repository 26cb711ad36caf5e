import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileSync, renderDiagnostics } from "@py2ts-async/compiler";
import { build } from "esbuild";
import { findPython } from "../../jest-golden/python.ts";
import type { Benchmark, Contender } from "../harness.ts";

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

interface Contenders {
  /** What the compiler makes of `programs.py`, run by `asyncio.run`. */
  readonly compiled: Programs;
  /** The programs of `native.ts`. */
  readonly native: Programs;
}

/** asyncio programs: CPython's time, that of what the compiler makes of them, and that of the same work on plain promises. */
export default async function benchmark(): Promise<Benchmark> {
  const python = findPython();
  const script = fileURLToPath(new URL("cpython.py", import.meta.url));
  const { compiled, native } = await bundledPrograms();
  const cases = programs.map((name) => {
    const contenders: Contender[] = [
      { name: "compiled", run: async () => void (await compiled[name]()) },
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
    secondBaseline: "promises",
    rounds: 9,
    warmUp: 3,
  };
}

/**
 * The programs, bundled with the runtime as for production. What loads TypeScript on the fly would give every class and function its name at run
 * time, and make the runtime up to five times slower.
 */
export async function bundledPrograms(): Promise<Contenders> {
  const source = readFileSync(new URL("programs.py", import.meta.url), "utf8");
  const { code, diagnostics } = compileSync(source, { target: "javascript" });
  if (code === null) throw new Error(renderDiagnostics(diagnostics));
  // A folder where the runtime is found and nothing is version-controlled.
  const folder = mkdtempSync(fileURLToPath(new URL("../../node_modules/.bench-", import.meta.url)));
  try {
    // A program exports nothing; its functions are called from here instead of by itself.
    const started = programs.map((name) => `  ${name}: () => asyncio.run(coro(${name})),\n`);
    writeFileSync(
      `${folder}/programs.mjs`,
      `${code}\nexport const compiled = {\n${started.join("")}};\n`,
    );
    const native = JSON.stringify(fileURLToPath(new URL("native.ts", import.meta.url)));
    const entry = `export * from "./programs.mjs";\nexport * as native from ${native};\n`;
    await build({
      stdin: { contents: entry, resolveDir: folder },
      outfile: `${folder}/bundle.mjs`,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      conditions: ["source"],
      logLevel: "warning",
    });
    return (await import(pathToFileURL(`${folder}/bundle.mjs`).href)) as Contenders;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runPython(executable: string, args: readonly string[]): string {
  const result = spawnSync(executable, args, { encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout;
}
