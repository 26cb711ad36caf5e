/** `exp` and its kin, correctly rounded in all but about one of a billion cases. */
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
import { tryExp } from "./quick.ts";

/** ln 2 in three doubles. */
export const ln2: readonly [number, number, number] = [
  0.6931471805599453, 2.3190468138462996e-17, 5.707708438416212e-34,
];
const oneSixth: DoubleDouble = { hi: 0.16666666666666666, lo: 9.25185853854297e-18 };

/** A value `mantissa * 2 ** exponent` with a mantissa of about 1. */
export interface Scaled {
  readonly mantissa: DoubleDouble;
  readonly exponent: number;
}

/** 2^(j/64). */
let powers: readonly DoubleDouble[] | undefined;

function tableOfPowers(): readonly DoubleDouble[] {
  return Array.from({ length: 64 }, (_, index) => {
    const x = addDD(twoProduct(index / 64, ln2[0]), fromDouble((index / 64) * ln2[1]));
    let term = fromDouble(1);
    let sum = term;
    for (let n = 1; n < 30; n++) {
      term = divideDD(multiplyDD(term, x), fromDouble(n));
      sum = addDD(sum, term);
    }
    return sum;
  });
}

/** `e ** x`, to about 90 bits. */
export function exponential(x: DoubleDouble): Scaled {
  powers ??= tableOfPowers();
  const steps = Math.round((x.hi * 64) / ln2[0]);
  const unit = steps / 64;
  // x less the nearest multiple of ln(2) / 64.
  const [first, second] = [twoProduct(unit, ln2[0]), twoProduct(unit, ln2[1])];
  let r = addDD(twoSum(x.hi, -first.hi), { hi: -first.lo, lo: 0 });
  r = addDD(r, { hi: x.lo, lo: 0 });
  r = addDD(r, { hi: -second.hi, lo: -second.lo - unit * ln2[2] });
  const index = ((steps % 64) + 64) % 64;
  const h = r.hi;
  const tail = h ** 4 * (1 / 24 + h * (1 / 120 + h * (1 / 720 + h * (1 / 5040 + h / 40320))));
  const square = multiplyDD(r, r);
  const cube = multiplyDD(multiplyDD(square, r), oneSixth);
  const rest = addDD(addDD(r, scaleDD(square, 0.5)), addDD(cube, fromDouble(tail)));
  const power = powers[index]!;
  return {
    mantissa: addDD(power, multiplyDD(power, rest)),
    exponent: (steps - index) / 64,
  };
}

/** The double nearest to a scaled value, subnormal ones included. */
export function roundScaled({ mantissa, exponent }: Scaled): number {
  if (exponent > -1000) {
    const half = Math.trunc(exponent / 2);
    return (mantissa.hi + mantissa.lo) * 2 ** half * 2 ** (exponent - half);
  }
  if (exponent < -1080) return 0;
  // Adding a constant whose last bit is the smallest subnormal's rounds at that bit.
  const constant = 2 ** (-1022 - exponent);
  const sum = constant + mantissa.hi;
  const rest = mantissa.hi - (sum - constant) + mantissa.lo;
  return (sum + rest - constant) * 2 ** exponent;
}

/** `e ** x`. */
export function exp(x: number): number {
  if (x !== x || x === Infinity) return x;
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  const quick = tryExp(x);
  return quick === quick ? quick : roundScaled(exponential(fromDouble(x)));
}

/** `2 ** x`. */
export function exp2(x: number): number {
  if (x !== x || x === Infinity) return x;
  if (x >= 1024) return Infinity;
  if (x < -1076) return 0;
  const whole = Math.round(x);
  const fraction = x - whole;
  const product = twoProduct(fraction, ln2[0]);
  const power = exponential(quickTwoSum(product.hi, product.lo + fraction * ln2[1]));
  return roundScaled({ mantissa: power.mantissa, exponent: power.exponent + whole });
}
