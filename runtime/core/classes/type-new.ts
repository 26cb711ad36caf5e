/** `type.__new__`: makes a class. Source: CPython Objects/typeobject.c (type_new). */
import { lookup } from "../attributes/lookup.ts";
import { missing } from "../attributes/missing.ts";
import { call } from "../calls/call.ts";
import type { Keywords } from "../calls/bind-arguments.ts";
import type { dict } from "../containers/dict.ts";
import { BaseException, TypeError, ValueError } from "../exceptions/base.ts";
import { iterate } from "../iteration/iterate.ts";
import { className, isClass, typeName } from "../names.ts";
import { repr } from "../repr.ts";
import { bool } from "../types/bool.ts";
import { object } from "../types/object.ts";
import { type } from "../types/type.ts";
import { solidClassOf } from "../types/solid.ts";
import { superAttribute } from "./super.ts";
import { ClassCell } from "./cell.ts";
import { classmethod, isFunction, member_descriptor, staticmethod } from "./descriptors.ts";
import { install } from "./install.ts";
import { lookupInOrder, ownNames } from "./dictionary.ts";
import { metaclassOf, winningMetaclass } from "./metaclass.ts";
import { isSubtype, mergeOrders, methodResolutionOrder, type Class } from "./mro.ts";
import { Extensible } from "./extensible.ts";
import { bases as severalBases, isFinal, isMixin } from "./runtime-class.ts";
import { addSubclass, recordOf, setRecord, type ClassRecord } from "./record.ts";
import { typeDictionary } from "./type-dictionary.ts";

/** Types that no class may have as a base. */
const final: ReadonlySet<unknown> = /* @__PURE__ */ new Set<unknown>([bool]);
const finalNames: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "NoneType",
  "ellipsis",
  "NotImplementedType",
  "function",
  "method",
  "builtin_function_or_method",
  "range",
  "slice",
  "memoryview",
  "generator",
]);

export function newClass(
  metatype: Class,
  name: string,
  given: readonly unknown[],
  namespace: dict<string, unknown>,
  keywords: Keywords,
): unknown {
  const bases = given.length === 0 ? [object as unknown as Class] : given.map(checkedBase);
  const metaclass = winningMetaclass(metatype, bases);
  if (metaclass !== metatype) {
    const create = lookupInOrder(metaclass, "__new__");
    if (create !== typeDictionary().get("__new__"))
      return call(lookup(metaclass, "__new__"), [metaclass, name, given, namespace], keywords);
  }
  if (name.includes("\0")) throw new ValueError("type name must not contain null characters");
  const cls = makeClass(name, bases, metaclass, namespace);
  const record = recordOf(cls)!;
  for (const attribute of record.dictionary.keys()) install(cls, attribute);
  if (lookupInOrder(cls, "__class_getitem__") !== missing) {
    const subscribe = (key: unknown): unknown => call(lookup(cls, "__class_getitem__"), [key]);
    Object.defineProperty(cls, "__class_getitem__", { value: subscribe, configurable: true });
  }
  nameMembers(cls, record);
  call(superAttribute(cls, cls, "__init_subclass__"), [], keywords);
  return cls;
}

function checkedBase(base: unknown): Class {
  if (!isClass(base)) throw new TypeError("bases must be types");
  const { [isFinal]: sealed, __tp_name__: label } = base as {
    [isFinal]?: boolean;
    __tp_name__?: string;
  };
  const isNamedFinal = Object.hasOwn(base, "__name__") && finalNames.has(className(base));
  if (sealed === true || isNamedFinal || final.has(base))
    throw new TypeError(`type '${label ?? className(base)}' is not an acceptable base type`);
  return base as unknown as Class;
}

function makeClass(
  name: string,
  bases: readonly Class[],
  metaclass: Class,
  namespace: dict<string, unknown>,
): Class {
  const solid = solidBase(bases);
  const cls = function (this: unknown, ...args: unknown[]): unknown {
    return call(cls, args);
  } as unknown as Class;
  const dictionary = dictionaryOf(namespace);
  const order = [cls, ...mergedOrder(bases), object as unknown as Class];
  const isLinear = isLinearOrder(order, bases);
  const record: ClassRecord = {
    dictionary,
    bases,
    order,
    metaclass,
    solid,
    hasInstanceDict: true,
    isLinear,
  };
  setRecord(cls, record);
  const parent = isLinear
    ? prototypeOf(bases[0]!)
    : prototypeOf(solid ?? (object as unknown as Class));
  const prototype = Object.create(parent) as object;
  Object.defineProperty(prototype, "constructor", { value: cls, configurable: true });
  Object.defineProperties(cls, {
    name: { value: name, configurable: true },
    prototype: { value: prototype, writable: false, configurable: false },
    __name__: { value: name, writable: true, configurable: true },
    [Symbol.hasInstance]: { value: hasInstance },
  });
  setParentOfClass(cls, metaclass, solid);
  describe(cls, record, name);
  addSlots(cls, record, bases);
  if (!dictionary.has("__doc__")) dictionary.set("__doc__", null);
  if (!isLinear) inheritMembers(cls, record);
  applyCustomOrder(cls, record, metaclass);
  for (const base of bases) addSubclass(base, cls);
  return cls;
}

function dictionaryOf(namespace: dict<string, unknown>): Map<string, unknown> {
  const dictionary = new Map<string, unknown>();
  for (const [key, value] of namespace.entries()) dictionary.set(key, value);
  return dictionary;
}

function mergedOrder(bases: readonly Class[]): Class[] {
  bases.forEach((base, index) => {
    if (bases.indexOf(base) !== index)
      throw new TypeError(`duplicate base class ${className(base)}`);
  });
  return mergeOrders(bases);
}

/** A metaclass may have an order of its own: `mro()`. */
function applyCustomOrder(cls: Class, record: ClassRecord, metaclass: Class): void {
  if ((metaclass as unknown) === type) return;
  if (lookupInOrder(metaclass, "mro") === typeDictionary().get("mro")) return;
  const order = [...iterate(call(lookup(cls, "mro")))] as Class[];
  for (const each of order) {
    if (!isClass(each)) throw new TypeError(`mro() returned a non-class ('${typeName(each)}')`);
  }
  record.order = order;
  record.isLinear = false;
  inheritMembers(cls, record);
}

/** The prototype that instances of a class have. */
function prototypeOf(cls: Class): object {
  return solidClassOf(cls).prototype;
}

/** Whether the one chain of prototypes through the first base is the whole order. */
function isLinearOrder(order: readonly Class[], bases: readonly Class[]): boolean {
  const first = bases[0]!;
  const chain = methodResolutionOrder(first);
  if (chain.length !== order.length - 1) return false;
  // Classes of the runtime with several bases are not on one chain with all of them.
  if (chain.some((each) => Object.hasOwn(each, severalBases))) return false;
  const record = recordOf(first);
  return record === undefined || record.isLinear;
}

/** The base whose JavaScript constructor makes the instances. */
function solidBase(bases: readonly Class[]): Class | null {
  let winner: Class | null = null;
  for (const base of bases) {
    const candidate = solidOf(base);
    if (candidate === null || candidate === winner) continue;
    if (winner === null || isSubtype(layoutOf(candidate), layoutOf(winner))) {
      if (winner === null || layoutOf(candidate) !== layoutOf(winner)) winner = candidate;
    } else if (!isSubtype(layoutOf(winner), layoutOf(candidate)))
      throw new TypeError("multiple bases have instance lay-out conflict");
  }
  return winner;
}

/** Exceptions with attributes that `BaseException` does not have. */
const exceptionLayouts: ReadonlySet<string> = /* @__PURE__ */ new Set(
  "BaseException BaseExceptionGroup ExceptionGroup StopIteration SystemExit OSError ImportError NameError AttributeError SyntaxError UnicodeEncodeError UnicodeDecodeError UnicodeTranslateError".split(
    " ",
  ),
);

/** The class that says what instances hold: most exceptions add nothing to their base. */
function layoutOf(cls: Class): Class {
  if (!(cls.prototype instanceof BaseException)) return cls;
  const order = methodResolutionOrder(cls);
  return (
    order.find(
      (each) =>
        recordOf(each) === undefined &&
        Object.hasOwn(each, "__name__") &&
        !Object.hasOwn(each, "__module__") &&
        exceptionLayouts.has(className(each)),
    ) ?? cls
  );
}

function solidOf(base: Class): Class | null {
  if ((base as unknown) === object) return null;
  const record = recordOf(base);
  if (record !== undefined) return record.solid;
  if (Object.hasOwn(base, isMixin)) {
    const parent: unknown = Object.getPrototypeOf(base);
    return isClass(parent) && parent !== Extensible ? solidOf(parent as unknown as Class) : null;
  }
  const isOfRuntime = Object.hasOwn(base, "__name__");
  if (isOfRuntime) return solidClassOf(base);
  // A class of the program needs a constructor to run only where a class of the runtime is behind it.
  const parent: unknown = Object.getPrototypeOf(base);
  return isClass(parent) ? solidOf(parent as unknown as Class) : null;
}

/** What JavaScript finds on the class itself: the metaclass's methods, or the static members of the runtime's class. */
function setParentOfClass(cls: Class, metaclass: Class, solid: Class | null): void {
  if ((metaclass as unknown) !== type) Object.setPrototypeOf(cls, metaclass.prototype);
  else if (solid !== null && isClass(solid)) Object.setPrototypeOf(cls, solid);
}

function hasInstance(this: Class, value: unknown): boolean {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  if (!isObject) return false;
  const cls: unknown = isClass(value) ? metaclassOf(value) : type(value);
  return isClass(cls) && isSubtype(cls, this);
}

/** What every class says of itself, and the methods that are special without a decorator. */
function describe(cls: Class, record: ClassRecord, name: string): void {
  const { dictionary } = record;
  const qualified = dictionary.get("__qualname__");
  if (qualified !== undefined && typeof qualified !== "string") {
    throw new TypeError(`type __qualname__ must be a str, not ${typeName(qualified)}`);
  }
  dictionary.delete("__qualname__");
  const module = dictionary.get("__module__") ?? "__main__";
  dictionary.set("__module__", module);
  Object.defineProperties(cls, {
    __qualname__: { value: qualified ?? name, writable: true, configurable: true },
    __module__: { value: module, writable: true, configurable: true },
  });
  const create = dictionary.get("__new__");
  if (isFunction(create)) dictionary.set("__new__", new staticmethod(create));
  for (const special of ["__init_subclass__", "__class_getitem__"]) {
    const method = dictionary.get(special);
    if (isFunction(method)) dictionary.set(special, new classmethod(method));
  }
  if (dictionary.has("__eq__") && !dictionary.has("__hash__")) dictionary.set("__hash__", null);
  const cell = dictionary.get("__classcell__");
  dictionary.delete("__classcell__");
  if (cell instanceof ClassCell) cell.cls = cls;
  else if (cell !== undefined)
    throw new TypeError(`__classcell__ must be a nonlocal cell, not ${repr(type(cell))}`);
}

/** `__slots__`. Source: CPython Objects/typeobject.c (type_new_slots). */
function addSlots(cls: Class, record: ClassRecord, bases: readonly Class[]): void {
  const declared = record.dictionary.get("__slots__");
  const basesHaveDict = bases.some((base) => givesDict(base));
  if (declared === undefined) return;
  record.hasInstanceDict = basesHaveDict;
  const names = typeof declared === "string" ? [declared] : [...iterate(declared)];
  for (const name of names) {
    if (typeof name !== "string")
      throw new TypeError(`__slots__ items must be strings, not '${typeName(name)}'`);
    if (!/^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}_]*$/u.test(name))
      throw new TypeError("__slots__ must be identifiers");
    if (name === "__dict__") {
      if (basesHaveDict) throw new TypeError("__dict__ slot disallowed: we already got one");
      record.hasInstanceDict = true;
    } else if (name !== "__weakref__") {
      const mangled = mangled_(name, className(cls));
      if (record.dictionary.has(mangled))
        throw new ValueError(`'${name}' in __slots__ conflicts with class variable`);
      record.dictionary.set(mangled, new member_descriptor(mangled, cls));
    }
  }
}

function mangled_(name: string, owner: string): string {
  const stripped = owner.replace(/^_+/, "");
  return name.startsWith("__") && !name.endsWith("__") && stripped !== ""
    ? `_${stripped}${name}`
    : name;
}

function givesDict(base: Class): boolean {
  if ((base as unknown) === object) return false;
  const record = recordOf(base);
  if (record !== undefined) return record.hasInstanceDict;
  if (!Object.hasOwn(base, "__name__")) return true;
  return base.prototype instanceof BaseException || (base as unknown) === BaseException;
}

/** Puts on the prototype what the order finds in classes that are not on its chain. */
function inheritMembers(cls: Class, record: ClassRecord): void {
  for (const base of record.order.slice(1)) {
    if ((base as unknown) === object) continue;
    if (recordOf(base) === undefined && isInChain(cls, base)) {
      checkCooperation(base, record.order);
      continue;
    }
    checkCooperation(base, record.order);
    for (const name of ownNames(base)) install(cls, name);
    if (recordOf(base) === undefined) recognizeInstances(base);
  }
}

/** What `super` is in a JavaScript class is settled when it is declared: it cannot be used where Python's order goes on with another class. */
function checkCooperation(base: Class, order: readonly Class[]): void {
  if (recordOf(base) !== undefined || Object.hasOwn(base, "__name__")) return;
  const next = order[order.indexOf(base) + 1];
  const parent: unknown = Object.getPrototypeOf(base);
  if (next === (isClass(parent) ? parent : object)) return;
  if (/\bsuper\b/.test(Function.prototype.toString.call(base))) {
    throw new TypeError(
      `class ${className(base)} calls super() and is compiled for single inheritance: define the class that has it as one of several bases in its module`,
    );
  }
}

function isInChain(cls: Class, base: Class): boolean {
  const prototype = solidClassOf(base).prototype;
  return Object.prototype.isPrototypeOf.call(prototype, cls.prototype);
}

const recognizes: unique symbol = /* @__PURE__ */ Symbol("recognizes");

/** Makes `instanceof base` true for instances of classes made at run time that have the class in their order. */
function recognizeInstances(base: Class): void {
  if (Object.hasOwn(base, recognizes)) return;
  const before = (base as { [Symbol.hasInstance]?: (value: unknown) => boolean })[
    Symbol.hasInstance
  ]!;
  Object.defineProperty(base, recognizes, { value: true });
  Object.defineProperty(base, Symbol.hasInstance, {
    configurable: true,
    value(this: Class, value: unknown): boolean {
      return before.call(this, value) || hasInstance.call(this, value);
    },
  });
}

/** Tells the attributes that want to know it their names: `__set_name__` (PEP 487). */
function nameMembers(cls: Class, record: ClassRecord): void {
  for (const [name, value] of [...record.dictionary]) {
    if (typeof value !== "object" || value === null) continue;
    const owner = type(value) as unknown as Class;
    const method = lookupInOrder(owner, "__set_name__");
    if (method === missing) continue;
    try {
      call(lookup(value, "__set_name__"), [cls, name]);
    } catch (error) {
      if (error instanceof BaseException) {
        error.add_note(
          `Error calling __set_name__ on '${typeName(value)}' instance '${name}' in '${className(cls)}'`,
        );
      }
      throw error;
    }
  }
}
