import { OverflowError, TypeError, ZeroDivisionError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { isNumeric, type Numeric } from "./convert.ts";
import { pow } from "./elementary/logarithm.ts";

// Float arithmetic where Python's differs from IEEE's. Operands and results are plain numbers.

/**
 * The operand as a float. An integer is rounded to the nearest float, or is too large; an object with `__float__` or `__index__` is left
 * to the function that it goes to.
 */
export function floatValue(value: Numeric): number {
  if (typeof value === "number") return value;
  if (typeof value !== "bigint") return isNumeric(value) ? Number(value) : realNumber(value);
  const float = Number(value);
  if (Number.isFinite(float)) return float;
  throw new OverflowError("int too large to convert to float");
}

/** What the compiler could not prove to be a number. */
function realNumber(value: never): number {
  const other: unknown = value;
  const isConvertible =
    typeof other === "object" && other !== null && ("__float__" in other || "__index__" in other);
  if (!isConvertible) throw new TypeError(`must be real number, not ${typeName(other)}`);
  return value;
}

/** As {@link floatValue}, where `None` may stand for no number. */
export function optionalFloat(value: Numeric | null): number | null {
  return value === null ? null : floatValue(value);
}

/** `a / b`. */
export function divideFloats(a: number, b: number): number {
  if (b === 0) throw new ZeroDivisionError("float division by zero");
  return a / b;
}

/** `a % b`: has the sign of `b`, zero included. */
export function moduloFloats(a: number, b: number, message = "float modulo by zero"): number {
  if (b === 0) throw new ZeroDivisionError(message);
  const remainder = a % b;
  if (remainder === 0) return b < 0 ? -0 : 0;
  return remainder < 0 !== b < 0 ? remainder + b : remainder;
}

/** `a // b`, computed from the remainder so that `divmod` is consistent. Source: CPython Objects/floatobject.c (_float_div_mod). */
export function floorDivideFloats(
  a: number,
  b: number,
  message = "float floor division by zero",
): number {
  if (b === 0) throw new ZeroDivisionError(message);
  let remainder = a % b;
  let quotient = (a - remainder) / b;
  if (remainder !== 0 && remainder < 0 !== b < 0) {
    remainder += b;
    quotient -= 1;
  }
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** `a ** b` where the result is real. A negative base with a fractional exponent is the caller's affair. */
export function powerFloats(a: number, b: number): number {
  // C's pow, unlike JavaScript's, is 1 for a base of 1 and for -1 with an infinite exponent.
  if (a === 1 || b === 0) return 1;
  if (a === -1 && !Number.isFinite(b) && b === b) return 1;
  if (a === 0 && b < 0) {
    throw new ZeroDivisionError("0.0 cannot be raised to a negative power");
  }
  const result = pow(a, b);
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) {
    throw new OverflowError(34, "Numerical result out of range");
  }
  return result;
}

/**
 * `a / b` of integers of any size, correctly rounded: the quotient is computed to 55 bits and a sticky bit, then rounded once by the conversion.
 * Source: CPython Objects/longobject.c (long_true_divide) for the errors.
 */
export function divideIntegers(a: number | bigint, b: number | bigint): number {
  if (b === 0) throw new ZeroDivisionError("division by zero");
  if (typeof a === "number" && typeof b === "number") return a / b;
  const negative = a < 0 !== b < 0;
  const dividend = magnitude(BigInt(a));
  const divisor = magnitude(BigInt(b));
  const shift = bitLength(divisor) - bitLength(dividend) + 66;
  const scaled = shift > 0 ? dividend << BigInt(shift) : dividend;
  const scale = shift < 0 ? divisor << BigInt(-shift) : divisor;
  let quotient = scaled / scale;
  if (quotient * scale !== scaled) quotient |= 1n;
  const result = scaleDown(quotient, shift);
  if (result === Infinity) {
    throw new OverflowError("integer division result too large for a float");
  }
  return negative ? -result : result;
}

/** `quotient * 2 ** -shift`, rounded once even where the result is subnormal. */
function scaleDown(quotient: bigint, shift: number): number {
  const exponent = bitLength(quotient) - 1 - shift;
  if (exponent >= -1022) {
    const float = Number(quotient);
    const half = Math.trunc(-shift / 2);
    return float * 2 ** half * 2 ** (-shift - half);
  }
  // Subnormal: keep as many bits as 2^-1074 leaves, rounding half to even.
  const drop = BigInt(shift - 1074);
  const kept = quotient >> drop;
  const rest = quotient - (kept << drop);
  const half = 1n << (drop - 1n);
  const up = rest > half || (rest === half && (kept & 1n) === 1n);
  return Number(up ? kept + 1n : kept) * 2 ** -1074;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The number of bits of a positive integer. */
export function bitLength(value: bigint): number {
  const hexadecimal = value.toString(16);
  return (hexadecimal.length - 1) * 4 + (32 - Math.clz32(parseInt(hexadecimal[0]!, 16)));
}
