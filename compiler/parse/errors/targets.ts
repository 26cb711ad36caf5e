/** What can be assigned or deleted. */
import type { Cursor, Expression } from "./cursor.ts";
import { primary } from "./expressions.ts";
import { separated } from "./sequences.ts";

// ---------------------------------------------------------------- assignment

/** `a, *b`: targets of `for` and `=`. */
export function starTargets(cursor: Cursor): boolean {
  if (starTarget(cursor) === false) return false;
  for (;;) {
    const mark = cursor.mark;
    if (!cursor.eat(",")) return true;
    if (!starTarget(cursor)) {
      cursor.back(mark);
      cursor.eat(",");
      return true;
    }
  }
}

export function starTarget(cursor: Cursor): boolean {
  return cursor.memo("starTarget", starTargetRule);
}

function starTargetRule(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("*")) {
    if (!cursor.at("*") && starTarget(cursor)) return true;
    cursor.back(mark);
  }
  return targetWithStarAtom(cursor);
}

function targetWithStarAtom(cursor: Cursor): boolean {
  return cursor.memo("targetWithStarAtom", targetWithStarAtomRule);
}

const targetWithStarAtomRule = (cursor: Cursor): boolean =>
  attributeOrSubscript(cursor) || starAtom(cursor);

/** `value.name` or `value[index]` with nothing after it that would make it part of something longer. */
export function attributeOrSubscript(cursor: Cursor): boolean {
  const mark = cursor.mark;
  const { start } = cursor.peek();
  const value = primary(cursor);
  if (value !== null && (value.kind === "attribute" || value.kind === "subscript")) {
    const isBracketed = value.start !== start;
    if (!isBracketed && !cursor.atAny("(", "[", ".")) return true;
  }
  cursor.back(mark);
  return false;
}

function starAtom(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("NAME")) return true;
  if (cursor.eat("(")) {
    if (targetWithStarAtom(cursor) && cursor.eat(")")) return true;
    cursor.back(mark + 1);
    tupleTargets(cursor);
    if (cursor.eat(")")) return true;
  } else if (cursor.eat("[")) {
    if (separated(cursor, starTarget)) cursor.eat(",");
    if (cursor.eat("]")) return true;
  }
  cursor.back(mark);
  return false;
}

/** Two targets, or one and a comma, or none. */
function tupleTargets(cursor: Cursor): void {
  const mark = cursor.mark;
  const targets = separated(cursor, starTarget);
  if (targets === null) return;
  if (cursor.eat(",") === null && targets.length === 1) cursor.back(mark);
}

/** A target of an annotated or augmented assignment. */
export function singleTarget(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const { start } = cursor.peek();
  if (attributeOrSubscript(cursor)) return cursor.expression("attribute", start);
  if (cursor.eat("NAME")) return cursor.expression("name", start);
  if (cursor.eat("(")) {
    const target = singleTarget(cursor);
    if (target !== null && cursor.eat(")")) return target;
  }
  return cursor.back(mark);
}

// ---------------------------------------------------------------- deletion

export function deletionTargets(cursor: Cursor): boolean {
  if (separated(cursor, deletionTarget) === null) return false;
  return cursor.skip(",");
}

function deletionTarget(cursor: Cursor): boolean {
  return cursor.memo("deletionTarget", deletionTargetRule);
}

function deletionTargetRule(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (attributeOrSubscript(cursor) || cursor.eat("NAME")) return true;
  if (cursor.eat("(")) {
    if (deletionTarget(cursor) && cursor.eat(")")) return true;
    cursor.back(mark + 1);
    deletionTargets(cursor);
    if (cursor.eat(")")) return true;
  } else if (cursor.eat("[")) {
    deletionTargets(cursor);
    if (cursor.eat("]")) return true;
  }
  cursor.back(mark);
  return false;
}

// ---------------------------------------------------------------- messages

type TargetUse = "assign" | "for" | "delete";

/** Raises for the first part of `value` that cannot be a target; returns where all of it can. */
export function raiseInvalidTarget(cursor: Cursor, use: TargetUse, value: Expression): void {
  const invalid = invalidTarget(use, value);
  if (invalid === null) return;
  if (use === "delete") cursor.raiseAt("deletionTarget", `cannot delete ${invalid.kind}`, invalid);
  cursor.raiseAt("assignmentTarget", `cannot assign to ${invalid.kind}`, invalid);
}

function invalidTarget(use: TargetUse, value: Expression): Expression | null {
  switch (value.kind) {
    case "name":
    case "attribute":
    case "subscript":
      return null;
    case "list":
    case "tuple":
      for (const part of value.parts) {
        const invalid = invalidTarget(use, part);
        if (invalid !== null) return invalid;
      }
      return null;
    case "starred":
      return use === "delete" ? value : invalidTarget(use, value.parts[0]!);
    case "comparison":
      // `for a in b` is read as a comparison, too.
      if (use !== "for") return value;
      return value.operator === "in" ? invalidTarget(use, value.parts[0]!) : null;
    default:
      return value;
  }
}
