/** What `bytes(...)` and `bytearray(...)` are made of. Source: CPython 3.13 Objects/bytesobject.c (bytes_new_impl), Objects/bytearrayobject.c (bytearray___init___impl). */
import { OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { isIterable, iterate } from "../iteration/iterate.ts";
import { argumentTypeName, typeName } from "../names.ts";
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
  for (const [name, value] of [
    ["encoding", encoding],
    ["errors", errors],
  ] as const) {
    if (value !== undefined && textOf(value) === undefined) {
      throw new TypeError(
        `${kind.name}() argument '${name}' must be str, not ${argumentTypeName(value)}`,
      );
    }
  }
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
  const own = kind.name === "bytes" ? bytesMethod(source) : undefined;
  if (own !== undefined) return own;
  if (isIndex(source)) return lengthOf(source);
  return bytesOf(source) ?? bytesOfItems(kind, source);
}

/** What `__bytes__` of an object gives, if it has one. */
function bytesMethod(source: unknown): Uint8Array | undefined {
  if (source instanceof Uint8Array) return undefined;
  const { __bytes__: method } = Object(source) as { __bytes__?: () => unknown };
  return typeof method === "function" ? bytesResult(method.call(source)) : undefined;
}

/** The bytes of an object, where a number is no length. Source: CPython Objects/object.c (PyObject_Bytes). */
export function bytesFromObject(source: unknown): Uint8Array {
  if (textOf(source) !== undefined) {
    throw new TypeError(`cannot convert '${typeName(source)}' object to bytes`);
  }
  return (
    bytesMethod(source) ??
    bytesOf(source) ??
    bytesOfItems({ name: "bytes", outOfRange: "bytes must be in range(0, 256)" }, source)
  );
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
