import { quickTwoSum, twoProduct, type DoubleDouble } from "./double-double.ts";
import { frexpParts, scaleByPower } from "./float-parts.ts";

/** The Euclidean norm of sizes, with a correction that leaves an error far below half a bit. Source: CPython Modules/mathmodule.c (vector_norm). */
export function vectorNorm(sizes: readonly number[]): number {
  let largest = 0;
  let hasNaN = false;
  for (const size of sizes) {
    if (size !== size) hasNaN = true;
    else if (size > largest) largest = size;
  }
  if (largest === Infinity) return Infinity;
  if (hasNaN) return NaN;
  if (largest === 0 || sizes.length <= 1) return largest;
  const exponent = frexpParts(largest)[1];
  if (exponent < -1023) {
    const scaled = sizes.map((size) => size / 2 ** -1022);
    return 2 ** -1022 * vectorNorm(scaled);
  }
  let sum = 1;
  let firstRest = 0;
  let secondRest = 0;
  const accumulate = (product: DoubleDouble): void => {
    const step = quickTwoSum(sum, product.hi);
    sum = step.hi;
    firstRest += product.lo;
    secondRest += step.lo;
  };
  for (const size of sizes) {
    const scaled = scaleByPower(size, -exponent);
    accumulate(twoProduct(scaled, scaled));
  }
  let root = Math.sqrt(sum - 1 + (firstRest + secondRest));
  accumulate(twoProduct(-root, root));
  root += (sum - 1 + (firstRest + secondRest)) / (2 * root);
  return scaleByPower(root, exponent);
}
