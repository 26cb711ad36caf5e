import { computed } from "../numbers/computed.ts";
import { type Int } from "../numbers/convert.ts";
import { leftShiftIntegers, rightShiftIntegers } from "../numbers/integers.ts";
import { integral } from "./numeric.ts";
import { unionOfClasses } from "../types/union.ts";
import { NotImplemented, operate, unsupported, type NativeOperator } from "./protocol.ts";

function isInt32(a: unknown, b: unknown): boolean {
  return typeof a === "number" && typeof b === "number" && (a | 0) === a && (b | 0) === b;
}

function dispatch(
  a: unknown,
  b: unknown,
  name: string,
  operator: string,
  native?: NativeOperator,
): unknown {
  const result = operate(a, b, `__${name}__`, `__r${name}__`, native);
  if (result === NotImplemented) throw unsupported(operator, a, b);
  return result;
}

/** `a & b`. */
export function and(a: boolean, b: boolean): boolean;
export function and(a: Int, b: Int): Int;
export function and(a: unknown, b: unknown): unknown;
export function and(a: unknown, b: unknown): unknown {
  return isInt32(a, b) ? (a as number) & (b as number) : andAny(a, b, "&");
}

/** `a & b` for any operands; `operator` is how the errors spell it. */
export function andAny(a: unknown, b: unknown, operator: string): unknown {
  const result = andIntegers(a, b);
  return result === NotImplemented ? dispatch(a, b, "and", operator, andIntegers) : result;
}

/** `a & b` of two integers or booleans, or `NotImplemented`. */
export function andIntegers(a: unknown, b: unknown): unknown {
  if (typeof a === "boolean" && typeof b === "boolean") return a && b;
  return integral(a, b, (x, y) => computed(BigInt(x) & BigInt(y)));
}

/** `a | b`. */
export function or(a: boolean, b: boolean): boolean;
export function or(a: Int, b: Int): Int;
export function or(a: unknown, b: unknown): unknown;
export function or(a: unknown, b: unknown): unknown {
  return isInt32(a, b) ? (a as number) | (b as number) : orAny(a, b, "|");
}

/** `a | b` for any operands; `operator` is how the errors spell it. */
export function orAny(a: unknown, b: unknown, operator: string): unknown {
  const result = orIntegers(a, b);
  return result === NotImplemented ? dispatch(a, b, "or", operator, orNative) : result;
}

/** `a | b` of two integers or booleans, or `NotImplemented`. */
export function orIntegers(a: unknown, b: unknown): unknown {
  if (typeof a === "boolean" && typeof b === "boolean") return a || b;
  return integral(a, b, (x, y) => computed(BigInt(x) | BigInt(y)));
}

/** Integers, and classes: `type` has the operator, too. */
function orNative(a: unknown, b: unknown): unknown {
  const result = orIntegers(a, b);
  return result === NotImplemented ? unionOfClasses(a, b) : result;
}

/** `a ^ b`. */
export function xor(a: boolean, b: boolean): boolean;
export function xor(a: Int, b: Int): Int;
export function xor(a: unknown, b: unknown): unknown;
export function xor(a: unknown, b: unknown): unknown {
  return isInt32(a, b) ? (a as number) ^ (b as number) : xorAny(a, b, "^");
}

/** `a ^ b` for any operands; `operator` is how the errors spell it. */
export function xorAny(a: unknown, b: unknown, operator: string): unknown {
  const result = xorIntegers(a, b);
  return result === NotImplemented ? dispatch(a, b, "xor", operator, xorIntegers) : result;
}

/** `a ^ b` of two integers or booleans, or `NotImplemented`. */
export function xorIntegers(a: unknown, b: unknown): unknown {
  if (typeof a === "boolean" && typeof b === "boolean") return a !== b;
  return integral(a, b, (x, y) => computed(BigInt(x) ^ BigInt(y)));
}

/** `a << b`. */
export function lshift(a: Int, b: Int): Int;
export function lshift(a: unknown, b: unknown): unknown;
export function lshift(a: unknown, b: unknown): unknown {
  return lshiftAny(a, b, "<<");
}

/** `a << b` for any operands; `operator` is how the errors spell it. */
export function lshiftAny(a: unknown, b: unknown, operator: string): unknown {
  const result = shiftLeft(a, b);
  return result === NotImplemented ? dispatch(a, b, "lshift", operator, shiftLeft) : result;
}

/** `a << b` of two integers, or `NotImplemented`. */
export function shiftLeft(a: unknown, b: unknown): unknown {
  return integral(a, b, leftShiftIntegers);
}

/** `a >> b`. */
export function rshift(a: Int, b: Int): Int;
export function rshift(a: unknown, b: unknown): unknown;
export function rshift(a: unknown, b: unknown): unknown {
  return rshiftAny(a, b, ">>");
}

/** `a >> b` for any operands; `operator` is how the errors spell it. */
export function rshiftAny(a: unknown, b: unknown, operator: string): unknown {
  const result = shiftRight(a, b);
  return result === NotImplemented ? dispatch(a, b, "rshift", operator, shiftRight) : result;
}

/** `a >> b` of two integers, or `NotImplemented`. */
export function shiftRight(a: unknown, b: unknown): unknown {
  return integral(a, b, rightShiftIntegers);
}

/** `a @ b`. */
export function matmul(a: unknown, b: unknown): unknown {
  return matmulAny(a, b, "@");
}

/** `a @ b`; `operator` is how the errors spell it. */
export function matmulAny(a: unknown, b: unknown, operator: string): unknown {
  return dispatch(a, b, "matmul", operator);
}
