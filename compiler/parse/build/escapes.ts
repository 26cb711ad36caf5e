/**
 * The values of string and bytes literals. Source: the language reference, "Escape sequences"; CPython 3.13
 * Parser/string_parser.c.
 */
import { lookupUnicodeName } from "../../unicode/names.ts";
import { SyntaxProblem } from "./problem.ts";

/** Whether `\{` and doubled braces mean a brace: in the literal text of f-strings. */
export interface TextKind {
  readonly isRaw: boolean;
  readonly hasFields: boolean;
}

/**
 * The text that `text.slice(start, end)` stands for, line ends normalised to `\n`. Code points beyond U+FFFF become surrogate
 * pairs.
 *
 * @param splitPairs Receives the offsets in the result where two escapes make a high and a low surrogate.
 * @throws SyntaxProblem for malformed `\x`, `\u`, `\U`, `\N` escapes.
 */
export function decodeText(
  text: string,
  start: number,
  end: number,
  kind: TextKind,
  splitPairs: number[],
): string {
  const raw = text.slice(start, end);
  const hasEscapes = !kind.isRaw && raw.includes("\\");
  const hasBraces = kind.hasFields && (raw.includes("{{") || raw.includes("}}"));
  if (!hasEscapes && !hasBraces) {
    return raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  }
  let decoded = "";
  let copied = start;
  let offset = start;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (code === 0x5c && hasEscapes) {
      decoded += text.slice(copied, offset);
      const escape = decodeEscape(text, offset, end, kind.hasFields);
      if (endsInHigh(decoded) && startsWithLow(escape.value)) splitPairs.push(decoded.length - 1);
      decoded += escape.value;
      offset = copied = escape.end;
    } else if (code === 0x0d) {
      decoded += text.slice(copied, offset) + "\n";
      offset += text.charCodeAt(offset + 1) === 0x0a ? 2 : 1;
      copied = offset;
    } else if (
      hasBraces &&
      (code === 0x7b || code === 0x7d) &&
      text.charCodeAt(offset + 1) === code
    ) {
      decoded += text.slice(copied, offset + 1);
      offset = copied = offset + 2;
    } else offset++;
  }
  return decoded + text.slice(copied, end);
}

/** Whether the last code unit is a high surrogate: only an escape leaves one at the end. */
export function endsInHigh(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return code >= 0xd800 && code < 0xdc00;
}

/** Whether the first code unit is a low surrogate. */
export function startsWithLow(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 0xdc00 && code < 0xe000;
}

interface Escape {
  readonly value: string;
  readonly end: number;
}

const simpleEscapes: { readonly [code: number]: string } = {
  0x5c: "\\",
  0x27: "'",
  0x22: '"',
  0x61: "\x07",
  0x62: "\b",
  0x66: "\f",
  0x6e: "\n",
  0x72: "\r",
  0x74: "\t",
  0x76: "\v",
};

function decodeEscape(text: string, offset: number, end: number, hasFields: boolean): Escape {
  const code = text.charCodeAt(offset + 1);
  const simple = simpleEscapes[code];
  if (simple !== undefined) return { value: simple, end: offset + 2 };
  if (code === 0x0a) return { value: "", end: offset + 2 };
  if (code === 0x0d) {
    return { value: "", end: offset + (text.charCodeAt(offset + 2) === 0x0a ? 3 : 2) };
  }
  if (code >= 0x30 && code <= 0x37) return octalEscape(text, offset, end);
  if (code === 0x78) return hexEscape(text, offset, end, 2);
  if (code === 0x75) return hexEscape(text, offset, end, 4);
  if (code === 0x55) return hexEscape(text, offset, end, 8);
  if (code === 0x4e) return namedEscape(text, offset, end);
  // An unknown escape stands for itself; in an f-string the brace after a backslash is still a brace.
  if (hasFields && (code === 0x7b || code === 0x7d)) return { value: "\\", end: offset + 1 };
  return { value: text.slice(offset, offset + 2), end: offset + 2 };
}

function octalEscape(text: string, offset: number, end: number): Escape {
  let value = 0;
  let position = offset + 1;
  for (let count = 0; count < 3 && position < end; count++, position++) {
    const digit = text.charCodeAt(position) - 0x30;
    if (!(digit >= 0 && digit <= 7)) break;
    value = value * 8 + digit;
  }
  return { value: String.fromCharCode(value), end: position };
}

function hexEscape(text: string, offset: number, end: number, count: number): Escape {
  const last = offset + 2 + count;
  const digits = text.slice(offset + 2, Math.min(last, end));
  if (digits.length !== count || !/^[0-9a-fA-F]+$/.test(digits)) throw new SyntaxProblem(offset);
  const value = parseInt(digits, 16);
  if (value > 0x10ffff) throw new SyntaxProblem(offset);
  return { value: String.fromCodePoint(value), end: last };
}

function namedEscape(text: string, offset: number, end: number): Escape {
  const close = text.indexOf("}", offset + 2);
  if (text.charCodeAt(offset + 2) !== 0x7b || close < 0 || close >= end) {
    throw new SyntaxProblem(offset);
  }
  const codePoint = lookupUnicodeName(text.slice(offset + 3, close));
  if (codePoint < 0) throw new SyntaxProblem(offset);
  return { value: String.fromCodePoint(codePoint), end: close + 1 };
}

/**
 * The bytes that `text.slice(start, end)` stands for.
 *
 * @throws SyntaxProblem for characters beyond ASCII and malformed `\x` escapes.
 */
export function decodeBytes(text: string, start: number, end: number, isRaw: boolean): Uint8Array {
  const bytes = new Uint8Array(end - start);
  let length = 0;
  let offset = start;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (code > 0x7f) throw new SyntaxProblem(offset);
    if (code === 0x5c && !isRaw) {
      const escape = decodeBytesEscape(text, offset, end);
      for (let index = 0; index < escape.value.length; index++) {
        bytes[length++] = escape.value.charCodeAt(index);
      }
      offset = escape.end;
    } else if (code === 0x0d) {
      bytes[length++] = 0x0a;
      offset += text.charCodeAt(offset + 1) === 0x0a ? 2 : 1;
    } else {
      bytes[length++] = code;
      offset++;
    }
  }
  return bytes.slice(0, length);
}

function decodeBytesEscape(text: string, offset: number, end: number): Escape {
  const code = text.charCodeAt(offset + 1);
  if (code > 0x7f) throw new SyntaxProblem(offset + 1);
  const isUnicodeOnly = code === 0x75 || code === 0x55 || code === 0x4e;
  if (isUnicodeOnly) return { value: text.slice(offset, offset + 2), end: offset + 2 };
  return decodeEscape(text, offset, end, false);
}
