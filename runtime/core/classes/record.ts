/**
 * What is known of a class that {@link buildClass} or `type(name, bases, namespace)` made. Classes that are plain JavaScript classes have no record: what Python
 * wants to know of them is read off their prototype and their static properties (`dictionary.ts`).
 */
import type { Class } from "./mro.ts";

/** A class made at run time. Source: CPython Objects/typeobject.c (PyTypeObject). */
export interface ClassRecord {
  /** The class's own attributes, as `__dict__` has them. */
  readonly dictionary: Map<string, unknown>;
  bases: readonly Class[];
  /** `__mro__`, `object` included. */
  order: readonly Class[];
  readonly metaclass: Class;
  /** The nearest JavaScript class in the order, whose constructor makes the instances; `null` where any object does. */
  solid: Class | null;
  /** Whether instances take any attribute; false where `__slots__` says so for the class and all its bases. */
  hasInstanceDict: boolean;
  /** Whether the prototype's chain is Python's order: then only the class's own attributes are on its prototype. */
  isLinear: boolean;
}

const record: unique symbol = /* @__PURE__ */ Symbol("class");

/** The record of a class that was made at run time. */
export function recordOf(cls: object): ClassRecord | undefined {
  return Object.hasOwn(cls, record) ? (cls as { [record]?: ClassRecord })[record] : undefined;
}

export function setRecord(cls: object, value: ClassRecord): void {
  Object.defineProperty(cls, record, { value });
}

const subclasses = /* @__PURE__ */ new WeakMap<object, WeakRef<Class>[]>();

/** The classes made at run time that have `cls` as a base, oldest first: `cls.__subclasses__()`. */
export function subclassesOf(cls: object): Class[] {
  const references = subclasses.get(cls) ?? [];
  return references.flatMap((reference) => reference.deref() ?? []);
}

export function addSubclass(base: object, cls: Class): void {
  const references = subclasses.get(base);
  if (references === undefined) subclasses.set(base, [new WeakRef(cls)]);
  else references.push(new WeakRef(cls));
}
