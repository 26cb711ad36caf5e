/** Patterns of `match` (PEP 634). */
import { number } from "./atoms.ts";
import type { Cursor, Expression, Range } from "./cursor.ts";
import { expression } from "./expressions.ts";
import { separated } from "./sequences.ts";
import { strings } from "./strings.ts";

/** The pattern of a `case`, with or without the commas of an open sequence. */
export function patterns(cursor: Cursor): boolean {
  return openSequence(cursor) || pattern(cursor) !== null;
}

function openSequence(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (maybeStarred(cursor) && cursor.eat(",")) {
    if (separated(cursor, maybeStarred)) cursor.eat(",");
    return true;
  }
  cursor.back(mark);
  return false;
}

function maybeStarred(cursor: Cursor): boolean {
  return cursor.memo("starPattern", starPattern) || pattern(cursor) !== null;
}

function starPattern(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("*") && (captureTarget(cursor) || cursor.eatSoftKeyword("_"))) return true;
  cursor.back(mark);
  return false;
}

function pattern(cursor: Cursor): Range | null {
  const mark = cursor.mark;
  const { start } = cursor.peek();
  const alternatives = orPattern(cursor);
  const after = cursor.mark;
  if (alternatives && cursor.eat("as") && captureTarget(cursor)) {
    return { start, end: cursor.last.end };
  }
  if (cursor.errorPass) {
    cursor.back(mark);
    mistakenAs(cursor);
  }
  if (!alternatives) return cursor.back(mark);
  cursor.back(after);
  return { start, end: cursor.last.end };
}

function mistakenAs(cursor: Cursor): void {
  if (!orPattern(cursor) || !cursor.eat("as")) return;
  if (cursor.atSoftKeyword("_")) {
    cursor.raiseAt("pattern", "cannot use '_' as a target", cursor.peek());
  }
  if (cursor.at("NAME")) return;
  const target = expression(cursor);
  if (target !== null) cursor.raiseAt("pattern", "invalid pattern target", target);
}

function orPattern(cursor: Cursor): boolean {
  if (!closedPattern(cursor)) return false;
  for (;;) {
    const mark = cursor.mark;
    if (!cursor.eat("|") || !closedPattern(cursor)) {
      cursor.back(mark);
      return true;
    }
  }
}

function closedPattern(cursor: Cursor): boolean {
  return cursor.memo("closedPattern", closedPatternRule);
}

function closedPatternRule(cursor: Cursor): boolean {
  return (
    literalPattern(cursor) ||
    captureTarget(cursor) ||
    cursor.eatSoftKeyword("_") !== null ||
    valuePattern(cursor) ||
    bracketedPattern(cursor) ||
    mappingPattern(cursor) ||
    classPattern(cursor)
  );
}

// ---------------------------------------------------------------- literals, names

function literalPattern(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (signedNumber(cursor) && !cursor.atAny("+", "-")) return true;
  cursor.back(mark);
  if (complexNumber(cursor) || strings(cursor)) return true;
  return ["None", "True", "False"].some((constant) => cursor.eat(constant) !== null);
}

function signedNumber(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  cursor.eat("-");
  return number(cursor) ?? cursor.back(mark);
}

const isImaginary = (literal: string): boolean => /[jJ]$/.test(literal);

/** `1 + 2j`. What is not a real and an imaginary number is an error at once. */
function complexNumber(cursor: Cursor): boolean {
  const mark = cursor.mark;
  cursor.eat("-");
  const real = number(cursor);
  if (real !== null && isImaginary(cursor.textOf(real))) {
    cursor.raiseAt("pattern", "real number required in complex literal", real);
  }
  if (real !== null && (cursor.eat("+") || cursor.eat("-"))) {
    const imaginary = number(cursor);
    if (imaginary !== null) {
      if (isImaginary(cursor.textOf(imaginary))) return true;
      cursor.raiseAt("pattern", "imaginary number required in complex literal", imaginary);
    }
  }
  cursor.back(mark);
  return false;
}

/** A name other than `_` that is neither called, nor dotted, nor a keyword. */
function captureTarget(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (!cursor.atSoftKeyword("_") && cursor.eat("NAME") && !cursor.atAny(".", "(", "=")) return true;
  cursor.back(mark);
  return false;
}

function valuePattern(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (dottedName(cursor, 2) && !cursor.atAny(".", "(", "=")) return true;
  cursor.back(mark);
  return false;
}

/** Names with dots between them, at least so many. */
function dottedName(cursor: Cursor, atLeast: number): boolean {
  const mark = cursor.mark;
  let count = 0;
  if (cursor.eat("NAME")) {
    count++;
    for (let dot = cursor.mark; cursor.eat(".") !== null; dot = cursor.mark) {
      if (!cursor.eat("NAME")) {
        cursor.back(dot);
        break;
      }
      count++;
    }
  }
  if (count >= atLeast) return true;
  cursor.back(mark);
  return false;
}

// ---------------------------------------------------------------- brackets

function bracketedPattern(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("(")) {
    if (pattern(cursor) && cursor.eat(")")) return true;
    cursor.back(mark + 1);
    openSequence(cursor);
    if (cursor.eat(")")) return true;
  } else if (cursor.eat("[")) {
    if (separated(cursor, maybeStarred)) cursor.eat(",");
    if (cursor.eat("]")) return true;
  }
  cursor.back(mark);
  return false;
}

function mappingPattern(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (!cursor.eat("{")) return false;
  if (separated(cursor, keyValue)) {
    const items = cursor.mark;
    if (!cursor.eat(",") || !rest(cursor)) cursor.back(items);
    cursor.eat(",");
  } else if (rest(cursor)) cursor.eat(",");
  if (cursor.eat("}")) return true;
  cursor.back(mark);
  return false;
}

function rest(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("**") && captureTarget(cursor)) return true;
  cursor.back(mark);
  return false;
}

function keyValue(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if ((literalPattern(cursor) || dottedName(cursor, 2)) && cursor.eat(":") && pattern(cursor)) {
    return true;
  }
  cursor.back(mark);
  return false;
}

// ---------------------------------------------------------------- classes

function classPattern(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (dottedName(cursor, 1) && cursor.eat("(")) {
    const open = cursor.mark;
    const forms = [
      () => true,
      () => separated(cursor, pattern) && cursor.skip(","),
      () => separated(cursor, keywordPattern) && cursor.skip(","),
      () =>
        separated(cursor, pattern) &&
        cursor.eat(",") &&
        separated(cursor, keywordPattern) &&
        cursor.skip(","),
    ];
    for (const form of forms) {
      if (form() && cursor.eat(")")) return true;
      cursor.back(open);
    }
  }
  cursor.back(mark);
  if (cursor.errorPass) mistakenClass(cursor);
  cursor.back(mark);
  return false;
}

function keywordPattern(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("NAME") && cursor.eat("=") && pattern(cursor)) return true;
  cursor.back(mark);
  return false;
}

function mistakenClass(cursor: Cursor): void {
  if (!dottedName(cursor, 1) || !cursor.eat("(")) return;
  const mark = cursor.mark;
  if (!separated(cursor, pattern) || !cursor.eat(",")) cursor.back(mark);
  if (!separated(cursor, keywordPattern) || !cursor.eat(",")) return;
  const late = separated(cursor, pattern);
  if (late === null) return;
  const message = "positional patterns follow keyword patterns";
  cursor.raiseBetween("pattern", message, late[0]!, late.at(-1)!);
}
