import { TypeError } from "../exceptions/base.ts";
import { hash } from "../hash.ts";
import { OpenIterator, PythonIterator } from "../iteration/iterator.ts";
import { typeName } from "../names.ts";
import type { Int } from "../numbers/convert.ts";
import { isIndex } from "../numbers/index-of.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { decode } from "../text/encodings.ts";
import { formatBytes } from "../text/percent-bytes.ts";
import { bytesOf, compareBytes, concatenated, latin1, sameBytes } from "./buffer.ts";
import * as parts from "./byte-parts.ts";
import * as search from "./byte-search.ts";
import { byteSource, type ByteKind } from "./byte-source.ts";
import * as text from "./byte-text.ts";
import { positionOf, repeated, slicedBytes } from "./positions.ts";
import { slice } from "./slice.ts";
import { tuple } from "./tuple.ts";

const kind: ByteKind = { name: "bytes", outOfRange: "bytes must be in range(0, 256)" };

/** `bytes`: an immutable sequence of integers from 0 to 255, as a `Uint8Array` that nothing emitted writes to. */
export class bytes extends Uint8Array {
  static readonly __name__: string = "bytes";

  /** Methods of `Uint8Array` that make a new array make a plain one. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array;
  }

  /**
   * @param source a string with its encoding, a length to fill with zeros, bytes, or integers. A bytes literal is `bytes.latin1("text")`.
   */
  constructor(source?: unknown, encoding?: string, errors?: string) {
    super(byteSource(kind, source, encoding, errors) as number);
  }

  static override of(...items: readonly number[]): bytes {
    return new bytes(Uint8Array.from(items));
  }

  /** A bytes literal: each character of `text` is one byte. */
  static latin1(text: string): bytes {
    const data = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index++) data[index] = text.charCodeAt(index);
    return new bytes(data);
  }

  /** `bytes.fromhex(text)`. */
  static fromhex(text: unknown): bytes {
    return new this(parts.fromHexadecimal(text));
  }

  /** `bytes.maketrans(frm, to)`. */
  static maketrans(from: unknown, to: unknown): bytes {
    return new bytes(parts.maketrans(from, to));
  }

  __iter__(): PythonIterator<number> {
    return new BytesIterator(this[Symbol.iterator]());
  }

  __getitem__(key: unknown): number | bytes {
    if (key instanceof slice) return new bytes(slicedBytes(this, key));
    return this[positionOf(key, this.length, "byte", "index out of range")]!;
  }

  __bytes__(): bytes {
    return this.constructor === bytes ? this : new bytes(this);
  }

  __getnewargs__(): tuple<[bytes]> {
    return tuple.of(new bytes(this));
  }

  __hash__(): Int {
    return hash(latin1(this));
  }

  __repr__(): string {
    return `b${text.quoted(this)}`;
  }

  __len__(): number {
    return this.length;
  }

  __contains__(item: unknown): boolean {
    return search.containsBytes(this, item);
  }

  __add__(other: unknown): bytes {
    const right = bytesOf(other);
    if (right === undefined)
      throw new TypeError(`can't concat ${typeName(other)} to ${typeName(this)}`);
    return new bytes(concatenated([this, right]));
  }

  __mul__(count: unknown): unknown {
    return isIndex(count) ? new bytes(repeated(this, count)) : NotImplemented;
  }

  __rmul__(count: unknown): unknown {
    return this.__mul__(count);
  }

  __mod__(values: unknown): bytes {
    return new bytes(formatBytes(this, values));
  }

  __rmod__(_other: unknown): unknown {
    return NotImplemented;
  }

  __eq__(other: unknown): unknown {
    const right = bytesOf(other);
    return right === undefined ? NotImplemented : sameBytes(this, right);
  }

  __ne__(other: unknown): unknown {
    const right = bytesOf(other);
    return right === undefined ? NotImplemented : !sameBytes(this, right);
  }

  __lt__(other: unknown): unknown {
    return other instanceof bytes ? compareBytes(this, other) < 0 : NotImplemented;
  }

  __le__(other: unknown): unknown {
    return other instanceof bytes ? compareBytes(this, other) <= 0 : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    return other instanceof bytes ? compareBytes(this, other) > 0 : NotImplemented;
  }

  __ge__(other: unknown): unknown {
    return other instanceof bytes ? compareBytes(this, other) >= 0 : NotImplemented;
  }

  capitalize(): bytes {
    return new bytes(text.capitalize(this));
  }

  center(width: unknown, fill?: unknown): bytes {
    return new bytes(text.justified(this, "center", width, fill));
  }

  count(sub: unknown, start?: unknown, end?: unknown): number {
    return search.count(this, sub, start, end);
  }

  decode(encoding?: string, errors?: string): string {
    return decode(this, encoding, errors);
  }

  endswith(suffix: unknown, start?: unknown, end?: unknown): boolean {
    return search.endswith(this, suffix, start, end);
  }

  expandtabs(tabsize: unknown = 8): bytes {
    return new bytes(text.expandtabs(this, tabsize));
  }

  override find(sub: unknown, start?: unknown, end?: unknown): number {
    return search.find(this, sub, start, end);
  }

  hex(separator?: unknown, groupSize?: unknown): string {
    return parts.hexadecimal(this, separator, groupSize);
  }

  index(sub: unknown, start?: unknown, end?: unknown): number {
    return search.found(search.find(this, sub, start, end));
  }

  isalnum(): boolean {
    return text.isalnum(this);
  }

  isalpha(): boolean {
    return text.isalpha(this);
  }

  isascii(): boolean {
    return text.isascii(this);
  }

  isdigit(): boolean {
    return text.isdigit(this);
  }

  islower(): boolean {
    return text.islower(this);
  }

  isspace(): boolean {
    return text.isspace(this);
  }

  istitle(): boolean {
    return text.istitle(this);
  }

  isupper(): boolean {
    return text.isupper(this);
  }

  /** The type is also what `Uint8Array.join` has, so that `bytes` may be given where JavaScript wants a `Uint8Array`. */
  override join(iterable: unknown): bytes & string {
    return new bytes(parts.join(this, iterable)) as bytes & string;
  }

  ljust(width: unknown, fill?: unknown): bytes {
    return new bytes(text.justified(this, "ljust", width, fill));
  }

  lower(): bytes {
    return new bytes(text.lower(this));
  }

  lstrip(characters?: unknown): bytes {
    return new bytes(parts.stripped(this, characters, true, false));
  }

  partition(separator: unknown): tuple<[bytes, bytes, bytes]> {
    const found = parts.partition(this, separator, false);
    if (found === undefined) return tuple.of(new bytes(this), new bytes(), new bytes());
    return tuple.of(new bytes(found[0]), new bytes(found[1]), new bytes(found[2]));
  }

  replace(old: unknown, replacement: unknown, count?: unknown): bytes {
    return new bytes(parts.replace(this, old, replacement, count));
  }

  removeprefix(prefix: unknown): bytes {
    return new bytes(parts.removeprefix(this, prefix));
  }

  removesuffix(suffix: unknown): bytes {
    return new bytes(parts.removesuffix(this, suffix));
  }

  rfind(sub: unknown, start?: unknown, end?: unknown): number {
    return search.rfind(this, sub, start, end);
  }

  rindex(sub: unknown, start?: unknown, end?: unknown): number {
    return search.found(search.rfind(this, sub, start, end));
  }

  rjust(width: unknown, fill?: unknown): bytes {
    return new bytes(text.justified(this, "rjust", width, fill));
  }

  rpartition(separator: unknown): tuple<[bytes, bytes, bytes]> {
    const found = parts.partition(this, separator, true);
    if (found === undefined) return tuple.of(new bytes(), new bytes(), new bytes(this));
    return tuple.of(new bytes(found[0]), new bytes(found[1]), new bytes(found[2]));
  }

  rsplit(separator?: unknown, maximum?: unknown): bytes[] {
    return parts.rsplit(this, separator, maximum).map((part) => new bytes(part));
  }

  rstrip(characters?: unknown): bytes {
    return new bytes(parts.stripped(this, characters, false, true));
  }

  split(separator?: unknown, maximum?: unknown): bytes[] {
    return parts.split(this, separator, maximum).map((part) => new bytes(part));
  }

  splitlines(keepEnds?: unknown): bytes[] {
    return parts.splitlines(this, keepEnds).map((part) => new bytes(part));
  }

  startswith(prefix: unknown, start?: unknown, end?: unknown): boolean {
    return search.startswith(this, prefix, start, end);
  }

  strip(characters?: unknown): bytes {
    return new bytes(parts.stripped(this, characters, true, true));
  }

  swapcase(): bytes {
    return new bytes(text.swapcase(this));
  }

  title(): bytes {
    return new bytes(text.title(this));
  }

  translate(table: unknown, removed?: unknown): bytes {
    return new bytes(parts.translate(this, table, removed));
  }

  upper(): bytes {
    return new bytes(text.upper(this));
  }

  zfill(width: unknown): bytes {
    return new bytes(text.zfill(this, width));
  }
}

/** `bytes_iterator`. */
class BytesIterator extends OpenIterator<number> {
  static override readonly __name__: string = "bytes_iterator";
}
