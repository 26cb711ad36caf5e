import { TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { Float } from "../numbers/float.ts";

interface Truthy {
  __bool__?: () => unknown;
  __len__?: () => unknown;
}

/** What `if`, `while`, `and`, `or` and `not` see in a value: `bool(value)`. */
export function truth(value: unknown): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "number":
      // NaN is true in Python.
      return value !== 0;
    case "string":
      return value !== "";
    case "bigint":
      return value !== 0n;
    case "undefined":
      return false;
    case "object":
      return value !== null && objectTruth(value);
    default:
      return true;
  }
}

function objectTruth(value: object): boolean {
  const { __bool__: toBoolean, __len__: length } = value as Truthy;
  if (toBoolean !== undefined) {
    const result = toBoolean.call(value);
    if (typeof result === "boolean") return result;
    throw new TypeError(`__bool__ should return bool, returned ${typeName(result)}`);
  }
  if (length !== undefined) {
    const result = length.call(value);
    if (typeof result !== "number" && typeof result !== "bigint" && typeof result !== "boolean") {
      throw new TypeError(`'${typeName(result)}' object cannot be interpreted as an integer`);
    }
    if (Number(result) < 0) throw new ValueError("__len__() should return >= 0");
    return Boolean(result);
  }
  if (Array.isArray(value)) return value.length > 0;
  return !(value instanceof Float) || value.value !== 0;
}
