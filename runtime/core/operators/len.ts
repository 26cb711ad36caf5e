import { OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { indexOf } from "../numbers/index-of.ts";
import { codePointLength } from "../text/code-points.ts";

/** `len(value)`. Strings are counted in code points. */
export function len(value: unknown): number {
  if (typeof value === "string") return codePointLength(value);
  if (typeof value === "object" && value !== null) {
    const method = (value as { __len__?: () => unknown }).__len__;
    if (method !== undefined) return checkedLength(method.call(value));
    if (Array.isArray(value)) return value.length;
  }
  throw new TypeError(`object of type '${typeName(value)}' has no len()`);
}

function checkedLength(result: unknown): number {
  const length = indexOf(result);
  if (length < 0) throw new ValueError("__len__() should return >= 0");
  if (typeof length === "bigint") {
    throw new OverflowError("Python int too large to convert to C ssize_t");
  }
  return length;
}
