/** Arguments of calls and of class definitions. */
import { forClauses } from "./comprehensions.ts";
import type { Cursor, Expression, Range } from "./cursor.ts";
import { assignmentExpression, expression, plainExpression } from "./expressions.ts";
import { separated } from "./sequences.ts";

interface CallArguments {
  readonly positional: readonly Expression[];
  readonly unpacksMapping: boolean;
}

interface KeywordArgument {
  /** The expression of `*iterable`; `null` for a keyword. */
  readonly starred: Expression | null;
  readonly isMapping: boolean;
}

export function callArguments(cursor: Cursor): CallArguments | null {
  return cursor.memo("arguments", argumentsRule);
}

function argumentsRule(cursor: Cursor): CallArguments | null {
  const mark = cursor.mark;
  const found = allArguments(cursor);
  if (found !== null) {
    cursor.eat(",");
    if (cursor.at(")")) return found;
  }
  cursor.back(mark);
  if (cursor.errorPass) mistakenArguments(cursor);
  return cursor.back(mark);
}

function allArguments(cursor: Cursor): CallArguments | null {
  const positional = separated(cursor, positionalArgument);
  const mark = cursor.mark;
  let keywords: readonly KeywordArgument[] | null;
  if (positional === null) {
    keywords = keywordArguments(cursor);
    if (keywords === null) return null;
  } else {
    keywords = cursor.eat(",") ? keywordArguments(cursor) : null;
    if (keywords === null) cursor.back(mark);
  }
  const starred = (keywords ?? []).flatMap((keyword) => keyword.starred ?? []);
  return {
    positional: [...(positional ?? []), ...starred],
    unpacksMapping: (keywords ?? []).some((keyword) => keyword.isMapping),
  };
}

function positionalArgument(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const starred = starredArgument(cursor);
  if (starred !== null) return starred;
  const value = assignmentExpression(cursor) ?? plainExpression(cursor);
  if (value === null || cursor.at("=")) return cursor.back(mark);
  return value;
}

function keywordArguments(cursor: Cursor): readonly KeywordArgument[] | null {
  const early = separated(cursor, (at) => keywordOrStarred(at, false));
  if (early === null) return separated(cursor, (at) => keywordOrStarred(at, true));
  const mark = cursor.mark;
  const late = cursor.eat(",") ? separated(cursor, (at) => keywordOrStarred(at, true)) : null;
  if (late === null) {
    cursor.back(mark);
    return early;
  }
  return [...early, ...late];
}

function keywordOrStarred(cursor: Cursor, afterMapping: boolean): KeywordArgument | null {
  const mark = cursor.mark;
  if (cursor.errorPass) {
    mistakenKeyword(cursor);
    cursor.back(mark);
  }
  if (cursor.eat("NAME") && cursor.eat("=") && expression(cursor)) {
    return { starred: null, isMapping: false };
  }
  cursor.back(mark);
  if (!afterMapping) {
    const starred = starredArgument(cursor);
    return starred === null ? null : { starred, isMapping: false };
  }
  if (cursor.eat("**") && expression(cursor)) return { starred: null, isMapping: true };
  return cursor.back(mark);
}

/** `*iterable` as an argument, in a subscript, or wherever a mistake is looked for. */
export function starredArgument(cursor: Cursor): Expression | null {
  const mark = cursor.mark;
  const star = cursor.eat("*");
  if (star === null) return null;
  if (cursor.errorPass) {
    if (expression(cursor) && cursor.eat("=") && expression(cursor)) {
      const message = "cannot assign to iterable argument unpacking";
      cursor.raiseBetween("callArguments", message, star, cursor.last);
    }
    cursor.back(mark + 1);
  }
  const value = expression(cursor);
  if (value !== null) return cursor.expression("starred", star.start, [value]);
  return cursor.raiseAtFurthest("misplacedStar", "Invalid star expression");
}

// ---------------------------------------------------------------- known mistakes

const confusedEquals = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

function mistakenKeyword(cursor: Cursor): void {
  const mark = cursor.mark;
  const constant = cursor.atAny("True", "False", "None") ? cursor.peek() : null;
  if (constant !== null) {
    cursor.eat(constant.type);
    const equals = cursor.eat("=");
    if (equals !== null) {
      const message = `cannot assign to ${constant.type}`;
      cursor.raiseBetween("callArguments", message, constant, equals);
    }
    cursor.back(mark);
  }
  generatorAsKeyword(cursor);
  cursor.back(mark);
  if (!cursor.lookahead(() => cursor.eat("NAME") && cursor.eat("="))) {
    const value = expression(cursor);
    const equals = value === null ? null : cursor.eat("=");
    if (value !== null && equals !== null) {
      const message = 'expression cannot contain assignment, perhaps you meant "=="?';
      cursor.raiseBetween("callArguments", message, value, equals);
    }
    cursor.back(mark);
  }
  const stars = cursor.eat("**");
  if (stars !== null && expression(cursor) && cursor.eat("=") && expression(cursor)) {
    const message = "cannot assign to keyword argument unpacking";
    cursor.raiseBetween("callArguments", message, stars, cursor.last);
  }
}

/** `f(name = value for value in values)` */
function generatorAsKeyword(cursor: Cursor): void {
  const name = cursor.eat("NAME");
  const equals = name === null ? null : cursor.eat("=");
  if (name !== null && equals !== null && expression(cursor) && forClauses(cursor)) {
    cursor.raiseBetween("assignmentInExpression", confusedEquals, name, equals);
  }
}

function mistakenArguments(cursor: Cursor): void {
  const mark = cursor.mark;
  iterableAfterMapping(cursor);
  cursor.back(mark);
  bareGeneratorFirst(cursor);
  cursor.back(mark);
  generatorAsKeyword(cursor);
  cursor.back(mark);
  missingValue(cursor);
  cursor.back(mark);
  argumentsAfterArguments(cursor);
}

/** `f(**mapping, *iterable)` */
function iterableAfterMapping(cursor: Cursor): void {
  const mark = cursor.mark;
  const hasPositional =
    separated(cursor, positionalArgument) && cursor.eat(",") && keywordArguments(cursor);
  if (!hasPositional) {
    cursor.back(mark);
    if (keywordArguments(cursor) === null) return;
  }
  const comma = cursor.eat(",");
  if (comma === null) return;
  const iterables = separated(cursor, (at) => {
    const start = at.mark;
    const starred = starredArgument(at);
    return starred === null || at.at("=") ? at.back(start) : starred;
  });
  if (iterables === null) return;
  const message = "iterable argument unpacking follows keyword argument unpacking";
  cursor.raiseBetween("callArguments", message, comma, cursor.furthest);
}

/** `f(value for value in values, more)` */
function bareGeneratorFirst(cursor: Cursor): void {
  const value = expression(cursor);
  if (value === null || !forClauses(cursor)) return;
  const clauses = cursor.last;
  if (cursor.eat(",") === null) return;
  const mark = cursor.mark;
  if (allArguments(cursor) === null) {
    cursor.back(mark);
    if (expression(cursor)) forClauses(cursor);
  }
  raiseBareGenerator(cursor, value, clauses);
}

function raiseBareGenerator(cursor: Cursor, first: Range, last: Range): never {
  const message = "Generator expression must be parenthesized";
  return cursor.raiseBetween("callArguments", message, first, last);
}

/** `f(name=)` */
function missingValue(cursor: Cursor): void {
  const mark = cursor.mark;
  if (allArguments(cursor) === null || cursor.eat(",") === null) cursor.back(mark);
  const name = cursor.eat("NAME");
  const equals = name === null ? null : cursor.eat("=");
  if (name !== null && equals !== null && cursor.atAny(",", ")")) {
    const message = "expected argument value expression";
    cursor.raiseBetween("callArguments", message, name, equals);
  }
}

/** A generator expression or a positional argument after others. */
function argumentsAfterArguments(cursor: Cursor): void {
  const found = allArguments(cursor);
  if (found === null) return;
  const mark = cursor.mark;
  if (forClauses(cursor)) {
    if (found.positional.length > 1) {
      raiseBareGenerator(cursor, found.positional.at(-1)!, cursor.last);
    }
    return;
  }
  cursor.back(mark);
  if (cursor.eat(",") === null) return;
  const afterComma = cursor.mark;
  const value = expression(cursor);
  if (value !== null && forClauses(cursor)) raiseBareGenerator(cursor, value, cursor.last);
  cursor.back(afterComma);
  if (allArguments(cursor) === null) return;
  const unpacking = found.unpacksMapping ? " unpacking" : "";
  const message = `positional argument follows keyword argument${unpacking}`;
  cursor.raiseAtFurthest("callArguments", message);
}
