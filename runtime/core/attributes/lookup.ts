import { bindMethod } from "../calls/bound-method.ts";
import { CallableObject } from "../calls/callable-object.ts";
import { className, isClass, typeName, type NamedClass } from "../names.ts";
import { classAttribute, functionAttribute, instanceAttribute } from "./special.ts";
import { toFloat } from "../numbers/float.ts";
import { nativeMethod } from "./native.ts";
import { propertyName } from "./names.ts";

/** What {@link lookup} returns when there is no such attribute. */
export const missing: unique symbol = /* @__PURE__ */ Symbol("missing");

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** An object whose properties are looked up by name. */
type Properties = { readonly [name: string]: unknown };

/** The value of an attribute, a method bound to its object; {@link missing} when there is none. */
export function lookup(object: unknown, attribute: string): unknown {
  if (typeof object === "object" && object !== null) return objectAttribute(object, attribute);
  if (object instanceof CallableObject) return objectAttribute(object, attribute);
  if (typeof object === "function") return callableAttribute(object as AnyFunction, attribute);
  const method = nativeMethod(object, attribute);
  if (method !== undefined) return method;
  const special = instanceAttribute(object, attribute);
  return special === undefined ? missing : special;
}

function objectAttribute(object: object, attribute: string): unknown {
  const property = propertyName(attribute);
  const value = (object as Properties)[property];
  if (value !== undefined && !isForeign(object, property)) {
    if (typeof value === "number" && isPlainFloat(object, property)) return toFloat(value);
    const isMethod =
      typeof value === "function" && !Object.hasOwn(object, property) && !isClass(value);
    return isMethod ? bindMethod(value as AnyFunction, object) : value;
  }
  const method = nativeMethod(object, attribute);
  if (method !== undefined) return method;
  const special = instanceAttribute(object, attribute);
  if (special !== undefined) return special;
  const shared = sharedAttribute(object, property);
  if (shared !== missing) return shared;
  const { __getattr__: fallback } = object as { __getattr__?: (name: string) => unknown };
  return typeof fallback === "function" ? fallback.call(object, attribute) : missing;
}

/** What the runtime's classes say of themselves is no attribute of their instances. */
const ownOfClass: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "__name__",
  "__qualname__",
  "__tp_name__",
  "__keywords__",
  "__floats__",
  "__text_signature__",
]);

/** An attribute of the class, seen through an instance: data as it is, a function that was stored there as a method, a static or class method of the class. */
function sharedAttribute(object: object, property: string): unknown {
  const cls: unknown = object.constructor;
  if (typeof cls !== "function" || cls === Object || ownOfClass.has(property)) return missing;
  const value = (cls as unknown as Properties)[property];
  if (value === undefined || isForeign(cls, property)) return missing;
  if (typeof value !== "function" || isClass(value)) return value;
  return bindMethod(value as AnyFunction, isStored(cls, property) ? object : cls);
}

/** Whether the function was assigned in the class body: a `static` method is not enumerable (ECMA-262, 15.7.10). */
function isStored(cls: object, property: string): boolean {
  for (
    let holder: object | null = cls;
    holder !== null;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, property);
    if (descriptor !== undefined) return descriptor.enumerable === true;
  }
  return false;
}

/** Classes of the runtime list the attributes that hold plain floats. */
function isPlainFloat(object: object, property: string): boolean {
  const { __floats__: names } = object.constructor as { __floats__?: readonly string[] };
  return names !== undefined && names.includes(property);
}

/** JavaScript's own methods of arrays, maps, errors and objects are no Python attributes. */
function isForeign(object: object, property: string): boolean {
  for (
    let holder: object | null = object;
    holder !== null;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    if (!Object.hasOwn(holder, property)) continue;
    return foreignPrototypes().has(holder) || isTableMethod(object, property);
  }
  return false;
}

/** What dicts and sets override of `Map` and `Set`, under names that Python's have not. */
function isTableMethod(object: object, property: string): boolean {
  if (!(object instanceof Map) && !(object instanceof Set)) return false;
  return property === "has" || property === "set" || property === "delete";
}

let foreign: Set<object> | undefined;

function foreignPrototypes(): Set<object> {
  return (foreign ??= new Set<object>([
    Object.prototype,
    Array.prototype,
    String.prototype,
    Map.prototype,
    Set.prototype,
    Error.prototype,
    Uint8Array.prototype,
    Object.getPrototypeOf(Uint8Array.prototype) as object,
    Promise.prototype,
    Function.prototype,
  ]));
}

function callableAttribute(object: AnyFunction, attribute: string): unknown {
  const property = propertyName(attribute);
  const own = (object as unknown as Properties)[property];
  if (isClass(object)) {
    const special = classAttribute(object, attribute);
    if (special !== undefined) return special;
    if (own !== undefined && !isForeign(object, property)) {
      return typeof own === "function" && !isClass(own)
        ? bindMethod(own as AnyFunction, object)
        : own;
    }
    return unboundMethod(object, property);
  }
  if (own !== undefined && !isForeign(object, property)) return own;
  const special = functionAttribute(object, attribute);
  return special === undefined ? missing : special;
}

const unbound = /* @__PURE__ */ new WeakMap<object, AnyFunction>();

/** `Class.method`: the method as a function that takes `self` first. */
function unboundMethod(cls: NamedClass & { prototype: object }, property: string): unknown {
  const value = (cls.prototype as Properties)[property];
  if (value === undefined || isForeign(cls.prototype, property)) return missing;
  if (typeof value !== "function" || isClass(value)) return value;
  const method = value as AnyFunction;
  let plain = unbound.get(method);
  if (plain === undefined) {
    plain = function (self: unknown, ...args: unknown[]): unknown {
      return method.apply(self, args);
    };
    Object.defineProperty(plain, "name", { value: method.name });
    unbound.set(method, plain);
  }
  return plain;
}

/** The text of the AttributeError for a missing attribute. */
export function missingText(object: unknown, attribute: string): string {
  if (isClass(object)) return `type object '${className(object)}' has no attribute '${attribute}'`;
  const tag: unknown = (object as { [Symbol.toStringTag]?: unknown } | null)?.[Symbol.toStringTag];
  if (tag === "Module") return `module has no attribute '${attribute}'`;
  return `'${typeName(object)}' object has no attribute '${attribute}'`;
}
