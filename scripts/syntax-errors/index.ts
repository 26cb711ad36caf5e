/**
 * Compares our syntax errors with CPython's: `npm run syntax-errors [-- --random COUNT] [--seed SEED] [--show COUNT]`.
 *
 * Without `--random`: the programs that CPython's own tests expect it to reject. With it: so many random near-programs.
 */
import { analyzeScopes } from "../../compiler/analyze/index.ts";
import { checkProgram } from "../../compiler/analyze/index.ts";
import type { Diagnostic } from "../../compiler/diagnostics/index.ts";
import { parse } from "../../compiler/parse/index.ts";
import { collect, judge, sourceOf, type Rejection } from "./oracle.ts";
import { randomPrograms } from "./random-programs.ts";

const modules = [
  "test_syntax",
  "test_exceptions",
  "test_fstring",
  "test_grammar",
  "test_named_expressions",
  "test_patma",
  "test_type_params",
  "test_except_star",
  "test_positional_only_arg",
  "test_keywordonlyarg",
];

interface Case {
  readonly source: string | Uint8Array;
  readonly group: string;
  readonly expected: Rejection | null;
}

interface Score {
  accepted: number;
  falselyRejected: number;
  rejected: number;
  missed: number;
  line: number;
  message: number;
  column: number;
  crashed: number;
}

/** Our first error, or `null`. */
function firstError(source: string | Uint8Array): Diagnostic | null {
  const { module, source: text, diagnostics } = parse(source, { pythonVersion: "3.13" });
  const isError = ({ severity }: Diagnostic): boolean => severity === "error";
  const inParsing = diagnostics.find(isError);
  if (inParsing !== undefined) return inParsing;
  return checkProgram(module, text, analyzeScopes(module, text)).find(isError) ?? null;
}

/** Adds one case to the score; returns what differs, or `""`. */
function compare({ source, expected }: Case, score: Score): string {
  let found: Diagnostic | null;
  try {
    found = firstError(source);
  } catch (error) {
    score.crashed++;
    if (expected === null) score.accepted++;
    else {
      score.rejected++;
      score.missed++;
    }
    return `internal error: ${String(error)}`;
  }
  if (expected === null) {
    score.accepted++;
    if (found === null) return "";
    score.falselyRejected++;
    return `rejected: ${found.message}`;
  }
  score.rejected++;
  if (found === null) {
    score.missed++;
    return `accepted; CPython: ${expected.message}`;
  }
  const place = found.source.lineColumnAt(found.span.start);
  const lineText = found.source.text.slice(found.span.start - place.column, found.span.start);
  const isLine = expected.line === null || place.line === expected.line;
  const isMessage = found.message === expected.message;
  if (isLine) score.line++;
  if (isMessage) score.message++;
  if (isLine && [...lineText].length + 1 === Math.max(1, expected.column ?? 1)) score.column++;
  if (isLine && isMessage) return "";
  return `${place.line}: ${found.message}\n    CPython ${expected.line}: ${expected.message}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(2)}%`;
}

function report(cases: readonly Case[], show: number): boolean {
  const scores = new Map<string, Score>();
  const differences: string[] = [];
  for (const one of cases) {
    const score = scores.get(one.group) ?? {
      accepted: 0,
      falselyRejected: 0,
      rejected: 0,
      missed: 0,
      line: 0,
      message: 0,
      column: 0,
      crashed: 0,
    };
    scores.set(one.group, score);
    const difference = compare(one, score);
    const text = typeof one.source === "string" ? one.source : one.source.toString();
    if (difference !== "")
      differences.push(`${one.group}: ${JSON.stringify(text)}\n    ${difference}`);
  }
  for (const difference of differences.slice(0, show)) console.log(difference);
  const total: Score = [...scores.values()].reduce((left, right) => ({
    accepted: left.accepted + right.accepted,
    falselyRejected: left.falselyRejected + right.falselyRejected,
    rejected: left.rejected + right.rejected,
    missed: left.missed + right.missed,
    line: left.line + right.line,
    message: left.message + right.message,
    column: left.column + right.column,
    crashed: left.crashed + right.crashed,
  }));
  console.table(
    Object.fromEntries(
      [...scores, ["all", total] as const].map(([name, score]) => [
        name,
        {
          "CPython rejects": score.rejected,
          "we, too": percent(score.rejected - score.missed, score.rejected),
          line: percent(score.line, score.rejected),
          message: percent(score.message, score.rejected),
          column: percent(score.column, score.rejected),
          "CPython accepts": score.accepted,
          "we reject": score.falselyRejected,
          "internal errors": score.crashed,
        },
      ]),
    ),
  );
  return total.missed + total.falselyRejected + total.crashed === 0;
}

function option(name: string): string | null {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? "");
}

function main(): void {
  const random = option("random");
  let cases: Case[];
  if (random === null) {
    cases = collect(modules).map((program) => ({
      source: sourceOf(program),
      group: program.module,
      expected: program,
    }));
  } else {
    const seed = Number(option("seed") ?? Date.now() % 1_000_000);
    console.log(`seed ${seed}`);
    const sources = randomPrograms(Number(random), seed);
    const verdicts = judge(sources);
    cases = sources.flatMap((source, index) => {
      const expected = verdicts[index]!;
      return expected === false ? [] : [{ source, group: "random", expected }];
    });
  }
  process.exitCode = report(cases, Number(option("show") ?? 10)) ? 0 : 1;
}

main();
