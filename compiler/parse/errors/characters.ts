/** Character codes and classes the tokenizer works with. */
import { isIdentifierPart, isIdentifierStart } from "../../unicode/properties.ts";

export const NEWLINE = 10;
export const SPACE = 32;
export const TAB = 9;
export const FORM_FEED = 12;
export const HASH = 35;
export const BACKSLASH = 92;
export const DOT = 46;
export const ZERO = 48;
export const UNDERSCORE = 95;
export const DOUBLE_QUOTE = 34;
export const SINGLE_QUOTE = 39;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;
export const COLON = 58;

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

export const isHexDigit = (code: number): boolean =>
  isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);

/** ASCII letter, digit or underscore. */
export const isAsciiWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === UNDERSCORE;

/** What may start a name as far as the tokenizer's first look goes: everything beyond ASCII is checked later. */
export const isNameStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === UNDERSCORE || code >= 128;

export const isNamePart = (code: number): boolean => isAsciiWord(code) || code >= 128;

/** Offset within `name` of the first character that no identifier has there (PEP 3131), or -1. */
export function firstInvalidCharacter(name: string): number {
  let offset = 0;
  for (const character of name) {
    const codePoint = character.codePointAt(0)!;
    const isAllowed =
      codePoint < 128 ||
      (offset === 0 ? isIdentifierStart(codePoint) : isIdentifierPart(codePoint));
    if (!isAllowed) return offset;
    offset += character.length;
  }
  return -1;
}

/** `U+0041`, at least four digits. */
export const codePointName = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
