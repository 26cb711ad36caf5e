/** `try` with its handlers (PEP 654, PEP 758). */
import {
  block,
  elseBlock,
  expectToken,
  keywordBlock,
  lineOf,
  lookFor,
  raiseMissingBlock,
  raiseMissingColon,
} from "./compound-statements.ts";
import type { Cursor } from "./cursor.ts";
import { expression, expressions } from "./expressions.ts";
import { repeated } from "./sequences.ts";

export function tryStatement(cursor: Cursor): boolean {
  lookFor(cursor, mistakenTry);
  cursor.eat("try");
  expectToken(cursor, ":");
  if (!block(cursor)) return false;
  const body = cursor.mark;
  keywordBlock(cursor, "finally");
  if (cursor.mark > body) return true;
  for (const rule of [handler, groupHandler]) {
    if (repeated(cursor, rule).length > 0) {
      elseBlock(cursor);
      keywordBlock(cursor, "finally");
      return true;
    }
    cursor.back(body);
  }
  return false;
}

function handler(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (!cursor.at("except")) return false;
  lookFor(cursor, () => {
    cursor.eat("except");
    const afterKeyword = cursor.mark;
    if (caught(cursor)) raiseMissingHandlerBlock(cursor, "'except'", mark);
    cursor.back(afterKeyword);
    raiseMissingHandlerBlock(cursor, "'except'", mark);
  });
  cursor.eat("except");
  const afterKeyword = cursor.mark;
  if (caught(cursor) && cursor.eat(":") && block(cursor)) return true;
  cursor.back(afterKeyword);
  if (caughtWithoutBrackets(cursor) && cursor.eat(":") && block(cursor)) return true;
  cursor.back(afterKeyword);
  if (cursor.eat(":") && block(cursor)) return true;
  cursor.back(mark);
  lookFor(cursor, mistakenExcept);
  return false;
}

function groupHandler(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (!cursor.at("except")) return false;
  lookFor(cursor, () => {
    cursor.eat("except");
    if (cursor.eat("*") && caught(cursor)) raiseMissingHandlerBlock(cursor, "'except*'", mark);
  });
  cursor.eat("except");
  if (cursor.eat("*")) {
    const afterStar = cursor.mark;
    if (caught(cursor) && cursor.eat(":") && block(cursor)) return true;
    cursor.back(afterStar);
    if (caughtWithoutBrackets(cursor) && cursor.eat(":") && block(cursor)) return true;
  }
  cursor.back(mark);
  lookFor(cursor, mistakenExcept);
  return false;
}

function raiseMissingHandlerBlock(cursor: Cursor, keyword: string, mark: number): void {
  raiseMissingBlock(cursor, `${keyword} statement`, lineOf(cursor, mark));
}

/** `Error`, `Error as name`. */
function caught(cursor: Cursor): boolean {
  if (!expression(cursor)) return false;
  optionalName(cursor);
  return true;
}

/** `A, B`, from Python 3.14 on. */
function caughtWithoutBrackets(cursor: Cursor): boolean {
  return cursor.version !== "3.13" && expressions(cursor) !== null;
}

function optionalName(cursor: Cursor): void {
  const mark = cursor.mark;
  if (!cursor.eat("as") || !cursor.eat("NAME")) cursor.back(mark);
}

// ---------------------------------------------------------------- known mistakes

function mistakenTry(cursor: Cursor): void {
  const mark = cursor.mark;
  cursor.eat("try");
  raiseMissingBlock(cursor, "'try' statement", lineOf(cursor, mark));
  if (!cursor.eat(":")) return;
  const afterColon = cursor.mark;
  if (block(cursor) && !cursor.atAny("except", "finally")) {
    cursor.raiseAtFurthest("tryStatement", "expected 'except' or 'finally' block");
  }
  const message = "cannot have both 'except' and 'except*' on the same 'try'";
  cursor.back(afterColon);
  repeated(cursor, block);
  if (repeated(cursor, handler).length > 0) {
    const keyword = cursor.eat("except");
    const star = keyword === null ? null : cursor.eat("*");
    if (keyword !== null && star !== null && caught(cursor) && cursor.eat(":")) {
      cursor.raiseBetween("tryStatement", message, keyword, star);
    }
  }
  cursor.back(afterColon);
  repeated(cursor, block);
  if (repeated(cursor, groupHandler).length > 0) {
    const keyword = cursor.eat("except");
    if (keyword === null) return;
    caught(cursor);
    if (cursor.eat(":")) cursor.raiseAt("tryStatement", message, keyword);
  }
}

function mistakenExcept(cursor: Cursor): void {
  cursor.eat("except");
  const afterKeyword = cursor.mark;
  cursor.skip("*");
  const { start } = cursor.peek();
  if (expression(cursor) && cursor.eat(",") && expressions(cursor)) {
    optionalName(cursor);
    if (cursor.eat(":")) {
      const message = "multiple exception types must be parenthesized";
      cursor.raise("tryStatement", message, start, cursor.furthest.end);
    }
  }
  cursor.back(afterKeyword);
  cursor.skip("*");
  if (caught(cursor)) raiseMissingColon(cursor);
  cursor.back(afterKeyword);
  raiseMissingColon(cursor);
  if (cursor.eat("*") && cursor.atAny("NEWLINE", ":")) {
    cursor.eat(cursor.peek().type);
    cursor.raiseAtFurthest("tryStatement", "expected one or more exception types");
  }
}
