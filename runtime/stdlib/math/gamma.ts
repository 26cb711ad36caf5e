/** The gamma function as CPython computes it: Lanczos' approximation with g = 6.0246800407767296 and 13 terms. Source: CPython Modules/mathmodule.c. */
import { exp } from "../../core/numbers/elementary/exponential.ts";
import { log, pow } from "../../core/numbers/elementary/logarithm.ts";
import { cos, sin } from "./trigonometric.ts";

const g = 6.02468004077673;
const gMinusHalf = 5.52468004077673;

/** Lanczos' rational function, numerator and denominator, constant term first; the latter is x (x + 1) ... (x + 11). */
const numerator: readonly number[] = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028,
  1439720407.3117216, 248874557.86205417, 31426415.585400194, 2876370.6289353725,
  186056.26539522348, 8071.672002365816, 210.82427775157936, 2.5066282746310002,
];
const denominator: readonly number[] = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925,
  66, 1,
];

/** For small x in powers of x, for large ones in powers of 1/x, so that nothing overflows. */
function lanczosSum(x: number): number {
  let above = 0;
  let below = 0;
  if (x < 5) {
    for (let index = numerator.length - 1; index >= 0; index--) {
      above = above * x + numerator[index]!;
      below = below * x + denominator[index]!;
    }
  } else {
    for (let index = 0; index < numerator.length; index++) {
      above = above / x + numerator[index]!;
      below = below / x + denominator[index]!;
    }
  }
  return above / below;
}

/** `sin(pi x)`, from the reduced argument. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const octant = Math.round(2 * y);
  let result: number;
  switch (octant) {
    case 0:
      result = sin(Math.PI * y);
      break;
    case 1:
      result = cos(Math.PI * (y - 0.5));
      break;
    case 2:
      result = sin(Math.PI * (1 - y));
      break;
    case 3:
      result = -cos(Math.PI * (y - 1.5));
      break;
    default:
      result = sin(Math.PI * (y - 2));
  }
  return x < 0 ? -result : result;
}

/** Factorials below 23! are exact doubles. */
function smallFactorial(n: number): number {
  let result = 1;
  for (let factor = 2; factor < n; factor++) result *= factor;
  return result;
}

/** `gamma(x)` for a finite x that is no pole: infinite when it is too large. */
export function gammaFunction(x: number): number {
  if (Number.isInteger(x) && x > 0 && x <= 23) return smallFactorial(x);
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sinPi(x) : Infinity;
  const y = size + gMinusHalf;
  let z: number;
  if (size > gMinusHalf) {
    // How far the addition above was off.
    const q = y - size;
    z = q - gMinusHalf;
  } else {
    const q = y - gMinusHalf;
    z = q - size;
  }
  z = (z * g) / y;
  let result: number;
  if (x < 0) {
    result = ((-Math.PI / sinPi(size) / size) * exp(y)) / lanczosSum(size);
    result -= z * result;
    if (size < 140) result /= pow(y, size - 0.5);
    else {
      const root = pow(y, size / 2 - 0.25);
      result = result / root / root;
    }
    return result;
  }
  result = lanczosSum(size) / exp(y);
  result += z * result;
  if (size < 140) return result * pow(y, size - 0.5);
  const root = pow(y, size / 2 - 0.25);
  return result * root * root;
}

/** `lgamma(x)` for a finite x that is no pole. */
export function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  let result = log(lanczosSum(size)) - g;
  result += (size - 0.5) * (log(size + g - 0.5) - 1);
  if (x < 0) result = 1.1447298858494002 - log(Math.abs(sinPi(size))) - log(size) - result;
  return result;
}
