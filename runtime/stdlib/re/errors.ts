import { Exception } from "../../core/exceptions/base.ts";
import type { bytes } from "../../core/containers/bytes.ts";
import { codePointLength } from "../../core/text/code-points.ts";
import { latin1 } from "../../core/containers/buffer.ts";

/** A pattern as the program gave it. */
export type PatternSource = string | bytes;

/** `re.PatternError`, also `re.error`: a pattern or a replacement that is not well-formed. Source: CPython Lib/re/_constants.py. */
export class PatternError extends Exception {
  static override readonly __name__: string = "PatternError";
  static readonly __module__: string = "re";
  msg: string;
  pattern: PatternSource | null;
  /** Where in the pattern, counted in code points, if that is known. */
  pos: number | null;
  lineno: number | null = null;
  colno: number | null = null;

  constructor(msg: string, pattern: PatternSource | null = null, pos: number | null = null) {
    const place = pattern === null || pos === null ? null : placeOf(pattern, pos);
    super(place === null ? msg : msg + place.text);
    this.msg = msg;
    this.pattern = pattern;
    this.pos = pos;
    if (place !== null) {
      this.lineno = place.line;
      this.colno = place.column;
    }
  }
}

function placeOf(
  pattern: PatternSource,
  position: number,
): { text: string; line: number; column: number } {
  const text = typeof pattern === "string" ? pattern : latin1(pattern);
  const lines = [...text].slice(0, position).join("").split("\n");
  const line = lines.length;
  const column = codePointLength(lines[line - 1]!) + 1;
  const isLong = text.includes("\n");
  return {
    text: ` at position ${position}${isLong ? ` (line ${line}, column ${column})` : ""}`,
    line,
    column,
  };
}
