/** `(?aiLmsux)` and `(?aiLmsux-imsx:...)`. Source: CPython Lib/re/_parser.py (_parse_flags). */
import { isAlpha } from "../../../core/text/classes.ts";
import * as values from "../flags-values.ts";
import type { Source } from "./source.ts";
import type { ParserState } from "./state.ts";

const letters: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ["i", values.ignoreCase],
  ["L", values.locale],
  ["m", values.multiline],
  ["s", values.dotAll],
  ["x", values.verbose],
  ["a", values.asciiOnly],
  ["u", values.unicode],
]);

export function isFlagLetter(character: string): boolean {
  return letters.has(character);
}

/** The flags that a group turns on and off. */
export interface GroupFlags {
  readonly add: number;
  readonly remove: number;
}

/**
 * Reads flags, of which the first letter (or the `-`) has been read.
 *
 * @returns `null` when they are global: then the state has them
 */
export function parseFlags(source: Source, state: ParserState, first: string): GroupFlags | null {
  let add = 0;
  let end = first;
  if (first !== "-") {
    [add, end] = parseAdded(source, first);
    if (end === ")") {
      state.flags |= add;
      return null;
    }
  }
  const remove = end === "-" ? parseRemoved(source) : 0;
  if ((add & remove) !== 0) throw source.error("bad inline flags: flag turned on and off", 1);
  return { add, remove };
}

function parseAdded(source: Source, first: string): [flags: number, end: string] {
  let flags = 0;
  let letter = first;
  for (;;) {
    const flag = letters.get(letter)!;
    if (source.isText && letter === "L") {
      throw source.error("bad inline flags: cannot use 'L' flag with a str pattern");
    }
    if (!source.isText && letter === "u") {
      throw source.error("bad inline flags: cannot use 'u' flag with a bytes pattern");
    }
    flags |= flag;
    if ((flag & values.typeFlags) !== 0 && (flags & values.typeFlags) !== flag) {
      throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    }
    letter = nextLetter(source, "missing -, : or )");
    if (letter === ")" || letter === "-" || letter === ":") return [flags, letter];
    checkLetter(source, letter, "missing -, : or )");
  }
}

function parseRemoved(source: Source): number {
  let flags = 0;
  let letter = nextLetter(source, "missing flag");
  checkLetter(source, letter, "missing flag");
  for (;;) {
    const flag = letters.get(letter)!;
    if ((flag & values.typeFlags) !== 0) {
      throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    }
    flags |= flag;
    letter = nextLetter(source, "missing :");
    if (letter === ":") return flags;
    checkLetter(source, letter, "missing :");
  }
}

function nextLetter(source: Source, missing: string): string {
  const letter = source.get();
  if (letter === null) throw source.error(missing);
  return letter;
}

function checkLetter(source: Source, letter: string, missing: string): void {
  if (letters.has(letter)) return;
  const isWord = [...letter].every(isAlpha);
  throw source.error(isWord ? "unknown flag" : missing, [...letter].length);
}
