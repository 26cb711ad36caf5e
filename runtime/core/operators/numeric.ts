import { Float, toFloat } from "../numbers/float.ts";
import { floatValue } from "../numbers/floats.ts";
import { integerOf, isFloat, isPlainNumber, type Int, type Numeric } from "../numbers/convert.ts";
import { NotImplemented } from "./protocol.ts";

/**
 * Runs an arithmetic operator on two numbers: on floats when either is one, else on integers.
 *
 * @returns the result as a place of unknown type holds it; `NotImplemented` when an operand is no number
 */
export function arithmetic(
  a: unknown,
  b: unknown,
  onIntegers: (a: Int, b: Int) => Int,
  onFloats: (a: number, b: number) => number,
): number | bigint | Float | typeof NotImplemented {
  if (!isPlainNumber(a) || !isPlainNumber(b)) return NotImplemented;
  if (isFloat(a) || isFloat(b)) return toFloat(onFloats(floatValue(a), floatValue(b)));
  return onIntegers(integerOf(a as Int | boolean), integerOf(b as Int | boolean));
}

/** Runs an operator that only integers know. */
export function integral(
  a: unknown,
  b: unknown,
  onIntegers: (a: Int, b: Int) => Int,
): number | bigint | typeof NotImplemented {
  if (!isPlainNumber(a) || !isPlainNumber(b) || isFloat(a) || isFloat(b)) return NotImplemented;
  return onIntegers(integerOf(a as Int | boolean), integerOf(b as Int | boolean));
}

export type { Numeric };
