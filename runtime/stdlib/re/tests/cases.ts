/** Compares this module with what scripts/goldens/re_.py recorded of CPython. */
import { caught } from "../../../core/exceptions/caught.ts";
import { BaseException } from "../../../core/exceptions/base.ts";
import { className } from "../../../core/names.ts";
import { repr } from "../../../core/repr.ts";
import { toStr } from "../../../core/str.ts";
import { makePattern } from "../compile.ts";
import { PatternError } from "../errors.ts";
import { latinBytes } from "../latin.ts";
import type { Match } from "../match.ts";
import type { Pattern } from "../pattern.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly bytes: string };

/** A pattern, its flags, its `repr` or error, and the rows of its subjects. */
export type Case = readonly [
  source: Json,
  flags: number,
  compiled: string,
  rows: readonly (readonly Json[])[],
];

export function attempt<T>(action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    if (error instanceof PatternError) return `!${toStr(error)}`;
    const exception = caught(error);
    if (!(exception instanceof BaseException)) throw error;
    return `!${className(exception.constructor)}: ${toStr(exception)}`;
  }
}

function spans(match: Match | null): Json {
  if (match === null) return null;
  return [...[...match.regs].map((span) => [...(span as Iterable<number>)]), match.lastindex];
}

/** What differs between CPython and this module, in words; empty where nothing does. */
export function differences([source, flags, compiled, rows]: Case, mayBeNative: boolean): string[] {
  const isBytes = typeof source === "object";
  const given = isBytes ? latinBytes((source as { bytes: string }).bytes) : (source as string);
  const pattern = attempt(() => makePattern(given, flags, mayBeNative));
  const shown = typeof pattern === "string" ? pattern : repr(pattern);
  const found: string[] = [];
  const check = (what: string, actual: unknown, expected: unknown): void => {
    const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (a !== b) found.push(`${JSON.stringify(source)} ${flags} ${what}: ${a}, not ${b}`);
  };
  check("compiled", shown, compiled);
  if (typeof pattern === "string") return found;
  for (const row of rows) checkRow(pattern, row, isBytes, check);
  return found;
}

function checkRow(
  pattern: Pattern,
  row: readonly Json[],
  isBytes: boolean,
  check: (what: string, actual: unknown, expected: unknown) => void,
): void {
  const [text, pos, end, search, match, full, all, replaced, maxsplit, parts] = row;
  const subject = isBytes ? latinBytes(text as string) : (text as string);
  const range = [pos as number, end as number] as const;
  const where = `${JSON.stringify(text)} ${pos} ${end}`;
  check(`search ${where}`, spans(pattern.search(subject, ...range)), search);
  check(`match ${where}`, spans(pattern.match(subject, ...range)), match);
  check(`fullmatch ${where}`, spans(pattern.fullmatch(subject, ...range)), full);
  check(`finditer ${where}`, [...pattern.finditer(subject, ...range)].map(spans), all);
  if (isBytes) return;
  check(`sub ${where}`, pattern.sub("<>", subject), replaced);
  check(`split ${where} ${maxsplit}`, pattern.split(subject, maxsplit as number), parts);
}
