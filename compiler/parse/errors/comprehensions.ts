/** Comprehensions and generator expressions. */
import { starredArgument } from "./calls.ts";
import type { Cursor, Expression } from "./cursor.ts";
import {
  assignmentExpression,
  bitwiseOr,
  disjunction,
  expression,
  plainExpression,
  starExpressions,
  starNamedExpression,
  starNamedExpressions,
} from "./expressions.ts";
import { raiseInvalidTarget, starTargets } from "./targets.ts";
import { separated } from "./sequences.ts";

export function generatorExpression(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const open = cursor.eat("(");
  if (open !== null && element(cursor) && forClauses(cursor) && cursor.eat(")")) {
    return cursor.expression("generator expression", open.start);
  }
  cursor.back(mark);
  // The mistakes of the other brackets are looked for here, too.
  if (cursor.errorPass && cursor.atAny("(", "[", "{")) mistakenComprehension(cursor);
  return cursor.back(mark);
}

function element(cursor: Cursor): Expression | null {
  const assignment = assignmentExpression(cursor);
  return assignment ?? plainExpression(cursor);
}

export function dictComprehension(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const { start } = cursor.eat("{")!;
  if (
    expression(cursor) &&
    cursor.eat(":") &&
    expression(cursor) &&
    forClauses(cursor) &&
    cursor.eat("}")
  ) {
    return cursor.expression("dict comprehension", start);
  }
  cursor.back(mark);
  if (cursor.errorPass) {
    cursor.eat("{");
    const stars = cursor.eat("**");
    if (stars !== null && bitwiseOr(cursor) && forClauses(cursor) && cursor.eat("}")) {
      const message = "dict unpacking cannot be used in dict comprehension";
      cursor.raiseAt("comprehension", message, stars);
    }
  }
  return cursor.back(mark);
}

/** One or more `for` clauses with their conditions. */
export function forClauses(cursor: Cursor): boolean {
  if (!forClause(cursor)) return false;
  while (forClause(cursor));
  return true;
}

function forClause(cursor: Cursor): boolean {
  const mark = cursor.mark;
  cursor.eat("async");
  if (cursor.eat("for") === null) {
    cursor.back(mark);
    return false;
  }
  if (starTargets(cursor) && cursor.eat("in")) {
    // From here on nothing else can be meant.
    if (disjunction(cursor) === null) {
      cursor.back(mark);
      return false;
    }
    for (;;) {
      const condition = cursor.mark;
      if (!cursor.eat("if") || !disjunction(cursor)) {
        cursor.back(condition);
        return true;
      }
    }
  }
  cursor.back(mark);
  // Looked for in the first pass, too.
  mistakenForClause(cursor);
  cursor.back(mark);
  if (cursor.errorPass) mistakenForTarget(cursor);
  cursor.back(mark);
  return false;
}

function mistakenForClause(cursor: Cursor): void {
  cursor.eat("async");
  if (!cursor.eat("for") || !separated(cursor, bitwiseOr)) return;
  cursor.eat(",");
  if (!cursor.at("in")) {
    cursor.raiseAtFurthest("comprehension", "'in' expected after for-loop variables");
  }
}

/** `for` followed by something that cannot be assigned. */
export function mistakenForTarget(cursor: Cursor): void {
  cursor.eat("async");
  const target = cursor.eat("for") ? starExpressions(cursor) : null;
  if (target !== null) raiseInvalidTarget(cursor, "for", target);
}

export function mistakenComprehension(cursor: Cursor): void {
  const mark = cursor.mark;
  const { type } = cursor.peek();
  cursor.eat(type);
  const inside = cursor.mark;
  const starred = starredArgument(cursor);
  if (starred !== null && forClauses(cursor)) {
    const message = "iterable unpacking cannot be used in comprehension";
    cursor.raiseAt("comprehension", message, starred);
  }
  if (type === "(") {
    cursor.back(mark);
    return;
  }
  const message = "did you forget parentheses around the comprehension target?";
  cursor.back(inside);
  const first = starNamedExpression(cursor);
  if (first !== null && cursor.eat(",")) {
    const rest = starNamedExpressions(cursor);
    if (rest !== null && forClauses(cursor)) {
      cursor.raiseBetween("comprehension", message, first, rest.at(-1)!);
    }
  }
  cursor.back(inside);
  const only = starNamedExpression(cursor);
  const comma = only === null ? null : cursor.eat(",");
  if (only !== null && comma !== null && forClauses(cursor)) {
    cursor.raiseBetween("comprehension", message, only, comma);
  }
  cursor.back(mark);
}
