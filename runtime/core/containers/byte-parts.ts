/** Taking bytes apart and putting them together: what `bytes` and `bytearray` share. Source: CPython 3.13 Objects/bytesobject.c, Objects/stringlib. */
import { TypeError, ValueError } from "../exceptions/base.ts";
import { isIterable, iterate } from "../iteration/iterate.ts";
import { typeName } from "../names.ts";
import { intOf, sizeOf } from "../numbers/index-of.ts";
import { len } from "../operators/len.ts";
import { truth } from "../operators/truth.ts";
import { textOf } from "../types/boxes.ts";
import { bytesOf, concatenated, latin1, requireBytes, sameBytes } from "./buffer.ts";
import { searchBackwards, searchForwards } from "./byte-search.ts";
import { isSpaceByte } from "./byte-text.ts";

function limitOf(maximum: unknown): number {
  const limit = sizeOf(maximum);
  return limit < 0 ? Infinity : limit;
}

function separatorOf(separator: unknown): Uint8Array {
  const mark = requireBytes(separator);
  if (mark.length === 0) throw new ValueError("empty separator");
  return mark;
}

/** `bytes.split(sep=None, maxsplit=-1)`. */
export function split(
  data: Uint8Array,
  separator: unknown = null,
  maximum: unknown = -1,
): Uint8Array[] {
  const limit = limitOf(maximum);
  if (separator === null) return splitSpace(data, limit);
  const mark = separatorOf(separator);
  const parts: Uint8Array[] = [];
  let start = 0;
  while (parts.length < limit) {
    const position = searchForwards(data, mark, start, data.length);
    if (position < 0) break;
    parts.push(data.subarray(start, position));
    start = position + mark.length;
  }
  parts.push(data.subarray(start));
  return parts;
}

function splitSpace(data: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let position = 0;
  for (;;) {
    while (position < data.length && isSpaceByte(data[position]!)) position++;
    if (position >= data.length) return parts;
    const start = position;
    if (parts.length >= limit) {
      parts.push(data.subarray(start));
      return parts;
    }
    while (position < data.length && !isSpaceByte(data[position]!)) position++;
    parts.push(data.subarray(start, position));
  }
}

/** `bytes.rsplit(sep=None, maxsplit=-1)`. */
export function rsplit(
  data: Uint8Array,
  separator: unknown = null,
  maximum: unknown = -1,
): Uint8Array[] {
  const limit = limitOf(maximum);
  if (separator === null) return rsplitSpace(data, limit);
  const mark = separatorOf(separator);
  const parts: Uint8Array[] = [];
  let end = data.length;
  while (parts.length < limit) {
    const position = searchBackwards(data, mark, 0, end);
    if (position < 0) break;
    parts.push(data.subarray(position + mark.length, end));
    end = position;
  }
  parts.push(data.subarray(0, end));
  return parts.reverse();
}

function rsplitSpace(data: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let position = data.length;
  for (;;) {
    while (position > 0 && isSpaceByte(data[position - 1]!)) position--;
    if (position === 0) return parts.reverse();
    const end = position;
    if (parts.length >= limit) {
      parts.push(data.subarray(0, end));
      return parts.reverse();
    }
    while (position > 0 && !isSpaceByte(data[position - 1]!)) position--;
    parts.push(data.subarray(position, end));
  }
}

/** `bytes.splitlines(keepends=False)`: lines end with `\n`, `\r` or both. */
export function splitlines(data: Uint8Array, keepEnds: unknown = false): Uint8Array[] {
  const keep = truth(keepEnds);
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let index = 0; index < data.length; index++) {
    if (data[index] !== 10 && data[index] !== 13) continue;
    const next = data[index] === 13 && data[index + 1] === 10 ? index + 2 : index + 1;
    lines.push(data.subarray(start, keep ? next : index));
    start = next;
    index = next - 1;
  }
  if (start < data.length) lines.push(data.subarray(start));
  return lines;
}

/** The three parts of `partition` and `rpartition`; `undefined` when the separator is not there. */
export function partition(
  data: Uint8Array,
  separator: unknown,
  fromRight: boolean,
): [Uint8Array, Uint8Array, Uint8Array] | undefined {
  const mark = separatorOf(separator);
  const position = fromRight
    ? searchBackwards(data, mark, 0, data.length)
    : searchForwards(data, mark, 0, data.length);
  if (position < 0) return undefined;
  return [data.subarray(0, position), mark, data.subarray(position + mark.length)];
}

/** `strip`, `lstrip` and `rstrip`. */
export function stripped(
  data: Uint8Array,
  characters: unknown,
  left: boolean,
  right: boolean,
): Uint8Array {
  const chosen =
    characters === null || characters === undefined
      ? undefined
      : new Set<number>(requireBytes(characters));
  const test = (byte: number): boolean => chosen?.has(byte) ?? isSpaceByte(byte);
  let start = 0;
  let end = data.length;
  while (left && start < end && test(data[start]!)) start++;
  while (right && end > start && test(data[end - 1]!)) end--;
  return data.subarray(start, end);
}

/** `bytes.removeprefix(prefix)`. */
export function removeprefix(data: Uint8Array, prefix: unknown): Uint8Array {
  const removed = requireBytes(prefix);
  const isThere = sameBytes(data.subarray(0, removed.length), removed);
  return isThere ? data.subarray(removed.length) : data;
}

/** `bytes.removesuffix(suffix)`. */
export function removesuffix(data: Uint8Array, suffix: unknown): Uint8Array {
  const removed = requireBytes(suffix);
  const start = data.length - removed.length;
  return start >= 0 && sameBytes(data.subarray(start), removed) ? data.subarray(0, start) : data;
}

/** `bytes.replace(old, new, count=-1)`. */
export function replace(
  data: Uint8Array,
  old: unknown,
  replacement: unknown,
  maximum: unknown = -1,
): Uint8Array {
  const [from, to] = [requireBytes(old), requireBytes(replacement)];
  const limit = limitOf(maximum);
  if (from.length === 0) return interleaved(data, to, limit);
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let round = 0; round < limit; round++) {
    const position = searchForwards(data, from, start, data.length);
    if (position < 0) break;
    parts.push(data.subarray(start, position), to);
    start = position + from.length;
  }
  parts.push(data.subarray(start));
  return concatenated(parts);
}

/** No bytes are before every byte and at the end. */
function interleaved(data: Uint8Array, to: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let index = 0; index <= data.length; index++) {
    if (index < limit) parts.push(to);
    parts.push(data.subarray(index, index + 1));
  }
  return concatenated(parts);
}

/** `bytes.join(iterable)`. */
export function join(separator: Uint8Array, items: unknown): Uint8Array {
  if (!isIterable(items)) throw new TypeError("can only join an iterable");
  const parts: Uint8Array[] = [];
  let position = 0;
  for (const item of iterate(items)) {
    const data = bytesOf(item);
    if (data === undefined) {
      throw new TypeError(
        `sequence item ${position}: expected a bytes-like object, ${typeName(item)} found`,
      );
    }
    if (position++ > 0) parts.push(separator);
    parts.push(data);
  }
  return concatenated(parts);
}

/** `bytes.translate(table, delete=b"")`. */
export function translate(data: Uint8Array, table: unknown, removed: unknown = null): Uint8Array {
  const map = table === null ? undefined : requireBytes(table);
  if (map !== undefined && map.length !== 256) {
    throw new ValueError("translation table must be 256 characters long");
  }
  const gone = removed === null ? undefined : new Set<number>(requireBytes(removed));
  const kept = gone === undefined ? data : data.filter((byte) => !gone.has(byte));
  return Uint8Array.from(kept, (byte) => map?.[byte] ?? byte);
}

/** `bytes.maketrans(frm, to)`. */
export function maketrans(from: unknown, to: unknown): Uint8Array {
  const [source, target] = [requireBytes(from), requireBytes(to)];
  if (source.length !== target.length) {
    throw new ValueError("maketrans arguments must have same length");
  }
  const table = Uint8Array.from({ length: 256 }, (_, index) => index);
  source.forEach((byte, index) => (table[byte] = target[index]!));
  return table;
}

/** `bytes.hex(sep, bytes_per_sep=1)`: two digits each, with the separator between every group of bytes, counted from the end. */
export function hexadecimal(data: Uint8Array, separator?: unknown, groupSize: unknown = 1): string {
  const pairs = Array.from(data, (byte) => byte.toString(16).padStart(2, "0"));
  const size = intOf(groupSize);
  if (separator === undefined) return pairs.join("");
  const mark = hexSeparator(separator);
  if (size === 0) return pairs.join("");
  const rest = size > 0 ? pairs.length % size : 0;
  return pairs
    .map((pair, index) => (index > 0 && (index - rest) % Math.abs(size) === 0 ? mark : "") + pair)
    .join("");
}

function hexSeparator(separator: unknown): string {
  if (len(separator) !== 1) throw new ValueError("sep must be length 1.");
  const data = bytesOf(separator);
  const text = data === undefined ? textOf(separator) : latin1(data);
  if (text === undefined) throw new TypeError("sep must be str or bytes.");
  if (text > "\x7f") throw new ValueError("sep must be ASCII.");
  return text;
}

/** The bytes of hexadecimal digits, two each; white space may stand between them. */
export function fromHexadecimal(text: unknown): Uint8Array {
  const digits = textOf(text);
  if (digits === undefined) {
    throw new TypeError(`fromhex() argument must be str, not ${typeName(text)}`);
  }
  const result: number[] = [];
  for (let position = 0; position < digits.length;) {
    if (isSpaceByte(digits.charCodeAt(position))) {
      position++;
      continue;
    }
    for (const offset of [0, 1]) {
      if (/^[0-9a-fA-F]$/.test(digits.charAt(position + offset))) continue;
      throw new ValueError(
        `non-hexadecimal number found in fromhex() arg at position ${position + offset}`,
      );
    }
    result.push(parseInt(digits.slice(position, position + 2), 16));
    position += 2;
  }
  return Uint8Array.from(result);
}
