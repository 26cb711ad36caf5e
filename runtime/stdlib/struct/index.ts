/** Python's `struct`: values as the bytes that C has for them. Source: CPython 3.13 Modules/_struct.c. */
import { builtin } from "../../core/calls/signature.ts";
import type { bytes } from "../../core/containers/bytes.ts";
import type { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { forgetLayouts, layoutOf } from "./layout.ts";
import { packed, packedInto, unpacked, unpackedFrom, unpack_iterator } from "./struct.ts";

export { error } from "./error.ts";
export { Struct } from "./struct.ts";

function checkFormat(args: readonly unknown[]): void {
  if (args.length === 0) throw new TypeError("missing format argument");
}

/** The size of what a format describes. */
export const calcsize = /* @__PURE__ */ builtin(
  "_struct.calcsize",
  "1",
  (format: unknown): Int => layoutOf(format).size,
);

/** `pack(format, v1, v2, ...)`. */
export const pack = /* @__PURE__ */ builtin(
  "_struct.pack",
  "0-",
  (...args: readonly unknown[]): bytes => {
    checkFormat(args);
    return packed(layoutOf(args[0]), args.slice(1));
  },
);

/** `pack_into(format, buffer, offset, v1, v2, ...)`. */
export const pack_into = /* @__PURE__ */ builtin(
  "_struct.pack_into",
  "0-",
  (...args: readonly unknown[]): null => {
    checkFormat(args);
    return packedInto(layoutOf(args[0]), args.slice(1));
  },
);

/** `unpack(format, buffer)`. */
export const unpack = /* @__PURE__ */ builtin(
  "_struct.unpack",
  "2-2",
  (format: unknown, buffer: unknown): tuple => unpacked(layoutOf(format), buffer),
);

/** `unpack_from(format, /, buffer, offset=0)`. */
export const unpack_from = /* @__PURE__ */ builtin(
  "_struct.unpack_from",
  "(format, /, buffer, offset=)",
  (format: unknown, buffer: unknown, offset: unknown = 0): tuple =>
    unpackedFrom(layoutOf(format), buffer, offset),
);

/** `iter_unpack(format, buffer)`. */
export const iter_unpack = /* @__PURE__ */ builtin(
  "_struct.iter_unpack",
  "2-2",
  (format: unknown, buffer: unknown): unpack_iterator =>
    new unpack_iterator(layoutOf(format), buffer),
);

/** Forgets the formats that have been taken apart. */
export const _clearcache = /* @__PURE__ */ builtin("_struct._clearcache", "0", forgetLayouts);
