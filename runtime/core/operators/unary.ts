import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import {
  integerOf,
  isFloat,
  isInt,
  isNumeric,
  isPlainNumber,
  type FloatLike,
  type Int,
} from "../numbers/convert.ts";
import { toFloat } from "../numbers/float.ts";
import { floatValue } from "../numbers/floats.ts";
import { subtractIntegers } from "../numbers/integers.ts";
import { unboxed } from "../types/boxes.ts";
import { operatorMethod } from "./protocol.ts";

/** The method of the value's class; without one, what the built-in type does with the value in a box. */
function dispatch(
  value: unknown,
  name: string,
  operator: string,
  native: (value: unknown) => unknown,
  isOperand: (value: unknown) => boolean = isNumeric,
): unknown {
  const method = operatorMethod(value, name) as (() => unknown) | undefined;
  if (method !== undefined) return method.call(value);
  if (isOperand(value) && !isPlainNumber(value)) return native(unboxed(value));
  throw new TypeError(`bad operand type for ${operator}: '${typeName(value)}'`);
}

/** `-value`. */
export function neg(value: Int): Int;
export function neg(value: FloatLike): FloatLike;
export function neg(value: unknown): unknown;
export function neg(value: unknown): unknown {
  if (!isPlainNumber(value)) return dispatch(value, "__neg__", "unary -", neg);
  return isFloat(value) ? toFloat(-floatValue(value)) : subtractIntegers(0, integerOf(value));
}

/** `+value`. */
export function pos(value: Int): Int;
export function pos(value: FloatLike): FloatLike;
export function pos(value: unknown): unknown;
export function pos(value: unknown): unknown {
  if (!isPlainNumber(value)) return dispatch(value, "__pos__", "unary +", pos);
  return isFloat(value) ? value : integerOf(value);
}

/** `~value`. */
export function invert(value: Int): Int;
export function invert(value: unknown): unknown;
export function invert(value: unknown): unknown {
  if (isPlainNumber(value) && isInt(value)) return subtractIntegers(-1, integerOf(value));
  return dispatch(value, "__invert__", "unary ~", invert, isInt);
}

/** `abs(value)`. */
export function abs(value: Int): Int;
export function abs(value: FloatLike): FloatLike;
export function abs(value: unknown): unknown;
export function abs(value: unknown): unknown {
  if (!isPlainNumber(value)) return dispatch(value, "__abs__", "abs()", abs);
  if (isFloat(value)) return toFloat(Math.abs(floatValue(value)));
  const integer = integerOf(value);
  return integer < 0 ? subtractIntegers(0, integer) : integer;
}
