/** The buffer protocol: objects whose content is bytes in memory. Source: the Python reference, "Emulating buffer types" (PEP 688). */
import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";

/** The method by which a class gives its bytes: no name of Python, so programs cannot have it. */
export const buffer: unique symbol = /* @__PURE__ */ Symbol("buffer");

/** An object whose bytes can be read and, where it is mutable, written. */
export interface BufferOwner {
  /** The bytes themselves, not a copy; of what is not contiguous, the bytes in logical order. */
  [buffer](): Uint8Array;
}

/** The bytes of a bytes-like object (`bytes`, `bytearray`, `memoryview`, ...), `undefined` for anything else. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== "object" || value === null) return undefined;
  const { [buffer]: method } = value as Partial<BufferOwner>;
  return method === undefined ? undefined : method.call(value);
}

/** The bytes of an argument that has to be bytes-like. */
export function requireBytes(value: unknown): Uint8Array {
  const data = bytesOf(value);
  if (data !== undefined) return data;
  throw new TypeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

/** Each byte as the character of the same number. */
export function latin1(data: Uint8Array): string {
  if (data.length < 4096) return String.fromCharCode(...data);
  let text = "";
  for (let start = 0; start < data.length; start += 4096) {
    text += String.fromCharCode(...data.subarray(start, start + 4096));
  }
  return text;
}

/** The bytes whose numbers are those of the characters, which are below 256. */
export function fromLatin1(text: string): Uint8Array {
  const data = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) data[index] = text.charCodeAt(index);
  return data;
}

/** Bytes one after the other. */
export function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const result = new Uint8Array(length);
  let position = 0;
  for (const part of parts) {
    result.set(part, position);
    position += part.length;
  }
  return result;
}

/** The order of two strings of bytes: negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  }
  return a.length - b.length;
}

/** True when the bytes are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
