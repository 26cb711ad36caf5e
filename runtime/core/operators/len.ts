import { hasMethods } from "../has-methods.ts";
import { OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { indexOf } from "../numbers/index-of.ts";
import { codePointLength } from "../text/code-points.ts";
import { StrObject } from "../types/boxes.ts";

/** `len(value)`. Strings are counted in code points. */
export function len(value: unknown): number {
  if (typeof value === "string") return codePointLength(value);
  if (hasMethods(value)) {
    const method = (value as { __len__?: () => unknown }).__len__;
    if (method !== undefined) return checkedLength(method.call(value));
    if (Array.isArray(value)) return value.length;
    if (value instanceof StrObject) return codePointLength(value.valueOf());
  }
  throw new TypeError(`object of type '${typeName(value)}' has no len()`);
}

const largestIndex = 2n ** 63n - 1n;

/** What `__len__` returned, as a length. */
export function checkedLength(result: unknown): number {
  const length = indexOf(result);
  if (length < 0) throw new ValueError("__len__() should return >= 0");
  if (length > largestIndex) {
    throw new OverflowError("cannot fit 'int' into an index-sized integer");
  }
  return length as number;
}
