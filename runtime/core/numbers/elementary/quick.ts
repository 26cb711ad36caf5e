/**
 * `exp`, `log` and `pow` to about 62 bits without allocating, with a test whether that decides the rounding (Ziv 1991). In one of a hundred cases it does not, and
 * the caller computes with more. Constants and tables are computed with the slow functions when they are first needed.
 */
import { addDD, divideDD, fromDouble, multiplyDD, type DoubleDouble } from "./double-double.ts";

/** ln(2) / 256 in a part short enough that its multiples are exact, and the rest. */
const stepHigh = 0.002707606173999011;
const stepLow = 6.327543041662719e-14;
/** ln(2), likewise. */
const ln2High = 0.693147180559663;
const ln2Low = 2.8235290563031577e-13;

/** Tells that the quick way does not decide. */
export const undecided = NaN;

interface Tables {
  /** 2^(j/256): high part and low part in turn. */
  readonly powers: Float64Array;
  /** ln(128 / (128 + j)) of the reciprocals below, likewise. */
  readonly logarithms: Float64Array;
  /** Short reciprocals of 1 + (j + 1/2) / 128. */
  readonly reciprocals: Float64Array;
}

let tables: Tables | undefined;

/** e^x by its series, for a small x. */
function series(x: DoubleDouble): DoubleDouble {
  let term = fromDouble(1);
  let sum = term;
  for (let n = 1; n < 28; n++) {
    term = divideDD(multiplyDD(term, x), fromDouble(n));
    sum = addDD(sum, term);
  }
  return sum;
}

/** ln of a number from 1 to 2, by the series of the inverse hyperbolic tangent of (x - 1) / (x + 1). */
function slowLogarithm(x: number): DoubleDouble {
  const s = divideDD(fromDouble(x - 1), fromDouble(x + 1));
  const square = multiplyDD(s, s);
  let power = s;
  let sum = s;
  for (let n = 3; n < 75; n += 2) {
    power = multiplyDD(power, square);
    sum = addDD(sum, divideDD(power, fromDouble(n)));
  }
  return { hi: sum.hi * 2, lo: sum.lo * 2 };
}

function makeTables(): Tables {
  const powers = new Float64Array(512);
  const logarithms = new Float64Array(258);
  const reciprocals = new Float64Array(129);
  const ln2: DoubleDouble = { hi: 0.6931471805599453, lo: 2.3190468138462996e-17 };
  const fine = Array.from({ length: 16 }, (_, j) => series(multiplyDD(ln2, fromDouble(j / 256))));
  const coarse = Array.from({ length: 16 }, (_, j) => series(multiplyDD(ln2, fromDouble(j / 16))));
  for (let j = 0; j < 256; j++) {
    const power = multiplyDD(coarse[j >> 4]!, fine[j & 15]!);
    powers[2 * j] = power.hi;
    powers[2 * j + 1] = power.lo;
  }
  for (let j = 0; j <= 128; j++) {
    // At both ends exactly 1 and 1/2, so that the logarithm of a number near 1 is that of the rest alone.
    const reciprocal = j === 0 ? 1 : j === 128 ? 0.5 : Math.round(512 / (1 + j / 128)) / 512;
    const logarithm = slowLogarithm(2 * reciprocal);
    reciprocals[j] = reciprocal;
    // ln(1 / r) = ln 2 - ln(2 r)
    const negative = addDD(ln2, { hi: -logarithm.hi, lo: -logarithm.lo });
    logarithms[2 * j] = j === 0 ? 0 : negative.hi;
    logarithms[2 * j + 1] = j === 0 ? 0 : negative.lo;
  }
  return { powers, logarithms, reciprocals };
}

/** The low part of what {@link quickLogarithm} returned last. */
let low = 0;

const bits = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

/**
 * ln of a finite, positive, normal number: the high part; the low part is left in `low`. The error is below 2^-68 of the result, or 2^-70. Long because it is one
 * sequence of arithmetic that must not allocate. */
function quickLogarithm(x: number): number {
  tables ??= makeTables();
  bits.setFloat64(0, x);
  const head = bits.getUint32(0);
  let exponent = (head >>> 20) - 1023;
  bits.setUint32(0, (head & 0xfffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  const index = ((head & 0xfffff) + 0x1000) >>> 13;
  if (index >= 64) {
    // The upper half counts down to 2, so that numbers just below 1 have the exponent 0.
    exponent += 1;
    mantissa *= 0.5;
  }
  const reciprocal = index >= 64 ? tables.reciprocals[index]! * 2 : tables.reciprocals[index]!;
  let logHigh = tables.logarithms[2 * index]!;
  let logLow = tables.logarithms[2 * index + 1]!;
  if (index >= 64) {
    if (index === 128) {
      logHigh = 0;
      logLow = 0;
    } else {
      const difference = logHigh - 0.6931471805599453;
      const part = difference - logHigh;
      logLow +=
        logHigh - (difference - part) + (-0.6931471805599453 - part) - 2.3190468138462996e-17;
      logHigh = difference;
    }
  }
  // mantissa * reciprocal - 1 exactly, in two parts.
  const scaled = mantissa * 134217729;
  const upper = scaled - (scaled - mantissa);
  const first = upper * reciprocal - 1;
  const second = (mantissa - upper) * reciprocal;
  const r = first + second;
  const rest = second - (r - first);
  // r^2 / 2 in two parts.
  const split = r * 134217729;
  const rUpper = split - (split - r);
  const rLower = r - rUpper;
  const square = r * r;
  const squareLow = rLower * rLower - (square - rUpper * rUpper - 2 * rUpper * rLower);
  const tail =
    r *
    square *
    (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r / 9))))));
  // exponent * ln 2 + log + r - r^2 / 2 + tail
  const base = exponent * ln2High;
  const sum1 = base + logHigh;
  const part1 = sum1 - base;
  const error1 = base - (sum1 - part1) + (logHigh - part1);
  const sum2 = sum1 + r;
  const part2 = sum2 - sum1;
  const error2 = sum1 - (sum2 - part2) + (r - part2);
  const half = -0.5 * square;
  const sum3 = sum2 + half;
  const part3 = sum3 - sum2;
  const error3 = sum2 - (sum3 - part3) + (half - part3);
  const lows =
    error1 +
    error2 +
    error3 +
    (exponent * ln2Low + logLow) +
    (rest - rest * r) -
    0.5 * squareLow +
    tail;
  const high = sum3 + lows;
  low = lows - (high - sum3);
  return high;
}

/** The sum, if it is rounded alike whatever an error up to `error` does. */
function decided(high: number, lower: number, error: number): number {
  const result = high + (lower + error);
  return result === high + (lower - error) ? result : undecided;
}

/** `e ** (high + lower)`, if that decides; for results that are normal. */
function quickExponential(high: number, lower: number, error: number): number {
  tables ??= makeTables();
  const steps = Math.round(high * 369.3299304675746);
  const r = high - steps * stepHigh;
  const correction = lower - steps * stepLow;
  const s = r + correction;
  const rest = correction - (s - r);
  const tail = s * s * (0.5 + s * (1 / 6 + s * (1 / 24 + s * (1 / 120 + s / 720)))) + rest;
  const index = ((steps % 256) + 256) % 256;
  const power = tables.powers[2 * index]!;
  const mantissa = decided(power, tables.powers[2 * index + 1]! + power * (s + tail), error);
  if (mantissa !== mantissa) return undecided;
  bits.setFloat64(0, mantissa);
  bits.setUint32(0, bits.getUint32(0) + ((steps - index) / 256) * 0x100000);
  return bits.getFloat64(0);
}

/** `e ** x` for results that are normal and finite; {@link undecided} where more bits are needed. */
export function tryExp(x: number): number {
  return x > -708 && x < 709.7 ? quickExponential(x, 0, 2e-18) : undecided;
}

/** ln of a positive number; {@link undecided} where more bits are needed. */
export function tryLog(x: number): number {
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) return undecided;
  const high = quickLogarithm(x);
  return decided(high, low, Math.abs(high) * 1e-20 + 2e-21);
}

/** `x ** y` of a positive x, for results that are normal and finite; {@link undecided} where more bits are needed. */
export function tryPow(x: number, y: number): number {
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) return undecided;
  const logHigh = quickLogarithm(x);
  const logLow = low;
  const high = logHigh * y;
  if (!(high > -708 && high < 709.7) || Math.abs(y) > 1e150 || Math.abs(high) < 1e-150)
    return undecided;
  const scaledLog = logHigh * 134217729;
  const logUpper = scaledLog - (scaledLog - logHigh);
  const scaledY = y * 134217729;
  const yUpper = scaledY - (scaledY - y);
  const logLower = logHigh - logUpper;
  const yLower = y - yUpper;
  const cross = high - logUpper * yUpper - logLower * yUpper - logUpper * yLower;
  const lower = logLower * yLower - cross + logLow * y;
  return quickExponential(high, lower, 2.5e-18 + Math.abs(high) * 2e-20);
}
