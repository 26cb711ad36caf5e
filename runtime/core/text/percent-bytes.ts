/** printf-style formatting of bytes (PEP 461). Source: CPython 3.13 Objects/bytesobject.c (_PyBytes_FormatEx). */
import { bytesOf, fromLatin1, latin1 } from "../containers/buffer.ts";
import { bytes } from "../containers/bytes.ts";
import { bytearray } from "../containers/bytearray.ts";
import { OverflowError, TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { indexOf, isIndex } from "../numbers/index-of.ts";
import { ascii } from "../repr.ts";
import { textOf } from "../types/boxes.ts";
import { formatPercent, hasItems, type Conversions } from "./percent.ts";

const byteConversions: Conversions = {
  noun: "bytes",
  precisionTooBig: "prec too big",
  key: (text) => new bytes(fromLatin1(text)),
  isMapping: (values) => textOf(values) === undefined && !isByteString(values) && hasItems(values),
  text(value, type) {
    if (type === "s" || type === "b") return latin1(bytesArgument(value));
    return type === "r" || type === "a" ? ascii(value) : undefined;
  },
  character(value) {
    const data = isByteString(value) ? bytesOf(value)! : undefined;
    if (data !== undefined ? data.length !== 1 : !isIndex(value)) {
      throw new TypeError("%c requires an integer in range(256) or a single byte");
    }
    if (data !== undefined) return latin1(data);
    const code = indexOf(value);
    if (code < 0 || code > 255) throw new OverflowError("%c arg not in range(256)");
    return String.fromCharCode(Number(code));
  },
  notReal: (value) => new TypeError(`float argument required, not ${typeName(value)}`),
  shownType(type) {
    if (type <= "\x7f") return type;
    throw new OverflowError("character argument not in range(0x110000)");
  },
};

function isByteString(value: unknown): boolean {
  return value instanceof Uint8Array || value instanceof bytearray;
}

function bytesArgument(value: unknown): Uint8Array {
  const { __bytes__: method } = Object(value) as { __bytes__?: () => unknown };
  const data =
    bytesOf(value) ?? (typeof method === "function" ? bytesOf(method.call(value)) : undefined);
  if (data !== undefined) return data;
  throw new TypeError(
    `%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(value)}'`,
  );
}

/** `data % values`. */
export function formatBytes(data: Uint8Array, values: unknown): Uint8Array {
  return fromLatin1(formatPercent(latin1(data), values, byteConversions));
}
