import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { integerOf, isInt, type Int } from "./convert.ts";

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
