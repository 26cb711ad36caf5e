/**
 * Further errors after the first. CPython stops at one; we go on where that is safe: the logical line with the error is
 * replaced by a harmless statement of the same length, and the file is read again.
 */
import type { PythonVersion } from "../../api.ts";
import type { NormalizedSource } from "./normalized-source.ts";
import { type Family, SyntaxErrorSignal } from "./raise.ts";
import { Tokenizer } from "./tokenizer.ts";

/** After these nobody can tell where the next statement starts, or what belongs to it. */
const disorienting: ReadonlySet<Family> = new Set([
  "unclosedBracket",
  "mismatchedBracket",
  "indentation",
  "tabs",
  "tooDeep",
  "tryStatement",
  "unexpectedEnd",
]);

/** Statements that continue another one cannot be replaced on their own. */
const continuations: ReadonlySet<string> = new Set([
  "else",
  "elif",
  "try",
  "except",
  "finally",
  "@",
]);
const opensBlock = /:[ \t\f]*(#[^\n]*)?$/;
const belongsToMatch = /^(match|case)\b/;

export interface Line {
  readonly start: number;
  /** The offset of the newline that ends it. */
  readonly end: number;
}

/** The logical line of an error if it can be replaced, or `null`. */
export function repairableLine(
  source: NormalizedSource,
  signal: SyntaxErrorSignal,
  version: PythonVersion,
): Line | null {
  if (disorienting.has(signal.family)) return null;
  return logicalLine(source, signal.start, version);
}

function logicalLine(source: NormalizedSource, at: number, version: PythonVersion): Line | null {
  const tokenizer = new Tokenizer(source, version);
  let start = -1;
  try {
    for (;;) {
      const token = tokenizer.next();
      if (token.type === "ENDMARKER") return null;
      if (token.type === "INDENT" || token.type === "DEDENT") continue;
      if (start < 0) {
        if (continuations.has(token.type)) start = Number.MAX_SAFE_INTEGER;
        else start = token.start;
      }
      if (token.type === "NEWLINE") {
        const end = source.text.indexOf("\n", token.start);
        if (start <= at && at <= end) return { start, end };
        if (token.start > at) return null;
        start = -1;
      }
    }
  } catch (error) {
    if (!(error instanceof SyntaxErrorSignal)) throw error;
    return physicalLine(source, error, tokenizer, start, at);
  }
}

/** For a token that is wrong by itself outside of brackets: the rest of its line. */
function physicalLine(
  source: NormalizedSource,
  error: SyntaxErrorSignal,
  tokenizer: Tokenizer,
  start: number,
  at: number,
): Line | null {
  const isElsewhere = error.start !== at || error.message.includes("triple-quoted");
  if (isElsewhere || tokenizer.openBracket >= 0 || tokenizer.isInsideString) return null;
  const lineStart = source.lineStart(source.lineAt(at));
  const indented = lineStart + /^[ \t\f]*/.exec(source.text.slice(lineStart, at))![0].length;
  if (start === Number.MAX_SAFE_INTEGER) return null;
  return { start: start < 0 ? indented : start, end: source.text.indexOf("\n", at) };
}

/** The text with `line` replaced by a statement that opens a block if the line did; `null` where none fits. */
export function withoutLine(text: string, line: Line): string | null {
  const old = text.slice(line.start, line.end);
  const isHeader = opensBlock.test(old);
  if (isHeader && belongsToMatch.test(old)) return null;
  const statement = isHeader ? "if 0:" : "0";
  const firstBreak = old.indexOf("\n");
  if ((firstBreak < 0 ? old.length : firstBreak) < statement.length) return null;
  // Line continuations would join what follows; newlines stay so that lines keep their numbers.
  const rest = old.slice(statement.length).replace(/[^\n]/g, " ");
  return text.slice(0, line.start) + statement + rest + text.slice(line.end);
}
