/** `struct.Struct`. Source: CPython 3.13 Modules/_struct.c. */
import { bytes } from "../../core/containers/bytes.ts";
import { bytesOf, requireBytes } from "../../core/containers/buffer.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { IndexError, OverflowError, TypeError } from "../../core/exceptions/base.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { typeName } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { indexOf, positionIndex } from "../../core/numbers/index-of.ts";
import { repr } from "../../core/repr.ts";
import { optionsOf } from "../../core/options.ts";
import { className } from "../../core/names.ts";
import { finished } from "../internal/iterators.ts";
import { error } from "./error.ts";
import { layoutOf, type Layout } from "./layout.ts";
import { packInto, unpackFrom } from "./values.ts";

/** Values as the bytes of a new object. */
export function packed(layout: Layout, values: readonly unknown[]): bytes {
  checkCount("pack", layout, values);
  const data = new Uint8Array(Number(layout.size));
  packInto(data, layout, values);
  return new bytes(data);
}

function checkCount(method: string, { length }: Layout, values: readonly unknown[]): void {
  if (values.length !== length)
    throw new error(`${method} expected ${length} items for packing (got ${values.length})`);
}

/** Writes values to a place of a buffer that can be changed. */
export function packedInto(layout: Layout, args: readonly unknown[]): null {
  if (args.length < 2)
    throw new error(`pack_into expected ${args.length === 0 ? "buffer" : "offset"} argument`);
  const [target, place, ...values] = args;
  checkCount("pack_into", layout, values);
  const data = bytesOf(target);
  if (data === undefined || data instanceof bytes || isReadOnly(target))
    throw new TypeError(`argument must be read-write bytes-like object, not ${typeName(target)}`);
  const offset = positionIndex(place);
  if (offset === undefined) throw new IndexError("cannot fit 'int' into an index-sized integer");
  const size = Number(layout.size);
  const start = startOf(data, offset, size, {
    negative: (at) => `no space to pack ${size} bytes at offset ${at}`,
    small: "pack_into requires a buffer of at least",
    doing: "packing",
  });
  packInto(data.subarray(start, start + size), layout, values);
  return null;
}

function isReadOnly(target: unknown): boolean {
  return (target as { readonly readonly?: unknown }).readonly === true;
}

/** What is said where there is not enough room. */
interface Complaint {
  readonly negative: (offset: number) => string;
  readonly small: string;
  readonly doing: string;
}

function startOf(data: Uint8Array, offset: number, size: number, complaint: Complaint): number {
  const { length } = data;
  if (offset < 0) {
    if (offset + size > 0) throw new error(complaint.negative(offset));
    if (offset + length < 0)
      throw new error(`offset ${offset} out of range for ${length}-byte buffer`);
  }
  const start = offset < 0 ? offset + length : offset;
  if (length - start >= size) return start;
  throw new error(
    `${complaint.small} ${BigInt(start) + BigInt(size)} bytes for ${complaint.doing} ${size} bytes at offset ${BigInt(start)} (actual buffer size is ${length})`,
  );
}

/** The values of a buffer that is as large as the layout says. */
export function unpacked(layout: Layout, buffer: unknown): tuple {
  const data = requireBytes(buffer);
  if (data.length !== Number(layout.size))
    throw new error(`unpack requires a buffer of ${layout.size} bytes`);
  return new tuple(unpackFrom(data, layout));
}

/** The values at a place of a buffer. */
export function unpackedFrom(layout: Layout, buffer: unknown, place: unknown = 0): tuple {
  const data = requireBytes(buffer);
  const offset = positionIndex(indexOf(place));
  if (offset === undefined) throw new OverflowError("Python int too large to convert to C ssize_t");
  const size = Number(layout.size);
  const start = startOf(data, offset, size, {
    negative: (at) => `not enough data to unpack ${size} bytes at offset ${at}`,
    small: "unpack_from requires a buffer of at least",
    doing: "unpacking",
  });
  return new tuple(unpackFrom(data.subarray(start, start + size), layout));
}

/** What `iter_unpack` gives. */
export class unpack_iterator extends PythonIterator<tuple> {
  static readonly __name__: string = "unpack_iterator";
  static readonly __module__: string = "_struct";
  static readonly __tp_name__: string = "_struct.unpack_iterator";
  readonly #layout: Layout;
  readonly #data: Uint8Array;
  #position = 0;

  /** @param layout only the runtime has one to give */
  constructor(layout?: Layout, buffer?: unknown) {
    super();
    if (layout === undefined)
      throw new TypeError("cannot create '_struct.unpack_iterator' instances");
    this.#layout = layout;
    this.#data = requireBytes(buffer);
    if (layout.size === 0) throw new error("cannot iteratively unpack with a struct of length 0");
    if (this.#data.length % Number(layout.size) !== 0)
      throw new error(
        `iterative unpacking requires a buffer of a multiple of ${layout.size} bytes`,
      );
  }

  override next(): IteratorResult<tuple, undefined> {
    const start = this.#position;
    if (start >= this.#data.length) return finished;
    this.#position += Number(this.#layout.size);
    const values = unpackFrom(this.#data.subarray(start, this.#position), this.#layout);
    return { done: false, value: new tuple(values) };
  }

  __length_hint__(): number {
    return (this.#data.length - this.#position) / Number(this.#layout.size);
  }
}

/** Of an object that has not been initialised. */
const unread: Layout = {
  format: "",
  size: -1,
  fields: [],
  length: -1,
  littleEndian: true,
  isNative: true,
};

/** `struct.Struct(format)`: a format that is taken apart once. */
export class Struct {
  static readonly __name__: string = "Struct";
  static readonly __module__: string = "_struct";
  static readonly __tp_name__: string = "_struct.Struct";
  static readonly __text_signature__: string = "native (format)";
  static readonly __signatures__: { readonly [method: string]: string } = {
    pack: "*args",
    pack_into: "*args",
    unpack: "buffer, /",
    unpack_from: "buffer, offset=",
    iter_unpack: "buffer, /",
  };
  #layout: Layout = unread;

  /** @param format of a subclass, `__init__` has it */
  constructor(format?: unknown) {
    if (format !== undefined) this.#layout = layoutOf(format);
  }

  /** Reads another format. */
  __init__(format: unknown): void {
    this.#layout = layoutOf(format);
  }

  get format(): string {
    return this.#layout.format;
  }

  get size(): Int {
    return this.#layout.size;
  }

  pack(...values: readonly unknown[]): bytes {
    return packed(this.#layout, withoutKeywords("Struct.pack", values));
  }

  pack_into(...args: readonly unknown[]): null {
    return packedInto(this.#layout, withoutKeywords("Struct.pack_into", args));
  }

  unpack(buffer: unknown): tuple {
    return unpacked(this.#layout, buffer);
  }

  unpack_from(buffer: unknown, offset: unknown = 0): tuple {
    return unpackedFrom(this.#layout, buffer, offset);
  }

  iter_unpack(buffer: unknown): unpack_iterator {
    return new unpack_iterator(this.#layout, buffer);
  }

  __sizeof__(): number {
    return 88 + 32 * this.#layout.fields.length;
  }

  __repr__(): string {
    return `${className(this.constructor)}(${repr(this.format)})`;
  }
}

function withoutKeywords(method: string, args: readonly unknown[]): readonly unknown[] {
  if (optionsOf(args) === undefined) return args;
  throw new TypeError(`${method}() takes no keyword arguments`);
}
