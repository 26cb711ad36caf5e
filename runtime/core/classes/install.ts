/**
 * Puts the attributes of a class made at run time on its prototype, so that JavaScript (the operators of the runtime, emitted code that knows a base class) finds there what Python's lookup finds: functions
 * as methods with `this`, descriptors as accessors, anything else as it is.
 */
import { defineAttribute } from "../attributes/instance-dict.ts";
import { missing } from "../attributes/missing.ts";
import { propertyName } from "../attributes/names.ts";
import { bound, hasGet, isDataDescriptor, isFunction } from "./descriptors.ts";
import { ownAttribute } from "./dictionary.ts";
import { thisFunction } from "./method.ts";
import type { Class } from "./mro.ts";
import { solidClassOf } from "../types/solid.ts";
import { recordOf, subclassesOf } from "./record.ts";

/** Names that JavaScript does not look for on instances. */
const neverInstalled: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "__new__",
  "__init_subclass__",
  "__class_getitem__",
  "__dict__",
  "__weakref__",
  "__class__",
  "__slots__",
]);

/** Installs one attribute, or takes it away where the class no longer has it. */
export function install(cls: Class, name: string): void {
  if (neverInstalled.has(name)) return;
  const record = recordOf(cls)!;
  const property = propertyName(name);
  const value = record.isLinear ? ownAttribute(cls, name) : installedValue(cls, name, record.order);
  if (value === missing) delete (cls.prototype as { [name: string]: unknown })[property];
  else Object.defineProperty(cls.prototype, property, descriptorFor(value, name));
}

/** What the first class of the order that has the attribute has; {@link missing} where the prototype's chain has it anyway. */
function installedValue(cls: Class, name: string, order: readonly Class[]): unknown {
  for (const each of order) {
    const value = ownAttribute(each, name);
    if (value !== missing) return isInstalledFrom(each, cls) ? value : missing;
  }
  return missing;
}

/** Whether a class's attributes have to be copied: `object`'s are nowhere on prototypes, those of the solid base are inherited. */
function isInstalledFrom(each: Class, cls: Class): boolean {
  if (recordOf(each) !== undefined) return true;
  const prototype: object | undefined = solidClassOf(each).prototype;
  return prototype === undefined || !Object.prototype.isPrototypeOf.call(prototype, cls.prototype);
}

function descriptorFor(value: unknown, name: string): PropertyDescriptor {
  if (isFunction(value)) return { value: thisFunction(value), writable: true, configurable: true };
  if (!hasGet(value) && !isDataDescriptor(value))
    return { value, writable: true, configurable: true };
  return {
    configurable: true,
    get(this: object): unknown {
      return bound(value, this, this.constructor);
    },
    set(this: object, given: unknown): void {
      if (isDataDescriptor(value)) value.__set__(this, given);
      else defineAttribute(this, name, given);
    },
  };
}

/** Installs an attribute anew on a class and on all classes below it. */
export function installBelow(cls: Class, name: string): void {
  if (recordOf(cls) !== undefined) install(cls, name);
  for (const subclass of subclassesOf(cls)) installBelow(subclass, name);
}
