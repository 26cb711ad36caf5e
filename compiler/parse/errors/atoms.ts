/** Names, literals and whatever stands in brackets. */
import { mistakenComprehension, dictComprehension, forClauses } from "./comprehensions.ts";
import { generatorExpression } from "./comprehensions.ts";
import type { Cursor, Expression } from "./cursor.ts";
import { dictDisplay } from "./dict-display.ts";
import { starredArgument } from "./calls.ts";
import {
  expression,
  namedExpression,
  starNamedExpression,
  starNamedExpressions,
  yieldExpression,
} from "./expressions.ts";
import { integerLengthError } from "./literals.ts";
import { strings } from "./strings.ts";

export function atom(cursor: Cursor): Expression | null {
  const { type, start } = cursor.peek();
  switch (type) {
    case "NAME":
      cursor.eat(type);
      return cursor.expression("name", start);
    case "True":
    case "False":
    case "None":
      cursor.eat(type);
      return cursor.expression(type, start);
    case "...":
      cursor.eat(type);
      return cursor.expression("ellipsis", start);
    case "STRING":
    case "FSTRING_START":
      return strings(cursor);
    case "NUMBER":
      return number(cursor);
    case "(":
      return tuple(cursor) ?? group(cursor) ?? generatorExpression(cursor);
    case "[":
      return list(cursor) ?? comprehension(cursor, "[", "]", "list comprehension");
    case "{":
      return (
        dictDisplay(cursor) ??
        set(cursor) ??
        dictComprehension(cursor) ??
        comprehension(cursor, "{", "}", "set comprehension")
      );
    default:
      return null;
  }
}

/** A number literal; one that is too long to convert is an error at once. */
export function number(cursor: Cursor): Expression | null {
  const token = cursor.eat("NUMBER");
  if (token === null) return null;
  const message = integerLengthError(cursor.textOf(token));
  if (message !== null) cursor.raiseAt("invalidNumber", message, token);
  return cursor.expression("literal", token.start);
}

export function tuple(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const { start } = cursor.peek();
  if (cursor.eat("(") === null) return null;
  const inside = cursor.mark;
  const first = starNamedExpression(cursor);
  let parts: readonly Expression[] = [];
  if (first !== null && cursor.eat(",")) parts = [first, ...(starNamedExpressions(cursor) ?? [])];
  else cursor.back(inside);
  return cursor.eat(")") ? cursor.expression("tuple", start, parts) : cursor.back(mark);
}

function group(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  cursor.eat("(");
  const value = yieldExpression(cursor) ?? namedExpression(cursor);
  // The brackets are no part of the expression.
  if (value !== null && cursor.eat(")")) return value;
  cursor.back(mark);
  if (cursor.errorPass) mistakenGroup(cursor);
  return cursor.back(mark);
}

function mistakenGroup(cursor: Cursor): void {
  const mark = cursor.mark;
  cursor.eat("(");
  const starred = starredArgument(cursor);
  if (starred !== null && cursor.eat(")")) {
    cursor.raiseAt("misplacedStar", "cannot use starred expression here", starred);
  }
  cursor.back(mark);
  cursor.eat("(");
  const stars = cursor.eat("**");
  if (stars !== null && expression(cursor) && cursor.eat(")")) {
    cursor.raiseAt("misplacedStar", "cannot use double starred expression here", stars);
  }
}

export function list(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const { start } = cursor.peek();
  if (cursor.eat("[") === null) return null;
  const parts = starNamedExpressions(cursor) ?? [];
  return cursor.eat("]") ? cursor.expression("list", start, parts) : cursor.back(mark);
}

function set(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const { start } = cursor.eat("{")!;
  if (starNamedExpressions(cursor) && cursor.eat("}")) {
    return cursor.expression("set display", start);
  }
  return cursor.back(mark);
}

function comprehension(
  cursor: Cursor,
  open: string,
  close: string,
  kind: "list comprehension" | "set comprehension",
): Expression | null {
  const mark = cursor.mark;
  const { start } = cursor.eat(open)!;
  if (namedExpression(cursor) && forClauses(cursor) && cursor.eat(close)) {
    return cursor.expression(kind, start);
  }
  cursor.back(mark);
  if (cursor.errorPass) mistakenComprehension(cursor);
  return cursor.back(mark);
}
