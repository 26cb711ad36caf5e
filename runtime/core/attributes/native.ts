/** Methods of JavaScript's own values (strings, numbers, arrays), which cannot carry Python's methods themselves. */
import { tuple } from "../containers/tuple.ts";
import { isFloat, isInt } from "../numbers/convert.ts";
import { bindNative, type NativeMethods } from "./native-method.ts";
import { floatAttribute, floatMethods, intAttribute, intMethods } from "./number-methods.ts";
import { StrObject } from "../types/boxes.ts";
import { listMethods, tupleMethods } from "./sequence-methods.ts";
import { strMethods } from "./str-methods.ts";

/** A method of a native value, bound to it, or a data attribute; `undefined` when there is none. */
export function nativeMethod(value: unknown, name: string): unknown {
  const [type, methods] = methodsOf(value);
  if (methods === undefined) return undefined;
  if (Object.hasOwn(methods, name)) return bindNative(type, name, methods[name]!, value);
  if (isInt(value)) return intAttribute(value, name);
  return isFloat(value) ? floatAttribute(value as number, name) : undefined;
}

/** The entry of a native value's method, to be called at once. */
export function nativeEntry(
  value: unknown,
  name: string,
): readonly [type: string, entry: NativeMethods[string]] | undefined {
  const [type, methods] = methodsOf(value);
  return methods !== undefined && Object.hasOwn(methods, name) ? [type, methods[name]!] : undefined;
}

function methodsOf(value: unknown): [type: string, methods: NativeMethods | undefined] {
  if (typeof value === "string" || value instanceof StrObject) return ["str", strMethods];
  if (isInt(value)) return ["int", intMethods];
  if (isFloat(value)) return ["float", floatMethods];
  if (!Array.isArray(value)) return ["", undefined];
  return value instanceof tuple ? ["tuple", tupleMethods] : ["list", listMethods];
}
