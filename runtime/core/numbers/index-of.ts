import { OverflowError, TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { integerOf, isInt, type Int } from "./convert.ts";

const largest = 2n ** 63n - 1n;

/** An argument that is a size in C (`Py_ssize_t`). */
export function sizeOf(value: unknown): number {
  const size = indexOf(value);
  if (typeof size === "bigint" && (size > largest || size < -largest - 1n)) {
    throw new OverflowError("Python int too large to convert to C ssize_t");
  }
  return Number(size);
}

/** An argument that is an `int` in C. */
export function intOf(value: unknown): number {
  const integer = indexOf(value);
  if (integer > 0x7fff_ffff || integer < -0x8000_0000) {
    throw new OverflowError("Python int too large to convert to C int");
  }
  return Number(integer);
}

/** An index, as far as positions go: what is too large for one is `undefined`. */
export function positionIndex(value: unknown): number | undefined {
  const index = indexOf(value);
  const isSize = typeof index === "number" || (index <= largest && index >= -largest - 1n);
  return isSize ? Number(index) : undefined;
}

/** True for what can be an index: an `int`, or an object with `__index__`. */
export function isIndex(value: unknown): boolean {
  if (isInt(value)) return true;
  if (typeof value !== "object" || value === null) return false;
  return typeof (value as { __index__?: unknown }).__index__ === "function";
}

/** `operator.index(value)`: the value as an integer, by `__index__` if it is no `int`. */
export function indexOf(value: unknown): Int {
  if (isInt(value)) return integerOf(value);
  const method =
    typeof value === "object" && value !== null
      ? (value as { __index__?: () => unknown }).__index__
      : undefined;
  if (typeof method !== "function") {
    throw new TypeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  }
  const result = method.call(value);
  if (isInt(result)) return integerOf(result);
  throw new TypeError(`__index__ returned non-int (type ${typeName(result)})`);
}
