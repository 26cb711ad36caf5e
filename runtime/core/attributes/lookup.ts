/**
 * Reading attributes: `object.__getattribute__`, `type.__getattribute__` and what they are for functions and for JavaScript's own values.
 * Source: CPython Objects/object.c (_PyObject_GenericGetAttrWithDict), Objects/typeobject.c (_Py_type_getattro).
 */
import { bindingOf } from "../calls/bound-method.ts";
import { CallableObject } from "../calls/callable-object.ts";
import { bound, hasGet, isDataDescriptor } from "../classes/descriptors.ts";
import { lookupInOrder } from "../classes/dictionary.ts";
import { metaclassOf } from "../classes/metaclass.ts";
import { functionBehind, type AnyFunction } from "../classes/method.ts";
import type { Class } from "../classes/mro.ts";
import { AttributeError } from "../exceptions/base.ts";
import { className, isClass, typeName } from "../names.ts";
import { toFloat } from "../numbers/float.ts";
import { type } from "../types/type.ts";
import { isForeign } from "./foreign.ts";
import { missing } from "./missing.ts";
import { propertyName } from "./names.ts";
import { classAttribute, functionAttribute, instanceAttribute } from "./special.ts";

/** An object whose properties are looked up by name. */
type Properties = { readonly [name: string]: unknown };

/** The value of an attribute, a method bound to its object; {@link missing} when there is none. */
export function lookup(object: unknown, attribute: string): unknown {
  if (isClass(object)) return classLookup(object as unknown as Class, attribute);
  if (typeof object === "function" && !(object instanceof CallableObject))
    return functionLookup(object as AnyFunction, attribute);
  const custom = methodOfClass(object, "__getattribute__");
  if (custom === undefined) {
    const value = genericAttribute(object, attribute);
    return value === missing ? fallback(object, attribute) : value;
  }
  try {
    return custom.call(object, attribute);
  } catch (error) {
    if (!(error instanceof AttributeError)) throw error;
    const value = fallback(object, attribute);
    if (value === missing) throw error;
    return value;
  }
}

/** A special method that the program or the runtime gives a class: on the prototype, where `object`'s own are not. */
export function methodOfClass(object: unknown, name: string): AnyFunction | undefined {
  if (typeof object !== "object" && typeof object !== "function") return undefined;
  const method = (object as { [name: string]: unknown } | null)?.[name];
  return typeof method === "function" ? (method as AnyFunction) : undefined;
}

/** What `__getattr__` gives; {@link missing} where there is none. */
function fallback(object: unknown, attribute: string): unknown {
  const method = methodOfClass(object, "__getattr__");
  return method === undefined ? missing : method.call(object, attribute);
}

/** `object.__getattribute__(self, name)`, without the exception: {@link missing} when there is no such attribute. */
export function genericAttribute(object: unknown, attribute: string): unknown {
  if (isClass(object)) return classLookup(object as unknown as Class, attribute);
  const isObject = typeof object === "object" && object !== null;
  const cls = type(object) as unknown as Class;
  if (!isObject && !(object instanceof CallableObject)) {
    return seenThrough(lookupInOrder(cls, attribute), object, cls, attribute);
  }
  const value = lookupInOrder(cls, attribute);
  if (isDataDescriptor(value)) return bound(value, object, cls);
  const property = propertyName(attribute);
  if (Object.hasOwn(object as object, property) && !isForeign(object as object, property)) {
    const own = (object as Properties)[property];
    if (own !== undefined)
      return typeof own === "number" && isPlainFloat(object as object, property)
        ? toFloat(own)
        : own;
  }
  return seenThrough(value, object, cls, attribute);
}

function seenThrough(value: unknown, object: unknown, cls: Class, attribute: string): unknown {
  const special = instanceAttribute(object, attribute);
  if (special !== undefined) return special;
  if (value === missing) return missing;
  const seen = bound(value, object, cls);
  const isFloat =
    typeof seen === "number" && typeof object === "object" && isPlainFloat(object!, attribute);
  return isFloat ? toFloat(seen) : seen;
}

/** Classes of the runtime list the attributes that hold plain floats. */
function isPlainFloat(object: object, property: string): boolean {
  // A module has no constructor.
  const cls = object.constructor as { __floats__?: readonly string[] } | undefined;
  return cls?.__floats__?.includes(property) === true;
}

/** An attribute of a class: of its metaclass, of itself and its bases. */
function classLookup(cls: Class, attribute: string): unknown {
  if ((metaclassOf(cls) as unknown) !== type) {
    const custom = methodOfClass(cls, "__getattribute__");
    if (custom !== undefined) return custom.call(cls, attribute);
  }
  return genericClassAttribute(cls, attribute);
}

/** `type.__getattribute__(cls, name)`, without the exception. */
export function genericClassAttribute(cls: Class, attribute: string): unknown {
  const metaclass = metaclassOf(cls);
  const special = classAttribute(cls as never, attribute);
  if (special !== undefined) return special;
  const ofMetaclass = lookupInOrder(metaclass, attribute);
  if (isDataDescriptor(ofMetaclass)) return bound(ofMetaclass, cls, metaclass);
  const own = lookupInOrder(cls, attribute);
  if (own !== missing) return hasGet(own) ? bound(own, null, cls) : own;
  if (ofMetaclass !== missing) return bound(ofMetaclass, cls, metaclass);
  if ((metaclass as unknown) !== type) return fallback(cls, attribute);
  return missing;
}

function functionLookup(function_: AnyFunction, attribute: string): unknown {
  const property = propertyName(attribute);
  const own = (function_ as unknown as Properties)[property];
  if (own !== undefined && !isForeign(function_, property)) return own;
  const special = functionAttribute(function_, attribute);
  if (special !== undefined) return special;
  const cls = type(function_) as unknown as Class;
  const value = lookupInOrder(cls, attribute);
  if (value !== missing) return bound(value, function_, cls);
  // A method has the attributes of its function. Source: CPython Objects/classobject.c (method_getattro).
  const binding = bindingOf(function_);
  if (binding === undefined) return missing;
  return lookup(functionBehind(binding.function) ?? binding.function, attribute);
}

/** The AttributeError for a missing attribute. */
export function missingAttribute(object: unknown, attribute: string): AttributeError {
  const error = new AttributeError(missingText(object, attribute));
  error.name$ = attribute;
  error.obj = object;
  return error;
}

/** The text of the AttributeError for a missing attribute. */
export function missingText(object: unknown, attribute: string): string {
  if (isClass(object)) return `type object '${className(object)}' has no attribute '${attribute}'`;
  const tag: unknown = (object as { [Symbol.toStringTag]?: unknown } | null)?.[Symbol.toStringTag];
  if (tag === "Module") return `module has no attribute '${attribute}'`;
  return `'${typeName(object)}' object has no attribute '${attribute}'`;
}
