/**
 * Numbers of about 106 bits: the unevaluated sum of two doubles, the first of which is the sum rounded. The functions of `math` are computed with them, so
 * that the result is the true value rounded once. Source: Dekker 1971, Knuth's TwoSum, Shewchuk 1997.
 */
export interface DoubleDouble {
  readonly hi: number;
  readonly lo: number;
}

/** `a + b` exactly. */
export function twoSum(a: number, b: number): DoubleDouble {
  const hi = a + b;
  const part = hi - a;
  return { hi, lo: a - (hi - part) + (b - part) };
}

/** `a + b` exactly, for `a` not smaller than `b` in size. */
export function quickTwoSum(a: number, b: number): DoubleDouble {
  const hi = a + b;
  return { hi, lo: b - (hi - a) };
}

/** 2^27 + 1: splits a double into two halves whose products are exact. */
const splitter = 134217729;

/** `a * b` exactly, for operands below 2^996 whose product is above 2^-969. */
export function twoProduct(a: number, b: number): DoubleDouble {
  const hi = a * b;
  const scaledA = splitter * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = splitter * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return { hi, lo: lowA * lowB - (hi - highA * highB - lowA * highB - highA * lowB) };
}

export function fromDouble(hi: number): DoubleDouble {
  return { hi, lo: 0 };
}

export function addDD(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const high = twoSum(a.hi, b.hi);
  const low = twoSum(a.lo, b.lo);
  const first = quickTwoSum(high.hi, high.lo + low.hi);
  return quickTwoSum(first.hi, first.lo + low.lo);
}

export function negateDD(a: DoubleDouble): DoubleDouble {
  return { hi: -a.hi, lo: -a.lo };
}

export function subtractDD(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  return addDD(a, negateDD(b));
}

export function multiplyDD(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = twoProduct(a.hi, b.hi);
  return quickTwoSum(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

export function divideDD(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.hi / b.hi;
  let rest = subtractDD(a, multiplyDD(b, fromDouble(first)));
  const second = rest.hi / b.hi;
  rest = subtractDD(rest, multiplyDD(b, fromDouble(second)));
  const sum = quickTwoSum(first, second);
  return addDD(sum, fromDouble(rest.hi / b.hi));
}

export function squareRootDD(a: DoubleDouble): DoubleDouble {
  if (a.hi === 0) return a;
  const root = Math.sqrt(a.hi);
  const rest = subtractDD(a, twoProduct(root, root));
  return quickTwoSum(root, rest.hi / (2 * root));
}

/** Multiplies by a power of two, exactly. */
export function scaleDD(a: DoubleDouble, power: number): DoubleDouble {
  return { hi: a.hi * power, lo: a.lo * power };
}
