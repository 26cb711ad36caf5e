/** `bytearray`. This file is long because it has the methods of `bytes` again: JavaScript has no way to share them between a `Uint8Array` and what grows. */
import { IndexError, TypeError, ValueError } from "../exceptions/base.ts";
import { isIterable, iterate } from "../iteration/iterate.ts";
import { PythonIterator } from "../iteration/iterator.ts";
import { typeName } from "../names.ts";
import { isNumeric } from "../numbers/convert.ts";
import { indexOf, isIndex, sizeOf } from "../numbers/index-of.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { decode } from "../text/encodings.ts";
import { formatBytes } from "../text/percent-bytes.ts";
import { textOf } from "../types/boxes.ts";
import { buffer, bytesOf, compareBytes, concatenated, latin1, sameBytes } from "./buffer.ts";
import * as parts from "./byte-parts.ts";
import * as search from "./byte-search.ts";
import { byteSource, type ByteKind } from "./byte-source.ts";
import * as text from "./byte-text.ts";
import { bytes } from "./bytes.ts";
import { positionOf, repeated, slicedBytes, slicePositions } from "./positions.ts";
import { slice } from "./slice.ts";
import { tuple } from "./tuple.ts";

const kind: ByteKind = { name: "bytearray", outOfRange: "byte must be in range(0, 256)" };

/** `bytearray`: a sequence of integers from 0 to 255 that can be changed. Room is made ahead, so that appending is cheap. */
export class bytearray {
  static readonly __name__: string = "bytearray";
  #storage: Uint8Array = new Uint8Array(0);
  #length = 0;

  constructor(source?: unknown, encoding?: string, errors?: string) {
    this.__init__(source, encoding, errors);
  }

  __init__(source?: unknown, encoding?: string, errors?: string): void {
    const content = byteSource(kind, source, encoding, errors);
    this.#storage = typeof content === "number" ? new Uint8Array(content) : content.slice();
    this.#length = this.#storage.length;
  }

  /** `bytearray.fromhex(text)`. */
  static fromhex(text: unknown): bytearray {
    return new this(parts.fromHexadecimal(text));
  }

  /** `bytearray.maketrans(frm, to)`: `bytes`, as of the type `bytes`. */
  static maketrans(from: unknown, to: unknown): bytes {
    return new bytes(parts.maketrans(from, to));
  }

  get length(): number {
    return this.#length;
  }

  get #data(): Uint8Array {
    return this.#storage.subarray(0, this.#length);
  }

  [buffer](): Uint8Array {
    return this.#data;
  }

  [Symbol.iterator](): PythonIterator<number> {
    return this.__iter__();
  }

  __iter__(): PythonIterator<number> {
    return new BytearrayIterator(this);
  }

  /** Puts `items` in the place of `count` bytes. */
  #replace(start: number, count: number, items: Uint8Array): void {
    const length = this.#length - count + items.length;
    const end = start + count;
    // A part of the array itself is copied before it moves.
    const inserted = items.buffer === this.#storage.buffer ? items.slice() : items;
    if (length > this.#storage.length) {
      const grown = new Uint8Array(Math.max(length, (this.#storage.length * 3) >> 1));
      grown.set(this.#storage.subarray(0, this.#length));
      this.#storage = grown;
    }
    this.#storage.copyWithin(start + inserted.length, end, this.#length);
    this.#storage.set(inserted, start);
    this.#length = length;
  }

  #position(index: unknown): number {
    return positionOf(index, this.#length, "bytearray", "bytearray index out of range");
  }

  __getitem__(key: unknown): number | bytearray {
    if (key instanceof slice) return new bytearray(slicedBytes(this.#data, key));
    return this.#storage[this.#position(key)]!;
  }

  __setitem__(key: unknown, value: unknown): void {
    if (key instanceof slice) return this.#setSlice(key, value);
    indexOf(isIndex(key) ? key : 0);
    const byte = isIndex(key) ? search.byteOf(value) : 0;
    this.#storage[this.#position(key)] = byte;
  }

  #setSlice(bounds: slice, value: unknown): void {
    const { start, step, count } = slicePositions(bounds, this.#length);
    const items = assignable(value);
    if (step === 1) return this.#replace(start, count, items);
    if (items.length === 0) return this.__delitem__(bounds);
    if (items.length !== count) {
      throw new ValueError(
        `attempt to assign bytes of size ${items.length} to extended slice of size ${count}`,
      );
    }
    items.slice().forEach((item, index) => (this.#storage[start + index * step] = item));
  }

  __delitem__(key: unknown): void {
    if (!(key instanceof slice)) {
      return this.#replace(this.#position(key), 1, new Uint8Array(0));
    }
    const { start, step, count } = slicePositions(key, this.#length);
    if (step === 1) return this.#replace(start, count, new Uint8Array(0));
    const gone = new Set<number>();
    for (let taken = 0; taken < count; taken++) gone.add(start + taken * step);
    const kept = this.#data.filter((_, index) => !gone.has(index));
    this.#replace(0, this.#length, kept);
  }

  append(item: unknown): void {
    this.#replace(this.#length, 0, Uint8Array.of(search.byteOf(item)));
  }

  extend(items: unknown): void {
    this.#replace(this.#length, 0, extension(items));
  }

  insert(index: unknown, item: unknown): void {
    const position = sizeOf(index);
    const byte = search.byteOf(item);
    const place = position < 0 ? Math.max(0, position + this.#length) : position;
    this.#replace(Math.min(place, this.#length), 0, Uint8Array.of(byte));
  }

  pop(index: unknown = -1): number {
    const position = sizeOf(index);
    if (this.#length === 0) throw new IndexError("pop from empty bytearray");
    const place = positionOf(position, this.#length, "bytearray", "pop index out of range");
    const item = this.#storage[place]!;
    this.#replace(place, 1, new Uint8Array(0));
    return item;
  }

  remove(item: unknown): void {
    const position = this.#data.indexOf(search.byteOf(item));
    if (position < 0) throw new ValueError("value not found in bytearray");
    this.#replace(position, 1, new Uint8Array(0));
  }

  clear(): void {
    this.#replace(0, this.#length, new Uint8Array(0));
  }

  copy(): bytearray {
    return new bytearray(this.#data);
  }

  reverse(): void {
    this.#data.reverse();
  }

  __iadd__(other: unknown): this {
    const right = bytesOf(other);
    if (right === undefined)
      throw new TypeError(`can't concat ${typeName(other)} to ${typeName(this)}`);
    this.#replace(this.#length, 0, right);
    return this;
  }

  __imul__(count: unknown): unknown {
    if (!isIndex(count)) return NotImplemented;
    this.#replace(0, this.#length, repeated(this.#data, count));
    return this;
  }

  __alloc__(): number {
    return this.#storage.length + 1;
  }

  __repr__(): string {
    return `${typeName(this)}(b${text.quoted(this.#data)})`;
  }

  __str__(): string {
    return this.__repr__();
  }

  __reduce__(): tuple {
    return tuple.of(this.constructor, tuple.of(latin1(this.#data), "latin-1"), null);
  }

  __len__(): number {
    return this.length;
  }

  __contains__(item: unknown): boolean {
    return search.containsBytes(this.#data, item);
  }

  __add__(other: unknown): bytearray {
    const right = bytesOf(other);
    if (right === undefined)
      throw new TypeError(`can't concat ${typeName(other)} to ${typeName(this)}`);
    return new bytearray(concatenated([this.#data, right]));
  }

  __mul__(count: unknown): unknown {
    return isIndex(count) ? new bytearray(repeated(this.#data, count)) : NotImplemented;
  }

  __rmul__(count: unknown): unknown {
    return this.__mul__(count);
  }

  __mod__(values: unknown): bytearray {
    return new bytearray(formatBytes(this.#data, values));
  }

  __rmod__(_other: unknown): unknown {
    return NotImplemented;
  }

  __eq__(other: unknown): unknown {
    const right = bytesOf(other);
    return right === undefined ? NotImplemented : sameBytes(this.#data, right);
  }

  __ne__(other: unknown): unknown {
    const right = bytesOf(other);
    return right === undefined ? NotImplemented : !sameBytes(this.#data, right);
  }

  __lt__(other: unknown): unknown {
    const right = bytesOf(other);
    return right === undefined ? NotImplemented : compareBytes(this.#data, right) < 0;
  }

  __le__(other: unknown): unknown {
    const right = bytesOf(other);
    return right === undefined ? NotImplemented : compareBytes(this.#data, right) <= 0;
  }

  __gt__(other: unknown): unknown {
    const right = bytesOf(other);
    return right === undefined ? NotImplemented : compareBytes(this.#data, right) > 0;
  }

  __ge__(other: unknown): unknown {
    const right = bytesOf(other);
    return right === undefined ? NotImplemented : compareBytes(this.#data, right) >= 0;
  }

  capitalize(): bytearray {
    return new bytearray(text.capitalize(this.#data));
  }

  center(width: unknown, fill?: unknown): bytearray {
    return new bytearray(text.justified(this.#data, "center", width, fill));
  }

  count(sub: unknown, start?: unknown, end?: unknown): number {
    return search.count(this.#data, sub, start, end);
  }

  decode(encoding?: string, errors?: string): string {
    return decode(this.#data, encoding, errors);
  }

  endswith(suffix: unknown, start?: unknown, end?: unknown): boolean {
    return search.endswith(this.#data, suffix, start, end);
  }

  expandtabs(tabsize: unknown = 8): bytearray {
    return new bytearray(text.expandtabs(this.#data, tabsize));
  }

  find(sub: unknown, start?: unknown, end?: unknown): number {
    return search.find(this.#data, sub, start, end);
  }

  hex(separator?: unknown, groupSize?: unknown): string {
    return parts.hexadecimal(this.#data, separator, groupSize);
  }

  index(sub: unknown, start?: unknown, end?: unknown): number {
    return search.found(search.find(this.#data, sub, start, end));
  }

  isalnum(): boolean {
    return text.isalnum(this.#data);
  }

  isalpha(): boolean {
    return text.isalpha(this.#data);
  }

  isascii(): boolean {
    return text.isascii(this.#data);
  }

  isdigit(): boolean {
    return text.isdigit(this.#data);
  }

  islower(): boolean {
    return text.islower(this.#data);
  }

  isspace(): boolean {
    return text.isspace(this.#data);
  }

  istitle(): boolean {
    return text.istitle(this.#data);
  }

  isupper(): boolean {
    return text.isupper(this.#data);
  }

  join(iterable: unknown): bytearray {
    return new bytearray(parts.join(this.#data, iterable));
  }

  ljust(width: unknown, fill?: unknown): bytearray {
    return new bytearray(text.justified(this.#data, "ljust", width, fill));
  }

  lower(): bytearray {
    return new bytearray(text.lower(this.#data));
  }

  lstrip(characters?: unknown): bytearray {
    return new bytearray(parts.stripped(this.#data, characters, true, false));
  }

  partition(separator: unknown): tuple<[bytearray, bytearray, bytearray]> {
    const found = parts.partition(this.#data, separator, false);
    if (found === undefined)
      return tuple.of(new bytearray(this.#data), new bytearray(), new bytearray());
    return tuple.of(new bytearray(found[0]), new bytearray(found[1]), new bytearray(found[2]));
  }

  replace(old: unknown, replacement: unknown, count?: unknown): bytearray {
    return new bytearray(parts.replace(this.#data, old, replacement, count));
  }

  removeprefix(prefix: unknown): bytearray {
    return new bytearray(parts.removeprefix(this.#data, prefix));
  }

  removesuffix(suffix: unknown): bytearray {
    return new bytearray(parts.removesuffix(this.#data, suffix));
  }

  rfind(sub: unknown, start?: unknown, end?: unknown): number {
    return search.rfind(this.#data, sub, start, end);
  }

  rindex(sub: unknown, start?: unknown, end?: unknown): number {
    return search.found(search.rfind(this.#data, sub, start, end));
  }

  rjust(width: unknown, fill?: unknown): bytearray {
    return new bytearray(text.justified(this.#data, "rjust", width, fill));
  }

  rpartition(separator: unknown): tuple<[bytearray, bytearray, bytearray]> {
    const found = parts.partition(this.#data, separator, true);
    if (found === undefined)
      return tuple.of(new bytearray(), new bytearray(), new bytearray(this.#data));
    return tuple.of(new bytearray(found[0]), new bytearray(found[1]), new bytearray(found[2]));
  }

  rsplit(separator?: unknown, maximum?: unknown): bytearray[] {
    return parts.rsplit(this.#data, separator, maximum).map((part) => new bytearray(part));
  }

  rstrip(characters?: unknown): bytearray {
    return new bytearray(parts.stripped(this.#data, characters, false, true));
  }

  split(separator?: unknown, maximum?: unknown): bytearray[] {
    return parts.split(this.#data, separator, maximum).map((part) => new bytearray(part));
  }

  splitlines(keepEnds?: unknown): bytearray[] {
    return parts.splitlines(this.#data, keepEnds).map((part) => new bytearray(part));
  }

  startswith(prefix: unknown, start?: unknown, end?: unknown): boolean {
    return search.startswith(this.#data, prefix, start, end);
  }

  strip(characters?: unknown): bytearray {
    return new bytearray(parts.stripped(this.#data, characters, true, true));
  }

  swapcase(): bytearray {
    return new bytearray(text.swapcase(this.#data));
  }

  title(): bytearray {
    return new bytearray(text.title(this.#data));
  }

  translate(table: unknown, removed?: unknown): bytearray {
    return new bytearray(parts.translate(this.#data, table, removed));
  }

  upper(): bytearray {
    return new bytearray(text.upper(this.#data));
  }

  zfill(width: unknown): bytearray {
    return new bytearray(text.zfill(this.#data, width));
  }
}

/** `bytearray_iterator`: goes on where the array has grown meanwhile. */
class BytearrayIterator extends PythonIterator<number> {
  static readonly __name__: string = "bytearray_iterator";
  #source: bytearray | undefined;
  #index = 0;

  constructor(source: bytearray) {
    super();
    this.#source = source;
  }

  override next(): IteratorResult<number, undefined> {
    if (this.#source !== undefined && this.#index < this.#source.length) {
      return { done: false, value: this.#source[buffer]()[this.#index++]! };
    }
    this.#source = undefined;
    return { done: true, value: undefined };
  }

  __length_hint__(): number {
    return Math.max(0, (this.#source?.length ?? 0) - this.#index);
  }
}

/** What `array[i:j] = value` takes. */
function assignable(value: unknown): Uint8Array {
  const data = bytesOf(value);
  if (data !== undefined) return data;
  if (isNumeric(value) || isIndex(value) || textOf(value) !== undefined) {
    throw new TypeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  if (!isIterable(value)) {
    throw new TypeError(`cannot convert '${typeName(value)}' object to bytearray`);
  }
  return bytesOfItems(value);
}

/** What `array.extend(items)` takes. */
function extension(items: unknown): Uint8Array {
  const data = bytesOf(items);
  if (data !== undefined) return data;
  if (textOf(items) !== undefined) {
    throw new TypeError("expected iterable of integers; got: 'str'");
  }
  if (!isIterable(items)) throw new TypeError(`can't extend bytearray with ${typeName(items)}`);
  return bytesOfItems(items);
}

function bytesOfItems(items: unknown): Uint8Array {
  const result: number[] = [];
  for (const item of iterate(items)) result.push(search.byteOf(item));
  return Uint8Array.from(result);
}
