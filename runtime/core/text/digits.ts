/** Decimal digits of all scripts: every block of ten is contiguous, so it is known by its zero. Unicode 15.1, the digits that CPython's int() and float() read. */

/** The zeros of all scripts, ascending. */
export const decimalZeros: readonly number[] = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
  0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
  0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0,
  0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730,
  0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8,
  0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950, 0x1fbf0,
];

/** The value of a decimal digit, -1 for any other character. */
export function decimalValue(codePoint: number): number {
  for (const zero of decimalZeros)
    if (codePoint >= zero && codePoint < zero + 10) return codePoint - zero;
  return -1;
}

const notAscii = /[^\0-\x7f]/;
/** What `str.isspace` calls white space, beyond ASCII. */
const space = /^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/gu;

/**
 * Text as the number parsers read it: without surrounding white space, all digits ASCII; a character that is neither ends it as a question mark. A byte order mark is no
 * white space in Python. Source: CPython Objects/unicodeobject.c (_PyUnicode_TransformDecimalAndSpaceToASCII).
 */
export function asciiNumber(text: string): string {
  if (!notAscii.test(text)) return text.replace(space, "");
  let result = "";
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const value = code < 0x80 ? -1 : decimalValue(code);
    if (code < 0x80) result += character;
    else if (/[\s\x85]/.test(character) && character !== "\ufeff") result += " ";
    else if (value >= 0) result += String(value);
    else {
      result += "?";
      break;
    }
  }
  return result.replace(space, "");
}
