/** Tokens, and which words and characters make them. */
import { DOUBLE_QUOTE, SINGLE_QUOTE } from "./characters.ts";

/**
 * `NAME`, `NUMBER`, `STRING`, `NEWLINE`, `INDENT`, `DEDENT`, `ENDMARKER`, `FSTRING_START`, `FSTRING_MIDDLE`, `FSTRING_END`;
 * a keyword or an operator is its own type; `OP` is a character that belongs to no token.
 */
export interface Token {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Open brackets after the token. */
  readonly level: number;
}

export const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if " +
    "import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);
export const operators = new Set(
  (
    "!= % %= & &= * ** **= *= + += - -= -> / // //= /= := < << <<= <= <> == > >= >> >>= @ @= ^ ^= | |= " +
    "( ) [ ] { } , : ; . = ~ !"
  ).split(" "),
);
/** The opening bracket of each closing one. */
export const closers: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/**
 * The lower-case prefix of the string literal that starts at `start`, or `null` where none does. A literal without a prefix
 * does not start with a letter.
 */
export function stringPrefix(text: string, start: number, templateStrings: boolean): string | null {
  let seen = "";
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) return seen === "" ? null : seen;
    const letter = text.charAt(at).toLowerCase();
    if (!mayFollow(seen, letter, templateStrings)) return null;
    seen += letter;
  }
}

function mayFollow(seen: string, letter: string, templateStrings: boolean): boolean {
  if (letter === "u") return seen === "";
  if (letter === "r") return seen === "" || seen === "b" || seen === "f" || seen === "t";
  const isKind = letter === "b" || letter === "f" || (letter === "t" && templateStrings);
  return isKind && (seen === "" || seen === "r");
}
