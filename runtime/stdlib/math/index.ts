/** Python's `math`. Functions whose result is a `float` return plain numbers; floats in tuples are as places of unknown type hold them. */
export type { Real } from "./arguments.ts";
export * from "./floats.ts";
export * from "./functions.ts";
export { comb, factorial, gcd, isqrt, lcm, perm } from "./integers.ts";
export { dist, fsum, hypot, prod, sumprod } from "./sums.ts";

export const pi = 3.141592653589793;
export const e = 2.718281828459045;
export const tau = 6.283185307179586;
export const inf = Infinity;
export const nan = NaN;
