/** The functions of `math` that take floats apart, put them together or look at them. Source: CPython 3.13 Modules/mathmodule.c. */
import { tuple } from "../../core/containers/tuple.ts";
import { OverflowError, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import {
  integerOf,
  isFloat,
  isInt,
  normalize,
  type FloatLike,
  type Int,
} from "../../core/numbers/convert.ts";
import { toFloat } from "../../core/numbers/float.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { operatorMethod } from "../../core/operators/protocol.ts";
import { domainError, isIntegral, rangeError, realOf, type Real } from "./arguments.ts";
import {
  frexpParts,
  fusedMultiplyAdd,
  scaleByPower,
  stepTowards,
} from "../../core/numbers/elementary/float-parts.ts";

function toInteger(value: number): Int {
  if (value !== value) throw new ValueError("cannot convert float NaN to integer");
  if (!Number.isFinite(value)) throw new OverflowError("cannot convert float infinity to integer");
  return Number.isSafeInteger(value) ? value + 0 : normalize(BigInt(value));
}

function rounded(x: unknown, method: string, round: (x: number) => number): Int {
  if (isInt(x)) return integerOf(x);
  const own = operatorMethod(x, method) as (() => Int) | undefined;
  return own === undefined ? toInteger(round(realOf(x))) : own.call(x);
}

export function floor(x: Real | { __floor__(): Int }): Int {
  return rounded(x, "__floor__", Math.floor);
}

export function ceil(x: Real | { __ceil__(): Int }): Int {
  return rounded(x, "__ceil__", Math.ceil);
}

export function trunc(x: Real | { __trunc__(): Int }): Int {
  if (isInt(x)) return integerOf(x);
  const own = operatorMethod(x, "__trunc__") as (() => Int) | undefined;
  if (own !== undefined) return own.call(x);
  if (!isFloat(x)) {
    throw new TypeError(`type ${typeName(x)} doesn't define __trunc__ method`);
  }
  return toInteger(Math.trunc(realOf(x)));
}

export function fabs(x: Real): number {
  return Math.abs(realOf(x));
}

export function copysign(x: Real, y: Real): number {
  const [size, sign] = [Math.abs(realOf(x)), realOf(y)];
  return sign < 0 || Object.is(sign, -0) ? -size : size;
}

export function isnan(x: Real): boolean {
  return Number.isNaN(realOf(x));
}

export function isinf(x: Real): boolean {
  const value = realOf(x);
  return value === Infinity || value === -Infinity;
}

export function isfinite(x: Real): boolean {
  return Number.isFinite(realOf(x));
}

/** The keyword-only parameters of {@link isclose}. */
export interface IsCloseOptions {
  rel_tol?: Real;
  abs_tol?: Real;
}

export function isclose(a: Real, b: Real, options: IsCloseOptions = {}): boolean {
  const [x, y] = [realOf(a), realOf(b)];
  const relative = options.rel_tol === undefined ? 1e-9 : realOf(options.rel_tol);
  const absolute = options.abs_tol === undefined ? 0 : realOf(options.abs_tol);
  if (relative < 0 || absolute < 0) throw new ValueError("tolerances must be non-negative");
  if (x === y) return true;
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return false;
  const difference = Math.abs(y - x);
  return (
    difference <= Math.abs(relative * y) ||
    difference <= Math.abs(relative * x) ||
    difference <= absolute
  );
}

/** The mantissa and the exponent. */
export function frexp(x: Real): tuple<[FloatLike, number]> {
  const [mantissa, exponent] = frexpParts(realOf(x));
  return tuple.of(toFloat(mantissa), exponent);
}

export function ldexp(x: Real, i: Int): number {
  const value = realOf(x);
  if (!isIntegral(i)) throw new TypeError("Expected an int as second argument to ldexp.");
  const result = scaleByPower(value, Number(indexOf(i)));
  if (!Number.isFinite(result) && Number.isFinite(value)) throw rangeError();
  return result;
}

/** The fractional and the integral part, both with the sign of `x`. */
export function modf(x: Real): tuple<[FloatLike, FloatLike]> {
  const value = realOf(x);
  if (value !== value) return tuple.of(value, value);
  if (!Number.isFinite(value)) return tuple.of(toFloat(copysign(0, value)), value);
  return tuple.of(toFloat(copysign(value % 1, value)), toFloat(Math.trunc(value)));
}

/** The remainder of C's `fmod`: has the sign of `x`. */
export function fmod(x: Real, y: Real): number {
  const [dividend, divisor] = [realOf(x), realOf(y)];
  const result = dividend % divisor;
  if (result !== result && dividend === dividend && divisor === divisor) throw domainError();
  return result;
}

/** The remainder of IEEE 754: of the division rounded to the nearest integer, ties to even. */
export function remainder(x: Real, y: Real): number {
  const [dividend, divisor] = [realOf(x), realOf(y)];
  if (dividend !== dividend || divisor !== divisor) return NaN;
  if (!Number.isFinite(dividend) || divisor === 0) throw domainError();
  if (!Number.isFinite(divisor)) return dividend;
  const [size, modulus] = [Math.abs(dividend), Math.abs(divisor)];
  const lower = size % modulus;
  const upper = modulus - lower;
  let result: number;
  if (lower < upper) result = lower;
  else if (lower > upper) result = -upper;
  else result = lower - 2 * ((0.5 * (size - lower)) % modulus);
  return dividend < 0 || Object.is(dividend, -0) ? -result : result;
}

/** `x * y + z` with one rounding. */
export function fma(x: Real, y: Real, z: Real): number {
  return fusedMultiplyAdd(realOf(x), realOf(y), realOf(z));
}

/** The float `steps` places from `x` towards `y`. */
export function nextafter(x: Real, y: Real, options: { steps?: Int | null } = {}): number {
  const [from, to] = [realOf(x), realOf(y)];
  if (options.steps === undefined || options.steps === null) return stepTowards(from, to, 1n);
  const steps = indexOf(options.steps);
  if (steps < 0) throw new ValueError("steps must be a non-negative integer");
  return stepTowards(from, to, BigInt(steps));
}

/** The value of the last bit of `x`. */
export function ulp(x: Real): number {
  const size = Math.abs(realOf(x));
  if (size !== size || size === Infinity) return size;
  if (size === Number.MAX_VALUE) return size - stepTowards(size, 0, 1n);
  return stepTowards(size, Infinity, 1n) - size;
}
