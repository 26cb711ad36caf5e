// Strings are counted in code points, JavaScript's in UTF-16 units. They differ only where there are surrogate pairs.

const surrogates = /[\ud800-\udbff][\udc00-\udfff]/;

/** True when the string has a character beyond U+FFFF, so that positions in code points and in UTF-16 units differ. */
export function hasPairs(text: string): boolean {
  return surrogates.test(text);
}

/** The number of code points; a lone surrogate is one. */
export function codePointLength(text: string): number {
  if (text.length < 2 || !surrogates.test(text)) return text.length;
  let count = 0;
  for (let index = 0; index < text.length; count++) index += unitsAt(text, index);
  return count;
}

/** How many UTF-16 units the character at a UTF-16 position takes: 1 or 2. */
export function unitsAt(text: string, index: number): number {
  return text.codePointAt(index)! > 0xffff ? 2 : 1;
}

/** The UTF-16 position of a code point position, which may be the end. */
export function unitPosition(text: string, codePoints: number): number {
  if (!hasPairs(text)) return Math.min(codePoints, text.length);
  let position = 0;
  for (let count = 0; count < codePoints && position < text.length; count++) {
    position += unitsAt(text, position);
  }
  return position;
}

/** The code point position of a UTF-16 position. */
export function codePointPosition(text: string, units: number): number {
  return hasPairs(text) ? codePointLength(text.slice(0, units)) : units;
}
