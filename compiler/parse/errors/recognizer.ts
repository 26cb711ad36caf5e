/** One file read by the rules, once for its validity and, where that fails, once more for the mistake. */
import type { PythonVersion } from "../../api.ts";
import { statement } from "./compound-statements.ts";
import { Cursor } from "./cursor.ts";
import type { NormalizedSource } from "./normalized-source.ts";
import { LimitReached, SyntaxErrorSignal } from "./raise.ts";

/** `null`: the file is valid. `"unknown"`: it is too large or too deep to say. */
export type Verdict = SyntaxErrorSignal | "unknown" | null;

/** The error CPython would raise. Never throws. */
export function recognize(source: NormalizedSource, version: PythonVersion): Verdict {
  const cursor = new Cursor(source, version);
  try {
    return signalOf(() => firstError(cursor), cursor);
  } catch (error) {
    if (isLimit(error)) return "unknown";
    throw error;
  }
}

/** The recogniser's own limits, or the host's stack. */
const isLimit = (error: unknown): boolean =>
  error instanceof LimitReached || error instanceof RangeError;

/** What `read` raises, after the tokenizer had its say about the rest of the file. */
function signalOf(read: () => SyntaxErrorSignal | null, cursor: Cursor): SyntaxErrorSignal | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxErrorSignal)) throw error;
    return error.origin === "parser" ? (tokenizerError(cursor) ?? error) : error;
  }
}

function firstError(cursor: Cursor): SyntaxErrorSignal | null {
  file(cursor);
  if (cursor.at("ENDMARKER")) return null;
  const { type, start, end } = cursor.furthest;
  cursor.startErrorPass();
  try {
    file(cursor);
  } catch (error) {
    // Too deep to look for mistakes: the place is known all the same.
    if (!isLimit(error)) throw error;
  }
  if (type === "INDENT" || type === "DEDENT") {
    const message = type === "INDENT" ? "unexpected indent" : "unexpected unindent";
    const at = cursor.furthest;
    return new SyntaxErrorSignal(
      "indentation",
      message,
      at.start,
      at.end,
      "layout",
      "IndentationError",
    );
  }
  // CPython's end marker has no column.
  const from = type === "ENDMARKER" ? cursor.source.lineStart(cursor.source.lineAt(start)) : start;
  return cursor.raise("syntaxError", "invalid syntax", from, end);
}

/** Reads statements as long as they parse. */
function file(cursor: Cursor): void {
  while (statement(cursor)) cursor.forget();
}

/**
 * An error of the tokenizer's own in the rest of the file, which CPython prefers to one of the parser's. A bracket
 * that is still open at the end counts only if it was opened on an earlier line than the one the parser got to.
 */
function tokenizerError(cursor: Cursor): SyntaxErrorSignal | null {
  const { source, tokenizer } = cursor;
  const line = source.lineAt(cursor.furthest.start);
  try {
    while (tokenizer.next().type !== "ENDMARKER");
  } catch (error) {
    if (!(error instanceof SyntaxErrorSignal)) throw error;
    // What is wrong inside an f-string of the rest does not count.
    if (tokenizer.isInsideString) return null;
    if (error.origin === "tokenizer") return error;
    const open = tokenizer.openBracket;
    if (open >= 0 && line > source.lineAt(open)) return tokenizer.unclosedBracket();
  }
  return null;
}
