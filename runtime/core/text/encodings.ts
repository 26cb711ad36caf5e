/** Encoding and decoding of text. Source: the library reference, "codecs"; the texts of the errors are CPython's. */
import { bytes } from "../containers/bytes.ts";
import { LookupError, TypeError, ValueError } from "../exceptions/base.ts";
import { argumentTypeName } from "../names.ts";
import { textOf } from "../types/boxes.ts";
import { registeredCodecs } from "./codec-registry.ts";
import {
  decodeRawUnicodeEscape,
  encodeRawUnicodeEscape,
  isRawUnicodeEscape,
} from "./raw-unicode-escape.ts";
import { UnicodeDecodeError, UnicodeEncodeError } from "../exceptions/unicode.ts";

type Codec =
  | "utf-8"
  | "ascii"
  | "latin-1"
  | "utf-16"
  | "utf-16-le"
  | "utf-16-be"
  | "utf-32"
  | "utf-32-le"
  | "utf-32-be";

const aliases: { readonly [name: string]: Codec } = {
  utf8: "utf-8",
  u8: "utf-8",
  utf: "utf-8",
  cp65001: "utf-8",
  ascii: "ascii",
  usascii: "ascii",
  646: "ascii",
  latin1: "latin-1",
  latin: "latin-1",
  l1: "latin-1",
  iso88591: "latin-1",
  88591: "latin-1",
  cp819: "latin-1",
  utf16: "utf-16",
  u16: "utf-16",
  utf16le: "utf-16-le",
  utf16be: "utf-16-be",
  utf32: "utf-32",
  u32: "utf-32",
  utf32le: "utf-32-le",
  utf32be: "utf-32-be",
};

/** The codec of that name, if it is one of those that are always there. */
export function codecOf(encoding: string): Codec | undefined {
  const name = encoding.toLowerCase().replace(/[-_ ]/g, "");
  return Object.hasOwn(aliases, name) ? aliases[name] : undefined;
}

function unknownEncoding(encoding: string): LookupError {
  return new LookupError(`unknown encoding: ${encoding}`);
}

/** The name of an encoding or of an error handler. */
function nameArgument(method: string, name: string, value: unknown, preset: string): string {
  if (value === undefined) return preset;
  const text = textOf(value);
  if (text !== undefined) return text;
  throw new TypeError(`${method}() argument '${name}' must be str, not ${argumentTypeName(value)}`);
}

/** `str.encode(encoding="utf-8", errors="strict")`. */
export function encode(text: string, encoding?: unknown, onError?: unknown): bytes {
  return new bytes(encodedBytes(text, encoding, onError));
}

/** What {@link encode} gives, as bytes of JavaScript. */
export function encodedBytes(text: string, encoding?: unknown, onError?: unknown): Uint8Array {
  const name = nameArgument("encode", "encoding", encoding, "utf-8");
  const errors = nameArgument("encode", "errors", onError, "strict");
  const codec = codecOf(name);
  if (codec === undefined) {
    if (isRawUnicodeEscape(name)) return encodeRawUnicodeEscape(text);
    const data = registeredCodecs()?.encode(text, name, errors);
    if (data === undefined) throw unknownEncoding(name);
    return data;
  }
  const result: number[] = [];
  if (codec === "utf-16" || codec === "utf-32")
    unit(result, 0xfeff, codec === "utf-16" ? 2 : 4, true);
  let index = 0;
  const characters = [...text];
  while (index < characters.length) {
    const code = characters[index]!.codePointAt(0)!;
    if (isEncodable(code, codec)) {
      encodeCharacter(result, code, codec);
      index++;
      continue;
    }
    let end = index + 1;
    while (end < characters.length && !isEncodable(characters[end]!.codePointAt(0)!, codec)) end++;
    const replacement = encodeError(text, characters, index, end, codec, errors);
    index = replacement instanceof Handled ? replacement.next : end;
    const parts = replacement instanceof Handled ? replacement.parts : replacement;
    for (const each of parts) {
      if (typeof each === "number") result.push(each);
      else for (const character of each) encodeCharacter(result, character.codePointAt(0)!, codec);
    }
  }
  return Uint8Array.from(result);
}

function isEncodable(code: number, codec: Codec): boolean {
  if (codec === "ascii") return code < 0x80;
  if (codec === "latin-1") return code < 0x100;
  return code < 0xd800 || code > 0xdfff;
}

function unit(result: number[], value: number, size: number, littleEndian: boolean): void {
  for (let index = 0; index < size; index++) {
    const shift = littleEndian ? index : size - 1 - index;
    result.push((value >>> (8 * shift)) & 0xff);
  }
}

function encodeCharacter(result: number[], code: number, codec: Codec): void {
  if (codec === "ascii" || codec === "latin-1") result.push(code);
  else if (codec === "utf-8") encodeUtf8(result, code);
  else if (codec.startsWith("utf-32")) unit(result, code, 4, !codec.endsWith("be"));
  else {
    for (const half of halves(code)) unit(result, half, 2, !codec.endsWith("be"));
  }
}

function halves(code: number): number[] {
  if (code < 0x10000) return [code];
  return [0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff)];
}

function encodeUtf8(result: number[], code: number): void {
  if (code < 0x80) result.push(code);
  else if (code < 0x800) result.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
  else if (code < 0x10000) {
    result.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  } else {
    result.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f));
    result.push(0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
}

const reasons: { readonly [codec: string]: string } = {
  ascii: "ordinal not in range(128)",
  "latin-1": "ordinal not in range(256)",
};

/** What a handler of the program put in place. */
class Handled {
  readonly parts: Iterable<string | number>;
  /** Where to go on. */
  readonly next: number;

  constructor(parts: Iterable<string | number>, next: number) {
    this.parts = parts;
    this.next = next;
  }
}

function handledEncoding(
  problem: UnicodeEncodeError,
  errors: string,
  codec: Codec,
): Handled | undefined {
  const handled = registeredCodecs()?.handleEncode(errors, problem);
  if (handled === undefined) return undefined;
  const [replacement, next] = handled;
  if (typeof replacement !== "string") return new Handled(replacement, next);
  const parts = [...replacement];
  if (parts.every((each) => isEncodable(each.codePointAt(0)!, codec)))
    return new Handled(parts, next);
  throw problem;
}

function encodeError(
  text: string,
  characters: readonly string[],
  start: number,
  end: number,
  codec: Codec,
  errors: string,
): (string | number)[] | Handled {
  const bad = characters.slice(start, end).map((character) => character.codePointAt(0)!);
  switch (errors) {
    case "ignore":
      return [];
    case "replace":
      return bad.map(() => "?");
    case "backslashreplace":
      return bad.map(backslash);
    case "xmlcharrefreplace":
      return bad.map((code) => `&#${code};`);
    case "surrogateescape":
      if (bad.every((code) => code >= 0xdc80 && code <= 0xdcff)) {
        return bad.map((code) => code - 0xdc00);
      }
      break;
    case "surrogatepass":
      if (codec === "utf-8" && bad.every((code) => code >= 0xd800 && code <= 0xdfff)) {
        return bad.flatMap((code) => [
          0xe0 | (code >> 12),
          0x80 | ((code >> 6) & 0x3f),
          0x80 | (code & 0x3f),
        ]);
      }
      break;
  }
  const reason = reasons[codec] ?? "surrogates not allowed";
  const problem = new UnicodeEncodeError(codec, text, start, end, reason);
  if (alwaysThere.has(errors)) throw problem;
  const handled = handledEncoding(problem, errors, codec);
  if (handled === undefined) throw unknownHandler(errors);
  return handled;
}

/** Handlers that may refuse what they are given. */
const alwaysThere: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "strict",
  "surrogateescape",
  "surrogatepass",
]);

function unknownHandler(errors: string): LookupError {
  return new LookupError(`unknown error handler name '${errors}'`);
}

function backslash(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

/** `bytes.decode(encoding="utf-8", errors="strict")`. */
export function decode(
  data: Uint8Array,
  encoding?: unknown,
  onError?: unknown,
  method = "decode",
): string {
  const name = nameArgument(method, "encoding", encoding, "utf-8");
  const errors = nameArgument(method, "errors", onError, "strict");
  const codec = codecOf(name);
  switch (codec) {
    case undefined: {
      if (isRawUnicodeEscape(name)) {
        return decodeRawUnicodeEscape(
          data,
          (start, end, reason) =>
            decodeError(data, start, end, "rawunicodeescape", errors, reason)[0],
        );
      }
      const text = registeredCodecs()?.decode(data, name, errors);
      if (text === undefined) throw unknownEncoding(name);
      return text;
    }
    case "utf-8":
      return decodeUtf8(data, errors);
    case "ascii":
      return decodeAscii(data, errors);
    case "latin-1":
      return Array.from(data, (byte) => String.fromCharCode(byte)).join("");
    default:
      return decodeUnits(data, codec);
  }
}

/** What stands for bytes that cannot be decoded, and where to go on. */
function decodeError(
  data: Uint8Array,
  start: number,
  end: number,
  codec: string,
  errors: string,
  reason: string,
): readonly [text: string, next: number] {
  const bad = Array.from(data.subarray(start, end));
  switch (errors) {
    case "ignore":
      return ["", end];
    case "replace":
      return ["\ufffd", end];
    case "backslashreplace":
      return [bad.map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""), end];
    case "surrogateescape":
      return [bad.map((byte) => String.fromCharCode(0xdc00 + byte)).join(""), end];
  }
  const problem = new UnicodeDecodeError(codec, data, start, end, reason);
  if (errors === "strict") throw problem;
  const handled = registeredCodecs()?.handleDecode(errors, problem);
  if (handled === undefined) throw unknownHandler(errors);
  return handled;
}

function decodeAscii(data: Uint8Array, errors: string): string {
  let text = "";
  let index = 0;
  while (index < data.length) {
    const byte = data[index]!;
    const [part, next] =
      byte < 0x80
        ? [String.fromCharCode(byte), index + 1]
        : decodeError(data, index, index + 1, "ascii", errors, reasons["ascii"]!);
    text += part;
    index = next;
  }
  return text;
}

function decodeUtf8(data: Uint8Array, errors: string): string {
  const parts: string[] = [];
  let index = 0;
  while (index < data.length) {
    const sequence = utf8Sequence(data, index);
    if (typeof sequence === "number") {
      parts.push(String.fromCodePoint(sequence));
      index += sequence < 0x80 ? 1 : sequence < 0x800 ? 2 : sequence < 0x10000 ? 3 : 4;
    } else {
      const end = index + sequence.length;
      const [part, next] = decodeError(data, index, end, "utf-8", errors, sequence.reason);
      parts.push(part);
      index = next;
    }
  }
  return parts.join("");
}

/** The code point at a position, or what is wrong there and for how many bytes. */
function utf8Sequence(
  data: Uint8Array,
  start: number,
): number | { length: number; reason: string } {
  const lead = data[start]!;
  if (lead < 0x80) return lead;
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return { length: 1, reason: "invalid start byte" };
  let code = lead & (0x7f >> size);
  for (let offset = 1; offset < size; offset++) {
    const byte = data[start + offset];
    if (byte === undefined) return { length: offset, reason: "unexpected end of data" };
    const [low, high] = offset === 1 ? secondByte(lead) : [0x80, 0xbf];
    if (byte < low || byte > high) return { length: offset, reason: "invalid continuation byte" };
    code = (code << 6) | (byte & 0x3f);
  }
  return code;
}

/** The range of the second byte, which excludes overlong forms, surrogates and what is beyond U+10FFFF. */
function secondByte(lead: number): [low: number, high: number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}

function decodeUnits(data: Uint8Array, codec: Codec): string {
  const size = codec.startsWith("utf-16") ? 2 : 4;
  let littleEndian = !codec.endsWith("be");
  let start = 0;
  if (codec === "utf-16" || codec === "utf-32") {
    const mark = readUnit(data, 0, size, true);
    if (mark === 0xfeff) start = size;
    else if (readUnit(data, 0, size, false) === 0xfeff) {
      littleEndian = false;
      start = size;
    }
  }
  if ((data.length - start) % size !== 0) {
    throw new UnicodeDecodeError(
      codec,
      data,
      data.length - ((data.length - start) % size),
      data.length,
      "truncated data",
    );
  }
  let text = "";
  for (let index = start; index < data.length; index += size) {
    const value = readUnit(data, index, size, littleEndian)!;
    if (value > 0x10ffff) throw new ValueError("code point not in range(0x110000)");
    text += size === 2 ? String.fromCharCode(value) : String.fromCodePoint(value);
  }
  return text;
}

function readUnit(
  data: Uint8Array,
  start: number,
  size: number,
  littleEndian: boolean,
): number | undefined {
  if (start + size > data.length) return undefined;
  let value = 0;
  for (let index = 0; index < size; index++) {
    const byte = data[start + (littleEndian ? size - 1 - index : index)]!;
    value = value * 256 + byte;
  }
  return value;
}
