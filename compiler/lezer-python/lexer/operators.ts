/** Punctuation and operators; brackets are the lexer's own. Source: the language reference, "Operators", "Delimiters". */
import * as term from "../generated/terms.ts";

/** `kind << 2 | length` of the operator at `start`, whose first character is `code`; 0 where there is none. */
export function scanOperator(text: string, start: number, code: number): number {
  const next = text.charCodeAt(start + 1);
  switch (code) {
    case 0x2c: // ,
      return one(term.comma);
    case 0x2e: // .
      return next === 0x2e && text.charCodeAt(start + 2) === 0x2e
        ? three(term.Ellipsis)
        : one(term.dot);
    case 0x3a: // :
      return next === 0x3d ? two(term.walrus) : one(term.colon);
    case 0x3d: // =
      return next === 0x3d ? two(term.operator) : one(term.assign);
    case 0x3b: // ;
      return one(term.semicolon);
    case 0x2d: // -
      if (next === 0x3e) return two(term.arrow);
      return next === 0x3d ? two(term.augmentedAssign) : one(term.sign);
    case 0x2b: // +
      return next === 0x3d ? two(term.augmentedAssign) : one(term.sign);
    case 0x2a: // *
      return doubled(text, start, code, next, term.star, term.doubleStar);
    case 0x2f: // /
      return doubled(text, start, code, next, term.slash, term.operator);
    case 0x3c: // <
    case 0x3e: // >
      if (next === 0x3d) return two(term.operator);
      return next === code
        ? doubled(text, start, code, next, term.operator, term.operator)
        : one(term.operator);
    case 0x25: // %
    case 0x5e: // ^
    case 0x26: // &
      return next === 0x3d ? two(term.augmentedAssign) : one(term.operator);
    case 0x7c: // |
      return next === 0x3d ? two(term.augmentedAssign) : one(term.pipe);
    case 0x40: // @
      return next === 0x3d ? two(term.augmentedAssign) : one(term.at);
    case 0x7e: // ~
      return one(term.prefixOperator);
    case 0x21: // !
      return next === 0x3d ? two(term.operator) : 0;
    default:
      return 0;
  }
}

/** An operator that may be doubled, and be followed by `=` either way. */
function doubled(
  text: string,
  start: number,
  code: number,
  next: number,
  single: number,
  double: number,
): number {
  if (next === code) {
    return text.charCodeAt(start + 2) === 0x3d ? three(term.augmentedAssign) : two(double);
  }
  return next === 0x3d ? two(term.augmentedAssign) : one(single);
}

function one(kind: number): number {
  return (kind << 2) | 1;
}
function two(kind: number): number {
  return (kind << 2) | 2;
}
function three(kind: number): number {
  return (kind << 2) | 3;
}
