/** `import` and `from`. */
import type { Cursor } from "./cursor.ts";
import { separated } from "./sequences.ts";

export function importStatement(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.errorPass) {
    mistakenImport(cursor);
    cursor.back(mark);
  }
  if (cursor.eat("import")) return separated(cursor, dottedAlias) !== null;
  cursor.eat("from");
  const dots = cursor.mark;
  while (cursor.eat(".") || cursor.eat("..."));
  const isRelative = cursor.mark > dots;
  if (!dottedName(cursor) && !isRelative) return false;
  return cursor.eat("import") !== null && importedNames(cursor);
}

function dottedName(cursor: Cursor): boolean {
  if (!cursor.eat("NAME")) return false;
  for (;;) {
    const mark = cursor.mark;
    if (!cursor.eat(".") || !cursor.eat("NAME")) {
      cursor.back(mark);
      return true;
    }
  }
}

function optionalAlias(cursor: Cursor): true {
  const mark = cursor.mark;
  if (!cursor.eat("as") || !cursor.eat("NAME")) cursor.back(mark);
  return true;
}

const dottedAlias = (cursor: Cursor): boolean => dottedName(cursor) && optionalAlias(cursor);
const alias = (cursor: Cursor): boolean => cursor.eat("NAME") !== null && optionalAlias(cursor);

function importedNames(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("(") && separated(cursor, alias) && cursor.skip(",") && cursor.eat(")")) {
    return true;
  }
  cursor.back(mark);
  if (separated(cursor, alias) && !cursor.at(",")) return true;
  cursor.back(mark);
  if (cursor.eat("*")) return true;
  if (cursor.errorPass) {
    if (separated(cursor, alias) && cursor.eat(",") && cursor.at("NEWLINE")) {
      const message = "trailing comma not allowed without surrounding parentheses";
      cursor.raiseAtFurthest("importStatement", message);
    }
    cursor.back(mark);
    raiseWithoutNames(cursor);
  }
  return false;
}

function raiseWithoutNames(cursor: Cursor): void {
  if (!cursor.at("NEWLINE")) return;
  const { start } = cursor.peek();
  cursor.raise("importStatement", "Expected one or more names after 'import'", start, start);
}

function mistakenImport(cursor: Cursor): void {
  const keyword = cursor.eat("import");
  if (keyword === null) return;
  const mark = cursor.mark;
  if (separated(cursor, dottedName) && cursor.eat("from") && dottedName(cursor)) {
    const message = "Did you mean to use 'from ... import ...' instead?";
    cursor.raiseBetween("importStatement", message, keyword, cursor.last);
  }
  cursor.back(mark);
  raiseWithoutNames(cursor);
}
