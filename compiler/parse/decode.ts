/**
 * Bytes to text: byte-order mark and PEP 263 coding line. Source: PEP 263; CPython 3.13 Parser/tokenizer/helpers.c and
 * Lib/encodings/aliases.py.
 */
import { encodingNamed, normalEncodingName, type Encoding } from "./encodings.ts";

export interface DecodedSource {
  readonly text: string;
  /** CPython's message where the bytes are no text in the declared encoding. */
  readonly problem: string | null;
  /**
   * Whether bytes that are no UTF-8 stand in `text` as lone surrogates U+DC80..U+DCFF. CPython minds them in strings and
   * names only, not in comments.
   */
  readonly hasInvalidBytes: boolean;
}

const codingLine = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const blankOrComment = /^[ \t\f]*(?:#.*)?$/;

export function decodeSource(bytes: Uint8Array): DecodedSource {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = hasMark ? bytes.subarray(3) : bytes;
  const name = declaredEncoding(content);
  if (name === null || name === "utf-8") return decodeUtf8(content);
  if (hasMark) return failed(`encoding problem: ${name} with BOM`);
  const encoding = encodingNamed(name);
  // CPython says the same of an encoding that it does not have.
  if (encoding === null) return failed(`unknown encoding: ${name}`);
  return decodeDeclared(content, encoding);
}

/** The (normalized) name in the coding line, which is the first line, or the second after a line without code. */
function declaredEncoding(bytes: Uint8Array): string | null {
  let start = 0;
  for (let line = 0; line < 2; line++) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
    const text = latin1(bytes.subarray(start, Math.min(end, start + 1000)));
    const match = codingLine.exec(text);
    if (match !== null) return normalEncodingName(match[1]!);
    if (!blankOrComment.test(text)) return null;
    start = end + (bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? 2 : 1);
  }
  return null;
}

function decodeDeclared(bytes: Uint8Array, encoding: Encoding): DecodedSource {
  const text = encoding.decode(bytes);
  if (text !== null) return { text, problem: null, hasInvalidBytes: false };
  const offset = firstUndecodable(bytes, encoding);
  const byte = (bytes[offset] ?? 0).toString(16).padStart(2, "0");
  const { codec, reason } = encoding;
  return failed(`'${codec}' codec can't decode byte 0x${byte} in position ${offset}: ${reason}`);
}

/** Length of the longest prefix that decodes; only run on the way to an error. */
function firstUndecodable(bytes: Uint8Array, encoding: Encoding): number {
  let low = 0;
  let high = bytes.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (encoding.decode(bytes.subarray(0, middle)) === null) high = middle;
    else low = middle;
  }
  return low;
}

function decodeUtf8(bytes: Uint8Array): DecodedSource {
  const text = encodingNamed("utf-8")!.decode(bytes);
  if (text !== null) return { text, problem: null, hasInvalidBytes: false };
  return { text: escapeInvalidUtf8(bytes), problem: null, hasInvalidBytes: true };
}

/** UTF-8 with every byte that belongs to no character as U+DC00 + byte. Source: PEP 383. */
function escapeInvalidUtf8(bytes: Uint8Array): string {
  const pieces: string[] = [];
  let piece = "";
  for (let offset = 0; offset < bytes.length;) {
    const length = sequenceLength(bytes, offset);
    piece += String.fromCodePoint(
      length === 0 ? 0xdc00 + bytes[offset]! : codePointAt(bytes, offset, length),
    );
    offset += Math.max(1, length);
    if (piece.length > 4096) {
      pieces.push(piece);
      piece = "";
    }
  }
  return pieces.join("") + piece;
}

/** Length of the well-formed UTF-8 sequence at `offset`, or 0. Source: The Unicode Standard, table 3-7. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset]!;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let index = 1; index < length; index++) {
    if ((bytes[offset + index] ?? 0) >> 6 !== 2) return 0;
  }
  const second = bytes[offset + 1]!;
  const isOverlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const isOutside = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return isOverlong || isOutside ? 0 : length;
}

function codePointAt(bytes: Uint8Array, offset: number, length: number): number {
  if (length === 1) return bytes[offset]!;
  let value = bytes[offset]! & (0x7f >> length);
  for (let index = 1; index < length; index++) {
    value = (value << 6) | (bytes[offset + index]! & 0x3f);
  }
  return value;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function failed(problem: string): DecodedSource {
  return { text: "", problem, hasInvalidBytes: false };
}
