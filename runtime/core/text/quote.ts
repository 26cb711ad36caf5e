import { isPrintable } from "./printable.ts";

/** Text that `repr` shows between quotes as it is. */
const plain = /^[ !#-&(-[\]-~]*$/;
const plainUnicode = /["'\\]|[^ -~]/gu;

const escapes: { readonly [character: string]: string } = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function hexadecimal(codePoint: number): string {
  const digits = codePoint.toString(16);
  if (codePoint < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return codePoint < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

/**
 * `repr` of a string: single quotes, unless there are single quotes and no double ones in it; escapes for what cannot be printed.
 *
 * @param asciiOnly escape everything that is not ASCII, as `ascii()` does
 * Source: CPython Objects/unicodeobject.c (unicode_repr).
 */
export function quote(text: string, asciiOnly = false): string {
  if (plain.test(text)) return `'${text}'`;
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(plainUnicode, (character) => {
    if (character === '"' || character === "'") return character === mark ? `\\${mark}` : character;
    const escape = escapes[character];
    if (escape !== undefined) return escape;
    const codePoint = character.codePointAt(0)!;
    return !asciiOnly && isPrintable(codePoint) ? character : hexadecimal(codePoint);
  });
  return mark + body + mark;
}
