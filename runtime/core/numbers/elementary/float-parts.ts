/** What a double is made of, and what can be done with it exactly. */
import { ValueError, OverflowError } from "../../exceptions/base.ts";

/** `x == mantissa * 2 ** exponent`, the mantissa in [0.5, 1); zero, infinities and NaN have the exponent 0. */
export function frexpParts(x: number): [mantissa: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  const isSubnormal = Math.abs(x) < 2 ** -1022;
  const scaled = isSubnormal ? x * 2 ** 54 : x;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, scaled);
  const head = view.getUint16(0);
  view.setUint16(0, (head & 0x800f) | 0x3fe0);
  return [view.getFloat64(0), ((head >> 4) & 0x7ff) - 1022 - (isSubnormal ? 54 : 0)];
}

/** `x * 2 ** exponent`, rounded once; infinite when it is too large. */
export function scaleByPower(x: number, exponent: number): number {
  const [mantissa, own] = frexpParts(x);
  if (mantissa === 0 || !Number.isFinite(x)) return x;
  const target = own + exponent;
  if (target > 1024) return Math.sign(x) * Infinity;
  if (target < -1080) return Math.sign(x) * 0;
  if (target >= -1000) return mantissa * 2 * 2 ** (target - 1);
  return mantissa * 2 ** -1000 * 2 ** (target + 1000);
}

/** A finite double as an integer times a power of two. */
export function integerParts(x: number): [integer: bigint, exponent: number] {
  const [mantissa, exponent] = frexpParts(x);
  return [BigInt(mantissa * 2 ** 53), exponent - 53];
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** The double nearest to `value * 2 ** exponent`, ties to even; infinite when it is too large. */
export function nearestDouble(value: bigint, exponent: number): number {
  const negative = value < 0n;
  const size = negative ? -value : value;
  const length = bitLength(size);
  // How many bits the double has at this place: 53, fewer for subnormals.
  const kept = Math.min(53, length + exponent + 1074);
  if (kept < 0) return negative ? -0 : 0;
  const drop = length - kept;
  let digits = size;
  if (drop > 0) {
    digits = size >> BigInt(drop);
    const rest = size - (digits << BigInt(drop));
    const half = 1n << BigInt(drop - 1);
    if (rest > half || (rest === half && (digits & 1n) === 1n)) digits += 1n;
  }
  const result = scaleByPower(Number(digits), exponent + Math.max(0, drop));
  return negative ? -result : result;
}

/** `x * y + z`, rounded once. */
export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  // A product that is too large for a float is finite all the same.
  if (Number.isFinite(x) && Number.isFinite(y) && !Number.isFinite(z)) return z;
  const plain = x * y + z;
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) {
    if (plain !== plain && x === x && y === y && z === z) {
      throw new ValueError("invalid operation in fma");
    }
    // With NaN among the arguments the answer is NaN even where the product is invalid.
    return plain;
  }
  if (x === 0 || y === 0) return plain;
  const [integerX, exponentX] = integerParts(x);
  const [integerY, exponentY] = integerParts(y);
  const [integerZ, exponentZ] = integerParts(z);
  const exponent = exponentX + exponentY;
  const lowest = z === 0 ? exponent : Math.min(exponent, exponentZ);
  const product = (integerX * integerY) << BigInt(exponent - lowest);
  const sum = product + (z === 0 ? 0n : integerZ << BigInt(exponentZ - lowest));
  if (sum === 0n) return plain === 0 ? plain : 0;
  const result = nearestDouble(sum, lowest);
  if (!Number.isFinite(result)) throw new OverflowError("overflow in fma");
  return result;
}

/** The bits of a double as an integer that grows with it. */
function orderOf(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits;
}

function ofOrder(order: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, order < 0n ? -order : order);
  const size = view.getFloat64(0);
  return order < 0n ? -size : size;
}

/** The double `steps` places from `x` towards `y`, at most `y`. */
export function stepTowards(x: number, y: number, steps: bigint): number {
  if (x !== x || y !== y) return NaN;
  if (steps === 0n) return x;
  if (x === y) return y;
  const [from, to] = [orderOf(x), orderOf(y)];
  const target = from < to ? from + steps : from - steps;
  const isBeyond = from < to ? target >= to : target <= to;
  if (isBeyond) return y;
  const result = ofOrder(target);
  return result === 0 && x < 0 ? -0 : result;
}
