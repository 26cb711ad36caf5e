import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import {
  integerOf,
  isFloat,
  isInt,
  normalize,
  type FloatLike,
  type Int,
} from "../numbers/convert.ts";
import { toFloat } from "../numbers/float.ts";
import { floatValue } from "../numbers/floats.ts";
import { subtractIntegers } from "../numbers/integers.ts";
import { operatorMethod } from "./protocol.ts";

function dispatch(value: unknown, name: string, operator: string): unknown {
  const method = operatorMethod(value, name) as (() => unknown) | undefined;
  if (method !== undefined) return method.call(value);
  throw new TypeError(`bad operand type for ${operator}: '${typeName(value)}'`);
}

/** `-value`. */
export function neg(value: Int): Int;
export function neg(value: FloatLike): FloatLike;
export function neg(value: unknown): unknown;
export function neg(value: unknown): unknown {
  if (isInt(value)) return subtractIntegers(0, integerOf(value));
  if (isFloat(value)) return toFloat(-floatValue(value));
  return dispatch(value, "__neg__", "unary -");
}

/** `+value`. */
export function pos(value: Int): Int;
export function pos(value: FloatLike): FloatLike;
export function pos(value: unknown): unknown;
export function pos(value: unknown): unknown {
  if (isInt(value)) return integerOf(value);
  if (isFloat(value)) return value;
  return dispatch(value, "__pos__", "unary +");
}

/** `~value`. */
export function invert(value: Int): Int;
export function invert(value: unknown): unknown;
export function invert(value: unknown): unknown {
  if (isInt(value)) return subtractIntegers(-1, integerOf(value));
  return dispatch(value, "__invert__", "unary ~");
}

/** `abs(value)`. */
export function abs(value: Int): Int;
export function abs(value: FloatLike): FloatLike;
export function abs(value: unknown): unknown;
export function abs(value: unknown): unknown {
  if (typeof value === "bigint") return normalize(value < 0n ? -value : value);
  if (isInt(value)) return Math.abs(Number(value));
  if (isFloat(value)) return toFloat(Math.abs(floatValue(value)));
  return dispatch(value, "__abs__", "abs()");
}
