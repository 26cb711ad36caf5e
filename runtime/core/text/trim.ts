import { TypeError } from "../exceptions/base.ts";
import { argumentTypeName } from "../names.ts";
import { textOf } from "../types/boxes.ts";
import { isSpace } from "./classes.ts";

/** The test for characters to take away: white space, or those of `characters`. */
function strippable(characters: unknown, name: string): (character: string) => boolean {
  if (characters === null || characters === undefined) {
    return (character) => isSpace(character.codePointAt(0)!);
  }
  const text = textOf(characters);
  if (text === undefined) throw new TypeError(`${name} arg must be None or str`);
  const set = new Set(text);
  return (character) => set.has(character);
}

function startOf(text: string, test: (character: string) => boolean): number {
  let start = 0;
  for (const character of text) {
    if (!test(character)) break;
    start += character.length;
  }
  return start;
}

function endOf(text: string, start: number, test: (character: string) => boolean): number {
  let end = text.length;
  while (end > start) {
    const isPair = end - 2 >= start && text.codePointAt(end - 2)! > 0xffff;
    const size = isPair ? 2 : 1;
    if (!test(text.slice(end - size, end))) break;
    end -= size;
  }
  return end;
}

/** `str.strip(chars=None)`. */
export function strip(text: string, characters?: unknown): string {
  const test = strippable(characters, "strip");
  const start = startOf(text, test);
  return text.slice(start, endOf(text, start, test));
}

/** `str.lstrip(chars=None)`. */
export function lstrip(text: string, characters?: unknown): string {
  return text.slice(startOf(text, strippable(characters, "lstrip")));
}

/** `str.rstrip(chars=None)`. */
export function rstrip(text: string, characters?: unknown): string {
  return text.slice(0, endOf(text, 0, strippable(characters, "rstrip")));
}

function affixOf(affix: unknown, name: string): string {
  const text = textOf(affix);
  if (text !== undefined) return text;
  throw new TypeError(`${name}() argument must be str, not ${argumentTypeName(affix)}`);
}

/** `str.removeprefix(prefix)`. */
export function removeprefix(text: string, prefix: unknown): string {
  const removed = affixOf(prefix, "removeprefix");
  return text.startsWith(removed) ? text.slice(removed.length) : text;
}

/** `str.removesuffix(suffix)`. */
export function removesuffix(text: string, suffix: unknown): string {
  const removed = affixOf(suffix, "removesuffix");
  return removed !== "" && text.endsWith(removed) ? text.slice(0, -removed.length) : text;
}
