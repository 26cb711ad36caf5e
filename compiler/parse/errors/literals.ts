/** What can be wrong inside string and bytes literals. CPython decodes a literal as soon as the parser takes its token. */
import { lookupUnicodeName } from "../../unicode/names.ts";

/** The parts of a literal token: `rb"text"` has the prefix `rb` and the body `text`. */
export function splitLiteral(literal: string): { readonly prefix: string; readonly body: string } {
  const prefix = /^[A-Za-z]*/.exec(literal)![0].toLowerCase();
  const quotes = /^("""|'''|"|')/.exec(literal.slice(prefix.length))![0].length;
  return { prefix, body: literal.slice(prefix.length + quotes, literal.length - quotes) };
}

/** The first `\x` escape of a bytes literal without two digits, as CPython words it. */
export function bytesEscapeError(body: string): string | null {
  for (let at = body.indexOf("\\"); at >= 0; at = body.indexOf("\\", at + 2)) {
    if (body[at + 1] === "x" && hexDigits(body, at + 2, 2) < 2) {
      return `(value error) invalid \\x escape at position ${at}`;
    }
  }
  return null;
}

const truncated: Readonly<Record<string, readonly [number, string]>> = {
  x: [2, "truncated \\xXX escape"],
  u: [4, "truncated \\uXXXX escape"],
  U: [8, "truncated \\UXXXXXXXX escape"],
};

/**
 * The first malformed escape of a string literal, as CPython words it. Its positions count in the form CPython
 * decodes, in which a character beyond ASCII takes ten bytes (`\U0001f600`).
 */
export function stringEscapeError(body: string): string | null {
  let position = 0;
  for (let at = 0; at < body.length;) {
    const code = body.codePointAt(at)!;
    if (code !== 92) {
      at += code > 0xffff ? 2 : 1;
      position += code > 127 ? 10 : 1;
      continue;
    }
    const next = body[at + 1] ?? "";
    if (next > "\u007f") {
      // The backslash itself is then written as an escape.
      at++;
      position += 6;
      continue;
    }
    const problem = escapeProblem(body, at, next);
    if (problem !== null) return decodeError(position, problem.length, problem.message);
    at += 2;
    position += 2;
  }
  return null;
}

function escapeProblem(
  body: string,
  at: number,
  letter: string,
): { readonly length: number; readonly message: string } | null {
  const hexadecimal = truncated[letter];
  if (hexadecimal !== undefined) {
    const [wanted, message] = hexadecimal;
    const found = hexDigits(body, at + 2, wanted);
    if (found < wanted) return { length: 2 + found, message };
    const isBeyondUnicode = parseInt(body.slice(at + 2, at + 2 + wanted), 16) > 0x10ffff;
    return isBeyondUnicode ? { length: 2 + wanted, message: "illegal Unicode character" } : null;
  }
  if (letter !== "N") return null;
  const malformed = "malformed \\N character escape";
  if (body[at + 2] !== "{") return { length: 2, message: malformed };
  const close = body.indexOf("}", at + 3);
  if (close < 0) return { length: decodedLength(body, at, body.length), message: malformed };
  if (close === at + 3) return { length: 3, message: malformed };
  if (lookupUnicodeName(body.slice(at + 3, close)) >= 0) return null;
  const length = decodedLength(body, at, close + 1);
  return { length, message: "unknown Unicode character name" };
}

/** The length of a part of a literal in the form that CPython decodes. */
function decodedLength(body: string, from: number, to: number): number {
  let length = 0;
  for (const character of body.slice(from, to)) length += character > "\u007f" ? 10 : 1;
  return length;
}

function decodeError(position: number, length: number, reason: string): string {
  const where =
    length === 1
      ? `byte 0x5c in position ${position}`
      : `bytes in position ${position}-${position + length - 1}`;
  return `(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`;
}

function hexDigits(text: string, from: number, atMost: number): number {
  let count = 0;
  while (count < atMost && /^[0-9A-Fa-f]$/.test(text.charAt(from + count))) count++;
  return count;
}

/** CPython's limit on decimal integer literals. */
const MAXIMUM_INTEGER_DIGITS = 4300;

/** CPython's message for a decimal integer too long to convert, or `null`. */
export function integerLengthError(literal: string): string | null {
  if (literal.length <= MAXIMUM_INTEGER_DIGITS || !/^[0-9_]+$/.test(literal)) return null;
  const digits = literal.replaceAll("_", "").length;
  if (digits <= MAXIMUM_INTEGER_DIGITS) return null;
  return (
    `Exceeds the limit (${MAXIMUM_INTEGER_DIGITS} digits) for integer string conversion: value has ${digits} digits; ` +
    "use sys.set_int_max_str_digits() to increase the limit - " +
    "Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
  );
}
