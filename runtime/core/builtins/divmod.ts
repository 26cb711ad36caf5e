import { tuple } from "../containers/tuple.ts";
import type { Int } from "../numbers/convert.ts";
import { floorDivideFloats, moduloFloats } from "../numbers/floats.ts";
import { floorDivideIntegers, moduloIntegers } from "../numbers/integers.ts";
import { arithmetic } from "../operators/numeric.ts";
import { NotImplemented, operate, unsupported } from "../operators/protocol.ts";

/** `divmod(a, b)`: the floored quotient and the remainder. */
export function divmod(a: Int, b: Int): tuple<[Int, Int]>;
export function divmod(a: unknown, b: unknown): unknown;
export function divmod(a: unknown, b: unknown): unknown {
  const numbers = divmodNumbers(a, b);
  if (numbers !== NotImplemented) return numbers;
  const result = operate(a, b, "__divmod__", "__rdivmod__", divmodNumbers);
  if (result === NotImplemented) throw unsupported("divmod()", a, b);
  return result;
}

/** Quotient and remainder of two numbers, or `NotImplemented`. */
export function divmodNumbers(a: unknown, b: unknown): unknown {
  const quotient = arithmetic(a, b, floorDivideIntegers, (x, y) =>
    floorDivideFloats(x, y, "float divmod()"),
  );
  if (quotient === NotImplemented) return NotImplemented;
  return tuple.of(quotient, arithmetic(a, b, moduloIntegers, moduloFloats));
}
