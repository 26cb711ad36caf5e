import { computed } from "../numbers/computed.ts";
import { OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import {
  integerOf,
  isFloat,
  isNumeric,
  isPlainNumber,
  type FloatLike,
  type Int,
  type Numeric,
} from "../numbers/convert.ts";
import { toFloat } from "../numbers/float.ts";
import { floatValue } from "../numbers/floats.ts";
import { indexOf } from "../numbers/index-of.ts";
import { fixedDigits } from "../text/float-digits.ts";

/** `round(number, ndigits=None)`: halves to the even neighbour; an `int` unless `ndigits` is given for a float. */
export function round(value: Int, digits?: Int | null): Int;
export function round(value: FloatLike, digits?: null): Int;
export function round(value: FloatLike, digits: Int): FloatLike;
export function round(value: unknown, digits?: unknown): unknown;
export function round(value: unknown, digits: unknown = null): unknown {
  if (isPlainNumber(value)) return roundNumber(value, digits);
  const method =
    typeof value === "object" && value !== null
      ? (value as { __round__?: (...digits: unknown[]) => unknown }).__round__
      : undefined;
  if (method === undefined) {
    if (isNumeric(value)) return roundNumber(value, digits);
    throw new TypeError(`type ${typeName(value)} doesn't define __round__ method`);
  }
  return digits === null ? method.call(value) : method.call(value, digits);
}

function roundNumber(value: Numeric, digits: unknown): unknown {
  if (!isFloat(value)) return roundInteger(integerOf(value), digits);
  return digits === null
    ? roundToInteger(floatValue(value))
    : toFloat(roundFloat(floatValue(value), indexOf(digits)));
}

/** `int.__round__(value, digits)`. */
export function roundInteger(integer: Int, digits: unknown = null): Int {
  if (digits === null) return integer;
  const places = indexOf(digits);
  return places >= 0 ? integer : roundToTens(integer, -places);
}

/** A float to the nearest integer, halves to even. */
export function roundToInteger(value: number): Int {
  if (value !== value) throw new ValueError("cannot convert float NaN to integer");
  if (!Number.isFinite(value)) throw new OverflowError("cannot convert float infinity to integer");
  if (!Number.isSafeInteger(Math.trunc(value))) return BigInt(value);
  const floor = Math.floor(value);
  const rest = value - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return (up ? floor + 1 : floor) + 0;
}

/** To a multiple of 10 ** places, halves to the even multiple. */
function roundToTens(value: Int, places: Int): Int {
  if (places > String(value).length) return 0;
  const unit = 10n ** BigInt(places);
  const integer = BigInt(value);
  const size = integer < 0n ? -integer : integer;
  let quotient = size / unit;
  const twice = (size % unit) * 2n;
  if (twice > unit || (twice === unit && (quotient & 1n) === 1n)) quotient++;
  const rounded = quotient * unit;
  return computed(integer < 0n ? -rounded : rounded);
}

/** To `places` decimals: the decimal digits of the exact value are rounded, then read back. */
export function roundFloat(value: number, places: Int): number {
  if (!Number.isFinite(value) || value === 0 || places > 323) return value;
  if (places < -308) return value < 0 ? -0 : 0;
  const size = Math.abs(value);
  const count = Number(places);
  let rounded: number;
  if (count >= 0) rounded = Number(fixedDigits(size, count));
  else rounded = Number(roundToTens(BigInt(Math.trunc(size)) + stickyHalf(size, -count), -count));
  if (!Number.isFinite(rounded)) throw new OverflowError("rounded value too large to represent");
  return value < 0 ? -rounded : rounded;
}

/** 1 when dropping the fraction would turn "more than half" into "exactly half". */
function stickyHalf(size: number, places: number): bigint {
  if (Number.isInteger(size)) return 0n;
  const unit = 10n ** BigInt(places);
  return (BigInt(Math.trunc(size)) % unit) * 2n === unit ? 1n : 0n;
}
