import { bytesOf } from "../containers/buffer.ts";
import { TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import type { Int } from "../numbers/convert.ts";
import { indexOf } from "../numbers/index-of.ts";
import { textOf } from "../types/boxes.ts";
import { codePointLength } from "../text/code-points.ts";

/** `chr(code)`. */
export function chr(code: unknown): string {
  const point = indexOf(code);
  if (point < 0 || point > 0x10ffff) throw new ValueError("chr() arg not in range(0x110000)");
  return String.fromCodePoint(Number(point));
}

/** `ord(character)`. */
export function ord(character: unknown): number {
  const isBytes = character instanceof Uint8Array || typeName(character) === "bytearray";
  const data = isBytes ? bytesOf(character)! : undefined;
  if (data !== undefined) {
    if (data.length === 1) return data[0]!;
    throw new TypeError(`ord() expected a character, but string of length ${data.length} found`);
  }
  const text = textOf(character);
  if (text === undefined) {
    throw new TypeError(`ord() expected string of length 1, but ${typeName(character)} found`);
  }
  const length = codePointLength(text);
  if (length === 1) return text.codePointAt(0)!;
  throw new TypeError(`ord() expected a character, but string of length ${length} found`);
}

function digits(value: unknown, radix: number, prefix: string): string {
  const integer: Int = indexOf(value);
  const size = (integer < 0 ? -integer : integer).toString(radix);
  return integer < 0 ? `-${prefix}${size}` : prefix + size;
}

/** `hex(number)`. */
export function hex(value: unknown): string {
  return digits(value, 16, "0x");
}

/** `oct(number)`. */
export function oct(value: unknown): string {
  return digits(value, 8, "0o");
}

/** `bin(number)`. */
export function bin(value: unknown): string {
  return digits(value, 2, "0b");
}
