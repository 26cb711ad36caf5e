import { OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { hash } from "../hash.ts";
import { isIterable, iterate } from "../iteration/iterate.ts";
import { typeName } from "../names.ts";
import { isInt, type Int } from "../numbers/convert.ts";
import { indexOf, isIndex } from "../numbers/index-of.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { decode, encode } from "../text/encodings.ts";
import { positionOf, slicePositions } from "./positions.ts";
import { slice } from "./slice.ts";

/** `bytes`: an immutable sequence of integers from 0 to 255, as a `Uint8Array` that nothing emitted writes to. */
export class bytes extends Uint8Array {
  static readonly __name__: string = "bytes";

  /** Methods of `Uint8Array` that make a new array make a plain one. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array;
  }

  /**
   * @param source a string with its encoding, a length to fill with zeros, bytes, or integers. A bytes literal is `bytes.of(1, 2)`.
   */
  constructor(source: unknown = 0, encoding?: string, errors?: string) {
    super(bytesOf(source, encoding, errors) as number);
  }

  static override of(...items: readonly number[]): bytes {
    return new bytes(items);
  }

  /** `bytes.fromhex(text)`. */
  static fromhex(text: string): bytes {
    const digits = text.replace(/[\t\n\v\f\r ]+/g, "");
    const bad = /[^0-9a-fA-F\t\n\v\f\r ]/.exec(text);
    if (bad !== null || digits.length % 2 !== 0) {
      const position = bad === null ? text.length : bad.index;
      throw new ValueError(`non-hexadecimal number found in fromhex() arg at position ${position}`);
    }
    return new bytes((digits.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
  }

  __len__(): number {
    return this.length;
  }

  __iter__(): Iterator<number> {
    return this[Symbol.iterator]();
  }

  __getitem__(key: unknown): number | bytes {
    if (key instanceof slice) {
      const { start, step, count } = slicePositions(key, this.length);
      return new bytes(Array.from({ length: count }, (_, index) => this[start + index * step]!));
    }
    if (!isIndex(key)) {
      throw new TypeError(`byte indices must be integers or slices, not ${typeName(key)}`);
    }
    return this[positionOf(key, this.length, "byte", "index out of range")]!;
  }

  __contains__(item: unknown): boolean {
    if (item instanceof Uint8Array) return latin1(this).includes(latin1(item));
    if (!isIndex(item)) {
      throw new TypeError(`a bytes-like object is required, not '${typeName(item)}'`);
    }
    return this.includes(byteOf(item, "byte must be in range(0, 256)"));
  }

  __add__(other: unknown): bytes {
    if (other instanceof Uint8Array) return new bytes([...this, ...other]);
    throw new TypeError(`can't concat ${typeName(other)} to bytes`);
  }

  __mul__(count: unknown): unknown {
    if (!isIndex(count)) return NotImplemented;
    const result: number[] = [];
    for (let round = 0; round < indexOf(count); round++) result.push(...this);
    return new bytes(result);
  }

  __rmul__(count: unknown): unknown {
    return this.__mul__(count);
  }

  __eq__(other: unknown): unknown {
    return other instanceof Uint8Array ? latin1(this) === latin1(other) : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    return other instanceof Uint8Array ? latin1(this) < latin1(other) : NotImplemented;
  }

  __le__(other: unknown): unknown {
    return other instanceof Uint8Array ? latin1(this) <= latin1(other) : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    return other instanceof Uint8Array ? latin1(this) > latin1(other) : NotImplemented;
  }

  __ge__(other: unknown): unknown {
    return other instanceof Uint8Array ? latin1(this) >= latin1(other) : NotImplemented;
  }

  __hash__(): Int {
    return hash(latin1(this));
  }

  decode(encoding?: string, errors?: string): string {
    return decode(this, encoding, errors);
  }

  /** `bytes.hex(sep)`: two digits each, with the separator between every `groupSize` bytes, counted from the end. */
  hex(separator = "", groupSize: Int = 1): string {
    const pairs = Array.from(this, (byte) => byte.toString(16).padStart(2, "0"));
    const size = Number(groupSize);
    if (separator === "" || size === 0) return pairs.join("");
    const rest = size > 0 ? pairs.length % size : 0;
    return pairs
      .map(
        (pair, index) =>
          (index > 0 && (index - rest) % Math.abs(size) === 0 ? separator : "") + pair,
      )
      .join("");
  }

  __repr__(): string {
    const quote = this.includes(39) && !this.includes(34) ? '"' : "'";
    let text = "";
    for (const byte of this) text += byteRepr(byte, quote);
    return `b${quote}${text}${quote}`;
  }
}

/** Each byte as the character of the same number. */
function latin1(data: Uint8Array): string {
  let text = "";
  for (const byte of data) text += String.fromCharCode(byte);
  return text;
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

function byteOf(value: unknown, message: string): number {
  const byte = indexOf(value);
  if (byte < 0 || byte > 255) throw new ValueError(message);
  return Number(byte);
}

function bytesOf(source: unknown, encoding?: string, errors?: string): number | ArrayLike<number> {
  if (typeof source === "string") {
    if (encoding === undefined) throw new TypeError("string argument without an encoding");
    return encode(source, encoding, errors);
  }
  if (encoding !== undefined) throw new TypeError("encoding without a string argument");
  if (isInt(source)) {
    if (Number(source) < 0) throw new ValueError("negative count");
    if (typeof source === "bigint") {
      throw new OverflowError("cannot fit 'int' into an index-sized integer");
    }
    return Number(source);
  }
  if (source instanceof Uint8Array) return source;
  const { __bytes__: method } = Object(source) as { __bytes__?: () => ArrayLike<number> };
  if (typeof method === "function") return method.call(source);
  if (!isIterable(source)) {
    throw new TypeError(`cannot convert '${typeName(source)}' object to bytes`);
  }
  return Array.from(iterate(source), (item) => byteOf(item, "bytes must be in range(0, 256)"));
}
