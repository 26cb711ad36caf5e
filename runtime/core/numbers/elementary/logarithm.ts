/** Logarithms and `pow`, correctly rounded in all but very few cases. */
import {
  addDD,
  divideDD,
  fromDouble,
  multiplyDD,
  quickTwoSum,
  scaleDD,
  twoProduct,
  twoSum,
  type DoubleDouble,
} from "./double-double.ts";
import { exponential, ln2, roundScaled } from "./exponential.ts";
import { frexpParts } from "./float-parts.ts";
import { tryLog, tryPow } from "./quick.ts";

const oneThird: DoubleDouble = { hi: 0.3333333333333333, lo: 1.850371707708594e-17 };
const oneFifth: DoubleDouble = { hi: 0.2, lo: -1.1102230246251566e-17 };
const perLn2: DoubleDouble = { hi: 1.4426950408889634, lo: 2.0355273740931033e-17 };
const perLn10 = 0.4342944819032518;

/** ln of a number near 1, by the series of the inverse hyperbolic tangent. */
function logarithmNearOne(x: number): DoubleDouble {
  const f = x - 1;
  const s = divideDD(fromDouble(f), twoSum(2, f));
  const square = multiplyDD(s, s);
  const q = square.hi;
  const tail = q ** 3 * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q * (1 / 13 + q * (1 / 15 + q / 17)))));
  const second = multiplyDD(multiplyDD(square, square), oneFifth);
  const rest = addDD(multiplyDD(square, oneThird), addDD(second, fromDouble(tail)));
  return scaleDD(addDD(s, multiplyDD(s, rest)), 2);
}

/** ln of a finite positive number, to about 85 bits. */
export function logarithm(x: number): DoubleDouble {
  let [mantissa, exponent] = frexpParts(x);
  if (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent -= 1;
  }
  const main = Math.abs(mantissa - 1) < 1 / 16 ? logarithmNearOne(mantissa) : refined(mantissa);
  if (exponent === 0) return main;
  const product = twoProduct(exponent, ln2[0]);
  return addDD(addDD(product, fromDouble(exponent * ln2[1])), main);
}

/** The engine's logarithm y, improved: ln x = y + ln(x / e^y). */
function refined(x: number): DoubleDouble {
  const y = Math.log(x);
  const power = exponential(fromDouble(-y));
  const inverse = scaleDD(power.mantissa, 2 ** power.exponent);
  const ratio = addDD(multiplyDD(inverse, fromDouble(x)), fromDouble(-1));
  return addDD(addDD(fromDouble(y), ratio), fromDouble((-ratio.hi * ratio.hi) / 2));
}

function special(x: number): number {
  return x === 0 ? -Infinity : x < 0 || x !== x ? NaN : Infinity;
}

/** Natural logarithm; -inf for zero, NaN below. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return special(x);
  const quick = tryLog(x);
  return quick === quick ? quick : logarithm(x).hi;
}

export function log2(x: number): number {
  return x > 0 && x < Infinity ? multiplyDD(logarithm(x), perLn2).hi : special(x);
}

/** C libraries do not round this one correctly; they use the formula of Sun's fdlibm over `log`, and so does this. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return special(x);
  const [fraction, exponent] = frexpParts(x);
  const isNegative = exponent < 1;
  const mantissa = isNegative ? fraction : fraction * 2;
  const power = isNegative ? exponent : exponent - 1;
  // log10(2) in two parts, the first short enough that its products are exact.
  const [high, low] = [0.30102999566361177, 3.694239077158931e-13];
  return power * low + perLn10 * log(mantissa) + power * high;
}

/** `x ** y` in C's sense: 1 for `1 ** nan` and for `(-1) ** inf`, which JavaScript has as NaN. */
export function pow(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && (y === Infinity || y === -Infinity)) return 1;
  // The products and roots that are one operation of the processor are rounded correctly by it.
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5 && x > 0) return Math.sqrt(x);
  const size = Math.abs(x);
  if (!(size > 0 && size < Infinity) || !Number.isFinite(y)) return x ** y;
  const isInteger = Number.isInteger(y);
  if (x < 0 && !isInteger) return NaN;
  const sign = x < 0 && y % 2 !== 0 ? -1 : 1;
  if (size === 1) return sign;
  const quick = tryPow(size, y);
  if (quick === quick) return sign * quick;
  const estimate = Math.log2(size) * y;
  if (estimate > 1025) return sign * Infinity;
  if (estimate < -1080) return sign * 0;
  const base = logarithm(size);
  const product = twoProduct(base.hi, y);
  const exponent = quickTwoSum(product.hi, product.lo + base.lo * y);
  return sign * roundScaled(exponential(exponent));
}
