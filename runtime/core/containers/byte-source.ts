/** What `bytes(...)` and `bytearray(...)` are made of. Source: CPython 3.13 Objects/bytesobject.c (bytes_new_impl), Objects/bytearrayobject.c (bytearray___init___impl). */
import { OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { isIterable, iterate } from "../iteration/iterate.ts";
import { typeName } from "../names.ts";
import { indexOf, isIndex } from "../numbers/index-of.ts";
import { encodedBytes } from "../text/encodings.ts";
import { textOf } from "../types/boxes.ts";
import { bytesOf } from "./buffer.ts";
import { byteOf } from "./byte-search.ts";

/** How the two types differ in what they say. */
export interface ByteKind {
  readonly name: "bytes" | "bytearray";
  readonly outOfRange: string;
}

/** A length to fill with zeros, or the bytes. */
export function byteSource(
  kind: ByteKind,
  source: unknown,
  encoding: unknown,
  errors: unknown,
): number | Uint8Array {
  const text = textOf(source);
  if (text !== undefined) {
    if (encoding === undefined) {
      throw new TypeError("string argument without an encoding");
    }
    return encodedBytes(text, encoding, errors);
  }
  if (encoding !== undefined || errors !== undefined) {
    const what = encoding !== undefined ? "encoding" : "errors";
    throw new TypeError(`${what} without a string argument`);
  }
  if (source === undefined) return 0;
  const { __bytes__: method } = Object(source) as { __bytes__?: () => unknown };
  if (kind.name === "bytes" && typeof method === "function" && !(source instanceof Uint8Array)) {
    return bytesResult(method.call(source));
  }
  if (isIndex(source)) return lengthOf(source);
  return bytesOf(source) ?? bytesOfItems(kind, source);
}

function bytesResult(result: unknown): Uint8Array {
  if (result instanceof Uint8Array) return result;
  throw new TypeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
}

function lengthOf(source: unknown): number {
  const length = indexOf(source);
  if (typeof length === "bigint") {
    throw new OverflowError("cannot fit 'int' into an index-sized integer");
  }
  if (length < 0) throw new ValueError("negative count");
  return length;
}

function bytesOfItems(kind: ByteKind, source: unknown): Uint8Array {
  if (!isIterable(source)) {
    throw new TypeError(`cannot convert '${typeName(source)}' object to ${kind.name}`);
  }
  const items: number[] = [];
  for (const item of iterate(source)) items.push(byteOf(item, kind.outOfRange));
  return Uint8Array.from(items);
}
