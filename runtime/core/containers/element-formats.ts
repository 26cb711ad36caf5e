/** The machine's representation of single values, by the format characters that `struct`, `memoryview` and `array` share. Source: the library reference, "struct", "Format Characters". */
import { bytes } from "./bytes.ts";
import { normalize, type Int } from "../numbers/convert.ts";
import { toFloat } from "../numbers/float.ts";
import { decodeHalf, encodeHalf } from "../numbers/half.ts";

/** Bytes that a value of each native format takes (a 64-bit machine with 64-bit `long`). */
export const nativeSizes: { readonly [code: string]: number } = {
  c: 1,
  b: 1,
  B: 1,
  "?": 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 8,
  L: 8,
  q: 8,
  Q: 8,
  n: 8,
  N: 8,
  P: 8,
  e: 2,
  f: 4,
  d: 8,
};

/** True for the integer formats without a sign. */
export function isUnsigned(code: string): boolean {
  return "BHILQNP".includes(code);
}

/** An integer of `size` bytes. */
export function readInteger(
  view: DataView,
  offset: number,
  size: number,
  unsigned: boolean,
  littleEndian: boolean,
): Int {
  switch (size) {
    case 1:
      return unsigned ? view.getUint8(offset) : view.getInt8(offset);
    case 2:
      return unsigned ? view.getUint16(offset, littleEndian) : view.getInt16(offset, littleEndian);
    case 4:
      return unsigned ? view.getUint32(offset, littleEndian) : view.getInt32(offset, littleEndian);
    default:
      return normalize(
        unsigned ? view.getBigUint64(offset, littleEndian) : view.getBigInt64(offset, littleEndian),
      );
  }
}

/** Writes an integer that fits into `size` bytes. */
export function writeInteger(
  view: DataView,
  offset: number,
  size: number,
  value: Int,
  littleEndian: boolean,
): void {
  switch (size) {
    case 1:
      return view.setUint8(offset, Number(value));
    case 2:
      return view.setUint16(offset, Number(value), littleEndian);
    case 4:
      return view.setUint32(offset, Number(value), littleEndian);
    default:
      return view.setBigUint64(offset, BigInt.asUintN(64, BigInt(value)), littleEndian);
  }
}

/** The least and the greatest integer of `size` bytes. */
export function integerRange(size: number, unsigned: boolean): [least: bigint, greatest: bigint] {
  const bits = BigInt(size * 8);
  return unsigned ? [0n, (1n << bits) - 1n] : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
}

/** A float of 2, 4 or 8 bytes. */
export function readFloat(
  view: DataView,
  offset: number,
  size: number,
  littleEndian: boolean,
): number {
  if (size === 8) return view.getFloat64(offset, littleEndian);
  if (size === 4) return view.getFloat32(offset, littleEndian);
  return decodeHalf(view.getUint16(offset, littleEndian));
}

/** Writes a float that fits into `size` bytes. */
export function writeFloat(
  view: DataView,
  offset: number,
  size: number,
  value: number,
  littleEndian: boolean,
): void {
  if (size === 8) view.setFloat64(offset, value, littleEndian);
  else if (size === 4) view.setFloat32(offset, value, littleEndian);
  else view.setUint16(offset, encodeHalf(value), littleEndian);
}

/** True when a float is too large for `size` bytes once it is rounded. */
export function overflowsFloat(value: number, size: number): boolean {
  if (!Number.isFinite(value) || size === 8) return false;
  if (size === 4) return !Number.isFinite(Math.fround(value));
  return (encodeHalf(value) & 0x7c00) === 0x7c00;
}

/** A value of a native format, in the machine's own byte order, which is little-endian wherever JavaScript runs. */
export function readElement(view: DataView, offset: number, code: string): unknown {
  const size = nativeSizes[code]!;
  if (code === "c") return bytes.of(view.getUint8(offset));
  if (code === "?") return view.getUint8(offset) !== 0;
  if ("efd".includes(code)) return toFloat(readFloat(view, offset, size, true));
  return readInteger(view, offset, size, isUnsigned(code), true);
}
