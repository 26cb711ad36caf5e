/** String literals, f-strings and t-strings (PEP 701, PEP 750). */
import type { Cursor, Expression } from "./cursor.ts";
import { starExpressions, yieldExpression } from "./expressions.ts";
import { bytesEscapeError, splitLiteral, stringEscapeError } from "./literals.ts";
import type { Token } from "./token.ts";

/** Adjacent literals. */
export function strings(cursor: Cursor): Expression | null {
  return cursor.memo("strings", stringsRule);
}

function stringsRule(cursor: Cursor): Expression | null {
  const { start } = cursor.peek();
  let isFormatted = false;
  let bytes = 0;
  let count = 0;
  for (; ; count++) {
    const token = cursor.eat("STRING");
    if (token !== null) bytes += checkLiteral(cursor, token) ? 1 : 0;
    else if (formattedString(cursor)) isFormatted = true;
    else break;
  }
  if (count === 0) return null;
  if (bytes !== 0 && bytes !== count) {
    cursor.raiseAtFurthest("literalContents", "cannot mix bytes and nonbytes literals");
  }
  return cursor.expression(isFormatted ? "f-string expression" : "literal", start);
}

/** Raises what is wrong inside a literal; says whether it is a bytes literal. */
function checkLiteral(cursor: Cursor, token: Token): boolean {
  const { prefix, body } = splitLiteral(cursor.textOf(token));
  const isRaw = prefix.includes("r");
  if (!prefix.includes("b")) {
    if (!isRaw) checkStringEscapes(cursor, body);
    return false;
  }
  if (/[\u0080-\uffff]/.test(body)) {
    const message = "bytes can only contain ASCII literal characters";
    cursor.raiseAt("literalContents", message, token);
  }
  const problem = isRaw ? null : bytesEscapeError(body);
  if (problem !== null) cursor.raiseAtFurthest("literalContents", problem);
  return true;
}

function checkStringEscapes(cursor: Cursor, body: string): void {
  if (!body.includes("\\")) return;
  const problem = stringEscapeError(body);
  if (problem !== null) cursor.raiseAtFurthest("literalContents", problem);
}

function formattedString(cursor: Cursor): boolean {
  const mark = cursor.mark;
  const start = cursor.eat("FSTRING_START");
  if (start === null) return false;
  const opening = cursor.textOf(start).toLowerCase();
  const isRaw = opening.includes("r");
  const letter = opening.includes("t") ? "t" : "f";
  const texts: string[] = [];
  for (;;) {
    if (replacementField(cursor, letter, isRaw)) continue;
    const middle = cursor.eat("FSTRING_MIDDLE");
    if (middle === null) break;
    texts.push(cursor.textOf(middle));
  }
  if (cursor.eat("FSTRING_END") === null) {
    cursor.back(mark);
    return false;
  }
  if (!isRaw) for (const text of texts) checkStringEscapes(cursor, text);
  return true;
}

function replacementField(cursor: Cursor, letter: string, isRaw: boolean): boolean {
  const mark = cursor.mark;
  if (!cursor.at("{")) return false;
  const conversion: { name: Token | null } = { name: null };
  if (
    cursor.eat("{") &&
    annotatedValue(cursor) &&
    cursor.skip("=") &&
    optionalConversion(cursor, letter, conversion) &&
    optionalFormat(cursor, letter, isRaw) &&
    cursor.eat("}")
  ) {
    checkConversion(cursor, letter, conversion.name);
    return true;
  }
  cursor.back(mark);
  if (cursor.errorPass) mistakenField(cursor, letter, isRaw);
  cursor.back(mark);
  return false;
}

function annotatedValue(cursor: Cursor): Expression | null {
  return yieldExpression(cursor) ?? starExpressions(cursor);
}

/** Takes `!r` where it stands and notes the name. */
function optionalConversion(cursor: Cursor, letter: string, found: { name: Token | null }): true {
  const mark = cursor.mark;
  const exclamation = cursor.eat("!");
  const name = exclamation === null ? null : cursor.eat("NAME");
  if (exclamation === null || name === null) {
    cursor.back(mark);
    return true;
  }
  if (exclamation.end !== name.start) {
    // The spelling is CPython's.
    const message = `${letter}-string: conversion type must come right after the exclamanation mark`;
    cursor.raiseBetween("replacementField", message, exclamation, name);
  }
  found.name = name;
  return true;
}

function checkConversion(cursor: Cursor, letter: string, name: Token | null): void {
  const conversion = name === null ? "s" : cursor.textOf(name);
  if (name === null || ["s", "r", "a"].includes(conversion)) return;
  const message = `${letter}-string: invalid conversion character '${conversion}': expected 's', 'r', or 'a'`;
  cursor.raiseAt("replacementField", message, name);
}

function optionalFormat(cursor: Cursor, letter: string, isRaw: boolean): true {
  if (cursor.eat(":") !== null) formatParts(cursor, letter, isRaw);
  return true;
}

function formatParts(cursor: Cursor, letter: string, isRaw: boolean): true {
  for (;;) {
    const middle = cursor.eat("FSTRING_MIDDLE");
    if (middle !== null) {
      if (!isRaw) checkStringEscapes(cursor, cursor.textOf(middle));
    } else if (!replacementField(cursor, letter, isRaw)) return true;
  }
}

/** The mistakes CPython has words for, in its order. */
function mistakenField(cursor: Cursor, letter: string, isRaw: boolean): void {
  const start = cursor.mark;
  const say = (message: string): never =>
    cursor.raiseAtNext("replacementField", `${letter}-string: ${message}`);
  cursor.eat("{");
  for (const type of ["=", "!", ":", "}"]) {
    if (cursor.at(type)) say(`valid expression required before '${type}'`);
  }
  const value = annotatedValue(cursor);
  if (value === null) say("expecting a valid expression after '{'");
  if (!cursor.atAny("=", "!", ":", "}")) say("expecting '=', or '!', or ':', or '}'");
  if (cursor.eat("=") && !cursor.atAny("!", ":", "}")) say("expecting '!', or ':', or '}'");
  if (cursor.at("!")) {
    cursor.eat("!");
    if (cursor.atAny(":", "}")) say("missing conversion character");
    if (!cursor.at("NAME")) say("invalid conversion character");
    cursor.eat("NAME");
  }
  if (!cursor.atAny(":", "}")) say("expecting ':' or '}'");
  if (cursor.eat(":")) {
    formatParts(cursor, letter, isRaw);
    if (!cursor.at("}")) say("expecting '}', or format specs");
  }
  cursor.back(start);
}
