/**
 * The attributes of classes as Python sees them: `type.__dict__` and the walk along `__mro__`. A class made at run time has a dictionary; one that is a JavaScript class has its
 * methods on its prototype and the rest in static properties; the classes of JavaScript's own values have tables.
 */
import { propertyName, attributeName } from "../attributes/names.ts";
import { isForeign, ownOfClass } from "../attributes/foreign.ts";
import { missing } from "../attributes/missing.ts";
import { builtinDictionary, iteratorAttribute } from "../types/tables/dictionaries.ts";
import { isClass } from "../names.ts";
import { BuiltinFunctionType, FunctionType, MethodType, type } from "../types/type.ts";
import { functionDictionary } from "./function-dictionary.ts";
import { object } from "../types/object.ts";
import { builtinNew } from "./builtin-new.ts";
import { functionMembers } from "../calls/function-members.ts";
import { copySignature, declareParameters } from "../calls/signature.ts";
import { classmethod, property, staticmethod } from "./descriptors.ts";
import { isStatic } from "./static-functions.ts";
import { initializerOf } from "./initialize.ts";
import { plainFunction, type AnyFunction } from "./method.ts";
import { hiddenBases, methodResolutionOrder, type Class } from "./mro.ts";
import { objectDictionary } from "./object-dictionary.ts";
import { isMixin } from "./runtime-class.ts";
import { recordOf } from "./record.ts";
import { genericMethod } from "../types/generic.ts";
import { typeDictionary } from "./type-dictionary.ts";

/** What a class's dictionary itself has under a name; {@link missing} when there is nothing. */
export function ownAttribute(cls: Class, name: string): unknown {
  const record = recordOf(cls);
  if (record !== undefined) {
    const value = record.dictionary.get(name);
    return value === undefined ? missing : value;
  }
  if (name === "__class_getitem__") {
    const method = genericMethod(cls);
    if (method !== missing) return method;
  }
  if ((cls as unknown) === object) return entry(objectDictionary(), name);
  if ((cls as unknown) === type) return entry(typeDictionary(), name);
  if ((cls as unknown) === FunctionType && functionMembers().has(name))
    return functionMembers().get(name);
  if (isFunctionClass(cls)) return entry(functionDictionary(), name);
  const table = builtinDictionary(cls);
  if (table !== undefined) return entry(table, name);
  return iteratorAttribute(cls, name) ?? declaredAttribute(cls, name);
}

function isFunctionClass(cls: unknown): boolean {
  return cls === FunctionType || cls === MethodType || cls === BuiltinFunctionType;
}

function entry(dictionary: ReadonlyMap<string, unknown>, name: string): unknown {
  const value = dictionary.get(name);
  return value === undefined ? missing : value;
}

/** An attribute of a JavaScript class. */
function declaredAttribute(cls: Class, name: string): unknown {
  if (name === "__init__") return initializerOf(cls) ?? ownMember(cls.prototype, name);
  if (name === "__new__" && Object.hasOwn(cls, name))
    return new staticmethod((cls as unknown as { __new__: unknown }).__new__);
  if (name === "__new__" && isBuiltin(cls)) return builtinNew(cls);
  // A class with `__eq__` and without `__hash__` beside it is unhashable.
  if (name === "__hash__" && cls.prototype !== undefined) {
    const { prototype } = cls;
    if (Object.hasOwn(prototype, "__eq__") && !Object.hasOwn(prototype, "__hash__")) return null;
  }
  const property = propertyName(name);
  for (const holder of [cls, ...hiddenBases(cls)]) {
    const member = holder.prototype === undefined ? missing : ownMember(holder.prototype, property);
    if (member !== missing) return member;
    const value = ownStatic(holder, property);
    if (value !== missing) return value;
  }
  return missing;
}

/** A class that CPython writes in C: its own `__new__` makes the instances. */
function isBuiltin(cls: object): boolean {
  return (
    Object.hasOwn(cls, "__name__") &&
    !Object.hasOwn(cls, "__module__") &&
    !Object.hasOwn(cls, isMixin)
  );
}

const accessors = /* @__PURE__ */ new WeakMap<object, property>();

function ownMember(prototype: object, name: string): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (descriptor === undefined || name === "constructor" || isForeign(prototype, name))
    return missing;
  if (descriptor.get !== undefined) return propertyOf(descriptor.get, descriptor.set);
  const value: unknown = descriptor.value;
  if (typeof value !== "function" || isClass(value)) return value;
  const plain = plainFunction(value as AnyFunction);
  const declared = declareParameters(value, prototype.constructor, name);
  if (declared?.isNative === false) copySignature(value, plain);
  return plain;
}

function propertyOf(get: () => unknown, set: ((value: unknown) => void) | undefined): property {
  let result = accessors.get(get);
  if (result === undefined) {
    const getter = plainFunction(get);
    Object.defineProperty(getter, "name", { value: get.name.replace(/^get /, "") });
    result = new property(
      getter,
      set === undefined ? null : plainFunction(set as unknown as AnyFunction),
    );
    accessors.set(get, result);
  }
  return result;
}

const classMethods = /* @__PURE__ */ new WeakMap<object, classmethod | staticmethod>();

function ownStatic(cls: object, name: string): unknown {
  if (ownOfClass.has(name) || name === "prototype" || name === "length") return missing;
  const descriptor = Object.getOwnPropertyDescriptor(cls, name);
  if (descriptor === undefined) return missing;
  if (descriptor.get !== undefined) return descriptor.get.call(cls);
  const value: unknown = descriptor.value;
  // A function that was assigned in the class body is one of its methods; a `static` method is not enumerable (ECMA-262, 15.7.10).
  if (typeof value !== "function" || isClass(value) || descriptor.enumerable === true) return value;
  let result = classMethods.get(value);
  if (result === undefined) {
    result = isStatic(value)
      ? new staticmethod(value)
      : new classmethod(plainFunction(value as AnyFunction));
    classMethods.set(value, result);
  }
  return result;
}

/** What the classes of the resolution order have under a name, nearest first; {@link missing} when none has it. Source: CPython Objects/typeobject.c (_PyType_Lookup). */
export function lookupInOrder(
  cls: Class,
  name: string,
  order = methodResolutionOrder(cls),
): unknown {
  for (const each of order) {
    const value = ownAttribute(each, name);
    if (value !== missing) return value;
  }
  return missing;
}

/** The names of a class's own dictionary, in the order of their definition. */
export function ownNames(cls: Class): string[] {
  const record = recordOf(cls);
  if (record !== undefined) return [...record.dictionary.keys()];
  if ((cls as unknown) === object) return [...objectDictionary().keys()];
  if ((cls as unknown) === type) return [...typeDictionary().keys()];
  const table = builtinDictionary(cls);
  if (table !== undefined) return [...table.keys()];
  const names = [cls, ...hiddenBases(cls)]
    .flatMap((holder) => [
      ...Object.getOwnPropertyNames(holder.prototype ?? {}),
      ...Object.getOwnPropertyNames(holder),
    ])
    .map(attributeName);
  if (initializerOf(cls) !== undefined) names.unshift("__init__");
  if (isBuiltin(cls)) names.unshift("__new__");
  return [...new Set(names)].filter((name) => ownAttribute(cls, name) !== missing);
}
