/** Integers as bytes. Source: CPython 3.13 Objects/longobject.c (int_to_bytes_impl, int_from_bytes_impl). */
import { computed } from "./computed.ts";
import { bytesFromObject } from "../containers/byte-source.ts";
import { bytes } from "../containers/bytes.ts";
import { OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { argumentTypeName } from "../names.ts";
import { truth } from "../operators/truth.ts";
import { textOf } from "../types/boxes.ts";
import { integerOf, type Int } from "./convert.ts";
import { sizeOf } from "./index-of.ts";

interface Options {
  signed?: unknown;
}

function isLittle(byteorder: unknown, name: string): boolean {
  if (byteorder === undefined) return false;
  const text = textOf(byteorder);
  if (text === undefined) {
    throw new TypeError(
      `${name}() argument 'byteorder' must be str, not ${argumentTypeName(byteorder)}`,
    );
  }
  if (text !== "little" && text !== "big") {
    throw new ValueError("byteorder must be either 'little' or 'big'");
  }
  return text === "little";
}

/** `int.to_bytes(length=1, byteorder="big", *, signed=False)`. */
export function integerToBytes(
  value: Int | boolean,
  length: unknown = 1,
  byteorder?: unknown,
  options: Options = {},
): bytes {
  const size = sizeOf(length);
  const little = isLittle(byteorder, "to_bytes");
  const signed = options.signed !== undefined && truth(options.signed);
  if (size < 0) throw new ValueError("length argument must be non-negative");
  const integer = BigInt(integerOf(value));
  if (integer < 0n && !signed) {
    throw new OverflowError("can't convert negative int to unsigned");
  }
  const bits = BigInt(size) * 8n;
  const limit = 1n << (signed && bits > 0n ? bits - 1n : bits);
  const fits =
    signed && bits === 0n
      ? integer === 0n || integer === -1n
      : integer < limit && integer >= -limit;
  if (!fits) throw new OverflowError("int too big to convert");
  let digits = BigInt.asUintN(Number(bits), integer)
    .toString(16)
    .padStart(size * 2, "0");
  if (size === 0) digits = "";
  const result = Uint8Array.from({ length: size }, (_, index) =>
    parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
  return new bytes(little ? result.reverse() : result);
}

/** `int.from_bytes(bytes, byteorder="big", *, signed=False)`. */
export function integerFromBytes(source: unknown, byteorder?: unknown, options: Options = {}): Int {
  const little = isLittle(byteorder, "from_bytes");
  const signed = options.signed !== undefined && truth(options.signed);
  const data = bytesFromObject(source).slice();
  if (little) data.reverse();
  let digits = "0x0";
  for (const byte of data) digits += byte.toString(16).padStart(2, "0");
  const value = BigInt(digits);
  return computed(signed ? BigInt.asIntN(data.length * 8, value) : value);
}
