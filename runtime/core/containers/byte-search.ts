/** Searching in bytes: what `bytes` and `bytearray` share. Source: CPython 3.13 Objects/bytes_methods.c. */
import { TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import type { Int } from "../numbers/convert.ts";
import { indexOf, isIndex } from "../numbers/index-of.ts";
import { bytesOf, requireBytes } from "./buffer.ts";
import { tuple } from "./tuple.ts";

/** A number from 0 to 255. */
export function byteOf(value: unknown, message = "byte must be in range(0, 256)"): number {
  const byte = indexOf(value);
  if (byte < 0 || byte > 255) throw new ValueError(message);
  return Number(byte);
}

/** What to look for: bytes, or one byte as a number. */
function patternOf(value: unknown): Uint8Array {
  const data = bytesOf(value);
  if (data !== undefined) return data;
  if (isIndex(value)) return Uint8Array.of(byteOf(value));
  throw new TypeError(`argument should be integer or bytes-like object, not '${typeName(value)}'`);
}

function boundOf(value: unknown, length: number, preset: number): number {
  if (value === undefined || value === null) return preset;
  if (!isIndex(value)) {
    throw new TypeError("slice indices must be integers or None or have an __index__ method");
  }
  const index = Number(indexOf(value));
  return index < 0 ? Math.max(0, index + length) : index;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** The part that `start` and `end` select; the start may be behind the end. */
function partOf(data: Uint8Array, start: unknown, end: unknown): Part {
  const { length } = data;
  return { start: boundOf(start, length, 0), end: Math.min(length, boundOf(end, length, length)) };
}

function matches(data: Uint8Array, pattern: Uint8Array, position: number): boolean {
  for (let index = 0; index < pattern.length; index++) {
    if (data[position + index] !== pattern[index]) return false;
  }
  return true;
}

/** The first place of `pattern` in `data`, or -1. */
export function searchForwards(
  data: Uint8Array,
  pattern: Uint8Array,
  from: number,
  end: number,
): number {
  const last = end - pattern.length;
  if (pattern.length === 0) return from <= last ? from : -1;
  for (let position = from; position <= last; position++) {
    position = Uint8Array.prototype.indexOf.call(data, pattern[0]!, position);
    if (position < 0 || position > last) return -1;
    if (matches(data, pattern, position)) return position;
  }
  return -1;
}

/** The last place of `pattern` in `data`, or -1. */
export function searchBackwards(
  data: Uint8Array,
  pattern: Uint8Array,
  start: number,
  end: number,
): number {
  for (let position = end - pattern.length; position >= start; position--) {
    if (matches(data, pattern, position)) return position;
  }
  return -1;
}

/** `bytes.find(sub, start, end)`. */
export function find(data: Uint8Array, pattern: unknown, from?: unknown, to?: unknown): number {
  const { start, end } = partOf(data, from, to);
  const searched = patternOf(pattern);
  return searchForwards(data, searched, start, end);
}

/** `bytes.rfind(sub, start, end)`. */
export function rfind(data: Uint8Array, pattern: unknown, from?: unknown, to?: unknown): number {
  const { start, end } = partOf(data, from, to);
  const searched = patternOf(pattern);
  return searchBackwards(data, searched, start, end);
}

/** The result of a search that must find something. */
export function found(position: number): number {
  if (position < 0) throw new ValueError("subsection not found");
  return position;
}

/** `bytes.count(sub, start, end)`: places that do not overlap. */
export function count(data: Uint8Array, pattern: unknown, from?: unknown, to?: unknown): number {
  const { start, end } = partOf(data, from, to);
  const searched = patternOf(pattern);
  if (searched.length === 0) return Math.max(0, end - start + 1);
  let places = 0;
  for (let position = start; ; places++) {
    position = searchForwards(data, searched, position, end);
    if (position < 0) return places;
    position += searched.length;
  }
}

function hasAffix(
  data: Uint8Array,
  affix: unknown,
  name: string,
  bounds: readonly unknown[],
  place: (part: Part, affix: Uint8Array) => number,
): boolean {
  const part = partOf(data, bounds[0], bounds[1]);
  const test = (candidate: Uint8Array): boolean =>
    part.end - part.start >= candidate.length && matches(data, candidate, place(part, candidate));
  if (affix instanceof tuple) return affix.some((each) => test(requireBytes(each)));
  const single = bytesOf(affix);
  if (single !== undefined) return test(single);
  throw new TypeError(
    `${name} first arg must be bytes or a tuple of bytes, not ${typeName(affix)}`,
  );
}

/** `bytes.startswith(prefix, start, end)`; the prefix may be a tuple of prefixes. */
export function startswith(
  data: Uint8Array,
  prefix: unknown,
  ...bounds: readonly unknown[]
): boolean {
  return hasAffix(data, prefix, "startswith", bounds, (part) => part.start);
}

/** `bytes.endswith(suffix, start, end)`; the suffix may be a tuple of suffixes. */
export function endswith(
  data: Uint8Array,
  suffix: unknown,
  ...bounds: readonly unknown[]
): boolean {
  return hasAffix(data, suffix, "endswith", bounds, (part, affix) => part.end - affix.length);
}

/** `item in data`: bytes, or one byte. */
export function containsBytes(data: Uint8Array, item: unknown): boolean {
  const pattern = bytesOf(item);
  if (pattern !== undefined) return searchForwards(data, pattern, 0, data.length) >= 0;
  let byte: Int;
  try {
    byte = indexOf(item);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TypeError(`a bytes-like object is required, not '${typeName(item)}'`);
  }
  return Uint8Array.prototype.includes.call(data, byteOf(byte));
}
