import { DOT, isAsciiWord, isDigit, isHexDigit, UNDERSCORE, ZERO } from "./characters.ts";

/** Reports a malformed number whose last good character is before `at`; `from` widens the range. */
export type FailNumber = (message: string, at: number, from?: number) => never;

const isOctalDigit = (code: number): boolean => code >= 48 && code <= 55;
const isBinaryDigit = (code: number): boolean => code === 48 || code === 49;
const lower = (code: number): number => code | 32;

/**
 * The offset just past the number that starts at `start` (a digit, or a dot before a digit).
 * Source: language reference, "Numeric literals"; the errors are those of CPython's tokenizer.
 */
export function scanNumber(text: string, start: number, fail: FailNumber): number {
  if (text.charCodeAt(start) !== ZERO) return scanDecimal(text, start, fail);
  const base = lower(text.charCodeAt(start + 1));
  if (base === 120) return scanRadix(text, start + 2, "hexadecimal", isHexDigit, fail);
  if (base === 111) return scanRadix(text, start + 2, "octal", isOctalDigit, fail);
  if (base === 98) return scanRadix(text, start + 2, "binary", isBinaryDigit, fail);
  return scanLeadingZero(text, start, fail);
}

function scanRadix(
  text: string,
  from: number,
  kind: string,
  isMember: (code: number) => boolean,
  fail: FailNumber,
): number {
  let at = from;
  do {
    if (text.charCodeAt(at) === UNDERSCORE) at++;
    const code = text.charCodeAt(at);
    if (!isMember(code)) {
      if (isDigit(code)) fail(`invalid digit '${text[at]!}' in ${kind} literal`, at + 1);
      fail(`invalid ${kind} literal`, at);
    }
    while (isMember(text.charCodeAt(at))) at++;
  } while (text.charCodeAt(at) === UNDERSCORE);
  if (isDigit(text.charCodeAt(at))) {
    fail(`invalid digit '${text[at]!}' in ${kind} literal`, at + 1);
  }
  checkEnd(text, at, kind, fail);
  return at;
}

function scanLeadingZero(text: string, start: number, fail: FailNumber): number {
  let at = start;
  for (;;) {
    if (text.charCodeAt(at) === UNDERSCORE) {
      at++;
      if (!isDigit(text.charCodeAt(at))) fail("invalid decimal literal", at);
    }
    if (text.charCodeAt(at) !== ZERO) break;
    at++;
  }
  const zerosEnd = at + 1;
  const nonzero = isDigit(text.charCodeAt(at));
  if (nonzero) at = scanDigits(text, at, fail);
  const code = text.charCodeAt(at);
  if (code === DOT || lower(code) === 101 || lower(code) === 106) return scanTail(text, at, fail);
  if (nonzero) {
    fail(
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
      zerosEnd,
      start,
    );
  }
  checkEnd(text, at, "decimal", fail);
  return at;
}

function scanDecimal(text: string, start: number, fail: FailNumber): number {
  const at = isDigit(text.charCodeAt(start)) ? scanDigits(text, start, fail) : start;
  return scanTail(text, at, fail);
}

/** Fraction, exponent and imaginary suffix. */
function scanTail(text: string, from: number, fail: FailNumber): number {
  let at = from;
  if (text.charCodeAt(at) === DOT) {
    at++;
    if (isDigit(text.charCodeAt(at))) at = scanDigits(text, at, fail);
  }
  if (lower(text.charCodeAt(at)) === 101) {
    const exponent = at;
    const sign = text.charCodeAt(at + 1);
    const signed = sign === 43 || sign === 45;
    at += signed ? 2 : 1;
    if (!isDigit(text.charCodeAt(at))) {
      if (signed) fail("invalid decimal literal", at);
      // `1else`: the letter belongs to a keyword, or the number is malformed.
      checkEnd(text, exponent, "decimal", fail);
      return exponent;
    }
    at = scanDigits(text, at, fail);
  }
  if (lower(text.charCodeAt(at)) === 106) {
    at++;
    checkEnd(text, at, "imaginary", fail);
  } else {
    checkEnd(text, at, "decimal", fail);
  }
  return at;
}

function scanDigits(text: string, from: number, fail: FailNumber): number {
  let at = from;
  for (;;) {
    while (isDigit(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== UNDERSCORE) return at;
    at++;
    if (!isDigit(text.charCodeAt(at))) fail("invalid decimal literal", at);
  }
}

/** Keywords that may follow a number without a space. */
const keywordAfterNumber = /(?:and|else|for|or|not)(?![A-Za-z0-9_\u0080-\uffff])|i[fns]/y;

function checkEnd(text: string, at: number, kind: string, fail: FailNumber): void {
  const code = text.charCodeAt(at);
  if (!isAsciiWord(code)) return;
  keywordAfterNumber.lastIndex = at;
  if (!keywordAfterNumber.test(text)) fail(`invalid ${kind} literal`, at);
}
