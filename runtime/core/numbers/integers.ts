import { computed } from "./computed.ts";
import { MemoryError, OverflowError, ValueError, ZeroDivisionError } from "../exceptions/base.ts";
import { type Int } from "./convert.ts";

// Operations on canonical integers where the plain JavaScript operator does not do. Every result is canonical.

/** `a + b`. */
export function addIntegers(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum + 0;
  }
  return computed(BigInt(a) + BigInt(b));
}

/** `a - b`. */
export function subtractIntegers(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference + 0;
  }
  return computed(BigInt(a) - BigInt(b));
}

/** `a * b`. A product that is a safe integer was computed without rounding. */
export function multiplyIntegers(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return computed(BigInt(a) * BigInt(b));
}

/** `a // b`: rounds down. */
export function floorDivideIntegers(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    if (b === 0) throw new ZeroDivisionError("integer division or modulo by zero");
    // The quotient of safe integers is never so close below an integer that the division rounds up to it.
    return Math.floor(a / b) + 0;
  }
  const divisor = BigInt(b);
  if (divisor === 0n) throw new ZeroDivisionError("integer division or modulo by zero");
  const dividend = BigInt(a);
  const quotient = dividend / divisor;
  const exact = quotient * divisor === dividend;
  return computed(exact || dividend < 0n === divisor < 0n ? quotient : quotient - 1n);
}

/** `a % b`: has the sign of `b`. */
export function moduloIntegers(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    if (b === 0) throw new ZeroDivisionError("integer modulo by zero");
    const remainder = a % b;
    return (remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder) + 0;
  }
  const divisor = BigInt(b);
  if (divisor === 0n) throw new ZeroDivisionError("integer modulo by zero");
  const remainder = BigInt(a) % divisor;
  return computed(
    remainder !== 0n && remainder < 0n !== divisor < 0n ? remainder + divisor : remainder,
  );
}

/** `base ** exponent` for an exponent that is not negative. */
export function powerIntegers(base: Int, exponent: Int): Int {
  if (typeof base === "number" && typeof exponent === "number" && exponent <= 64) {
    let result = 1;
    let count = 0;
    while (count < exponent && Number.isSafeInteger(result)) {
      result *= base;
      count++;
    }
    if (Number.isSafeInteger(result)) return result + 0;
  }
  const big = BigInt(base);
  if (big === 1n || big === 0n) return exponent === 0 ? 1 : base;
  if (big === -1n) return BigInt(exponent) % 2n === 0n ? 1 : -1;
  return computed(limited(() => big ** BigInt(exponent)));
}

/** `pow(base, exponent, modulus)`. */
export function powerModulo(base: Int, exponent: Int, modulus: Int): Int {
  const divisor = BigInt(modulus);
  if (divisor === 0n) throw new ValueError("pow() 3rd argument cannot be 0");
  const size = divisor < 0n ? -divisor : divisor;
  let power = BigInt(exponent);
  let square = positiveModulo(BigInt(base), size);
  if (power < 0n) {
    square = inverseModulo(square, size);
    power = -power;
  }
  let result = positiveModulo(1n, size);
  for (const bit of power.toString(2)) {
    result = (result * result) % size;
    if (bit === "1") result = (result * square) % size;
  }
  return computed(divisor < 0n && result !== 0n ? result - size : result);
}

function positiveModulo(value: bigint, size: bigint): bigint {
  const remainder = value % size;
  return remainder < 0n ? remainder + size : remainder;
}

/** The inverse by Euclid's algorithm. */
function inverseModulo(value: bigint, size: bigint): bigint {
  let [previous, current] = [value, size];
  let [previousFactor, factor] = [1n, 0n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  if (previous !== 1n) throw new ValueError("base is not invertible for the given modulus");
  return positiveModulo(previousFactor, size);
}

/** `a << b`. */
export function leftShiftIntegers(a: Int, b: Int): Int {
  if (b < 0) throw new ValueError("negative shift count");
  if (a === 0) return 0;
  if (typeof a === "number" && b <= 53) {
    const shifted = a * 2 ** Number(b);
    if (Number.isSafeInteger(shifted)) return shifted;
  }
  if (b > 0x7fff_ffff) throw new OverflowError("too many digits in integer");
  return computed(limited(() => BigInt(a) << BigInt(b)));
}

/** `a >> b`: rounds down. */
export function rightShiftIntegers(a: Int, b: Int): Int {
  if (b < 0) throw new ValueError("negative shift count");
  if (typeof a === "number") return b > 53 ? (a < 0 ? -1 : 0) : Math.floor(a / 2 ** Number(b)) + 0;
  return computed(BigInt.asIntN(64, BigInt(b)) === BigInt(b) ? a >> BigInt(b) : a < 0n ? -1n : 0n);
}

/** Runs an operation whose result the engine may refuse as too large (2^30 bits in V8). */
function limited(operation: () => bigint): bigint {
  try {
    return operation();
  } catch (error) {
    if (error instanceof RangeError) throw new MemoryError();
    throw error;
  }
}
