import { hasMethods } from "../has-methods.ts";
import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { Float } from "../numbers/float.ts";
import { IntObject, StrObject } from "../types/boxes.ts";
import { checkedLength } from "./len.ts";

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
      return !hasMethods(value) || objectTruth(value);
  }
}

function objectTruth(value: object): boolean {
  const { __bool__: toBoolean, __len__: length } = value as Truthy;
  if (toBoolean !== undefined) {
    const result = toBoolean.call(value);
    if (typeof result === "boolean") return result;
    throw new TypeError(`__bool__ should return bool, returned ${typeName(result)}`);
  }
  // A subclass of int or float has its __bool__, whatever its length says.
  if (value instanceof Float) return value.valueOf() !== 0;
  if (value instanceof IntObject) return Boolean(value.valueOf());
  if (length !== undefined) return checkedLength(length.call(value)) > 0;
  if (Array.isArray(value)) return value.length > 0;
  return !(value instanceof StrObject) || value.length > 0;
}
