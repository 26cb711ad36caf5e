/** Numeric literals. Source: the language reference, "Numeric literals"; CPython 3.13 Parser/lexer/lexer.c. */

/**
 * The end of the number at `start`, or minus the end of what looks like one where it is malformed (`1_`, `012`, `1x`).
 * `start` is at a digit, or at a dot before a digit.
 */
export function scanNumber(text: string, start: number): number {
  if (text.charCodeAt(start) === 0x30) {
    const marker = text.charCodeAt(start + 1) | 0x20;
    if (marker === 0x78) return radixNumber(text, start, isHexDigit);
    if (marker === 0x6f) return radixNumber(text, start, isOctalDigit);
    if (marker === 0x62) return radixNumber(text, start, isBinaryDigit);
  }
  return decimalNumber(text, start);
}

function radixNumber(text: string, start: number, isRadixDigit: (code: number) => boolean): number {
  let end = start + 2;
  if (text.charCodeAt(end) === 0x5f) end++;
  const digits = digitPart(text, end, isRadixDigit);
  if (digits <= end) return malformed(text, end);
  return ended(text, digits);
}

function decimalNumber(text: string, start: number): number {
  let end = start;
  let isInteger = true;
  if (text.charCodeAt(end) !== 0x2e) {
    end = digitPart(text, end, isDecimalDigit);
    if (end < 0) return malformed(text, -end);
  }
  if (text.charCodeAt(end) === 0x2e) {
    isInteger = false;
    end++;
    if (isDecimalDigit(text.charCodeAt(end))) end = digitPart(text, end, isDecimalDigit);
    if (end < 0) return malformed(text, -end);
  }
  const exponent = exponentEnd(text, end);
  if (exponent < 0) return malformed(text, -exponent);
  if (exponent > end) {
    isInteger = false;
    end = exponent;
  }
  if ((text.charCodeAt(end) | 0x20) === 0x6a) {
    end++;
    isInteger = false;
  }
  if (isInteger && hasLeadingZero(text, start, end)) return malformed(text, end);
  return ended(text, end);
}

/** The end of `e±digits` at `offset`, `offset` where there is none, negative where its digits are malformed. */
function exponentEnd(text: string, offset: number): number {
  if ((text.charCodeAt(offset) | 0x20) !== 0x65) return offset;
  const sign = text.charCodeAt(offset + 1);
  const digits = offset + (sign === 0x2b || sign === 0x2d ? 2 : 1);
  if (isDecimalDigit(text.charCodeAt(digits))) return digitPart(text, digits, isDecimalDigit);
  // `1else` is `1 else`, `1e+` is nothing.
  return digits === offset + 1 ? offset : -digits;
}

/** Digits with single underscores between them; minus the end where an underscore is not between digits. */
function digitPart(text: string, start: number, isPart: (code: number) => boolean): number {
  let end = start;
  for (;;) {
    while (isPart(text.charCodeAt(end))) end++;
    if (text.charCodeAt(end) !== 0x5f || end === start) return end;
    if (!isPart(text.charCodeAt(end + 1))) return -(end + 1);
    end++;
  }
}

/** `012` is malformed, `000` is zero. */
function hasLeadingZero(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) !== 0x30) return false;
  for (let offset = start + 1; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code !== 0x30 && code !== 0x5f) return true;
  }
  return false;
}

/** What may follow a number without a space: no name, except (deprecated) the start of one of these keywords. */
const keywordsAfterNumber = ["and", "else", "for", "if", "in", "is", "not", "or"];

function ended(text: string, end: number): number {
  if (!isNameCharacter(text.charCodeAt(end))) return end;
  return keywordsAfterNumber.some((keyword) => text.startsWith(keyword, end))
    ? end
    : malformed(text, end);
}

function malformed(text: string, offset: number): number {
  let end = Math.abs(offset);
  while (isNameCharacter(text.charCodeAt(end))) end++;
  return -end;
}

function isNameCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code > 0x7f
  );
}
function isDecimalDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
function isHexDigit(code: number): boolean {
  return isDecimalDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}
function isOctalDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x37;
}
function isBinaryDigit(code: number): boolean {
  return code === 0x30 || code === 0x31;
}
