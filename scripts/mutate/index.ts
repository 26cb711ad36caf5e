/**
 * `npm run mutate -- [--count 20000] [--seed 1] [FILE...]`: damages Python files at random (the fixtures', unless others are named) and
 * parses them: no exception, no hang over 2 s, always a tree or diagnostics. A failing input is written to the temporary folder.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { faultOf } from "./check.ts";
import { mutate, Random } from "./mutations.ts";
import { sampleFiles } from "./sample.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
  },
});

const files = positionals.length > 0 ? positionals : sampleFiles();
const sources = files.map((path) => new Uint8Array(readFileSync(path)));
const random = new Random(Number(values.seed));
const count = Number(values.count);
let failures = 0;
let slowest = 0;
const started = performance.now();
for (let index = 0; index < count; index++) {
  const bytes = mutate(random.pick(sources), random);
  const before = performance.now();
  const fault = faultOf(bytes);
  slowest = Math.max(slowest, performance.now() - before);
  if (fault === null) continue;
  failures++;
  const path = join(tmpdir(), `py2ts-mutation-${values.seed}-${index}.py`);
  writeFileSync(path, bytes);
  console.log(`${path}: ${fault}`);
}
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `${count} mutations of ${files.length} files, seed ${values.seed}: ${failures} failures, slowest ${Math.round(slowest)} ms, ${seconds} s`,
);
process.exitCode = failures === 0 ? 0 : 1;
