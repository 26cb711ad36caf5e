/**
 * `npm run parity`: our AST and our symbol tables against CPython 3.13's, for every file of its Lib (site-packages aside).
 * A file that CPython rejects has to be rejected. There is no exception list.
 *
 * `-- --refresh` records CPython's side again, `-- --only TEXT` takes only paths that contain TEXT.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { analyzeScopes, dumpSymtable } from "../../compiler/analyze/index.ts";
import { dumpAst } from "../../compiler/ast/dump.ts";
import { parse } from "../../compiler/parse/index.ts";
import { Oracle, type Verdict } from "./oracle.ts";

interface Comparison {
  readonly path: string;
  readonly what: "ast" | "symtable" | "verdict";
  readonly detail: string;
}

/** How many differences are shown in full. */
const mostShown = 10;

const { values } = parseArgs({
  options: { refresh: { type: "boolean", default: false }, only: { type: "string" } },
});
const oracle = new Oracle();
let shown = 0;
const { only } = values;
const verdicts = oracle
  .verdicts(values.refresh)
  .filter(({ path }) => only === undefined || path.includes(only));
const differences = verdicts.flatMap(compare);
report();

function compare(verdict: Verdict): Comparison[] {
  const { path } = verdict;
  const bytes = readFileSync(join(oracle.library, path));
  const { module, source, diagnostics } = parse(bytes, { path, pythonVersion: "3.13" });
  const [error] = diagnostics.filter(({ severity }) => severity === "error");
  if (verdict.error !== null) {
    const detail = `CPython rejects it: ${verdict.error}`;
    return error === undefined ? [{ path, what: "verdict", detail }] : [];
  }
  if (error !== undefined) {
    const line = source.lineAt(error.span.start);
    return [{ path, what: "verdict", detail: `rejected, line ${line}: ${error.message}` }];
  }
  const found: Comparison[] = [];
  const ast = dumpAst(module, source);
  if (sha256(ast) !== verdict.ast) {
    found.push({ path, what: "ast", detail: firstDifference(ast, () => oracle.dump("ast", path)) });
  }
  if (verdict.symtable === null) return found;
  const symtable = dumpSymtable(analyzeScopes(module, source));
  if (sha256(symtable) !== verdict.symtable) {
    const detail = firstDifference(symtable, () => oracle.dump("symtable", path));
    found.push({ path, what: "symtable", detail });
  }
  return found;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The surroundings of the first difference, for the first few files. */
function firstDifference(ours: string, expected: () => string): string {
  if (shown++ >= mostShown) return "differs";
  const theirs = expected();
  let offset = 0;
  while (ours[offset] === theirs[offset] && offset < ours.length) offset++;
  const from = Math.max(0, offset - 160);
  return `\n  ours    ${ours.slice(from, offset + 160)}\n  CPython ${theirs.slice(from, offset + 160)}`;
}

function report(): void {
  for (const { path, what, detail } of differences.slice(0, 4 * mostShown)) {
    console.log(`${path}: ${what}: ${detail}`);
  }
  const rejected = verdicts.filter(({ error }) => error !== null).length;
  const count = (what: Comparison["what"]): number =>
    differences.filter((difference) => difference.what === what).length;
  const tables = verdicts.filter(({ symtable }) => symtable !== null).length;
  console.log(
    `Python ${oracle.python.version}, ${verdicts.length} files, ${rejected} rejected by CPython`,
  );
  console.log(`verdict     ${verdicts.length - count("verdict")} of ${verdicts.length} agree`);
  const trees = verdicts.length - rejected;
  console.log(`ast.dump    ${trees - count("ast")} of ${trees} identical (of those both accept)`);
  console.log(`symtable    ${tables - count("symtable")} of ${tables} identical`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}
