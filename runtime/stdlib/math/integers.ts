import { OverflowError, ValueError } from "../../core/exceptions/base.ts";
import { normalize, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";

const maximum = 0x7fff_ffff_ffff_ffffn;

function magnitude(value: Int): Int {
  return typeof value === "number" ? Math.abs(value) : value < 0n ? -value : value;
}

function gcdOf(first: Int, second: Int): Int {
  let [a, b] = [magnitude(first), magnitude(second)];
  while (typeof a === "bigint" || typeof b === "bigint") {
    if (b === 0) return a;
    [a, b] = [b, normalize(BigInt(a) % BigInt(b))];
  }
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** `gcd(*integers)`. */
export function gcd(...integers: readonly Int[]): Int {
  return integers.reduce<Int>((total, value) => gcdOf(total, indexOf(value)), 0);
}

/** `lcm(*integers)`. */
export function lcm(...integers: readonly Int[]): Int {
  let result: Int = 1;
  for (const each of integers) {
    const value = indexOf(each);
    const divisor = gcdOf(result, value);
    result =
      divisor === 0 ? 0 : multiply(normalize(BigInt(result) / BigInt(divisor)), magnitude(value));
  }
  return result;
}

function multiply(a: Int, b: Int): Int {
  return normalize(BigInt(a) * BigInt(b));
}

/** The product of the integers from `low` to `high`, by halves, so that the factors are of like size. */
function rangeProduct(low: bigint, high: bigint): bigint {
  if (high - low > 8n) {
    const middle = (low + high) >> 1n;
    return rangeProduct(low, middle) * rangeProduct(middle + 1n, high);
  }
  let result = 1n;
  for (let factor = low; factor <= high; factor++) result *= factor;
  return result;
}

/** `n!` */
export function factorial(n: Int): Int {
  const value = indexOf(n);
  if (value > maximum) {
    throw new OverflowError(`factorial() argument should not exceed ${maximum}`);
  }
  if (value < 0) throw new ValueError("factorial() not defined for negative values");
  return normalize(rangeProduct(2n, BigInt(value)));
}

/** The number of ways to choose `k` of `n` things, order counting; all of them when `k` is left out. */
export function perm(n: Int, k: Int | null = null): Int {
  if (k === null) return factorial(n);
  const [things, chosen] = nonNegative(n, k);
  if (chosen > things) return 0;
  if (chosen > maximum) throw new OverflowError(`k must not exceed ${maximum}`);
  return normalize(rangeProduct(things - chosen + 1n, things));
}

/** The number of ways to choose `k` of `n` things. */
export function comb(n: Int, k: Int): Int {
  const [things, chosen] = nonNegative(n, k);
  if (chosen > things) return 0;
  const fewer = things - chosen < chosen ? things - chosen : chosen;
  if (fewer > maximum) throw new OverflowError(`min(n - k, k) must not exceed ${maximum}`);
  return normalize(rangeProduct(things - fewer + 1n, things) / rangeProduct(2n, fewer));
}

function nonNegative(n: unknown, k: unknown): [bigint, bigint] {
  const [things, chosen] = [indexOf(n), indexOf(k)];
  if (things < 0) throw new ValueError("n must be a non-negative integer");
  if (chosen < 0) throw new ValueError("k must be a non-negative integer");
  return [BigInt(things), BigInt(chosen)];
}

/** The largest integer whose square is at most `n`. */
export function isqrt(n: Int): Int {
  const value = indexOf(n);
  if (value < 0) throw new ValueError("isqrt() argument must be nonnegative");
  if (typeof value === "number") {
    let root = Math.floor(Math.sqrt(value));
    if (root * root > value) root--;
    return root;
  }
  // Newton from above.
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return normalize(root);
    root = next;
  }
}
