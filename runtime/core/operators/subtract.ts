import type { FloatLike, Int } from "../numbers/convert.ts";
import { subtractIntegers } from "../numbers/integers.ts";
import { arithmetic } from "./numeric.ts";
import { NotImplemented, operate, unsupported } from "./protocol.ts";

/** `a - b`. */
export function sub(a: Int, b: Int): Int;
export function sub(a: FloatLike, b: FloatLike): FloatLike;
export function sub(a: unknown, b: unknown): unknown;
export function sub(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number" && (a | 0) === a && (b | 0) === b) {
    return a - b + 0;
  }
  return subAny(a, b, "-");
}

/** `a - b` for any operands; `operator` is how the errors spell it. */
export function subAny(a: unknown, b: unknown, operator: string): unknown {
  const difference = subtractNumbers(a, b);
  if (difference !== NotImplemented) return difference;
  const result = operate(a, b, "__sub__", "__rsub__", subtractNumbers);
  if (result === NotImplemented) throw unsupported(operator, a, b);
  return result;
}

/** The difference of two numbers, or `NotImplemented`. */
export function subtractNumbers(a: unknown, b: unknown): unknown {
  return arithmetic(a, b, subtractIntegers, (x, y) => x - y);
}
