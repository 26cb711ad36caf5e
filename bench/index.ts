/**
 * `npm run bench -- NAME... [--json FILE] [--rounds N]`
 *
 * Runs `bench/NAME.ts` or `bench/NAME/index.ts`, whose default export is a {@link Benchmark} or a function that makes one.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { renderTable, runBenchmark, type Benchmark, type BenchmarkResult } from "./harness.ts";

const folder = fileURLToPath(new URL("./", import.meta.url));
const notBenchmarks = new Set(["harness.ts", "index.ts"]);

function fileOf(name: string): string | null {
  const candidates = [`${folder}${name}.ts`, `${folder}${name}/index.ts`];
  return candidates.find((path) => existsSync(path)) ?? null;
}

function availableNames(): string[] {
  return readdirSync(folder)
    .filter((entry) => !notBenchmarks.has(entry) && !entry.endsWith(".test.ts"))
    .map((entry) => entry.replace(/\.ts$/, ""))
    .filter((name) => fileOf(name) !== null);
}

async function load(name: string): Promise<Benchmark> {
  const file = fileOf(name);
  if (file === null) throw new Error(`no benchmark '${name}'; there are ${availableNames()}`);
  const loaded = (await import(pathToFileURL(file).href)) as { default?: unknown };
  const made: unknown =
    typeof loaded.default === "function" ? await loaded.default() : loaded.default;
  if (made === undefined) throw new Error(`${file} has no default export`);
  return made as Benchmark;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "string" }, rounds: { type: "string" } },
});
if (positionals.length === 0) {
  console.error(`usage: npm run bench -- NAME... [--json FILE] [--rounds N]`);
  console.error(`benchmarks: ${availableNames().join(", ")}`);
  process.exit(2);
}
const results: BenchmarkResult[] = [];
for (const name of positionals) {
  const benchmark = await load(name);
  const rounds = values.rounds === undefined ? benchmark.rounds : Number(values.rounds);
  const result = await runBenchmark(
    rounds === undefined ? benchmark : { ...benchmark, rounds },
    ({ name: caseName }) => process.stderr.write(`${benchmark.name}: ${caseName}\n`),
  );
  results.push(result);
  console.log(renderTable(result));
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
