/**
 * `npm run corpus`: compiles every file of CPython's Lib, its tests included, to TypeScript text or to diagnostics (each file by itself,
 * without the modules that it imports). There must be no internal error. Measures the throughput on one core, and writes the table of
 * diagnostics, most frequent first, to `docs/corpus.md`.
 *
 * `-- --only TEXT` takes only paths that contain TEXT, `--show TEXT` prints the places of the diagnostics whose construct contains TEXT;
 * `--slow` names the
 * files that took longest. None of these writes the table.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compileCorpus, type CorpusResult, type Refusal } from "./compile.ts";
import { renderCorpus } from "./render.ts";
import { corpusFiles, libraryOf } from "./files.ts";
import { requirePython } from "../../jest-golden/python.ts";

/** Below this the compiler is too slow for its users. */
const requiredThroughput = 0.5;
const mostShown = 200;

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    show: { type: "string" },
    slow: { type: "boolean", default: false },
  },
});
const python = requirePython();
const library = libraryOf(python);
const { only, show } = values;
const paths = corpusFiles(library).filter((path) => only === undefined || path.includes(only));
const result = compileCorpus(
  paths.map((path) => ({ path, source: readFileSync(join(library, path)) })),
);
for (const { path, error } of result.internalErrors) console.log(`${path}: ${error}`);
if (show !== undefined) showPlaces(result.refusals, show);
const report = renderCorpus(result, python.version);
if (only === undefined && show === undefined && !values.slow)
  writeFileSync(new URL("../../docs/corpus.md", import.meta.url), report);
if (values.slow)
  for (const { path, milliseconds } of result.slowest)
    console.log(`${milliseconds.toFixed(0).padStart(7)} ms ${path}`);
console.log(summaryOf(result));
if (result.internalErrors.length > 0 || result.throughput < requiredThroughput)
  process.exitCode = 1;

function showPlaces(refusals: readonly Refusal[], text: string): void {
  const places = refusals
    .filter(({ construct }) => construct.includes(text))
    .flatMap(({ construct, places: all }) => all.map((place) => `${place}: ${construct}`));
  for (const place of places.slice(0, mostShown)) console.log(place);
}

function summaryOf({ files, accepted, bytes, internalErrors, throughput }: CorpusResult): string {
  return [
    `${files} files (${(bytes / 1e6).toFixed(1)} MB), nothing refused in ${accepted}`,
    `${internalErrors.length} internal errors, ${throughput.toFixed(2)} MB/s`,
  ].join(", ");
}
