import { invoke, call } from "../calls/call.ts";
import type { Keywords } from "../calls/bind-arguments.ts";
import { lookupInOrder } from "../classes/dictionary.ts";
import { functionBehind } from "../classes/method.ts";
import type { Class } from "../classes/mro.ts";
import { recordOf } from "../classes/record.ts";
import { AttributeError, TypeError } from "../exceptions/base.ts";
import { isClass, typeName } from "../names.ts";
import { lookup, methodOfClass, missingAttribute } from "./lookup.ts";
import { missing } from "./missing.ts";
import { propertyName } from "./names.ts";
import { builtinMethod } from "./native.ts";

function checkName(attribute: unknown): asserts attribute is string {
  if (typeof attribute !== "string") {
    throw new TypeError(`attribute name must be string, not '${typeName(attribute)}'`);
  }
}

/** `object.attribute` where the object's type is not known, and `getattr(object, name[, default])`. */
export function getattr(object: unknown, attribute: string, preset?: unknown): unknown {
  checkName(attribute);
  if (preset === undefined) {
    const value = lookup(object, attribute);
    if (value === missing) throw missingAttribute(object, attribute);
    return value;
  }
  try {
    const value = lookup(object, attribute);
    return value === missing ? preset : value;
  } catch (error) {
    if (error instanceof AttributeError) return preset;
    throw error;
  }
}

/** `hasattr(object, name)`. */
export function hasattr(object: unknown, attribute: string): boolean {
  checkName(attribute);
  try {
    return lookup(object, attribute) !== missing;
  } catch (error) {
    if (error instanceof AttributeError) return false;
    throw error;
  }
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** `receiver.name(*args, **keywords)` where the receiver's type is not known. */
export function callMethod(
  receiver: unknown,
  name: string,
  args: readonly unknown[] = [],
  keywords?: Keywords,
): unknown {
  const native = builtinMethod(receiver, name);
  if (native !== undefined) return native.call(receiver, args, keywords);
  const isPlainObject =
    typeof receiver === "object" && receiver !== null && !Array.isArray(receiver);
  if (isPlainObject && methodOfClass(receiver, "__getattribute__") === undefined) {
    // The common case: a method found on the class. Bound only for the call.
    const property = propertyName(name);
    const value = (receiver as { readonly [name: string]: unknown })[property];
    if (typeof value === "function" && !Object.hasOwn(receiver, property) && !isClass(value)) {
      const method = value as AnyFunction;
      if (recordOf(receiver.constructor) !== undefined) {
        const plain = functionBehind(method);
        if (plain !== undefined && isStored(receiver, plain, name))
          return invoke(plain, undefined, 0, [receiver, ...args], keywords);
      } else if (!isInherited(receiver, property))
        return invoke(method, receiver, 1, args, keywords);
    }
  }
  return call(getattr(receiver, name), args, keywords);
}

/** Whether the class really has the function under the name, and not something that an accessor made of it. */
function isStored(receiver: object, plain: AnyFunction, name: string): boolean {
  return lookupInOrder(receiver.constructor as unknown as Class, name) === plain;
}

/** True when a method comes from JavaScript's own classes, which Python does not see. */
function isInherited(receiver: object, property: string): boolean {
  return property in Object.prototype || lookupIsForeign(receiver, property);
}

function lookupIsForeign(receiver: object, property: string): boolean {
  const isNative =
    receiver instanceof Map ||
    receiver instanceof Set ||
    receiver instanceof String ||
    receiver instanceof Error;
  if (!isNative) return false;
  return receiver instanceof String
    ? Object.hasOwn(String.prototype, property)
    : lookup(receiver, property) === missing;
}
