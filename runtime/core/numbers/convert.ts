import { FloatObject, IntObject } from "../types/boxes.ts";
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

/** True for the values that are a Python `float`, of a subclass too. */
export function isFloat(value: unknown): value is FloatLike {
  return typeof value === "number" ? !Number.isSafeInteger(value) : value instanceof Float;
}

/** True for the values that are a Python `int`: `bool` and subclasses included. {@link integerOf} gives the number. */
export function isInt(value: unknown): value is Int | boolean {
  switch (typeof value) {
    case "number":
      return Number.isSafeInteger(value);
    case "bigint":
    case "boolean":
      return true;
    case "object":
      return value instanceof IntObject;
    default:
      return false;
  }
}

/** True for `int`, `bool` and `float`, subclasses included. {@link floatValue} gives the number. */
export function isNumeric(value: unknown): value is Numeric {
  switch (typeof value) {
    case "number":
    case "bigint":
    case "boolean":
      return true;
    case "object":
      return value instanceof Float || value instanceof IntObject;
    default:
      return false;
  }
}

/** True for values of the types `int`, `bool` and `float` themselves, whose operators nobody can have overridden. */
export function isPlainNumber(value: unknown): value is Numeric {
  switch (typeof value) {
    case "number":
    case "bigint":
    case "boolean":
      return true;
    case "object":
      return value instanceof Float && !(value instanceof FloatObject);
    default:
      return false;
  }
}

/** An `int`, `bool` or instance of a subclass as its canonical integer. */
export function integerOf(value: Int | boolean): Int {
  switch (typeof value) {
    case "boolean":
      return value ? 1 : 0;
    case "object":
      return (value as unknown as IntObject).valueOf();
    default:
      return value;
  }
}
