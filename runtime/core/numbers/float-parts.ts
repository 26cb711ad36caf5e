/** Floats taken apart: as a ratio of integers, and in hexadecimal. Source: CPython 3.13 Objects/floatobject.c (float_as_integer_ratio_impl, float_hex_impl, float_fromhex_impl). */
import { tuple } from "../containers/tuple.ts";
import { OverflowError, ValueError } from "../exceptions/base.ts";
import { normalize, type Int } from "./convert.ts";

/** `float.as_integer_ratio()`. */
export function integerRatio(value: number): tuple<[Int, Int]> {
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
export function hexadecimal(value: number): string {
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

const pattern =
  /^[ \t\n\v\f\r]*([+-]?)(?:(inf(?:inity)?)|(nan)|(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?[0-9]+))?)[ \t\n\v\f\r]*$/i;

/** The float that a hexadecimal string stands for, rounded to the nearest, halves to even. */
export function fromHexadecimal(text: string): number {
  const match = pattern.exec(text);
  if (match === null) throw new ValueError("invalid hexadecimal floating-point string");
  const [, sign, infinity, nan, whole = "", fraction = "", power = "0"] = match;
  const signed = (value: number): number => (sign === "-" ? -value : value);
  if (infinity !== undefined) return signed(Infinity);
  if (nan !== undefined) return signed(NaN);
  const digits = whole + fraction;
  if (digits === "") throw new ValueError("invalid hexadecimal floating-point string");
  const mantissa = BigInt(`0x${digits}`);
  if (mantissa === 0n) return signed(0);
  const exponent = Number(power) - 4 * fraction.length;
  const value = scaled(mantissa, exponent);
  if (value === Infinity) {
    throw new OverflowError("hexadecimal value too large to represent as a float");
  }
  return signed(value);
}

/** `mantissa * 2 ** exponent`, rounded once. */
function scaled(mantissa: bigint, exponent: number): number {
  const bits = mantissa.toString(2).length;
  const top = bits + exponent;
  if (top > 1024) return Infinity;
  if (top < -1075) return 0;
  // As many bits as the float has: 53, or fewer below the normal numbers.
  const kept = Math.min(53, top + 1074);
  const drop = bits - kept;
  if (drop <= 0)
    return (
      Number(mantissa) * 2 ** Math.trunc(exponent / 2) * 2 ** (exponent - Math.trunc(exponent / 2))
    );
  const quotient = mantissa >> BigInt(drop);
  const rest = mantissa - (quotient << BigInt(drop));
  const half = 1n << BigInt(drop - 1);
  const up = rest > half || (rest === half && (quotient & 1n) === 1n);
  const rounded = Number(up ? quotient + 1n : quotient);
  const shift = exponent + drop;
  return rounded * 2 ** Math.trunc(shift / 2) * 2 ** (shift - Math.trunc(shift / 2));
}
