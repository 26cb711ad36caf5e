/**
 * Sine and cosine to about 60 bits without allocating, with a test whether that decides the rounding (Ziv 1991); where it does not, the caller computes
 * with more. The table is computed with the slow functions when it is first needed.
 */

/** Tells that the quick way does not decide. */
export const undecided = NaN;

/** pi / 2 in three parts; multiples of the first two by integers below 2^20 are exact. */
const halfPi1 = 1.5707963267341256;
const halfPi2 = 6.077100506303966e-11;
const halfPi3 = 2.0222662487959506e-21;

/** The sum, if it is rounded alike whatever an error up to `error` does. */
function decided(high: number, low: number, error: number): number {
  const result = high + (low + error);
  return result === high + (low - error) ? result : undecided;
}

/** sin and cos of j / 256, each in two parts. */
export type CircularTable = (angle: number) => readonly [number, number, number, number];

let table: Float64Array | undefined;

function makeTable(exact: CircularTable): Float64Array {
  const entries = new Float64Array(4 * 204);
  for (let j = 0; j < 204; j++) entries.set(exact(j / 256), 4 * j);
  return entries;
}

/**
 * The sine of `x`, or the cosine, which is the sine a quarter turn on.
 *
 * @param turn 0 for the sine, 1 for the cosine
 * @param exact sine and cosine of an angle below 0.8, for the table
 */
export function quickSine(x: number, turn: 0 | 1, exact: CircularTable): number {
  if (!(Math.abs(x) < 1e6) || Math.abs(x) < 1e-150) return undecided;
  const quarters = Math.round(x * 0.6366197723675814);
  const first = x - quarters * halfPi1;
  const product = quarters * halfPi2;
  const difference = first - product;
  const part = difference - first;
  const error = first - (difference - part) + (-product - part);
  const correction = error - quarters * halfPi3;
  const r = difference + correction;
  const low = correction - (r - difference);
  const quadrant = (quarters + turn) & 3;
  const result = (quadrant & 1) === 0 ? sineOf(r, low, exact) : cosineOf(r, low, exact);
  return quadrant >= 2 ? -result : result;
}

/** The absolute error of the reduced angle. */
const reductionError = 1e-25;

function sineOf(r: number, low: number, exact: CircularTable): number {
  const size = Math.abs(r);
  if (size < 1 / 16) {
    const square = r * r;
    const tail =
      r *
      square *
      (-1 / 6 +
        square * (1 / 120 + square * (-1 / 5040 + square * (1 / 362880 - square / 39916800))));
    return decided(r, tail + low, size * 3e-19 + reductionError);
  }
  table ??= makeTable(exact);
  const index = Math.round(size * 256);
  const d = size - index / 256;
  const e = r < 0 ? -low : low;
  const sine = table[4 * index]!;
  const cosine = table[4 * index + 2]!;
  const square = d * d;
  // sin(t + d) = sin t + cos t sin d - sin t (1 - cos d)
  const sineD = d + (e - d * square * (1 / 6 - square / 120));
  const versineD = square * (0.5 - square * (1 / 24 - square / 720)) + d * e;
  const result = decided(sine, table[4 * index + 1]! + (cosine * sineD - sine * versineD), 8e-19);
  return r < 0 ? -result : result;
}

function cosineOf(r: number, low: number, exact: CircularTable): number {
  const size = Math.abs(r);
  const e = r < 0 ? -low : low;
  if (size < 1 / 16) {
    const square = r * r;
    const tail =
      square *
      (-0.5 + square * (1 / 24 + square * (-1 / 720 + square * (1 / 40320 - square / 3628800))));
    return decided(1, tail - size * e, 6e-19);
  }
  table ??= makeTable(exact);
  const index = Math.round(size * 256);
  const d = size - index / 256;
  const sine = table[4 * index]!;
  const cosine = table[4 * index + 2]!;
  const square = d * d;
  const sineD = d + (e - d * square * (1 / 6 - square / 120));
  const versineD = square * (0.5 - square * (1 / 24 - square / 720)) + d * e;
  return decided(cosine, table[4 * index + 3]! - (cosine * versineD + sine * sineD), 8e-19);
}
