import { Float } from "./float.ts";

/** A Python `int`: a `number` when it is safe, else a `bigint`. */
export type Int = number | bigint;
/** A Python `float` in a place of unknown type. */
export type FloatLike = number | Float;
/** Whatever the arithmetic operators take as a number; `bool` is an `int`. */
export type Numeric = number | bigint | boolean | Float;

/** The canonical form of an integer: a `number` if it is safe. */
export function normalize(value: bigint): Int {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** True for the values that are a Python `float`. */
export function isFloat(value: unknown): value is FloatLike {
  return typeof value === "number" ? !Number.isSafeInteger(value) : value instanceof Float;
}

/** True for the values that are a Python `int`, `bool` included. */
export function isInt(value: unknown): value is Int | boolean {
  return typeof value === "number"
    ? Number.isSafeInteger(value)
    : typeof value === "bigint" || typeof value === "boolean";
}

/** True for `int`, `bool` and `float`. */
export function isNumeric(value: unknown): value is Numeric {
  return (
    typeof value === "number" ||
    typeof value === "bigint" ||
    typeof value === "boolean" ||
    value instanceof Float
  );
}

/** An `int` or `bool` as its canonical integer. */
export function integerOf(value: Int | boolean): Int {
  return typeof value === "boolean" ? (value ? 1 : 0) : value;
}
