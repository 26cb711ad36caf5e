/** Circular functions and their inverses, correctly rounded in all but very few cases. */
import {
  addDD,
  divideDD,
  fromDouble,
  multiplyDD,
  negateDD,
  scaleDD,
  squareRootDD,
  subtractDD,
  twoProduct,
  twoSum,
  type DoubleDouble,
} from "../../core/numbers/elementary/double-double.ts";
import { integerParts, nearestDouble } from "../../core/numbers/elementary/float-parts.ts";
import { quickSine, type CircularTable } from "./quick-circular.ts";

/** pi / 2 in four doubles. */
const halfPi: readonly [number, number, number, number] = [
  1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33, 5.562271104316826e-50,
];
const halfPiDD: DoubleDouble = { hi: halfPi[0], lo: halfPi[1] };
/** 2 / pi, 1216 bits behind the point. */
const twoPerPi =
  "0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab";
const oneSixth: DoubleDouble = { hi: 0.16666666666666666, lo: 9.25185853854297e-18 };

/** An angle as a number of quarter turns and a rest of at most an eighth. */
interface Reduced {
  readonly quarter: number;
  readonly rest: DoubleDouble;
}

function reduce(x: number): Reduced {
  if (Math.abs(x) <= Math.PI / 4) return { quarter: 0, rest: fromDouble(x) };
  if (Math.abs(x) > 2 ** 27) return reduceLarge(x);
  const count = Math.round(x / halfPi[0]);
  const [first, second] = [twoProduct(count, halfPi[0]), twoProduct(count, halfPi[1])];
  let rest = addDD(twoSum(x, -first.hi), fromDouble(-first.lo));
  rest = subtractDD(rest, second);
  const third = twoProduct(count, halfPi[2]);
  rest = subtractDD(rest, addDD(third, fromDouble(count * halfPi[3])));
  return { quarter: ((count % 4) + 4) % 4, rest };
}

/** Multiplies by 2 / pi exactly enough that 160 bits of the fraction are right (Payne and Hanek 1983). */
function reduceLarge(x: number): Reduced {
  const [integer, exponent] = integerParts(Math.abs(x));
  const bits = 1216;
  const product = integer * BigInt(twoPerPi);
  const shift = BigInt(bits - exponent);
  let quarters = product >> shift;
  let fraction = product - (quarters << shift);
  if (fraction >> (shift - 1n)) {
    quarters += 1n;
    fraction -= 1n << shift;
  }
  const hi = nearestDouble(fraction, -Number(shift));
  const [upper, upperExponent] = integerParts(hi);
  const scale = BigInt(Number(shift) + upperExponent);
  const lo = nearestDouble(
    fraction - (scale >= 0n ? upper << scale : upper >> -scale),
    -Number(shift),
  );
  const rest = multiplyDD({ hi, lo }, halfPiDD);
  const quarter = Number(quarters & 3n);
  return x < 0 ? { quarter: (4 - quarter) % 4, rest: negateDD(rest) } : { quarter, rest };
}

interface SineCosine {
  readonly sine: DoubleDouble;
  readonly cosine: DoubleDouble;
}

/** Sine and cosine of j / 16. */
let table: readonly SineCosine[] | undefined;

function makeTable(): readonly SineCosine[] {
  return Array.from({ length: 14 }, (_, index) => {
    const x = fromDouble(index / 16);
    let term = fromDouble(1);
    const sums = [term, fromDouble(0)];
    for (let n = 1; n < 30; n++) {
      term = divideDD(multiplyDD(term, x), fromDouble(n));
      sums[n % 2] = addDD(sums[n % 2]!, n % 4 < 2 ? term : negateDD(term));
    }
    return { sine: sums[1]!, cosine: sums[0]! };
  });
}

/** Sine and cosine of an angle of at most an eighth of a turn. */
function kernel(angle: DoubleDouble): SineCosine {
  table ??= makeTable();
  const index = Math.round(Math.abs(angle.hi) * 16);
  const offset = Math.sign(angle.hi) * (index / 16);
  const d = addDD(angle, fromDouble(-offset));
  const square = multiplyDD(d, d);
  const q = square.hi;
  const cube = multiplyDD(multiplyDD(square, d), oneSixth);
  const sineTail = d.hi * q * q * (1 / 120 - q * (1 / 5040 - q * (1 / 362880 - q / 39916800)));
  const sine = addDD(subtractDD(d, cube), fromDouble(sineTail));
  const fourth = divideDD(multiplyDD(square, square), fromDouble(24));
  const cosineTail = -(q ** 3) * (1 / 720 - q * (1 / 40320 - q / 3628800));
  const cosineRest = addDD(scaleDD(square, -0.5), addDD(fourth, fromDouble(cosineTail)));
  if (index === 0) return { sine, cosine: addDD(fromDouble(1), cosineRest) };
  const at = table[index]!;
  const atSine = angle.hi < 0 ? negateDD(at.sine) : at.sine;
  // sin(t + d) = sin t + (sin t (cos d - 1) + cos t sin d), and the like.
  return {
    sine: addDD(atSine, addDD(multiplyDD(atSine, cosineRest), multiplyDD(at.cosine, sine))),
    cosine: addDD(
      at.cosine,
      subtractDD(multiplyDD(at.cosine, cosineRest), multiplyDD(atSine, sine)),
    ),
  };
}

/** Sine and cosine of any finite angle. */
function sineCosine(x: number): SineCosine {
  const { quarter, rest } = reduce(x);
  const { sine, cosine } = kernel(rest);
  switch (quarter) {
    case 0:
      return { sine, cosine };
    case 1:
      return { sine: cosine, cosine: negateDD(sine) };
    case 2:
      return { sine: negateDD(sine), cosine: negateDD(cosine) };
    default:
      return { sine: negateDD(cosine), cosine: sine };
  }
}

/** Below this the functions that go through zero with slope 1 are the identity. */
const tiny = 2 ** -27;

/** Sine and cosine of an angle of at most an eighth of a turn, for the table of the quick way. */
const exact: CircularTable = (x) => {
  const { sine, cosine } = kernel(fromDouble(x));
  return [sine.hi, sine.lo, cosine.hi, cosine.lo];
};

export function sin(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) < 2 ** -300) return x;
  const quick = quickSine(x, 0, exact);
  return quick === quick ? quick : sineCosine(x).sine.hi;
}

export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const quick = quickSine(x, 1, exact);
  return quick === quick ? quick : sineCosine(x).cosine.hi;
}

/** As {@link sin} and {@link cos}, without the quick way. */
export function slowSineCosine(x: number): readonly [sine: number, cosine: number] {
  const { sine, cosine } = sineCosine(x);
  return [sine.hi, cosine.hi];
}

export function tan(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) < 2 ** -300) return x;
  const { sine, cosine } = sineCosine(x);
  return divideDD(sine, cosine).hi;
}

/** The inverse sine of a number of at most about 0.9, by one step of Newton from the engine's. */
function inverseSine(x: DoubleDouble): DoubleDouble {
  const y = Math.asin(x.hi);
  const { sine, cosine } = sineCosine(y);
  const step = divideDD(subtractDD(x, sine), cosine);
  return addDD(
    fromDouble(y),
    addDD(step, fromDouble(((step.hi * step.hi) / 2) * (sine.hi / cosine.hi))),
  );
}

/** 2 asin(sqrt((1 - x) / 2)): the inverse cosine of a number from 0.5 on. */
function inverseCosineNearOne(x: number): DoubleDouble {
  return scaleDD(inverseSine(squareRootDD(scaleDD(twoSum(1, -x), 0.5))), 2);
}

export function asin(x: number): number {
  if (!(Math.abs(x) <= 1)) return NaN;
  if (Math.abs(x) < 2 ** -300) return x;
  if (Math.abs(x) < 0.5) return inverseSine(fromDouble(x)).hi;
  const size = subtractDD(halfPiDD, inverseCosineNearOne(Math.abs(x))).hi;
  return x < 0 ? -size : size;
}

export function acos(x: number): number {
  if (!(Math.abs(x) <= 1)) return NaN;
  if (x === 1) return 0;
  if (x >= 0.5) return inverseCosineNearOne(x).hi;
  if (x <= -0.5) return subtractDD(scaleDD(halfPiDD, 2), inverseCosineNearOne(-x)).hi;
  return subtractDD(halfPiDD, Math.abs(x) < tiny ? fromDouble(x) : inverseSine(fromDouble(x))).hi;
}

/** The angle of the point (x, y), by one step of Newton from the engine's. Coordinates of like size, neither zero. */
function angle(y: number, x: number): DoubleDouble {
  const first = Math.atan2(y, x);
  const { sine, cosine } = sineCosine(first);
  const [dx, dy] = [fromDouble(x), fromDouble(y)];
  const across = subtractDD(multiplyDD(dy, cosine), multiplyDD(dx, sine));
  const along = addDD(multiplyDD(dx, cosine), multiplyDD(dy, sine));
  return addDD(fromDouble(first), divideDD(across, along));
}

export function atan(x: number): number {
  if (Math.abs(x) < 2 ** -300 || !(Math.abs(x) < 2 ** 300)) return Math.atan(x);
  return angle(x, 1).hi;
}

export function atan2(y: number, x: number): number {
  const ratio = Math.abs(y) / Math.abs(x);
  if (!(ratio > 2 ** -300 && ratio < 2 ** 300)) return Math.atan2(y, x);
  // To a middling size, so that no product overflows or loses bits.
  const size = Math.max(Math.abs(x), Math.abs(y));
  const power = size > 2 ** 400 ? 2 ** -700 : size < 2 ** -100 ? 2 ** 700 : 1;
  return angle(y * power, x * power).hi;
}
