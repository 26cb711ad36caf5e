import { toFloat } from "../numbers/float.ts";
import { integerOf, isFloat, isPlainNumber, type FloatLike, type Int } from "../numbers/convert.ts";
import {
  divideFloats,
  divideIntegers,
  floatValue,
  floorDivideFloats,
  moduloFloats,
} from "../numbers/floats.ts";
import { floorDivideIntegers, moduloIntegers } from "../numbers/integers.ts";
import { arithmetic } from "./numeric.ts";
import { NotImplemented, operate, unsupported } from "./protocol.ts";

/** `a / b`. */
export function truediv(a: Int | FloatLike, b: Int | FloatLike): FloatLike;
export function truediv(a: unknown, b: unknown): unknown;
export function truediv(a: unknown, b: unknown): unknown {
  return truedivAny(a, b, "/");
}

/** `a / b` for any operands; `operator` is how the errors spell it. */
export function truedivAny(a: unknown, b: unknown, operator: string): unknown {
  const ratio = divideNumbers(a, b);
  if (ratio !== NotImplemented) return ratio;
  const result = operate(a, b, "__truediv__", "__rtruediv__", divideNumbers);
  if (result === NotImplemented) throw unsupported(operator, a, b);
  return result;
}

/** The quotient of two numbers, or `NotImplemented`. */
export function divideNumbers(a: unknown, b: unknown): unknown {
  if (!isPlainNumber(a) || !isPlainNumber(b)) return NotImplemented;
  if (isFloat(a) || isFloat(b)) return toFloat(divideFloats(floatValue(a), floatValue(b)));
  return toFloat(divideIntegers(integerOf(a), integerOf(b)));
}

/** `a // b`. */
export function floordiv(a: Int, b: Int): Int;
export function floordiv(a: FloatLike, b: FloatLike): FloatLike;
export function floordiv(a: unknown, b: unknown): unknown;
export function floordiv(a: unknown, b: unknown): unknown {
  return floordivAny(a, b, "//");
}

/** `a // b` for any operands; `operator` is how the errors spell it. */
export function floordivAny(a: unknown, b: unknown, operator: string): unknown {
  const quotient = floorDivideNumbers(a, b);
  if (quotient !== NotImplemented) return quotient;
  const result = operate(a, b, "__floordiv__", "__rfloordiv__", floorDivideNumbers);
  if (result === NotImplemented) throw unsupported(operator, a, b);
  return result;
}

/** The floored quotient of two numbers, or `NotImplemented`. */
export function floorDivideNumbers(a: unknown, b: unknown): unknown {
  return arithmetic(a, b, floorDivideIntegers, floorDivideFloats);
}

/** `a % b` of two numbers, or `NotImplemented`. Strings are formatted by `mod`. */
export function moduloNumbers(a: unknown, b: unknown): unknown {
  return arithmetic(a, b, moduloIntegers, moduloFloats);
}
