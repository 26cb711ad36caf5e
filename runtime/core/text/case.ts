/** `str.upper` and its kin. Characters that Unicode 15.1 does not know keep their form, whatever the engine's version says. */
import { isCased, isCaseIgnorable, isKnown, isLower, isTitle, isUpper } from "./classes.ts";

const ascii = /^[\0-\x7f]*$/;

/** A later version of Unicode may have given the character a counterpart. */
function known(changed: string, character: string): string {
  for (const each of changed) if (!isKnown(each)) return character;
  return changed;
}

function upperCharacter(character: string): string {
  return isKnown(character) ? known(character.toUpperCase(), character) : character;
}

function lowerCharacter(character: string): string {
  return isKnown(character) ? known(character.toLowerCase(), character) : character;
}

/** `str.upper()`. */
export function upper(text: string): string {
  if (ascii.test(text)) return text.toUpperCase();
  let result = "";
  for (const character of text) result += upperCharacter(character);
  return result;
}

/** `str.lower()`. A capital sigma at the end of a word becomes the final one. */
export function lower(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  const characters = [...text];
  return characters.map((_, index) => lowerAt(characters, index)).join("");
}

function lowerAt(characters: readonly string[], index: number): string {
  const character = characters[index]!;
  if (character !== "Σ") return lowerCharacter(character);
  let before = index - 1;
  while (before >= 0 && isCaseIgnorable(characters[before]!)) before--;
  if (before < 0 || !isCased(characters[before]!)) return "σ";
  let after = index + 1;
  while (after < characters.length && isCaseIgnorable(characters[after]!)) after++;
  return after < characters.length && isCased(characters[after]!) ? "σ" : "ς";
}

/** The titlecase form of a character, where it is not the uppercase one. Source: Unicode's UnicodeData and SpecialCasing. */
function titleCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return character.toUpperCase();
  if (code >= 0x1c4 && code <= 0x1cc)
    return String.fromCodePoint(0x1c5 + Math.floor((code - 0x1c4) / 3) * 3);
  if (code >= 0x1f1 && code <= 0x1f3) return "\u01f2";
  if (code >= 0x10d0 && code <= 0x10ff) return character;
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCodePoint(code | 8);
  if (code >= 0x1fb0 && code <= 0x1fff) return greekTitle(character, code);
  const capital = [...upperCharacter(character)];
  if (code === 0x149) return capital.join("");
  return capital[0]! + lower(capital.slice(1).join(""));
}

/** Greek vowels with an iota subscript, which stays below in titlecase. */
function greekTitle(character: string, code: number): string {
  const capital = upperCharacter(character);
  const row = code & 0xff0;
  if (row !== 0xfb0 && row !== 0xfc0 && row !== 0xff0) return capital;
  switch (code & 0xf) {
    case 2:
    case 4:
    case 7:
      return `${capital.slice(0, -1)}\u0345`;
    case 3:
    case 0xc:
      return String.fromCodePoint((code & ~0xf) | 0xc);
    default:
      return capital;
  }
}

/** `str.title()`. */
export function title(text: string): string {
  const characters = [...text];
  let inWord = false;
  let result = "";
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index]!;
    if (!isKnown(character)) result += character;
    else result += inWord ? lowerAt(characters, index) : titleCharacter(character);
    inWord = isCased(character);
  }
  return result;
}

/** `str.capitalize()`. */
export function capitalize(text: string): string {
  const characters = [...text];
  let result = "";
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index]!;
    if (index > 0) result += lowerAt(characters, index);
    else result += isKnown(character) ? titleCharacter(character) : character;
  }
  return result;
}

/** `str.swapcase()`. */
export function swapcase(text: string): string {
  const characters = [...text];
  let result = "";
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index]!;
    if (isUpper(character)) result += lowerAt(characters, index);
    else result += isLower(character) ? upperCharacter(character) : character;
  }
  return result;
}

/** `str.casefold()`: the lowercase of the uppercase, but for Cherokee, whose folding goes to its capitals, and two others. */
export function casefold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  let result = "";
  for (const character of text) result += foldCharacter(character);
  return result;
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code === 0x131) return character;
  if (code === 0x1e9e) return "ss";
  if (code >= 0x13a0 && code <= 0x13f5) return character;
  if (code >= 0x13f8 && code <= 0x13fd) return String.fromCodePoint(code - 8);
  if (code >= 0xab70 && code <= 0xabbf) return String.fromCodePoint(code - 0xab70 + 0x13a0);
  let folded = "";
  for (const capital of upperCharacter(character)) folded += lowerCharacter(capital);
  return folded;
}

/** `str.islower()`. */
export function islower(text: string): boolean {
  let found = false;
  for (const character of text) {
    if (isUpper(character) || isTitle(character)) return false;
    found ||= isLower(character);
  }
  return found;
}

/** `str.isupper()`. */
export function isupper(text: string): boolean {
  let found = false;
  for (const character of text) {
    if (isLower(character) || isTitle(character)) return false;
    found ||= isUpper(character);
  }
  return found;
}

/** `str.istitle()`: words begin with a capital and go on with small letters. */
export function istitle(text: string): boolean {
  let found = false;
  let inWord = false;
  for (const character of text) {
    if (isUpper(character) || isTitle(character)) {
      if (inWord) return false;
      inWord = found = true;
    } else if (isLower(character)) {
      if (!inWord) return false;
      found = true;
    } else {
      inWord = false;
    }
  }
  return found;
}
