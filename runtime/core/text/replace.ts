import { dict } from "../containers/dict.ts";
import { LookupError, TypeError, ValueError } from "../exceptions/base.ts";
import { isIterable, iterate } from "../iteration/iterate.ts";
import { argumentTypeName, typeName } from "../names.ts";
import { isInt } from "../numbers/convert.ts";
import { sizeOf } from "../numbers/index-of.ts";
import { getItem } from "../operators/subscript.ts";
import { textOf } from "../types/boxes.ts";
import { codePointLength } from "./code-points.ts";
import { index as searchFrom } from "./units.ts";

/** `str.replace(old, new, count=-1)`. */
export function replace(
  text: string,
  old: unknown,
  replacement: unknown,
  maximum: unknown = -1,
): string {
  const [from, to] = [textArgument(old, "replace", 1), textArgument(replacement, "replace", 2)];
  const limit = sizeOf(maximum);
  return replaceUpTo(text, from, to, limit < 0 ? Infinity : limit);
}

function textArgument(argument: unknown, name: string, position: number): string {
  const text = textOf(argument);
  if (text !== undefined) return text;
  throw new TypeError(
    `${name}() argument ${position} must be str, not ${argumentTypeName(argument)}`,
  );
}

function replaceUpTo(text: string, old: string, replacement: string, limit: number): string {
  if (old === "") return interleave(text, replacement, limit);
  let result = "";
  let start = 0;
  for (let count = 0; count < limit; count++) {
    const position = searchFrom(text, old, start);
    if (position < 0) break;
    result += text.slice(start, position) + replacement;
    start = position + old.length;
  }
  return result + text.slice(start);
}

/** The empty string is before every character and at the end. */
function interleave(text: string, replacement: string, limit: number): string {
  let result = "";
  let left = limit;
  for (const character of text) result += (left-- > 0 ? replacement : "") + character;
  return left > 0 ? result + replacement : result;
}

/** `str.join(iterable)`. */
export function join(separator: string, items: unknown): string {
  if (!isIterable(items)) throw new TypeError("can only join an iterable");
  const parts = Array.isArray(items) ? (items as unknown[]) : [...iterate(items)];
  for (let position = 0; position < parts.length; position++) {
    const part = parts[position];
    if (textOf(part) !== undefined) continue;
    throw new TypeError(
      `sequence item ${position}: expected str instance, ${typeName(part)} found`,
    );
  }
  return parts.join(separator);
}

/** `str.translate(table)`: the table is asked for each character's code point. */
export function translate(text: string, table: unknown): string {
  let result = "";
  for (const character of text) result += translated(character, table);
  return result;
}

function translated(character: string, table: unknown): string {
  let value: unknown;
  try {
    value = getItem(table, character.codePointAt(0)!);
  } catch (error) {
    if (error instanceof LookupError) return character;
    throw error;
  }
  if (value === null) return "";
  const text = textOf(value);
  if (text !== undefined) return text;
  if (!isInt(value)) {
    throw new TypeError("character mapping must return integer, None or str");
  }
  const code = Number(value);
  if (code < 0 || code > 0x10ffff) {
    throw new ValueError("character mapping must be in range(0x110000)");
  }
  return String.fromCodePoint(code);
}

/** `str.maketrans(x, y, z)`. */
export function maketrans(from: unknown, to?: unknown, deleted?: unknown): dict<unknown, unknown> {
  const table = new dict<unknown, unknown>();
  if (to === undefined) {
    if (!(from instanceof dict)) {
      throw new TypeError("if you give only one argument to maketrans it must be a dict");
    }
    for (const [key, value] of from) table.set(translationKey(key), value);
    return table;
  }
  const source = textOf(from);
  const target = textArgument(to, "maketrans", 2);
  const removed = deleted === undefined ? "" : textArgument(deleted, "maketrans", 3);
  if (source === undefined) {
    throw new TypeError("first maketrans argument must be a string if there is a second argument");
  }
  const replacements = [...target];
  const characters = [...source];
  if (characters.length !== replacements.length) {
    throw new ValueError("the first two maketrans arguments must have equal length");
  }
  characters.forEach((character, position) =>
    table.set(character.codePointAt(0)!, replacements[position]!.codePointAt(0)!),
  );
  for (const character of removed) table.set(character.codePointAt(0)!, null);
  return table;
}

function translationKey(key: unknown): unknown {
  if (isInt(key)) return key;
  const text = textOf(key);
  if (text === undefined) {
    throw new TypeError("keys in translate table must be strings or integers");
  }
  if (codePointLength(text) === 1) return text.codePointAt(0)!;
  throw new ValueError("string keys in translate table must be of length 1");
}
