/** Statements with blocks. Source: language reference, "Compound statements". */
import { callArguments } from "./calls.ts";
import { mistakenForTarget } from "./comprehensions.ts";
import type { Cursor } from "./cursor.ts";
import {
  expression,
  expressions,
  namedExpression,
  starExpressions,
  starNamedExpression,
  starNamedExpressions,
} from "./expressions.ts";
import { functionParameters } from "./parameters.ts";
import { patterns } from "./patterns.ts";
import { separated } from "./sequences.ts";
import { simpleStatements } from "./simple-statements.ts";
import { raiseInvalidTarget, starTarget, starTargets } from "./targets.ts";
import { tryStatement } from "./try-statement.ts";
import { typeParameters } from "./type-parameters.ts";

export function statement(cursor: Cursor): boolean {
  return compoundStatement(cursor) || simpleStatements(cursor);
}

function compoundStatement(cursor: Cursor): boolean {
  const mark = cursor.mark;
  for (const rule of rulesFor(cursor.peek().type)) {
    if (rule(cursor)) return true;
    cursor.back(mark);
  }
  return false;
}

const noRules: readonly ((cursor: Cursor) => boolean)[] = [];
const rules: Readonly<Record<string, readonly ((cursor: Cursor) => boolean)[]>> = {
  def: [functionDefinition],
  "@": [functionDefinition, classDefinition],
  async: [functionDefinition, withStatement, forStatement],
  if: [ifStatement],
  class: [classDefinition],
  with: [withStatement],
  for: [forStatement],
  try: [tryStatement],
  while: [whileStatement],
  NAME: [matchStatement],
};
const rulesFor = (type: string): readonly ((cursor: Cursor) => boolean)[] =>
  Object.hasOwn(rules, type) ? rules[type]! : noRules;

// ---------------------------------------------------------------- blocks

export function block(cursor: Cursor): boolean {
  return cursor.memo("block", blockRule);
}

function blockRule(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (cursor.eat("NEWLINE") && cursor.eat("INDENT") && statement(cursor)) {
    while (statement(cursor));
    if (cursor.eat("DEDENT")) return true;
  }
  cursor.back(mark);
  if (simpleStatements(cursor)) return true;
  if (cursor.errorPass && cursor.eat("NEWLINE") && !cursor.at("INDENT")) {
    cursor.raiseIndentation("expected an indented block");
  }
  cursor.back(mark);
  return false;
}

/** Runs a rule that only looks for a mistake. */
export function lookFor(cursor: Cursor, mistake: (cursor: Cursor) => unknown): void {
  if (!cursor.errorPass) return;
  const mark = cursor.mark;
  mistake(cursor);
  cursor.back(mark);
}

/** Raises if the line ends here, where a colon and a block should follow. */
export function raiseMissingColon(cursor: Cursor): void {
  if (cursor.eat("NEWLINE")) cursor.raiseAtFurthest("expectedToken", "expected ':'");
}

/** Raises if a colon ends the line and nothing is indented below; `opener` says which statement wants a block. */
export function raiseMissingBlock(cursor: Cursor, opener: string, line: number): void {
  const mark = cursor.mark;
  if (cursor.eat(":") && cursor.eat("NEWLINE") && !cursor.at("INDENT")) {
    cursor.raiseIndentation(`expected an indented block after ${opener} on line ${line}`);
  }
  cursor.back(mark);
}

/** The given token, or an error at once. */
export function expectToken(cursor: Cursor, type: string): true {
  if (!cursor.eat(type)) cursor.raiseAtNext("expectedToken", `expected '${type}'`);
  return true;
}

export function lineOf(cursor: Cursor, mark: number): number {
  return cursor.source.lineAt(cursor.tokens[mark]!.start);
}

// ---------------------------------------------------------------- if, while

function ifStatement(cursor: Cursor): boolean {
  if (!conditionAndBlock(cursor, "if")) return false;
  while (conditionAndBlock(cursor, "elif"));
  elseBlock(cursor);
  return true;
}

function whileStatement(cursor: Cursor): boolean {
  if (!conditionAndBlock(cursor, "while")) return false;
  elseBlock(cursor);
  return true;
}

function conditionAndBlock(cursor: Cursor, keyword: "if" | "elif" | "while"): boolean {
  const mark = cursor.mark;
  if (!cursor.at(keyword)) return false;
  lookFor(cursor, () => {
    cursor.eat(keyword);
    if (!namedExpression(cursor)) return;
    raiseMissingColon(cursor);
    raiseMissingBlock(cursor, `'${keyword}' statement`, lineOf(cursor, mark));
  });
  if (cursor.eat(keyword) && namedExpression(cursor) && cursor.eat(":") && block(cursor))
    return true;
  cursor.back(mark);
  return false;
}

/** The `else` of `if`, loops and `try`, where there is one. */
export function elseBlock(cursor: Cursor): true {
  return keywordBlock(cursor, "else");
}

export function keywordBlock(cursor: Cursor, keyword: "else" | "finally"): true {
  const mark = cursor.mark;
  if (!cursor.eat(keyword)) return true;
  lookFor(cursor, () => {
    raiseMissingBlock(cursor, `'${keyword}' statement`, lineOf(cursor, mark));
  });
  expectToken(cursor, ":");
  if (!block(cursor)) cursor.back(mark);
  return true;
}

// ---------------------------------------------------------------- for

function forStatement(cursor: Cursor): boolean {
  const mark = cursor.mark;
  lookFor(cursor, () => {
    cursor.eat("async");
    const keyword = cursor.mark;
    if (!forHeader(cursor) || !starExpressions(cursor)) return;
    raiseMissingColon(cursor);
    raiseMissingBlock(cursor, "'for' statement", lineOf(cursor, keyword));
  });
  cursor.eat("async");
  if (forHeader(cursor)) {
    // After `in` no other reading is left.
    if (starExpressions(cursor) && cursor.eat(":") && block(cursor)) return elseBlock(cursor);
    cursor.back(mark);
    return false;
  }
  cursor.back(mark);
  lookFor(cursor, mistakenForTarget);
  return false;
}

const forHeader = (cursor: Cursor): boolean =>
  cursor.eat("for") !== null && starTargets(cursor) && cursor.eat("in") !== null;

// ---------------------------------------------------------------- with

function withStatement(cursor: Cursor): boolean {
  const mark = cursor.mark;
  lookFor(cursor, () => withMistake(cursor, raiseMissingBlockOfWith));
  cursor.eat("async");
  if (!cursor.eat("with")) {
    cursor.back(mark);
    return false;
  }
  const items = cursor.mark;
  if (
    cursor.eat("(") &&
    separated(cursor, withItem) &&
    cursor.skip(",") &&
    cursor.eat(")") &&
    cursor.eat(":") &&
    block(cursor)
  ) {
    return true;
  }
  cursor.back(items);
  if (separated(cursor, withItem) && cursor.eat(":") && block(cursor)) return true;
  cursor.back(mark);
  lookFor(cursor, () => withMistake(cursor, raiseMissingColon));
  return false;
}

function raiseMissingBlockOfWith(cursor: Cursor, line: number): void {
  raiseMissingBlock(cursor, "'with' statement", line);
}

/** Applies `mistake` after the items of a `with`, without and with brackets. */
function withMistake(cursor: Cursor, mistake: (cursor: Cursor, line: number) => void): void {
  cursor.eat("async");
  const keyword = cursor.mark;
  if (!cursor.eat("with")) return;
  const items = cursor.mark;
  if (separated(cursor, (at) => looseWithItem(at, expression))) {
    mistake(cursor, lineOf(cursor, keyword));
  }
  cursor.back(items);
  if (
    cursor.eat("(") &&
    separated(cursor, (at) => looseWithItem(at, expressions)) &&
    cursor.skip(",") &&
    cursor.eat(")")
  ) {
    mistake(cursor, lineOf(cursor, keyword));
  }
}

function looseWithItem(cursor: Cursor, rule: (cursor: Cursor) => unknown): boolean {
  if (!rule(cursor)) return false;
  const mark = cursor.mark;
  if (!cursor.eat("as") || !starTarget(cursor)) cursor.back(mark);
  return true;
}

function withItem(cursor: Cursor): boolean {
  const mark = cursor.mark;
  const isEnd = (): boolean => cursor.atAny(",", ")", ":");
  if (expression(cursor) && cursor.eat("as") && starTarget(cursor) && isEnd()) return true;
  cursor.back(mark);
  lookFor(cursor, () => {
    const target = expression(cursor) && cursor.eat("as") ? expression(cursor) : null;
    if (target !== null && isEnd()) raiseInvalidTarget(cursor, "assign", target);
  });
  return expression(cursor) !== null;
}

// ---------------------------------------------------------------- definitions

function decorators(cursor: Cursor): true {
  for (;;) {
    const mark = cursor.mark;
    if (!cursor.eat("@") || !namedExpression(cursor) || !cursor.eat("NEWLINE")) {
      cursor.back(mark);
      return true;
    }
  }
}

function functionDefinition(cursor: Cursor): boolean {
  decorators(cursor);
  const mark = cursor.mark;
  lookFor(cursor, () => {
    cursor.eat("async");
    const keyword = cursor.mark;
    if (functionHeader(cursor, false)) {
      raiseMissingBlock(cursor, "function definition", lineOf(cursor, keyword));
    }
    cursor.back(mark);
    cursor.eat("async");
    if (functionHeader(cursor, true) && expectToken(cursor, ":")) block(cursor);
  });
  cursor.eat("async");
  return functionHeader(cursor, false) && cursor.eat(":") !== null && block(cursor);
}

/** A `def` up to its colon. With `insists`, a missing bracket after the name is an error. */
function functionHeader(cursor: Cursor, insists: boolean): boolean {
  return (
    cursor.eat("def") !== null &&
    cursor.eat("NAME") !== null &&
    typeParameters(cursor) &&
    (insists ? expectToken(cursor, "(") : cursor.eat("(") !== null) &&
    functionParameters(cursor) &&
    cursor.eat(")") !== null &&
    returnAnnotation(cursor)
  );
}

function returnAnnotation(cursor: Cursor): true {
  const mark = cursor.mark;
  if (!cursor.eat("->") || !expression(cursor)) cursor.back(mark);
  return true;
}

function classDefinition(cursor: Cursor): boolean {
  decorators(cursor);
  const keyword = cursor.mark;
  lookFor(cursor, () => {
    if (!classHeader(cursor)) return;
    raiseMissingColon(cursor);
    raiseMissingBlock(cursor, "class definition", lineOf(cursor, keyword));
  });
  return classHeader(cursor) && cursor.eat(":") !== null && block(cursor);
}

function classHeader(cursor: Cursor): boolean {
  if (!cursor.eat("class") || !cursor.eat("NAME")) return false;
  typeParameters(cursor);
  const mark = cursor.mark;
  if (cursor.eat("(")) {
    callArguments(cursor);
    if (!cursor.eat(")")) cursor.back(mark);
  }
  return true;
}

// ---------------------------------------------------------------- match

function matchStatement(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (!cursor.eatSoftKeyword("match")) return false;
  if (
    subject(cursor) &&
    cursor.eat(":") &&
    cursor.eat("NEWLINE") &&
    cursor.eat("INDENT") &&
    caseBlock(cursor)
  ) {
    while (caseBlock(cursor));
    if (cursor.eat("DEDENT")) return true;
  }
  cursor.back(mark);
  lookFor(cursor, () => {
    cursor.eatSoftKeyword("match");
    if (!subject(cursor)) return;
    raiseMissingColon(cursor);
    raiseMissingBlock(cursor, "'match' statement", lineOf(cursor, mark));
  });
  return false;
}

function subject(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (starNamedExpression(cursor) && cursor.eat(",")) {
    starNamedExpressions(cursor);
    return true;
  }
  cursor.back(mark);
  return namedExpression(cursor) !== null;
}

function caseBlock(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (!cursor.atSoftKeyword("case")) return false;
  lookFor(cursor, () => {
    if (!caseHeader(cursor)) return;
    raiseMissingColon(cursor);
    raiseMissingBlock(cursor, "'case' statement", lineOf(cursor, mark));
  });
  if (caseHeader(cursor) && cursor.eat(":") && block(cursor)) return true;
  cursor.back(mark);
  return false;
}

function caseHeader(cursor: Cursor): boolean {
  if (!cursor.eatSoftKeyword("case") || !patterns(cursor)) return false;
  const mark = cursor.mark;
  if (!cursor.eat("if") || !namedExpression(cursor)) cursor.back(mark);
  return true;
}
