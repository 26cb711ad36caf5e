/** Sums and norms without rounding on the way. Source: CPython Modules/mathmodule.c; Shewchuk 1997; Ogita, Rump and Oishi 2005. */
import { tuple } from "../../core/containers/tuple.ts";
import { OverflowError, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { isFloat, isInt, type FloatLike, type Int } from "../../core/numbers/convert.ts";
import { toFloat } from "../../core/numbers/float.ts";
import { floatValue } from "../../core/numbers/floats.ts";
import { add } from "../../core/operators/add.ts";
import { mul } from "../../core/operators/multiply.ts";
import { iteratorOf } from "../internal/iterators.ts";
import { realOf, type Real } from "./arguments.ts";
import { quickTwoSum, twoProduct, twoSum } from "../../core/numbers/elementary/double-double.ts";
import { vectorNorm } from "../../core/numbers/elementary/norm.ts";

/** `fsum(seq)`: the sum, rounded once. */
export function fsum(seq: AnyIterable<Real>): number {
  /** Numbers without common bits, smallest first, whose sum is the sum so far. */
  const partials: number[] = [];
  let special = 0;
  let infinities = 0;
  for (const item of iterate(seq)) {
    const value = realOf(item);
    const sum = addToPartials(partials, value);
    if (Number.isFinite(sum)) continue;
    if (Number.isFinite(value)) throw new OverflowError("intermediate overflow in fsum");
    if (value === value) infinities += value;
    special += value;
    partials.length = 0;
  }
  if (special !== 0) {
    if (infinities !== infinities) throw new ValueError("-inf + inf in fsum");
    return special;
  }
  return roundPartials(partials);
}

/** Adds a number exactly; returns the largest part, which is kept unless it is zero or not finite. */
function addToPartials(partials: number[], value: number): number {
  let count = 0;
  let x = value;
  for (const partial of partials) {
    const [large, small] = Math.abs(x) < Math.abs(partial) ? [partial, x] : [x, partial];
    const { hi, lo } = quickTwoSum(large, small);
    if (lo !== 0) partials[count++] = lo;
    x = hi;
  }
  partials.length = count;
  if (x !== 0 && Number.isFinite(x)) partials.push(x);
  return x;
}

/** The sum of the parts, rounded half to even: the parts below the last bit decide a tie. */
function roundPartials(partials: readonly number[]): number {
  let index = partials.length - 1;
  if (index < 0) return 0;
  let sum = partials[index]!;
  let rest = 0;
  while (index > 0 && rest === 0) {
    const step = quickTwoSum(sum, partials[--index]!);
    sum = step.hi;
    rest = step.lo;
  }
  if (index > 0 && rest < 0 === partials[index - 1]! < 0) {
    const twice = rest * 2;
    const candidate = sum + twice;
    if (candidate - sum === twice) return candidate;
  }
  return sum;
}

/** The sum of products so far, in three doubles. */
interface Triple {
  hi: number;
  lo: number;
  tiny: number;
}

function addProduct(total: Triple, x: number, y: number): void {
  const product =
    Math.abs(x) < 2 ** 900 && Math.abs(y) < 2 ** 900 ? twoProduct(x, y) : { hi: x * y, lo: 0 };
  const sum = twoSum(total.hi, product.hi);
  const low = twoSum(total.lo, product.lo);
  const rest = twoSum(low.hi, sum.lo);
  total.hi = sum.hi;
  total.lo = rest.hi;
  total.tiny += low.lo + rest.lo;
}

function roundTriple(total: Triple): number {
  const last = twoSum(total.lo, total.tiny);
  const main = twoSum(total.hi, last.hi);
  return main.hi + (main.lo + last.lo);
}

/** `sumprod(p, q)`: the sum of the products; integers stay exact, floats are rounded once. */
export function sumprod(p: AnyIterable<Real>, q: AnyIterable<Real>): Int | FloatLike {
  const [left, right] = [iteratorOf(p), iteratorOf(q)];
  let total: unknown = 0;
  let floats: Triple | undefined;
  const flush = (): void => {
    if (floats === undefined) return;
    total = add(total, toFloat(roundTriple(floats)));
    floats = undefined;
  };
  for (;;) {
    const [a, b] = [left.next(), right.next()];
    if (a.done !== b.done) throw new ValueError("Inputs are not the same length");
    if (a.done || b.done) break;
    const [x, y]: [unknown, unknown] = [a.value, b.value];
    const isFloatProduct = (isFloat(x) && (isFloat(y) || isInt(y))) || (isFloat(y) && isInt(x));
    if (!isFloatProduct) {
      flush();
      total = add(total, mul(x, y));
      continue;
    }
    const next = floats ?? { hi: 0, lo: 0, tiny: 0 };
    const before = { ...next };
    addProduct(next, floatValue(x as never), floatValue(y as never));
    if (Number.isFinite(next.hi)) floats = next;
    else {
      floats = floats === undefined ? undefined : before;
      flush();
      total = add(total, mul(x, y));
    }
  }
  flush();
  return total as Int | FloatLike;
}

/** `hypot(*coordinates)`. */
export function hypot(...coordinates: readonly Real[]): number {
  return vectorNorm(coordinates.map((each) => Math.abs(realOf(each))));
}

/** `dist(p, q)`. */
export function dist(p: AnyIterable<Real>, q: AnyIterable<Real>): number {
  const [from, to] = [pointOf(p), pointOf(q)];
  if (from.length !== to.length) {
    throw new ValueError("both points must have the same number of dimensions");
  }
  return vectorNorm(from.map((each, index) => Math.abs(realOf(each) - realOf(to[index]))));
}

function pointOf(point: unknown): readonly unknown[] {
  if (point instanceof tuple) return point;
  if (point === null || point === undefined)
    throw new TypeError("'NoneType' object is not iterable");
  return [...iterate(point)];
}

/** `prod(iterable, *, start=1)`. */
export function prod(
  iterable: AnyIterable<unknown>,
  options: { start?: unknown } = {},
): Int | FloatLike {
  let result: unknown = options.start ?? 1;
  for (const item of iterate(iterable)) result = mul(result, item);
  return result as Int | FloatLike;
}
