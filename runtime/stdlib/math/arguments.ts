import { OverflowError, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { isFloat, isInt, isNumeric, type FloatLike, type Int } from "../../core/numbers/convert.ts";
import { floatValue } from "../../core/numbers/floats.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { operatorMethod } from "../../core/operators/protocol.ts";

/** What the functions of `math` take as a number. */
export type Real = FloatLike | Int | boolean | { __float__(): FloatLike } | { __index__(): Int };

/** The argument as a float, by `__float__` or `__index__` if it is no number. */
export function realOf(value: unknown): number {
  if (typeof value === "number") return value;
  if (isNumeric(value)) return floatValue(value);
  const method = operatorMethod(value, "__float__") as (() => unknown) | undefined;
  if (method !== undefined) {
    const result = method.call(value);
    if (isFloat(result)) return floatValue(result);
    // A method whose type is known to be float returns an unboxed one.
    if (typeof result === "number") return result;
    throw new TypeError(
      `${typeName(value)}.__float__ returned non-float (type ${typeName(result)})`,
    );
  }
  if (operatorMethod(value, "__index__") !== undefined) return floatValue(indexOf(value));
  throw new TypeError(`must be real number, not ${typeName(value)}`);
}

/** What a C function answered, or the exception that CPython makes of a NaN or an infinity that the argument did not have. */
export function checkedResult(result: number, x: number, whenInfinite: "range" | "domain"): number {
  if (result !== result && x === x) throw domainError();
  if (!Number.isFinite(result) && result === result && Number.isFinite(x)) {
    throw whenInfinite === "range" ? rangeError() : domainError();
  }
  return result;
}

export function domainError(): ValueError {
  return new ValueError("math domain error");
}

export function rangeError(): OverflowError {
  return new OverflowError("math range error");
}

/** True for `int` and whatever has `__index__`. */
export function isIntegral(value: unknown): boolean {
  return isInt(value) || operatorMethod(value, "__index__") !== undefined;
}
