/** Replacement templates: text with `\1`, `\g<name>` and escapes. Source: CPython Lib/re/_parser.py (parse_template). */
import { IndexError } from "../../../core/exceptions/base.ts";
import { quote } from "../../../core/text/quote.ts";
import { codePointLength } from "../../../core/text/code-points.ts";
import type { PatternSource } from "../errors.ts";
import { characterEscapes, decimalDigits, octalDigits } from "./escapes.ts";
import { Source } from "./source.ts";
import { maxGroups } from "./state.ts";

/** Texts and numbers of groups, in turn, in the order in which they are joined. Bytes are in the form of latinText. */
export type Template = readonly (string | number)[];

/** @param groups how many groups the pattern has, the whole match not counted */
export function parseTemplate(
  template: PatternSource,
  groups: number,
  groupNumbers: ReadonlyMap<string, number>,
): Template {
  const source = new Source(template);
  const parts: (string | number)[] = [];
  let text = "";
  const addGroup = (group: number, shown: string, offset: number): void => {
    if (group > groups) throw source.error(`invalid group reference ${shown}`, offset);
    if (text !== "") parts.push(text);
    text = "";
    parts.push(group);
  };
  for (let next = source.get(); next !== null; next = source.get()) {
    if (!next.startsWith("\\")) {
      text += next;
      continue;
    }
    const letter = next.slice(1);
    if (letter === "g") {
      const { group, length } = parseGroupName(source, groupNumbers);
      addGroup(group, String(group), length + 1);
    } else if (letter === "0") {
      text += String.fromCharCode(parseInt(letter + source.getWhile(2, octalDigits), 8) & 0xff);
    } else if (decimalDigits.includes(letter)) {
      const number = parseNumber(source, next);
      if (number.isCharacter) text += String.fromCharCode(number.value);
      else addGroup(number.value, String(number.value), number.length);
    } else text += escapedText(source, next);
  }
  if (text !== "") parts.push(text);
  return parts;
}

function parseGroupName(
  source: Source,
  groupNumbers: ReadonlyMap<string, number>,
): { group: number; length: number } {
  if (!source.match("<")) throw source.error("missing <");
  const name = source.getUntil(">", "group name");
  const length = codePointLength(name);
  if (/^[0-9]+$/.test(name)) {
    const group = Number(name);
    if (group >= maxGroups)
      throw source.error(`invalid group reference ${BigInt(name)}`, length + 1);
    return { group, length };
  }
  source.checkGroupName(name, 1);
  const group = groupNumbers.get(name);
  if (group === undefined) throw new IndexError(`unknown group name ${quote(name)}`);
  return { group, length };
}

/** `\1`, `\12` are groups, `\123` is a character. */
function parseNumber(
  source: Source,
  first: string,
): { isCharacter: boolean; value: number; length: number } {
  let escape = first;
  if (source.next !== null && decimalDigits.includes(source.next)) {
    escape += source.get()!;
    const areOctal = octalDigits.includes(escape[1]!) && octalDigits.includes(escape[2]!);
    if (areOctal && source.next !== null && octalDigits.includes(source.next)) {
      escape += source.get()!;
      const value = parseInt(escape.slice(1), 8);
      if (value > 0o377) {
        throw source.error(`octal escape value ${escape} outside of range 0-0o377`, escape.length);
      }
      return { isCharacter: true, value, length: escape.length };
    }
  }
  return { isCharacter: false, value: Number(escape.slice(1)), length: escape.length - 1 };
}

function escapedText(source: Source, escape: string): string {
  const code = characterEscapes.get(escape);
  if (code !== undefined) return String.fromCharCode(code);
  if (/^\\[A-Za-z]$/.test(escape)) throw source.error(`bad escape ${escape}`, escape.length);
  return escape;
}
