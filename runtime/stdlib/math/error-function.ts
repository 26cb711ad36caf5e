/** The error function, correctly rounded in nearly all cases. C libraries are off by one bit now and then, and so CPython is. */
import {
  addDD,
  divideDD,
  fromDouble,
  multiplyDD,
  negateDD,
  scaleDD,
  subtractDD,
  twoProduct,
  type DoubleDouble,
} from "../../core/numbers/elementary/double-double.ts";
import { exponential, roundScaled } from "../../core/numbers/elementary/exponential.ts";

const twoPerRootPi: DoubleDouble = { hi: 1.1283791670955126, lo: 1.533545961316588e-17 };
const perRootPi: DoubleDouble = { hi: 0.5641895835477563, lo: 7.66772980658294e-18 };
const one = fromDouble(1);

/** erf by its series, all of whose terms are positive: 2 / sqrt(pi) e^(-x^2) x (1 + 2x^2/3 + (2x^2)^2/(3*5) + ...). */
function series(x: number): DoubleDouble {
  const square = twoProduct(x, x);
  const twice = scaleDD(square, 2);
  let term = one;
  let sum = one;
  for (let n = 3; term.hi > sum.hi * 2 ** -104; n += 2) {
    term = divideDD(multiplyDD(term, twice), fromDouble(n));
    sum = addDD(sum, term);
  }
  const power = exponential(negateDD(square));
  const factor = scaleDD(power.mantissa, 2 ** power.exponent);
  return multiplyDD(multiplyDD(twoPerRootPi, factor), multiplyDD(sum, fromDouble(x)));
}

/** erfc of a number from 2 on by its continued fraction: e^(-x^2) / sqrt(pi) / (x + 1/2/(x + 1/(x + 3/2/(x + ...)))). */
function fraction(x: number): number {
  const depth = Math.ceil(60 + 1200 / (x * x));
  let tail = fromDouble(x);
  for (let n = depth; n >= 1; n--) {
    tail = addDD(fromDouble(x), divideDD(fromDouble(n / 2), tail));
  }
  const power = exponential(negateDD(twoProduct(x, x)));
  const mantissa = divideDD(multiplyDD(power.mantissa, perRootPi), tail);
  return roundScaled({ mantissa, exponent: power.exponent });
}

export function erf(x: number): number {
  if (x !== x) return x;
  const size = Math.abs(x);
  if (size < 2 ** -300) return x + x * 0.1283791670955126;
  if (size > 6) return Math.sign(x);
  const result = series(size).hi;
  return x < 0 ? -result : result;
}

export function erfc(x: number): number {
  if (x !== x) return x;
  if (x > 28) return 0;
  if (x < -6) return 2;
  if (x > 2) return fraction(x);
  if (Math.abs(x) < 2 ** -300) return 1;
  const sum = series(Math.abs(x));
  return (x < 0 ? addDD(one, sum) : subtractDD(one, sum)).hi;
}
