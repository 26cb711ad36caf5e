import {
  isAlpha,
  isAlphanumeric,
  isDecimal,
  isDigit,
  isIdentifierPart,
  isIdentifierStart,
  isNumeric,
  isSpace,
} from "./classes.ts";
import { isPrintable } from "./printable.ts";

// The predicates of `str`: true when there is a character and all of them are of a class.

function every(text: string, test: (character: string) => boolean): boolean {
  if (text === "") return false;
  for (const character of text) if (!test(character)) return false;
  return true;
}

export const isalpha = (text: string): boolean => every(text, isAlpha);
export const isalnum = (text: string): boolean => every(text, isAlphanumeric);
export const isdecimal = (text: string): boolean => every(text, isDecimal);
export const isdigit = (text: string): boolean => every(text, isDigit);
export const isnumeric = (text: string): boolean => every(text, isNumeric);
export const isspace = (text: string): boolean =>
  every(text, (character) => isSpace(character.codePointAt(0)!));
/** True for the empty string too. */
export const isascii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
/** True for the empty string too. */
export const isprintable = (text: string): boolean =>
  text === "" || every(text, (character) => isPrintable(character.codePointAt(0)!));

/** `str.isidentifier()`. */
export function isidentifier(text: string): boolean {
  const [first, ...rest] = text;
  return first !== undefined && isIdentifierStart(first) && rest.every(isIdentifierPart);
}
