/** Objects that have bytes: what `PyObject_GetBuffer` gives CPython's streams. */
import { bytesOf } from "../../core/containers/buffer.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";

/** The bytes of a bytes-like object. @throws TypeError for anything else */
export function readableBytes(value: unknown): Uint8Array {
  const data = bytesOf(value);
  if (data !== undefined) return data;
  throw new TypeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

/** The bytes of an object that can be written to. */
export function writableBytes(value: unknown, method: string): Uint8Array {
  const isReadOnly =
    value instanceof bytes ||
    (value as { readonly?: unknown } | null | undefined)?.readonly === true;
  const data = isReadOnly ? undefined : bytesOf(value);
  if (data !== undefined) return data;
  throw new TypeError(
    `${method}() argument must be read-write bytes-like object, not ${typeName(value)}`,
  );
}
