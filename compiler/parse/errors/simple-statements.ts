/** Statements of one logical line. Source: language reference, "Simple statements". */
import type { Cursor } from "./cursor.ts";
import {
  expression,
  starExpressions,
  starNamedExpression,
  starNamedExpressions,
  yieldExpression,
} from "./expressions.ts";
import { importStatement } from "./imports.ts";
import { repeated, separated } from "./sequences.ts";
import {
  attributeOrSubscript,
  deletionTargets,
  raiseInvalidTarget,
  singleTarget,
  starTargets,
} from "./targets.ts";
import { atom } from "./atoms.ts";
import type { Expression } from "./cursor.ts";
import { typeParameters } from "./type-parameters.ts";

/** Statements up to the end of the line. */
export function simpleStatements(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (semicolonSeparated(cursor) && cursor.eat("NEWLINE")) return true;
  cursor.back(mark);
  return false;
}

function semicolonSeparated(cursor: Cursor): boolean {
  if (!simpleStatement(cursor)) return false;
  for (;;) {
    const mark = cursor.mark;
    if (!cursor.eat(";")) return true;
    if (!simpleStatement(cursor)) {
      cursor.back(mark);
      cursor.eat(";");
      return true;
    }
  }
}

function simpleStatement(cursor: Cursor): boolean {
  return cursor.memo("simpleStatement", simpleStatementRule);
}

function simpleStatementRule(cursor: Cursor): boolean {
  if (assignment(cursor)) return true;
  if (cursor.atSoftKeyword("type") && typeAlias(cursor)) return true;
  if (starExpressions(cursor)) return true;
  const mark = cursor.mark;
  if (keywordStatement(cursor)) return true;
  cursor.back(mark);
  return false;
}

function keywordStatement(cursor: Cursor): boolean {
  const { type } = cursor.peek();
  switch (type) {
    case "import":
    case "from":
      return importStatement(cursor);
    case "return":
      cursor.eat(type);
      starExpressions(cursor);
      return true;
    case "raise":
      cursor.eat(type);
      raiseValues(cursor);
      return true;
    case "pass":
    case "break":
    case "continue":
      cursor.eat(type);
      return true;
    case "del":
      return deletion(cursor);
    case "yield":
      return yieldExpression(cursor) !== null;
    case "assert":
      cursor.eat(type);
      return assertion(cursor);
    case "global":
    case "nonlocal":
      cursor.eat(type);
      return separated(cursor, (at) => at.eat("NAME")) !== null;
    default:
      return false;
  }
}

function raiseValues(cursor: Cursor): void {
  if (!expression(cursor)) return;
  const mark = cursor.mark;
  if (!cursor.eat("from") || !expression(cursor)) cursor.back(mark);
}

function assertion(cursor: Cursor): boolean {
  if (!expression(cursor)) return false;
  const mark = cursor.mark;
  if (!cursor.eat(",") || !expression(cursor)) cursor.back(mark);
  return true;
}

function deletion(cursor: Cursor): boolean {
  const mark = cursor.mark;
  cursor.eat("del");
  if (deletionTargets(cursor) && cursor.atAny(";", "NEWLINE")) return true;
  if (!cursor.errorPass) return false;
  cursor.back(mark);
  cursor.eat("del");
  const targets = starExpressions(cursor);
  if (targets !== null) raiseInvalidTarget(cursor, "delete", targets);
  return false;
}

function typeAlias(cursor: Cursor): boolean {
  const mark = cursor.mark;
  cursor.eat("NAME");
  if (cursor.eat("NAME") && typeParameters(cursor) && cursor.eat("=") && expression(cursor)) {
    return true;
  }
  cursor.back(mark);
  return false;
}

// ---------------------------------------------------------------- assignment

const augmentedOperators = [
  "+=",
  "-=",
  "*=",
  "@=",
  "/=",
  "%=",
  "&=",
  "|=",
  "^=",
  "<<=",
  ">>=",
  "**=",
  "//=",
] as const;

function assignedValue(cursor: Cursor): Expression | null {
  return yieldExpression(cursor) ?? starExpressions(cursor);
}

function assignment(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("NAME") && annotated(cursor)) return true;
  cursor.back(mark);
  if (annotatableTarget(cursor) && annotated(cursor)) return true;
  cursor.back(mark);
  if (repeated(cursor, targetAndEquals).length > 0) {
    if (assignedValue(cursor) && !cursor.at("=")) return true;
  }
  cursor.back(mark);
  if (singleTarget(cursor) && cursor.atAny(...augmentedOperators)) {
    cursor.eat(cursor.peek().type);
    if (assignedValue(cursor)) return true;
    // The operator leaves no other reading.
    cursor.back(mark);
    return false;
  }
  cursor.back(mark);
  if (cursor.errorPass) mistakenAssignment(cursor);
  cursor.back(mark);
  return false;
}

function annotated(cursor: Cursor): boolean {
  if (!cursor.eat(":") || !expression(cursor)) return false;
  const mark = cursor.mark;
  if (!cursor.eat("=") || !assignedValue(cursor)) cursor.back(mark);
  return true;
}

function annotatableTarget(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("(") && singleTarget(cursor) && cursor.eat(")")) return true;
  cursor.back(mark);
  return attributeOrSubscript(cursor);
}

function targetAndEquals(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (starTargets(cursor) && cursor.eat("=")) return true;
  cursor.back(mark);
  return false;
}

function mistakenAssignment(cursor: Cursor): void {
  const mark = cursor.mark;
  mistakenAnnotation(cursor);
  cursor.back(mark);
  repeated(cursor, targetAndEquals);
  const value = starExpressions(cursor);
  if (value !== null && cursor.eat("=")) {
    raiseInvalidTarget(cursor, "assign", value);
    return;
  }
  cursor.back(mark);
  repeated(cursor, targetAndEquals);
  const yielded = yieldExpression(cursor);
  if (yielded !== null && cursor.eat("=")) {
    const message = "assignment to yield expression not possible";
    cursor.raiseAt("assignmentTarget", message, yielded);
  }
  cursor.back(mark);
  const target = starExpressions(cursor);
  if (target !== null && cursor.atAny(...augmentedOperators)) {
    cursor.eat(cursor.peek().type);
    if (assignedValue(cursor) === null) return;
    const message = `'${target.kind}' is an illegal expression for augmented assignment`;
    cursor.raiseAt("assignmentTarget", message, target);
  }
}

function mistakenAnnotation(cursor: Cursor): void {
  const mark = cursor.mark;
  const display = bracketedListOrTuple(cursor);
  if (display !== null && cursor.eat(":") && expression(cursor)) {
    const message = `only single target (not ${display.kind}) can be annotated`;
    cursor.raiseAt("annotationTarget", message, display);
  }
  cursor.back(mark);
  const first = starNamedExpression(cursor);
  if (first !== null && cursor.eat(",")) {
    while (starNamedExpressions(cursor));
    if (cursor.eat(":") && expression(cursor)) {
      const message = "only single target (not tuple) can be annotated";
      cursor.raiseAt("annotationTarget", message, first);
    }
  }
  cursor.back(mark);
  const value = expression(cursor);
  if (value !== null && cursor.eat(":") && expression(cursor)) {
    cursor.raiseAt("annotationTarget", "illegal target for annotation", value);
  }
}

/** A list or tuple display, in any number of brackets. */
function bracketedListOrTuple(cursor: Cursor): Expression | null {
  if (!cursor.atAny("(", "[")) return null;
  const mark = cursor.mark;
  const value = atom(cursor);
  return value?.kind === "list" || value?.kind === "tuple" ? value : cursor.back(mark);
}
