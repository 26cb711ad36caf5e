import { TypeError, ValueError } from "../exceptions/base.ts";
import { tuple } from "../containers/tuple.ts";
import { argumentTypeName, typeName } from "../names.ts";
import { indexOf, isIndex } from "../numbers/index-of.ts";
import { textOf } from "../types/boxes.ts";
import { codePointLength, codePointPosition, unitPosition } from "./code-points.ts";

/** A part of a string: where it starts and ends in UTF-16 units; `undefined` when the start is behind the end of the string. */
interface Part {
  readonly start: number;
  readonly end: number;
}

function bound(value: unknown, length: number, preset: number): number {
  if (value === undefined || value === null) return preset;
  if (!isIndex(value)) {
    throw new TypeError("slice indices must be integers or None or have an __index__ method");
  }
  const index = Number(indexOf(value));
  return index < 0 ? Math.max(0, index + length) : index;
}

/** The part that the arguments `start` and `end` (in code points, from the end when negative) select. */
function partOf(text: string, start: unknown, end: unknown): Part | undefined {
  if (start === undefined && end === undefined) return { start: 0, end: text.length };
  const length = codePointLength(text);
  const from = bound(start, length, 0);
  const to = Math.min(length, bound(end, length, length));
  if (from > length) return undefined;
  return { start: unitPosition(text, from), end: unitPosition(text, to) };
}

function patternOf(pattern: unknown, name: string): string {
  const text = textOf(pattern);
  if (text !== undefined) return text;
  throw new TypeError(`${name}() argument 1 must be str, not ${argumentTypeName(pattern)}`);
}

/** True when a position does not split a pair, so that a match there is one of code points. */
function isBoundary(text: string, position: number): boolean {
  return position <= 0 || position >= text.length || text.codePointAt(position - 1)! <= 0xffff;
}

function isMatch(text: string, pattern: string, position: number): boolean {
  return isBoundary(text, position) && isBoundary(text, position + pattern.length);
}

function findUnits(text: string, pattern: string, { start, end }: Part): number {
  if (end < start) return -1;
  for (let from = start; ;) {
    const position = text.indexOf(pattern, from);
    if (position < 0 || position + pattern.length > end) return -1;
    if (isMatch(text, pattern, position)) return position;
    from = position + 1;
  }
}

function rfindUnits(text: string, pattern: string, { start, end }: Part): number {
  for (let from = end - pattern.length; from >= start;) {
    const position = text.lastIndexOf(pattern, from);
    if (position < start) return -1;
    if (isMatch(text, pattern, position)) return position;
    from = position - 1;
    if (from < 0) return -1;
  }
  return -1;
}

/** `str.find(sub, start, end)`. */
export function find(text: string, pattern: unknown, start?: unknown, end?: unknown): number {
  const searched = patternOf(pattern, "find");
  const part = partOf(text, start, end);
  const position = part === undefined ? -1 : findUnits(text, searched, part);
  return position < 0 ? -1 : codePointPosition(text, position);
}

/** `str.rfind(sub, start, end)`. */
export function rfind(text: string, pattern: unknown, start?: unknown, end?: unknown): number {
  const searched = patternOf(pattern, "rfind");
  const part = partOf(text, start, end);
  const position = part === undefined ? -1 : rfindUnits(text, searched, part);
  return position < 0 ? -1 : codePointPosition(text, position);
}

/** `str.index(sub, start, end)`. */
export function index(text: string, pattern: unknown, start?: unknown, end?: unknown): number {
  const position = find(text, patternOf(pattern, "index"), start, end);
  if (position < 0) throw new ValueError("substring not found");
  return position;
}

/** `str.rindex(sub, start, end)`. */
export function rindex(text: string, pattern: unknown, start?: unknown, end?: unknown): number {
  const position = rfind(text, patternOf(pattern, "rindex"), start, end);
  if (position < 0) throw new ValueError("substring not found");
  return position;
}

/** `str.count(sub, start, end)`: matches that do not overlap. */
export function count(text: string, pattern: unknown, start?: unknown, end?: unknown): number {
  const searched = patternOf(pattern, "count");
  const part = partOf(text, start, end);
  if (part === undefined || part.end < part.start) return 0;
  if (searched === "") return codePointLength(text.slice(part.start, part.end)) + 1;
  let found = 0;
  let from = part.start;
  for (;;) {
    const position = findUnits(text, searched, { start: from, end: part.end });
    if (position < 0) return found;
    found++;
    from = position + searched.length;
  }
}

function affixes(affix: unknown, name: string): readonly string[] {
  const text = textOf(affix);
  if (text !== undefined) return [text];
  if (!(affix instanceof tuple)) {
    throw new TypeError(`${name} first arg must be str or a tuple of str, not ${typeName(affix)}`);
  }
  return affix as unknown as readonly string[];
}

function matchesAffix(
  text: string,
  affix: unknown,
  name: string,
  bounds: readonly unknown[],
  test: (part: string, affix: string) => boolean,
): boolean {
  const selected = partOf(text, bounds[0], bounds[1]);
  const candidates = affixes(affix, name);
  const part =
    selected === undefined || selected.end < selected.start
      ? undefined
      : text.slice(selected.start, selected.end);
  for (const candidate of candidates) {
    const searched = textOf(candidate);
    if (searched === undefined) {
      throw new TypeError(`tuple for ${name} must only contain str, not ${typeName(candidate)}`);
    }
    if (part !== undefined && test(part, searched)) return true;
  }
  return false;
}

/** `str.startswith(prefix, start, end)`; the prefix may be a tuple of prefixes. */
export function startswith(text: string, prefix: unknown, ...bounds: readonly unknown[]): boolean {
  return matchesAffix(
    text,
    prefix,
    "startswith",
    bounds,
    (part, affix) => part.startsWith(affix) && isBoundary(part, affix.length),
  );
}

/** `str.endswith(suffix, start, end)`; the suffix may be a tuple of suffixes. */
export function endswith(text: string, suffix: unknown, ...bounds: readonly unknown[]): boolean {
  return matchesAffix(
    text,
    suffix,
    "endswith",
    bounds,
    (part, affix) => part.endsWith(affix) && isBoundary(part, part.length - affix.length),
  );
}
