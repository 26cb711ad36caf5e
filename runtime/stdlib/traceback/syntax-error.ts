/** The lines that show a syntax error: the place, the text of the line, carets under it, the message. Source: CPython 3.13 Lib/traceback.py. */
import { toStr } from "../../core/str.ts";

/** What is known of the place of a syntax error. */
export interface SyntaxErrorPlace {
  readonly filename: unknown;
  readonly lineno: unknown;
  readonly end_lineno: unknown;
  readonly text: unknown;
  readonly offset: unknown;
  readonly end_offset: unknown;
  readonly msg: unknown;
}

export function* syntaxErrorLines(place: SyntaxErrorPlace, type: string): Generator<string> {
  const { filename, lineno, text, msg } = place;
  let suffix = "";
  if (lineno !== null) yield `  File "${toStr(filename || "<string>")}", line ${toStr(lineno)}\n`;
  else if (filename !== null) suffix = ` (${toStr(filename)})`;
  if (typeof text === "string") yield* sourceLines(place, text);
  yield `${type}: ${toStr(msg || "<no detail available>")}${suffix}\n`;
}

function* sourceLines(place: SyntaxErrorPlace, text: string): Generator<string> {
  const right = text.replace(/\n+$/, "");
  const shown = right.replace(/^[ \n\f]+/, "");
  const spaces = right.length - shown.length;
  yield `    ${shown}\n`;
  if (place.offset === null) return;
  let offset = Number(place.offset);
  const given = Number(place.end_offset ?? 0);
  let end = place.lineno === place.end_lineno ? given || offset : right.length + 1;
  if (text !== "" && offset > text.length) offset = right.length + 1;
  if (text !== "" && end > text.length) end = right.length + 1;
  if (offset >= end || end < 0) end = offset + 1;
  const start = offset - 1 - spaces;
  if (start < 0) return;
  const before = Array.from(shown.slice(0, start), (character) =>
    /\s/.test(character) ? character : " ",
  ).join("");
  yield `    ${before}${"^".repeat(Math.max(0, end - offset))}\n`;
}
