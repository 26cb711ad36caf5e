/** Setting and deleting attributes of classes. Source: CPython Objects/typeobject.c (type_setattro, type_set_name, ...). */
import { missing } from "../attributes/missing.ts";
import { missingAttribute } from "../attributes/lookup.ts";
import { propertyName } from "../attributes/names.ts";
import { AttributeError, TypeError } from "../exceptions/base.ts";
import { className, isClass, typeName } from "../names.ts";
import { classmethod, hasGet, isDataDescriptor, isFunction, staticmethod } from "./descriptors.ts";
import { lookupInOrder, ownAttribute } from "./dictionary.ts";
import { forgetHashKinds } from "../hash.ts";
import { installBelow } from "./install.ts";
import { metaclassOf } from "./metaclass.ts";
import { optionsOf } from "../options.ts";
import { call } from "../calls/call.ts";
import type { Keywords } from "../calls/bind-arguments.ts";
import { standFor, thisFunction, type AnyFunction } from "./method.ts";
import type { Class } from "./mro.ts";
import { recordOf } from "./record.ts";

/** `type.__setattr__(cls, name, value)`. */
export function storeClassAttribute(cls: Class, name: string, value: unknown): void {
  if (isImmutable(cls)) throw immutable(cls, name);
  const descriptor = lookupInOrder(metaclassOf(cls), name);
  if (isDataDescriptor(descriptor)) return void descriptor.__set__(cls, value);
  if (setNaming(cls, name, value)) return;
  const record = recordOf(cls);
  if (record !== undefined) record.dictionary.set(name, value);
  else storeDeclared(cls, name, value);
  changed(cls, name);
}

/** `type.__delattr__(cls, name)`. */
export function deleteClassAttribute(cls: Class, name: string): void {
  if (isImmutable(cls)) throw immutable(cls, name);
  const descriptor = lookupInOrder(metaclassOf(cls), name);
  if (isDataDescriptor(descriptor)) return void descriptor.__delete__(cls);
  if (ownAttribute(cls, name) === missing) throw missingAttribute(cls, name);
  const record = recordOf(cls);
  if (record !== undefined) record.dictionary.delete(name);
  else {
    delete (cls as unknown as { [name: string]: unknown })[propertyName(name)];
    delete (cls.prototype as { [name: string]: unknown })[propertyName(name)];
  }
  changed(cls, name);
}

function changed(cls: Class, name: string): void {
  installBelow(cls, name);
  if (name === "__hash__" || name === "__eq__") forgetHashKinds();
}

/** The classes of the runtime are as those written in C. */
function isImmutable(cls: Class): boolean {
  return recordOf(cls) === undefined && Object.hasOwn(cls, "__name__") && !("__mutable__" in cls);
}

function immutable(cls: Class, name: string): TypeError {
  return new TypeError(`cannot set '${name}' attribute of immutable type '${className(cls)}'`);
}

/** `__name__`, `__qualname__` and `__bases__`, which are no plain attributes. */
function setNaming(cls: Class, name: string, value: unknown): boolean {
  if (name === "__name__" || name === "__qualname__") {
    if (typeof value !== "string") {
      throw new TypeError(
        `can only assign string to ${className(cls)}.${name}, not '${typeName(value)}'`,
      );
    }
    Object.defineProperty(cls, name, { value, writable: true, configurable: true });
    return true;
  }
  if (name === "__module__") {
    Object.defineProperty(cls, name, { value, writable: true, configurable: true });
    recordOf(cls)?.dictionary.set(name, value);
    return true;
  }
  if (name === "__bases__" || name === "__mro__" || name === "__dict__") {
    throw new AttributeError(`attribute '${name}' of 'type' objects is not writable`);
  }
  return false;
}

/** Stores an attribute of a JavaScript class where its methods look for it. */
function storeDeclared(cls: Class, name: string, value: unknown): void {
  const property = propertyName(name);
  const prototype = cls.prototype as { [name: string]: unknown };
  const statics = cls as unknown as { [name: string]: unknown };
  const plain = value instanceof staticmethod ? value.__func__ : value;
  if (isFunction(plain) && plain === value) {
    delete statics[property];
    Object.defineProperty(prototype, property, {
      value: thisFunction(value as never),
      writable: true,
      configurable: true,
    });
    return;
  }
  const isMethod = typeof prototype[property] === "function";
  delete prototype[property];
  if (isMethod && isCallableObject(value)) {
    const method = { value: callOf(value), writable: true, configurable: true };
    Object.defineProperty(prototype, property, method);
  } else if (value instanceof classmethod || value instanceof staticmethod) {
    const method = value instanceof classmethod ? thisFunction(value.__func__ as never) : plain;
    Object.defineProperty(statics, property, { value: method, writable: true, configurable: true });
  } else if (hasGet(value) && !isClass(value)) {
    Object.defineProperty(prototype, property, accessorFor(value));
  } else statics[property] = value;
}

/** An object that is called in place of a method, as mocks are: it is not bound to anything. */
function isCallableObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !hasGet(value) && "__call__" in value;
}

function callOf(value: object): AnyFunction {
  const method = (...given: readonly unknown[]): unknown => {
    const keywords = optionsOf<Keywords>(given);
    return call(value, keywords === undefined ? given : given.slice(0, -1), keywords);
  };
  return standFor(method, value);
}

function accessorFor(value: unknown): PropertyDescriptor {
  const descriptor = value as {
    __get__(instance: unknown, owner: unknown): unknown;
    __set__?(instance: unknown, value: unknown): void;
  };
  return {
    configurable: true,
    get(this: object): unknown {
      return descriptor.__get__(this, this.constructor);
    },
    set(this: object, given: unknown): void {
      descriptor.__set__?.(this, given);
    },
  };
}
