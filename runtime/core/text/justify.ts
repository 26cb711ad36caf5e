import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { intOf, sizeOf } from "../numbers/index-of.ts";
import { textOf } from "../types/boxes.ts";
import { codePointLength } from "./code-points.ts";

function missing(text: string, width: unknown): number {
  return Math.max(0, sizeOf(width) - codePointLength(text));
}

function fillOf(fill: unknown): string {
  const text = textOf(fill);
  if (text === undefined) {
    throw new TypeError(`The fill character must be a unicode character, not ${typeName(fill)}`);
  }
  if (codePointLength(text) !== 1) {
    throw new TypeError("The fill character must be exactly one character long");
  }
  return text;
}

/** `str.ljust(width, fillchar=" ")`. */
export function ljust(text: string, width: unknown, fill: unknown = " "): string {
  const count = missing(text, width);
  const character = fillOf(fill);
  return text + character.repeat(count);
}

/** `str.rjust(width, fillchar=" ")`. */
export function rjust(text: string, width: unknown, fill: unknown = " "): string {
  const count = missing(text, width);
  const character = fillOf(fill);
  return character.repeat(count) + text;
}

/** `str.center(width, fillchar=" ")`. An odd rest goes to the left when the width is odd. */
export function center(text: string, width: unknown, fill: unknown = " "): string {
  const count = missing(text, width);
  const character = fillOf(fill);
  const left = Math.floor(count / 2) + (count & sizeOf(width) & 1);
  return character.repeat(left) + text + character.repeat(count - left);
}

/** `str.zfill(width)`: zeros after the sign. */
export function zfill(text: string, width: unknown): string {
  const zeros = "0".repeat(missing(text, width));
  const sign = /^[+-]/.test(text) ? text[0]! : "";
  return sign + zeros + text.slice(sign.length);
}

/** `str.expandtabs(tabsize=8)`. */
export function expandtabs(text: string, size: unknown = 8): string {
  const tab = intOf(size);
  let column = 0;
  let result = "";
  for (const character of text) {
    if (character === "\t") {
      const spaces = tab > 0 ? tab - (column % tab) : 0;
      result += " ".repeat(spaces);
      column += spaces;
    } else {
      result += character;
      column = character === "\n" || character === "\r" ? 0 : column + 1;
    }
  }
  return result;
}
