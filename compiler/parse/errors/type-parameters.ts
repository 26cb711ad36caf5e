/** Type parameters (PEP 695, PEP 696). */
import type { Cursor } from "./cursor.ts";
import { expression, starExpression } from "./expressions.ts";
import { separated } from "./sequences.ts";

/** `[T, *Ts, **P]` where there is one. */
export function typeParameters(cursor: Cursor): true {
  const mark = cursor.mark;
  if (!cursor.eat("[")) return true;
  if (cursor.errorPass && cursor.at("]")) {
    const { start } = cursor.peek();
    cursor.raise("typeParameters", "Type parameter list cannot be empty", start, start + 1);
  }
  if (!separated(cursor, typeParameter) || !cursor.skip(",") || !cursor.eat("]")) cursor.back(mark);
  return true;
}

function typeParameter(cursor: Cursor): boolean {
  return cursor.memo("typeParameter", typeParameterRule);
}

function typeParameterRule(cursor: Cursor): boolean {
  if (cursor.eat("NAME")) {
    optional(cursor, ":", expression);
    optional(cursor, "=", expression);
    return true;
  }
  const mark = cursor.mark;
  // Looked for in the first pass, too.
  mistakenBound(cursor);
  cursor.back(mark);
  const isStarred = cursor.eat("*") !== null;
  if ((isStarred || cursor.eat("**")) && cursor.eat("NAME")) {
    optional(cursor, "=", isStarred ? starExpression : expression);
    return true;
  }
  cursor.back(mark);
  return false;
}

function optional(cursor: Cursor, token: string, rule: (cursor: Cursor) => unknown): void {
  const mark = cursor.mark;
  if (!cursor.eat(token) || !rule(cursor)) cursor.back(mark);
}

function mistakenBound(cursor: Cursor): void {
  const kind = cursor.at("*") ? "TypeVarTuple" : "ParamSpec";
  if (!cursor.eat("*") && !cursor.eat("**")) return;
  const colon = cursor.eat("NAME") ? cursor.eat(":") : null;
  const bound = colon === null ? null : expression(cursor);
  if (colon === null || bound === null) return;
  const what = bound.kind === "tuple" ? "constraints" : "bound";
  cursor.raiseBetween("typeParameters", `cannot use ${what} with ${kind}`, colon, cursor.furthest);
}
