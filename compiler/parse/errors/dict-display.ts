/** Dictionary displays. */
import type { Cursor, Expression, Range } from "./cursor.ts";
import { bitwiseOr, expression } from "./expressions.ts";
import { separated } from "./sequences.ts";

export function dictDisplay(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const { start } = cursor.eat("{")!;
  if (separated(cursor, item)) cursor.eat(",");
  if (cursor.eat("}")) return cursor.expression("dict literal", start);
  cursor.back(mark);
  // Unlike all others, these mistakes are looked for in the first pass, too.
  cursor.eat("{");
  mistakenItems(cursor);
  return cursor.back(mark);
}

/** `**mapping` or `key: value`. */
function item(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("**") && bitwiseOr(cursor)) return true;
  cursor.back(mark);
  if (expression(cursor) && cursor.eat(":") && expression(cursor)) return true;
  cursor.back(mark);
  return false;
}

function mistakenItems(cursor: Cursor): void {
  const mark = cursor.mark;
  if (separated(cursor, item) && cursor.eat(",")) {
    const last = cursor.mark;
    const key = expression(cursor);
    if (key !== null && !cursor.at(":")) {
      raiseMissingColon(cursor, key);
    }
    cursor.back(last);
    starredValue(cursor);
    cursor.back(last);
    missingValue(cursor);
  }
  cursor.back(mark);
  starredValue(cursor);
  cursor.back(mark);
  missingValue(cursor);
}

/** At the key's last column, in the line where the key starts. */
function raiseMissingColon(cursor: Cursor, key: Range): never {
  const { source } = cursor;
  const lastLine = source.lineStart(source.lineAt(key.end - 1));
  const firstLine = source.lineStart(source.lineAt(key.start));
  const at = Math.min(firstLine + key.end - 1 - lastLine, key.end - 1);
  const start = source.lineAt(at) === source.lineAt(key.start) ? at : key.start;
  return cursor.raise("dictDisplay", "':' expected after dictionary key", start, start + 1);
}

/** `{key: *value}` */
function starredValue(cursor: Cursor): void {
  if (!expression(cursor) || !cursor.eat(":")) return;
  const star = cursor.eat("*");
  if (star !== null && bitwiseOr(cursor)) {
    const message = "cannot use a starred expression in a dictionary value";
    cursor.raiseBetween("dictDisplay", message, star, cursor.furthest);
  }
}

/** `{key:}` */
function missingValue(cursor: Cursor): void {
  const colon = expression(cursor) ? cursor.eat(":") : null;
  if (colon !== null && cursor.atAny("}", ",")) {
    const message = "expression expected after dictionary key and ':'";
    cursor.raiseAt("dictDisplay", message, colon);
  }
}
