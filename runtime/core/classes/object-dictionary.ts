/** The attributes of `object`. Source: CPython Objects/typeobject.c (object_methods, slotdefs). */
import { lookupInOrder } from "./dictionary.ts";
import { getattr } from "../attributes/getattr.ts";
import { genericAttribute, missingAttribute } from "../attributes/lookup.ts";
import { genericDelete, genericStore } from "../attributes/setattr.ts";
import { namesOf } from "../attributes/dir.ts";
import { optionsOf } from "../options.ts";
import { TypeError } from "../exceptions/base.ts";
import { hashIdentity } from "../hash.ts";
import { className, classQualname, isClass, typeName } from "../names.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { ne } from "../operators/compare.ts";
import { defaultRepr, repr } from "../repr.ts";
import { str } from "../types/str.ts";
import { type } from "../types/type.ts";
import { signature } from "../calls/signature.ts";
import { missing } from "../attributes/missing.ts";
import { checkExcess, newObject } from "./create.ts";
import { classmethod, getset_descriptor, staticmethod } from "./descriptors.ts";
import type { Class } from "./mro.ts";
import { recordOf } from "./record.ts";
import { reduceByType, reduceObject, stateOf } from "./reduce.ts";

let dictionary: Map<string, unknown> | undefined;

/** `object.__dict__`. */
export function objectDictionary(): ReadonlyMap<string, unknown> {
  if (dictionary === undefined) {
    dictionary = new Map();
    for (const [name, text, function_] of methods()) {
      Object.defineProperty(function_, "name", { value: name, configurable: true });
      dictionary.set(name, signature(function_, text, name));
    }
    for (const name of ["__init_subclass__", "__subclasshook__"])
      dictionary.set(name, new classmethod(dictionary.get(name)));
    dictionary.set("__new__", new staticmethod(dictionary.get("__new__")));
    dictionary.set(
      "__class__",
      new getset_descriptor("__class__", (self: unknown) => type(self), setClass),
    );
  }
  return dictionary;
}

type Method = readonly [
  name: string,
  text: string,
  function_: (self: never, ...args: never[]) => unknown,
];

function methods(): Method[] {
  return [
    ["__repr__", "self, /", (self: object) => defaultRepr(self)],
    ["__str__", "self, /", (self: unknown) => repr(self)],
    ["__hash__", "self, /", (self: unknown) => hashIdentity(self)],
    [
      "__eq__",
      "self, value, /",
      (self: unknown, other: unknown) => self === other || NotImplemented,
    ],
    ["__ne__", "self, value, /", notEqual],
    ["__lt__", "self, value, /", () => NotImplemented],
    ["__le__", "self, value, /", () => NotImplemented],
    ["__gt__", "self, value, /", () => NotImplemented],
    ["__ge__", "self, value, /", () => NotImplemented],
    [
      "__getattribute__",
      "self, name, /",
      (self: unknown, name: string) => {
        const value = genericAttribute(self, name);
        if (value === missing) throw missingAttribute(self, name);
        return value;
      },
    ],
    [
      "__setattr__",
      "self, name, value, /",
      (self: object, name: string, value: unknown) => {
        genericStore(self, name, value);
        return null;
      },
    ],
    [
      "__delattr__",
      "self, name, /",
      (self: object, name: string) => {
        genericDelete(self, name);
        return null;
      },
    ],
    ["__init__", "self, /, *args, **kwargs", initialize],
    [
      "__new__",
      "cls, /, *args, **kwargs",
      (cls: unknown, ...args: unknown[]) => {
        const keywords = optionsOf<{ [name: string]: unknown }>(args);
        return newObject(cls, keywords === undefined ? args : args.slice(0, -1), keywords);
      },
    ],
    ["__init_subclass__", "cls, /, **kwargs", initSubclass],
    ["__subclasshook__", "cls, subclass, /", () => NotImplemented],
    ["__format__", "self, format_spec, /", formatObject],
    ["__dir__", "self, /", (self: unknown) => namesOf(self)],
    ["__reduce__", "self, /", (self: object) => reduceByType(self, 0)],
    ["__reduce_ex__", "self, protocol, /", reduceObject],
    ["__getstate__", "self, /", stateOf],
    ["__sizeof__", "self, /", () => 16],
  ];
}

function notEqual(self: unknown, other: unknown): unknown {
  const equal = getattr(self, "__eq__") as (other: unknown) => unknown;
  const answer = equal(other);
  return answer === NotImplemented ? NotImplemented : ne(true, answer);
}

function initialize(self: object, ...args: unknown[]): null {
  const cls = self.constructor as unknown as Class;
  const record = recordOf(cls);
  const isExcess =
    record?.solid === null || lookupInOrder(cls, "__init__") !== objectDictionary().get("__init__");
  if (args.length > 0 && record !== undefined && isExcess) checkExcess(cls, "__init__");
  return null;
}

function initSubclass(cls: Class, ...args: unknown[]): null {
  if (args.length > 0)
    throw new TypeError(`${classQualname(cls)}.__init_subclass__() takes no keyword arguments`);
  return null;
}

function formatObject(self: unknown, specification: unknown): string {
  if (typeof specification !== "string")
    throw new TypeError(`__format__() argument must be str, not ${typeName(specification)}`);
  if (specification !== "")
    throw new TypeError(`unsupported format string passed to ${typeName(self)}.__format__`);
  return str(self);
}

/** `object.__class__ = cls`. */
function setClass(self: object, cls: unknown): void {
  if (!isClass(cls))
    throw new TypeError(`__class__ must be set to a class, not '${typeName(cls)}' object`);
  const [before, after] = [recordOf(self.constructor), recordOf(cls)];
  const isPlain = (each: typeof before, owner: object): boolean =>
    each === undefined ? !Object.hasOwn(owner, "__name__") : each.solid === null;
  const isSame = before !== undefined && after !== undefined && before.solid === after.solid;
  if (!isSame && !(isPlain(before, self.constructor) && isPlain(after, cls))) {
    throw new TypeError(
      "__class__ assignment only supported for mutable types or ModuleType subclasses",
    );
  }
  if (
    before?.hasInstanceDict !== after?.hasInstanceDict &&
    before !== undefined &&
    after !== undefined
  ) {
    throw new TypeError(
      `__class__ assignment: '${className(cls)}' object layout differs from '${typeName(self)}'`,
    );
  }
  Object.setPrototypeOf(self, cls.prototype);
}
