/** `difflib.ndiff`: the lines of two texts, with what changed inside of similar lines. Source: CPython 3.13 Lib/difflib.py (`Differ`). */
import { opcodes, quickRatio, ratio, realQuickRatio } from "./sequence-matcher.ts";

/** Lines less alike than this are not shown as changed ones. */
const cutoff = 0.75;
/** What a pair of lines must exceed to be looked at. */
const leastRatio = 0.74;

export function ndiff(first: readonly string[], second: readonly string[]): string[] {
  return [...compare(first, second)];
}

function* compare(a: readonly string[], b: readonly string[]): Generator<string> {
  for (const { tag, aLow, aHigh, bLow, bHigh } of opcodes(a, b)) {
    if (tag === "equal") yield* marked(" ", a, aLow, aHigh);
    else if (tag === "delete") yield* marked("-", a, aLow, aHigh);
    else if (tag === "insert") yield* marked("+", b, bLow, bHigh);
    else yield* replaced(a, aLow, aHigh, b, bLow, bHigh);
  }
}

function* marked(
  tag: string,
  lines: readonly string[],
  low: number,
  high: number,
): Generator<string> {
  for (const line of lines.slice(low, high)) yield `${tag} ${line}`;
}

/** A block of lines that replaces another: similar lines are shown beside each other. */
function* replaced(
  a: readonly string[],
  aLow: number,
  aHigh: number,
  b: readonly string[],
  bLow: number,
  bHigh: number,
): Generator<string> {
  let aAt = aLow;
  let bAt = bLow;
  for (const [aSync, bSync] of similarPairs(a, aLow, aHigh, b, bLow, bHigh)) {
    yield* unrelated(a, aAt, aSync, b, bAt, bSync);
    const [aLine, bLine] = [a[aSync]!, b[bSync]!];
    if (aLine === bLine) yield `  ${aLine}`;
    else yield* inside(aLine, bLine);
    aAt = aSync + 1;
    bAt = bSync + 1;
  }
  yield* unrelated(a, aAt, aHigh, b, bAt, bHigh);
}

/** Pairs of similar lines, none of which crosses another; the nearest to the diagonal of equally good ones. */
function similarPairs(
  a: readonly string[],
  aLow: number,
  aHigh: number,
  b: readonly string[],
  bLow: number,
  bHigh: number,
): [number, number][] {
  if (aLow >= aHigh || bLow >= bHigh) return [];
  const best = bestPair(a, aLow, aHigh, b, bLow, bHigh);
  if (best === null) return [];
  const [i, j] = best;
  return [
    ...similarPairs(a, aLow, i, b, bLow, j),
    best,
    ...similarPairs(a, i + 1, aHigh, b, j + 1, bHigh),
  ];
}

function bestPair(
  a: readonly string[],
  aLow: number,
  aHigh: number,
  b: readonly string[],
  bLow: number,
  bHigh: number,
): [number, number] | null {
  let bestRatio = leastRatio;
  let best: [number, number] | null = null;
  let equal: [number, number] | null = null;
  for (let j = bLow; j < bHigh; j++) {
    for (let i = aLow; i < aHigh; i++) {
      const [x, y] = [a[i]!, b[j]!];
      if (x === y) {
        equal ??= [i, j];
        continue;
      }
      if (realQuickRatio(x, y) <= bestRatio || quickRatio(x, y) <= bestRatio) continue;
      const found = ratio(x, y, isBlank);
      if (found <= bestRatio) continue;
      bestRatio = found;
      best = [i, j];
    }
  }
  return bestRatio < cutoff ? equal : best;
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t";
}

/** Lines that have nothing in common: the shorter block first. */
function* unrelated(
  a: readonly string[],
  aLow: number,
  aHigh: number,
  b: readonly string[],
  bLow: number,
  bHigh: number,
): Generator<string> {
  if (bHigh - bLow < aHigh - aLow) {
    yield* marked("+", b, bLow, bHigh);
    yield* marked("-", a, aLow, aHigh);
  } else {
    yield* marked("-", a, aLow, aHigh);
    yield* marked("+", b, bLow, bHigh);
  }
}

/** Two similar lines, each with a line that marks what changed in it. */
function* inside(aLine: string, bLine: string): Generator<string> {
  let aTags = "";
  let bTags = "";
  const [aChars, bChars] = [[...aLine], [...bLine]];
  for (const { tag, aLow, aHigh, bLow, bHigh } of opcodes(aChars, bChars, isBlank)) {
    const [left, right] = [aHigh - aLow, bHigh - bLow];
    if (tag === "replace") {
      aTags += "^".repeat(left);
      bTags += "^".repeat(right);
    } else if (tag === "delete") aTags += "-".repeat(left);
    else if (tag === "insert") bTags += "+".repeat(right);
    else {
      aTags += " ".repeat(left);
      bTags += " ".repeat(right);
    }
  }
  yield `- ${aLine}`;
  const aMarks = withBlanksOf(aChars, aTags);
  if (aMarks !== "") yield `? ${aMarks}\n`;
  yield `+ ${bLine}`;
  const bMarks = withBlanksOf(bChars, bTags);
  if (bMarks !== "") yield `? ${bMarks}\n`;
}

/** Tabs of a line stay tabs in the line of its marks, so that they stand below each other. */
function withBlanksOf(line: readonly string[], tags: string): string {
  const marks = [...tags].map((tag, index) =>
    tag === " " && /\s/.test(line[index]!) ? line[index]! : tag,
  );
  return marks.join("").trimEnd();
}
