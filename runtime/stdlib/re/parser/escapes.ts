/** Escapes in patterns, in and outside of character classes. Source: CPython Lib/re/_parser.py (_escape, _class_escape). */
import { NotImplementedError } from "../../../core/exceptions/base.ts";
import { codePointLength } from "../../../core/text/code-points.ts";
import type { Category } from "../characters/categories.ts";
import type { Source } from "./source.ts";
import type { ParserState } from "./state.ts";
import type { Node, Place, SetItem } from "./tree.ts";

export const decimalDigits = "0123456789";
export const octalDigits = "01234567";
const hexadecimalDigits = "0123456789abcdefABCDEF";
const asciiLetter = /^[A-Za-z]$/;

/** The characters that `\a`, `\b`, ... stand for. */
export const characterEscapes: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ["\\a", 7],
  ["\\b", 8],
  ["\\f", 12],
  ["\\n", 10],
  ["\\r", 13],
  ["\\t", 9],
  ["\\v", 11],
  ["\\\\", 92],
]);

const categories: { readonly [letter: string]: Category } = { d: "digit", s: "space", w: "word" };

const places: ReadonlyMap<string, Place> = /* @__PURE__ */ new Map<string, Place>([
  ["\\A", "start"],
  ["\\b", "boundary"],
  ["\\B", "nonBoundary"],
  ["\\Z", "end"],
]);

function literal(code: number): SetItem & { kind: "literal" } {
  return { kind: "literal", code };
}

function categoryEscape(escape: string): SetItem | undefined {
  const letter = escape.slice(1);
  const lower = letter.toLowerCase();
  if (!Object.hasOwn(categories, lower)) return undefined;
  return { kind: "category", category: categories[lower]!, isNegated: letter !== lower };
}

/** An escape in a character class. */
export function parseClassEscape(source: Source, escape: string): SetItem {
  const known = characterEscapes.get(escape);
  if (known !== undefined) return literal(known);
  const category = categoryEscape(escape);
  if (category !== undefined) return category;
  const letter = escape.slice(1);
  const coded = parseCodedEscape(source, escape);
  if (coded !== undefined) return literal(coded);
  if (octalDigits.includes(letter)) {
    const text = escape + source.getWhile(2, octalDigits);
    return literal(checkedOctal(source, text));
  }
  if (decimalDigits.includes(letter) || asciiLetter.test(letter)) throw badEscape(source, escape);
  return literal(letter.codePointAt(0)!);
}

/** An escape outside of character classes. */
export function parseEscape(source: Source, escape: string, state: ParserState): Node {
  const place = places.get(escape);
  if (place !== undefined) return { kind: "at", place };
  const category = categoryEscape(escape);
  if (category !== undefined) return { kind: "set", items: [category], isNegated: false };
  const known = characterEscapes.get(escape);
  if (known !== undefined) return literalNode(known);
  const letter = escape.slice(1);
  const coded = parseCodedEscape(source, escape);
  if (coded !== undefined) return literalNode(coded);
  if (letter === "0") {
    return literalNode(parseInt(letter + source.getWhile(2, octalDigits), 8));
  }
  if (decimalDigits.includes(letter)) return parseNumberedEscape(source, escape, state);
  if (asciiLetter.test(letter)) throw badEscape(source, escape);
  return literalNode(letter.codePointAt(0)!);
}

function literalNode(code: number): Node {
  return { kind: "literal", code, isNegated: false };
}

function badEscape(source: Source, escape: string): Error {
  return source.error(`bad escape ${escape}`, codePointLength(escape));
}

function checkedOctal(source: Source, escape: string): number {
  const code = parseInt(escape.slice(1), 8);
  if (code <= 0o377) return code;
  throw source.error(
    `octal escape value ${escape} outside of range 0-0o377`,
    codePointLength(escape),
  );
}

/** `\12` is a group, `\012` and `\123` are characters. */
function parseNumberedEscape(source: Source, first: string, state: ParserState): Node {
  let escape = first;
  if (source.next !== null && decimalDigits.includes(source.next)) {
    escape += source.get()!;
    const areOctal = octalDigits.includes(escape[1]!) && octalDigits.includes(escape[2]!);
    if (areOctal && source.next !== null && octalDigits.includes(source.next)) {
      return literalNode(checkedOctal(source, escape + source.get()!));
    }
  }
  const group = Number(escape.slice(1));
  if (group >= state.groups) {
    throw source.error(`invalid group reference ${group}`, escape.length - 1);
  }
  if (!state.isClosed(group)) throw source.error("cannot refer to an open group", escape.length);
  state.checkLookbehind(group, source);
  return { kind: "reference", group, width: state.groupWidths[group]! };
}

/** `\xhh`, `\uhhhh`, `\Uhhhhhhhh`, `\N{name}`; `undefined` for any other escape. */
function parseCodedEscape(source: Source, escape: string): number | undefined {
  const letter = escape[1]!;
  const digits = letter === "x" ? 2 : source.isText ? { u: 4, U: 8 }[letter] : undefined;
  if (digits !== undefined) {
    const text = escape + source.getWhile(digits, hexadecimalDigits);
    if (text.length !== digits + 2) throw source.error(`incomplete escape ${text}`, text.length);
    const code = parseInt(text.slice(2), 16);
    if (code > 0x10ffff) throw badEscape(source, text);
    return code;
  }
  if (letter !== "N" || !source.isText) return undefined;
  if (!source.match("{")) throw source.error("missing {");
  const name = source.getUntil("}", "character name");
  throw new NotImplementedError(
    `the escape \\N{${name}} in a regular expression: write the character itself`,
  );
}
