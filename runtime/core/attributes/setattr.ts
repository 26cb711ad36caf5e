/** Setting and deleting attributes. Source: CPython Objects/object.c (_PyObject_GenericSetAttrWithDict). */
import { bindingOf } from "../calls/bound-method.ts";
import { CallableObject } from "../calls/callable-object.ts";
import { isDataDescriptor } from "../classes/descriptors.ts";
import { lookupInOrder } from "../classes/dictionary.ts";
import { metaclassOf } from "../classes/metaclass.ts";
import type { Class } from "../classes/mro.ts";
import { recordOf } from "../classes/record.ts";
import { deleteClassAttribute, storeClassAttribute } from "../classes/store.ts";
import { AttributeError, BaseException, TypeError } from "../exceptions/base.ts";
import { isClass, typeName } from "../names.ts";
import { type } from "../types/type.ts";
import { isForeign } from "./foreign.ts";
import { defineAttribute, hasInstanceDict, replaceInstanceDict } from "./instance-dict.ts";
import { genericAttribute, methodOfClass, missingAttribute, missingText } from "./lookup.ts";
import { missing } from "./missing.ts";
import { propertyName } from "./names.ts";

type Writable = { [name: string]: unknown };

function checkName(attribute: unknown): asserts attribute is string {
  if (typeof attribute !== "string")
    throw new TypeError(`attribute name must be string, not '${typeName(attribute)}'`);
}

/** `object.attribute = value` where the object's type is not known, and `setattr(object, name, value)`. */
export function setattr(object: unknown, attribute: string, value: unknown): void {
  checkName(attribute);
  const custom = customMethod(object, "__setattr__");
  if (custom !== undefined) custom.call(object, attribute, value);
  else if (isClass(object)) storeClassAttribute(object as unknown as Class, attribute, value);
  else genericStore(object, attribute, value);
}

/** `del object.attribute`, `delattr(object, name)`. */
export function delattr(object: unknown, attribute: string): void {
  checkName(attribute);
  const custom = customMethod(object, "__delattr__");
  if (custom !== undefined) custom.call(object, attribute);
  else if (isClass(object)) deleteClassAttribute(object as unknown as Class, attribute);
  else genericDelete(object, attribute);
}

/** `__setattr__` or `__delattr__` of the object's class; a class's own are those of its metaclass. */
function customMethod(
  object: unknown,
  name: string,
): ((...args: unknown[]) => unknown) | undefined {
  if (isClass(object) && (metaclassOf(object) as unknown) === type) return undefined;
  return methodOfClass(object, name);
}

/** `object.__setattr__(self, name, value)`. */
export function genericStore(object: unknown, attribute: string, value: unknown): void {
  if (isClass(object)) return storeClassAttribute(object as unknown as Class, attribute, value);
  const cls = type(object) as unknown as Class;
  const descriptor = lookupInOrder(cls, attribute);
  if (isDataDescriptor(descriptor)) return storeThrough(descriptor, object, attribute, value);
  if (attribute === "__dict__" && typeof object === "object" && hasInstanceDict(object!))
    return replaceInstanceDict(object!, value);
  if (isStorable(object, attribute)) return storeOwn(object as object, attribute, value);
  throw sealedError(object, attribute);
}

/** Data descriptors know how to store; an accessor of the runtime is JavaScript's own. */
function storeThrough(
  descriptor: { __set__?: unknown },
  object: unknown,
  attribute: string,
  value: unknown,
): void {
  if (typeof descriptor.__set__ === "function") {
    (descriptor.__set__ as (instance: unknown, value: unknown) => unknown).call(
      descriptor,
      object,
      value,
    );
    return;
  }
  throw new AttributeError(attribute);
}

/** Whether the value takes an attribute of that name. */
function isStorable(object: unknown, attribute: string): boolean {
  if (typeof object === "function") {
    return object instanceof CallableObject || bindingOf(object) === undefined;
  }
  if (typeof object !== "object" || object === null) return false;
  if (hasInstanceDict(object)) return true;
  if (recordOf(object.constructor) !== undefined) return false;
  // The runtime's own objects have the attributes that they were made with.
  const property = propertyName(attribute);
  return Object.hasOwn(object, property) && typeof (object as Writable)[property] !== "function";
}

function storeOwn(object: object, attribute: string, value: unknown): void {
  const property = propertyName(attribute);
  if (recordOf(object.constructor) === undefined) {
    const accessor = accessorOf(object, property);
    if (accessor?.set !== undefined) return void ((object as Writable)[property] = value);
  }
  defineAttribute(object, attribute, value);
}

function accessorOf(object: object, property: string): PropertyDescriptor | undefined {
  for (
    let holder: object | null = object;
    holder !== null;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, property);
    if (descriptor !== undefined) return "get" in descriptor ? descriptor : undefined;
  }
  return undefined;
}

function sealedError(object: unknown, attribute: string): AttributeError {
  const error =
    genericAttribute(object, attribute) !== missing
      ? new AttributeError(`'${typeName(object)}' object attribute '${attribute}' is read-only`)
      : new AttributeError(
          `${missingText(object, attribute)} and no __dict__ for setting new attributes`,
        );
  error.name$ = attribute;
  error.obj = object;
  return error;
}

/** What exceptions are never without. Source: CPython Objects/exceptions.c (BaseException_getset). */
const keptByExceptions: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "args",
  "__traceback__",
  "__cause__",
  "__context__",
]);

/** `object.__delattr__(self, name)`. */
export function genericDelete(object: unknown, attribute: string): void {
  if (isClass(object)) return deleteClassAttribute(object as unknown as Class, attribute);
  const descriptor = lookupInOrder(type(object) as unknown as Class, attribute);
  if (isDataDescriptor(descriptor)) {
    if (object instanceof BaseException && keptByExceptions.has(attribute))
      throw new TypeError(`${attribute} may not be deleted`);
    const { __delete__: remove } = descriptor as { __delete__?: (instance: unknown) => unknown };
    if (typeof remove !== "function") throw new AttributeError("__delete__");
    return void remove.call(descriptor, object);
  }
  const property = propertyName(attribute);
  const isOwn =
    ((typeof object === "object" && object !== null) || typeof object === "function") &&
    Object.hasOwn(object, property) &&
    !isForeign(object, property) &&
    (object as Writable)[property] !== undefined;
  if (!isOwn) {
    if (!isStorable(object, attribute)) throw sealedError(object, attribute);
    throw missingAttribute(object, attribute);
  }
  delete (object as Writable)[property];
}
