/** Parameters of functions and lambdas. Source: language reference, "Function definitions"; PEP 570, PEP 646. */
import type { Cursor, Range } from "./cursor.ts";
import { expression, starExpression } from "./expressions.ts";
import { repeated } from "./sequences.ts";

/** What differs between the two. */
interface Style {
  /** The token that ends the list. */
  readonly close: ")" | ":";
  readonly isLambda: boolean;
}

const functionStyle: Style = { close: ")", isLambda: false };
const lambdaStyle: Style = { close: ":", isLambda: true };

/** The parameters between the brackets of a `def`; none is fine. */
export function functionParameters(cursor: Cursor): true {
  parameters(cursor, functionStyle);
  return true;
}

export function lambdaParameters(cursor: Cursor): true {
  parameters(cursor, lambdaStyle);
  return true;
}

function parameters(cursor: Cursor, style: Style): void {
  const mark = cursor.mark;
  if (cursor.errorPass) {
    mistakenParameters(cursor, style);
    cursor.back(mark);
  }
  const plain = (at: Cursor): boolean => parameter(at, style, "none");
  const defaulted = (at: Cursor): boolean => parameter(at, style, "required");
  if (slash(cursor, style, false)) {
    repeated(cursor, plain);
    repeated(cursor, defaulted);
  } else if (slash(cursor, style, true)) {
    repeated(cursor, defaulted);
  } else {
    repeated(cursor, plain);
    repeated(cursor, defaulted);
  }
  starParameters(cursor, style);
}

type Default = "none" | "required" | "optional";

/** One parameter with the comma after it, or with the end of the list in sight. */
function parameter(cursor: Cursor, style: Style, form: Default): boolean {
  const mark = cursor.mark;
  if (parameterName(cursor, style)) {
    const hasDefault = form !== "none" && defaultValue(cursor);
    if (hasDefault || form !== "required") {
      if (cursor.eat(",") || cursor.at(style.close)) return true;
    }
  }
  cursor.back(mark);
  return false;
}

function parameterName(cursor: Cursor, style: Style): boolean {
  if (!cursor.eat("NAME")) return false;
  if (!style.isLambda) annotation(cursor, expression);
  return true;
}

function annotation(cursor: Cursor, rule: (cursor: Cursor) => unknown): boolean {
  const mark = cursor.mark;
  if (cursor.eat(":") && rule(cursor)) return true;
  cursor.back(mark);
  return false;
}

function defaultValue(cursor: Cursor): boolean {
  const mark = cursor.mark;
  const equals = cursor.eat("=");
  if (equals === null) return false;
  if (expression(cursor)) return true;
  if (cursor.errorPass) {
    cursor.back(mark + 1);
    if (cursor.atAny(")", ",")) {
      cursor.raiseAt("parameters", "expected default value expression", equals);
    }
  }
  cursor.back(mark);
  return false;
}

/** Positional-only parameters up to and with the slash. */
function slash(cursor: Cursor, style: Style, withDefaults: boolean): boolean {
  const mark = cursor.mark;
  const plain = repeated(cursor, (at) => parameter(at, style, "none"));
  const defaulted = withDefaults
    ? repeated(cursor, (at) => parameter(at, style, "required"))
    : plain;
  if (defaulted.length > 0 && cursor.eat("/") && (cursor.eat(",") || cursor.at(style.close))) {
    return true;
  }
  cursor.back(mark);
  return false;
}

/** `*args`, keyword-only parameters, `**kwargs`. */
function starParameters(cursor: Cursor, style: Style): void {
  const mark = cursor.mark;
  if (cursor.errorPass) {
    mistakenStar(cursor, style);
    cursor.back(mark);
  }
  const keywordOnly = (): number =>
    repeated(cursor, (at) => parameter(at, style, "optional")).length;
  if (cursor.eat("*")) {
    const afterStar = cursor.mark;
    if (parameter(cursor, style, "none") || starAnnotated(cursor, style)) keywordOnly();
    else {
      cursor.back(afterStar);
      if (!cursor.eat(",") || keywordOnly() === 0) {
        cursor.back(mark);
        return;
      }
    }
  }
  doubleStar(cursor, style);
}

/** `*args: *Types` */
function starAnnotated(cursor: Cursor, style: Style): boolean {
  if (style.isLambda) return false;
  const mark = cursor.mark;
  if (cursor.eat("NAME") && annotation(cursor, starExpression)) {
    if (cursor.eat(",") || cursor.at(style.close)) return true;
  }
  cursor.back(mark);
  return false;
}

function doubleStar(cursor: Cursor, style: Style): void {
  const mark = cursor.mark;
  if (cursor.errorPass) {
    mistakenDoubleStar(cursor, style);
    cursor.back(mark);
  }
  if (!cursor.eat("**") || !parameter(cursor, style, "none")) cursor.back(mark);
}

// ---------------------------------------------------------------- known mistakes

const raise = (cursor: Cursor, message: string, at: Range): never =>
  cursor.raiseAt("parameters", message, at);

function mistakenParameters(cursor: Cursor, style: Style): void {
  const mark = cursor.mark;
  for (const rule of [leadingSlash, secondSlash, lateDefault, brackets, slashAfterStar, noComma]) {
    rule(cursor, style);
    cursor.back(mark);
  }
}

function anySlash(cursor: Cursor, style: Style): boolean {
  return slash(cursor, style, false) || slash(cursor, style, true);
}

function leadingSlash(cursor: Cursor): void {
  const token = cursor.eat("/");
  if (token !== null && cursor.at(",")) {
    raise(cursor, "at least one argument must precede /", token);
  }
}

function secondSlash(cursor: Cursor, style: Style): void {
  if (!anySlash(cursor, style)) return;
  repeated(cursor, (at) => parameter(at, style, "optional"));
  if (cursor.at("/")) raise(cursor, "/ may appear only once", cursor.peek());
}

function lateDefault(cursor: Cursor, style: Style): void {
  slash(cursor, style, false);
  repeated(cursor, (at) => parameter(at, style, "none"));
  const hasDefaults =
    slash(cursor, style, true) ||
    repeated(cursor, (at) => parameter(at, style, "required")).length > 0;
  const { start } = cursor.peek();
  if (!hasDefaults || !parameter(cursor, style, "none")) return;
  const message = "parameter without a default follows parameter with a default";
  raise(cursor, message, { start, end: cursor.last.end });
}

function brackets(cursor: Cursor, style: Style): void {
  repeated(cursor, (at) => parameter(at, style, "none"));
  const open = cursor.eat("(");
  if (open === null) return;
  const inside = style.isLambda
    ? repeatedNames(cursor)
    : repeated(cursor, (at) => parameter(at, style, "none")).length > 0;
  if (!inside) return;
  cursor.eat(",");
  const close = cursor.eat(")");
  if (close === null) return;
  const subject = style.isLambda ? "Lambda expression" : "Function";
  const message = `${subject} parameters cannot be parenthesized`;
  cursor.raiseBetween("parameters", message, open, close);
}

/** Names with commas between them. */
function repeatedNames(cursor: Cursor): boolean {
  if (!cursor.eat("NAME")) return false;
  for (;;) {
    const mark = cursor.mark;
    if (!cursor.eat(",") || !cursor.eat("NAME")) {
      cursor.back(mark);
      return true;
    }
  }
}

function slashAfterStar(cursor: Cursor, style: Style): void {
  anySlash(cursor, style);
  repeated(cursor, (at) => parameter(at, style, "optional"));
  if (!cursor.eat("*") || !(cursor.eat(",") || parameter(cursor, style, "none"))) return;
  repeated(cursor, (at) => parameter(at, style, "optional"));
  if (cursor.at("/")) raise(cursor, "/ must be ahead of *", cursor.peek());
}

function noComma(cursor: Cursor, style: Style): void {
  if (repeated(cursor, (at) => parameter(at, style, "optional")).length === 0) return;
  if (cursor.eat("/") && cursor.at("*")) {
    raise(cursor, "expected comma between / and *", cursor.peek());
  }
}

function mistakenStar(cursor: Cursor, style: Style): void {
  const star = cursor.eat("*");
  if (star === null) return;
  const mark = cursor.mark;
  cursor.eat(",");
  if (cursor.at(style.close) || (cursor.mark > mark && cursor.at("**"))) {
    const message = "named arguments must follow bare *";
    if (style.isLambda) cursor.raiseAtFurthest("parameters", message);
    raise(cursor, message, star);
  }
  cursor.back(mark);
  if (parameterName(cursor, style) && cursor.at("=")) {
    raise(cursor, "var-positional argument cannot have default value", cursor.peek());
  }
  cursor.back(mark);
  if (!parameter(cursor, style, "none") && !cursor.eat(",")) return;
  repeated(cursor, (at) => parameter(at, style, "optional"));
  const second = cursor.eat("*");
  if (second !== null && (parameter(cursor, style, "none") || cursor.eat(","))) {
    raise(cursor, "* argument may appear only once", second);
  }
}

function mistakenDoubleStar(cursor: Cursor, style: Style): void {
  if (!cursor.eat("**") || !parameterName(cursor, style)) return;
  if (cursor.at("=")) {
    raise(cursor, "var-keyword argument cannot have default value", cursor.peek());
  }
  if (!cursor.eat(",")) return;
  const next = cursor.peek();
  const message = "arguments cannot follow var-keyword argument";
  if (parameterName(cursor, style)) {
    raise(cursor, message, { start: next.start, end: cursor.last.end });
  }
  if (cursor.atAny("*", "**", "/")) raise(cursor, message, next);
}
