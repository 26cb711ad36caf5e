import { tuple } from "../containers/tuple.ts";
import { OverflowError, ValueError } from "../exceptions/base.ts";
import { integerOf, normalize, type Int } from "../numbers/convert.ts";
import { toFloat } from "../numbers/float.ts";
import { bitLength, floatValue } from "../numbers/floats.ts";
import type { NativeMethods } from "./native-method.ts";

type Integer = Int | boolean;

function magnitude(value: Integer): bigint {
  const integer = BigInt(integerOf(value));
  return integer < 0n ? -integer : integer;
}

/** The methods of `int`, for calls on values whose type is not known. */
export const intMethods: NativeMethods = {
  as_integer_ratio: ["0", (value: Integer) => tuple.of(integerOf(value), 1)],
  bit_count: ["0", (value: Integer) => magnitude(value).toString(2).replaceAll("0", "").length],
  bit_length: [
    "0",
    (value: Integer) => (magnitude(value) === 0n ? 0 : bitLength(magnitude(value))),
  ],
  conjugate: ["0", (value: Integer) => integerOf(value)],
  is_integer: ["0", () => true],
};

/** The data attributes of `int`. */
export function intAttribute(value: Integer, name: string): unknown {
  switch (name) {
    case "real":
    case "numerator":
      return integerOf(value);
    case "imag":
      return 0;
    case "denominator":
      return 1;
    default:
      return undefined;
  }
}

/** The methods of `float`. */
export const floatMethods: NativeMethods = {
  as_integer_ratio: ["0", (value: number) => integerRatio(floatValue(value))],
  conjugate: ["0", (value: number) => toFloat(floatValue(value))],
  hex: ["0", (value: number) => hexadecimal(floatValue(value))],
  is_integer: ["0", (value: number) => Number.isInteger(floatValue(value))],
};

/** The data attributes of `float`. */
export function floatAttribute(value: number, name: string): unknown {
  if (name === "real") return toFloat(floatValue(value));
  return name === "imag" ? toFloat(0) : undefined;
}

/** `float.as_integer_ratio()`. */
function integerRatio(value: number): tuple<[Int, Int]> {
  if (value !== value) throw new ValueError("cannot convert NaN to integer ratio");
  if (!Number.isFinite(value)) throw new OverflowError("cannot convert Infinity to integer ratio");
  let numerator = value;
  let denominator = 1n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominator *= 2n;
  }
  return tuple.of(normalize(BigInt(numerator)), normalize(denominator));
}

/** `float.hex()`: the mantissa in hexadecimal, the exponent as a power of two. */
function hexadecimal(value: number): string {
  if (value !== value) return "nan";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  if (size === Infinity) return `${sign}inf`;
  if (size === 0) return `${sign}0x0.0p+0`;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, size);
  const pattern = bits.getBigUint64(0);
  const fraction = (pattern & 0xf_ffff_ffff_ffffn).toString(16).padStart(13, "0");
  const biased = Number(pattern >> 52n);
  const exponent = biased === 0 ? -1022 : biased - 1023;
  return `${sign}0x${biased === 0 ? 0 : 1}.${fraction}p${exponent < 0 ? "" : "+"}${exponent}`;
}
