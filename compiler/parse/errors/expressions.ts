/** Expressions down to the operands of operators. Source: language reference, "Expressions". */
import { atom, list, tuple } from "./atoms.ts";
import { callArguments } from "./calls.ts";
import { generatorExpression } from "./comprehensions.ts";
import type { Cursor, Expression } from "./cursor.ts";
import { lambdaParameters } from "./parameters.ts";
import { starredArgument } from "./calls.ts";
import { separated } from "./sequences.ts";

// ---------------------------------------------------------------- the levels

export function expression(cursor: Cursor): Expression | null {
  return cursor.memo("expression", expressionRule);
}

function expressionRule(cursor: Cursor): Expression | null {
  if (cursor.errorPass) mistakenExpression(cursor);
  return conditional(cursor) ?? lambda(cursor);
}

function conditional(cursor: Cursor): Expression | null {
  const { start } = cursor.peek();
  const value = disjunction(cursor);
  if (value === null) return null;
  const after = cursor.mark;
  if (cursor.eat("if") && disjunction(cursor) && cursor.eat("else") && expression(cursor)) {
    return cursor.expression("conditional expression", start);
  }
  cursor.back(after);
  return value;
}

function lambda(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const keyword = cursor.eat("lambda");
  if (keyword === null) return null;
  lambdaParameters(cursor);
  if (cursor.eat(":") && expression(cursor)) return cursor.expression("lambda", keyword.start);
  return cursor.back(mark);
}

export function disjunction(cursor: Cursor): Expression | null {
  return cursor.memo("disjunction", disjunctionRule);
}

const disjunctionRule = (cursor: Cursor): Expression | null =>
  booleanChain(cursor, "or", conjunction);

function conjunction(cursor: Cursor): Expression | null {
  return booleanChain(cursor, "and", inversion);
}

function booleanChain(
  cursor: Cursor,
  operator: string,
  operand: (cursor: Cursor) => Expression | null,
): Expression | null {
  const { start } = cursor.peek();
  let left = operand(cursor);
  if (left === null) return null;
  for (;;) {
    const mark = cursor.mark;
    if (!cursor.eat(operator) || !operand(cursor)) {
      cursor.back(mark);
      return left;
    }
    left = cursor.expression("expression", start);
  }
}

export function inversion(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const { start } = cursor.peek();
  while (cursor.eat("not"));
  if (cursor.mark === mark) return comparison(cursor);
  if (comparison(cursor)) return cursor.expression("expression", start);
  return cursor.back(mark);
}

function comparison(cursor: Cursor): Expression | null {
  const { start } = cursor.peek();
  const left = bitwiseOr(cursor);
  if (left === null) return null;
  let operator: string | null = null;
  for (;;) {
    const mark = cursor.mark;
    const found = comparisonOperator(cursor);
    if (found === null || !bitwiseOr(cursor)) {
      cursor.back(mark);
      break;
    }
    operator ??= found;
  }
  if (operator === null) return left;
  return { ...cursor.expression("comparison", start, [left]), operator };
}

const simpleComparisons = new Set(["==", "<=", "<", ">=", ">", "in"]);

function comparisonOperator(cursor: Cursor): string | null {
  const { type } = cursor.peek();
  if (simpleComparisons.has(type)) cursor.eat(type);
  else if (type === (cursor.angleBracketsMeanUnequal ? "<>" : "!=")) cursor.eat(type);
  else if (type === "is") {
    cursor.eat("is");
    cursor.skip("not");
  } else if (type === "not") {
    cursor.eat("not");
    if (cursor.eat("in") === null) return null;
    return "not in";
  } else return null;
  return type;
}

// ---------------------------------------------------------------- arithmetic

const precedences: Readonly<Record<string, number>> = {
  "|": 1,
  "^": 2,
  "&": 3,
  "<<": 4,
  ">>": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "//": 6,
  "%": 6,
  "@": 6,
};
const ARITHMETIC = 5;
const MULTIPLICATIVE = 6;

export function bitwiseOr(cursor: Cursor): Expression | null {
  return cursor.memo("bitwiseOr", bitwiseOrRule);
}

const bitwiseOrRule = (cursor: Cursor): Expression | null => binary(cursor, 1);

/** Operators of at least `weakest` precedence, by precedence climbing. */
function binary(cursor: Cursor, weakest: number): Expression | null {
  const { start } = cursor.peek();
  let left = factor(cursor);
  if (left === null) {
    if (weakest <= MULTIPLICATIVE) rejectSignedNot(cursor);
    return null;
  }
  for (;;) {
    const mark = cursor.mark;
    const { type } = cursor.peek();
    const precedence = precedences[type] ?? 0;
    if (precedence < weakest) return left;
    cursor.eat(type);
    if (binary(cursor, precedence + 1) === null) {
      if (precedence >= ARITHMETIC) rejectNot(cursor, inversion);
      cursor.back(mark);
      return left;
    }
    left = cursor.expression("expression", start);
  }
}

/** `a + not b`. */
function rejectNot(cursor: Cursor, operand: (cursor: Cursor) => Expression | null): void {
  if (!cursor.errorPass) return;
  const keyword = cursor.eat("not");
  if (keyword !== null && operand(cursor) !== null) {
    const message = "'not' after an operator must be parenthesized";
    cursor.raiseBetween("operatorOrder", message, keyword, cursor.last);
  }
}

/** `- not a`. */
function rejectSignedNot(cursor: Cursor): void {
  const mark = cursor.mark;
  if (cursor.errorPass && cursor.atAny("+", "-", "~")) {
    cursor.eat(cursor.peek().type);
    rejectNot(cursor, factor);
  }
  cursor.back(mark);
}

function factor(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const { start } = cursor.peek();
  while (cursor.eat("+") || cursor.eat("-") || cursor.eat("~"));
  if (cursor.mark === mark) return power(cursor);
  if (power(cursor)) return cursor.expression("expression", start);
  return cursor.back(mark);
}

function power(cursor: Cursor): Expression | null {
  const { start } = cursor.peek();
  const base = awaitPrimary(cursor);
  if (base === null || !cursor.at("**")) return base;
  const mark = cursor.mark;
  cursor.eat("**");
  cursor.deeper();
  const exponent = factor(cursor);
  cursor.shallower();
  if (exponent !== null) return cursor.expression("expression", start);
  cursor.back(mark);
  return base;
}

function awaitPrimary(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const keyword = cursor.eat("await");
  if (keyword === null) return primary(cursor);
  if (primary(cursor)) return cursor.expression("await expression", keyword.start);
  return cursor.back(mark);
}

// ---------------------------------------------------------------- primaries

export function primary(cursor: Cursor): Expression | null {
  return cursor.memo("primary", primaryRule);
}

function primaryRule(cursor: Cursor): Expression | null {
  const { start } = cursor.peek();
  let value = atom(cursor);
  while (value !== null) {
    const next: Expression | null = trailer(cursor, start);
    if (next === null) break;
    value = next;
  }
  return value;
}

/** One attribute, call or subscript of the primary that starts at `start`. */
function trailer(cursor: Cursor, start: number): Expression | null {
  const mark = cursor.mark;
  const { type } = cursor.peek();
  if (type === ".") {
    cursor.eat(".");
    if (cursor.eat("NAME")) return cursor.expression("attribute", start);
  } else if (type === "(" || type === "[" || type === "{") {
    if (generatorExpression(cursor)) return cursor.expression("function call", start);
  }
  if (type === "(") {
    cursor.eat("(");
    callArguments(cursor);
    if (cursor.eat(")")) return cursor.expression("function call", start);
  } else if (type === "[") {
    cursor.eat("[");
    if (slices(cursor) && cursor.eat("]")) return cursor.expression("subscript", start);
  }
  return cursor.back(mark);
}

function slices(cursor: Cursor): boolean {
  const mark = cursor.mark;
  if (slice(cursor) && !cursor.at(",")) return true;
  cursor.back(mark);
  return (
    separated(cursor, (at) => slice(at) || starredArgument(at) !== null) !== null &&
    cursor.skip(",")
  );
}

function slice(cursor: Cursor): boolean {
  const mark = cursor.mark;
  expression(cursor);
  if (cursor.eat(":")) {
    expression(cursor);
    if (cursor.eat(":")) expression(cursor);
    return true;
  }
  cursor.back(mark);
  return namedExpression(cursor) !== null;
}

// ---------------------------------------------------------------- starred, named, yield

/** `a, *b`: a tuple without brackets, or one expression. */
export function starExpressions(cursor: Cursor): Expression | null {
  return tupleOf(cursor, starExpression);
}

/** `a, b`: without stars. */
export function expressions(cursor: Cursor): Expression | null {
  return tupleOf(cursor, expression);
}

function tupleOf(
  cursor: Cursor,
  element: (cursor: Cursor) => Expression | null,
): Expression | null {
  const { start } = cursor.peek();
  const first = element(cursor);
  if (first === null || !cursor.at(",")) return first;
  const parts = [first];
  for (;;) {
    const mark = cursor.mark;
    const next = cursor.eat(",") ? element(cursor) : null;
    if (next === null) {
      cursor.back(mark);
      break;
    }
    parts.push(next);
  }
  cursor.eat(",");
  return cursor.expression("tuple", start, parts);
}

export function starExpression(cursor: Cursor): Expression | null {
  return cursor.memo("starExpression", starExpressionRule);
}

const starExpressionRule = (cursor: Cursor): Expression | null =>
  starred(cursor) ?? expression(cursor);

export function starNamedExpression(cursor: Cursor): Expression | null {
  return starred(cursor) ?? namedExpression(cursor);
}

function starred(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const star = cursor.eat("*");
  if (star === null) return null;
  const value = bitwiseOr(cursor);
  if (value === null) return cursor.back(mark);
  return cursor.expression("starred", star.start, [value]);
}

/** Elements of a display, with an optional comma at the end. */
export function starNamedExpressions(cursor: Cursor): readonly Expression[] | null {
  const elements = separated(cursor, starNamedExpression);
  if (elements !== null) cursor.eat(",");
  return elements;
}

export function assignmentExpression(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const name = cursor.eat("NAME");
  if (name !== null && cursor.eat(":=") && expression(cursor)) {
    return cursor.expression("named expression", name.start);
  }
  return cursor.back(mark);
}

export function namedExpression(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const assignment = assignmentExpression(cursor);
  if (assignment !== null) return assignment;
  if (cursor.errorPass) {
    cursor.memo("mistakenAssignment", mistakenAssignment);
    cursor.back(mark);
  }
  return plainExpression(cursor);
}

/** An expression that no `:=` follows. */
export function plainExpression(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const value = expression(cursor);
  if (value === null || cursor.at(":=")) return cursor.back(mark);
  return value;
}

export function yieldExpression(cursor: Cursor): Expression | null {
  const keyword = cursor.eat("yield");
  if (keyword === null) return null;
  const mark = cursor.mark;
  if (!cursor.eat("from") || !expression(cursor)) {
    cursor.back(mark);
    starExpressions(cursor);
  }
  return cursor.expression("yield expression", keyword.start);
}

// ---------------------------------------------------------------- known mistakes

const legacyStatements = new Set(["print", "exec"]);
const softKeywords = ["_", "case", "match", "type"];

function isLegacyName(cursor: Cursor, value: Expression): boolean {
  return value.kind === "name" && legacyStatements.has(cursor.textOf(value));
}

function mistakenExpression(cursor: Cursor): void {
  const mark = cursor.mark;
  mistakenOperands(cursor, mark);
  cursor.back(mark);
  mistakenPrint(cursor);
  cursor.back(mark);
}

/** Two expressions side by side; a condition without `else`; a lambda that an f-string's format takes apart. */
function mistakenOperands(cursor: Cursor, mark: number): void {
  const first = isPrefixedStringOrSoftKeyword(cursor) ? null : disjunction(cursor);
  if (first !== null && cursor.withoutMistakes(() => conditional(cursor) ?? lambda(cursor))) {
    if (!isLegacyName(cursor, first) && cursor.last.level > 0) {
      const message = "invalid syntax. Perhaps you forgot a comma?";
      cursor.raiseBetween("missingComma", message, first, cursor.last);
    }
    return;
  }
  cursor.back(mark);
  const value = disjunction(cursor);
  if (value !== null && cursor.eat("if") && disjunction(cursor) && !cursor.atAny("else", ":")) {
    const message = "expected 'else' after 'if' expression";
    cursor.raiseBetween("conditionalExpression", message, value, cursor.last);
  }
  cursor.back(mark);
  const keyword = cursor.eat("lambda");
  if (keyword === null) return;
  lambdaParameters(cursor);
  const colon = cursor.eat(":");
  if (colon !== null && cursor.at("FSTRING_MIDDLE")) {
    const message = "f-string: lambda expressions are not allowed without parentheses";
    cursor.raiseBetween("replacementField", message, keyword, colon);
  }
}

/** `kf"..."` is more likely a wrong prefix than a missing comma. */
function isPrefixedStringOrSoftKeyword(cursor: Cursor): boolean {
  if (!cursor.at("NAME")) return false;
  if (cursor.lookahead(() => cursor.eat("NAME") && cursor.eat("STRING"))) return true;
  const name = cursor.textOf(cursor.peek());
  // CPython's comparison takes a beginning for the whole word.
  return softKeywords.some((word) => word.startsWith(name));
}

function mistakenPrint(cursor: Cursor): void {
  const name = cursor.eat("NAME");
  if (name === null || cursor.at("(") || !starExpressions(cursor)) return;
  const word = cursor.textOf(name);
  if (!legacyStatements.has(word)) return;
  const message = `Missing parentheses in call to '${word}'. Did you mean ${word}(...)?`;
  cursor.raiseBetween("missingParentheses", message, name, cursor.last);
}

/** `=` or `:=` where only an expression can stand. */
function mistakenAssignment(cursor: Cursor): null {
  const mark = cursor.mark;
  const target = expression(cursor);
  if (target !== null && cursor.eat(":=") && expression(cursor)) {
    const message = `cannot use assignment expressions with ${target.kind}`;
    cursor.raiseAt("namedExpressionTarget", message, target);
  }
  cursor.back(mark);
  const name = cursor.eat("NAME");
  if (name !== null && cursor.eat("=") && bitwiseOr(cursor) && !cursor.atAny("=", ":=")) {
    const message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    cursor.raiseBetween("assignmentInExpression", message, name, cursor.last);
  }
  cursor.back(mark);
  if (startsWithTarget(cursor)) return null;
  const left = bitwiseOr(cursor);
  if (left !== null && cursor.eat("=") && bitwiseOr(cursor) && !cursor.atAny("=", ":=")) {
    const message = `cannot assign to ${left.kind} here. Maybe you meant '==' instead of '='?`;
    cursor.raiseAt("assignmentInExpression", message, left);
  }
  return null;
}

/** A list, tuple, generator expression or constant: what cannot be assigned is said elsewhere. */
function startsWithTarget(cursor: Cursor): boolean {
  if (cursor.atAny("True", "None", "False")) return true;
  if (!cursor.atAny("(", "[", "{")) return false;
  return cursor.lookahead(() => list(cursor) ?? tuple(cursor) ?? generatorExpression(cursor));
}
