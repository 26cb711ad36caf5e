/**
 * Hyperbolic functions and their inverses. C libraries do not round these correctly; they all follow the same formulas over `exp`, `expm1`,
 * `log` and `log1p` (from Sun's fdlibm), so following them too gives what CPython gives.
 */
import { exp } from "../../core/numbers/elementary/exponential.ts";
import { log } from "../../core/numbers/elementary/logarithm.ts";

const overflowThreshold = 709.782712893384;

export function sinh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || size < 2 ** -28) return x;
  const half = x < 0 ? -0.5 : 0.5;
  if (size < 22) {
    const t = Math.expm1(size);
    return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
  }
  if (size < overflowThreshold) return half * exp(size);
  const root = exp(0.5 * size);
  return half * root * root;
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x)) return size;
  if (size < 0.5 * Math.LN2) {
    const t = Math.expm1(size);
    return 1 + (t * t) / (2 * (1 + t));
  }
  if (size < 22) {
    const t = exp(size);
    return 0.5 * t + 0.5 / t;
  }
  if (size < overflowThreshold) return 0.5 * exp(size);
  const root = exp(0.5 * size);
  return 0.5 * root * root;
}

export function asinh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || size < 2 ** -28) return x;
  let result: number;
  if (size > 2 ** 28) result = log(size) + Math.LN2;
  else if (size > 2) result = log(2 * size + 1 / (Math.sqrt(x * x + 1) + size));
  else result = Math.log1p(size + (x * x) / (1 + Math.sqrt(1 + x * x)));
  return x < 0 ? -result : result;
}

export function acosh(x: number): number {
  if (!(x >= 1) || x === Infinity) return x < 1 ? NaN : x;
  if (x > 2 ** 28) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return Math.log1p(t + Math.sqrt(2 * t + t * t));
}
