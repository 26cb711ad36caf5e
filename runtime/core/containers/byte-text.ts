/** Bytes as ASCII text: case, classes of characters, padding. What `bytes` and `bytearray` share. Source: CPython 3.13 Objects/bytes_methods.c. */
import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { sizeOf } from "../numbers/index-of.ts";
import * as justify from "../text/justify.ts";
import { bytesOf, fromLatin1, latin1 } from "./buffer.ts";

const isLowerByte = (byte: number): boolean => byte >= 97 && byte <= 122;
const isUpperByte = (byte: number): boolean => byte >= 65 && byte <= 90;
const isLetter = (byte: number): boolean => isLowerByte(byte) || isUpperByte(byte);
const isDigitByte = (byte: number): boolean => byte >= 48 && byte <= 57;

/** White space in ASCII; unlike in strings, the separators from 28 to 31 are none. */
export const isSpaceByte = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

const toUpper = (byte: number): number => (isLowerByte(byte) ? byte - 32 : byte);
const toLower = (byte: number): number => (isUpperByte(byte) ? byte + 32 : byte);

export const upper = (data: Uint8Array): Uint8Array => Uint8Array.from(data, toUpper);
export const lower = (data: Uint8Array): Uint8Array => Uint8Array.from(data, toLower);
export const swapcase = (data: Uint8Array): Uint8Array =>
  Uint8Array.from(data, (byte) => (isLowerByte(byte) ? byte - 32 : toLower(byte)));
export const capitalize = (data: Uint8Array): Uint8Array =>
  Uint8Array.from(data, (byte, index) => (index === 0 ? toUpper(byte) : toLower(byte)));
/** Words are runs of letters. */
export const title = (data: Uint8Array): Uint8Array =>
  Uint8Array.from(data, (byte, index) =>
    index > 0 && isLetter(data[index - 1]!) ? toLower(byte) : toUpper(byte),
  );

function every(data: Uint8Array, test: (byte: number) => boolean): boolean {
  return data.length > 0 && data.every(test);
}

export const isalnum = (data: Uint8Array): boolean =>
  every(data, (byte) => isLetter(byte) || isDigitByte(byte));
export const isalpha = (data: Uint8Array): boolean => every(data, isLetter);
/** True of no bytes, too. */
export const isascii = (data: Uint8Array): boolean => data.every((byte) => byte < 128);
export const isdigit = (data: Uint8Array): boolean => every(data, isDigitByte);
export const isspace = (data: Uint8Array): boolean => every(data, isSpaceByte);
export const islower = (data: Uint8Array): boolean =>
  data.some(isLowerByte) && !data.some(isUpperByte);
export const isupper = (data: Uint8Array): boolean =>
  data.some(isUpperByte) && !data.some(isLowerByte);
export const istitle = (data: Uint8Array): boolean =>
  data.some(isLetter) &&
  data.every((byte, index) => {
    const isInside = index > 0 && isLetter(data[index - 1]!);
    return isInside ? !isUpperByte(byte) : !isLowerByte(byte);
  });

type Justify = (text: string, width: unknown, fill?: unknown) => string;

/** `center`, `ljust` and `rjust`, whose fill is a single byte. */
export function justified(
  data: Uint8Array,
  name: "center" | "ljust" | "rjust",
  width: unknown,
  fill: unknown,
): Uint8Array {
  const character = fill === undefined ? undefined : bytesOf(fill);
  sizeOf(width);
  if (fill !== undefined && character?.length !== 1) {
    throw new TypeError(
      `${name}() argument 2 must be a byte string of length 1, not ${typeName(fill)}`,
    );
  }
  const place: Justify = justify[name];
  return fromLatin1(place(latin1(data), width, character && latin1(character)));
}

/** `bytes.zfill(width)`. */
export function zfill(data: Uint8Array, width: unknown): Uint8Array {
  return fromLatin1(justify.zfill(latin1(data), width));
}

/** `bytes.expandtabs(tabsize=8)`. */
export function expandtabs(data: Uint8Array, size: unknown): Uint8Array {
  return fromLatin1(justify.expandtabs(latin1(data), size));
}

/** The literal of some bytes, without its `b`. */
export function quoted(data: Uint8Array): string {
  const quote = data.includes(39) && !data.includes(34) ? '"' : "'";
  let text = "";
  for (const byte of data) text += byteRepr(byte, quote);
  return quote + text + quote;
}

function byteRepr(byte: number, quote: string): string {
  switch (byte) {
    case 9:
      return "\\t";
    case 10:
      return "\\n";
    case 13:
      return "\\r";
    case 92:
      return "\\\\";
  }
  const character = String.fromCharCode(byte);
  if (character === quote) return `\\${character}`;
  return byte >= 32 && byte < 127 ? character : `\\x${byte.toString(16).padStart(2, "0")}`;
}
