/** The attributes of `type`. Source: CPython Objects/typeobject.c (type_methods, type_getsets). */
import { genericClassAttribute, missingAttribute } from "../attributes/lookup.ts";
import { missing } from "../attributes/missing.ts";
import { namesOf } from "../attributes/dir.ts";
import { isInstance, isSubclass } from "../builtins/isinstance.ts";
import { signature } from "../calls/signature.ts";
import { dict } from "../containers/dict.ts";
import { TypeError } from "../exceptions/base.ts";
import { fullClassName, isClass, typeName, type NamedClass } from "../names.ts";
import { optionsOf } from "../options.ts";
import { type } from "../types/type.ts";
import { unionOf } from "../types/union.ts";
import { callClass } from "./create.ts";
import { classmethod, staticmethod } from "./descriptors.ts";
import { metaclassOf } from "./metaclass.ts";
import { mergeOrders, methodResolutionOrder, type Class } from "./mro.ts";
import { recordOf, subclassesOf } from "./record.ts";
import { deleteClassAttribute, storeClassAttribute } from "./store.ts";
import { newClass } from "./type-new.ts";
import { object } from "../types/object.ts";

let dictionary: Map<string, unknown> | undefined;

/** `type.__dict__`. */
export function typeDictionary(): ReadonlyMap<string, unknown> {
  if (dictionary === undefined) {
    dictionary = new Map();
    for (const [name, text, function_] of methods()) {
      Object.defineProperty(function_, "name", { value: name, configurable: true });
      dictionary.set(name, signature(function_, text, name === "__new__" ? "type.__new__" : name));
    }
    dictionary.set("__new__", new staticmethod(dictionary.get("__new__")));
    dictionary.set("__prepare__", new classmethod(dictionary.get("__prepare__")));
  }
  return dictionary;
}

type Method = readonly [
  name: string,
  text: string,
  function_: (self: never, ...args: never[]) => unknown,
];

function split(args: unknown[]): [unknown[], { [name: string]: unknown }] {
  const keywords = optionsOf<{ [name: string]: unknown }>(args);
  return keywords === undefined ? [args, {}] : [args.slice(0, -1), keywords];
}

function methods(): Method[] {
  return [
    ["__repr__", "self, /", (self: NamedClass) => `<class '${fullClassName(self)}'>`],
    ["mro", "self, /", (self: Class) => [...orderOf(self)]],
    ["__subclasses__", "self, /", (self: Class) => subclassesOf(self)],
    [
      "__instancecheck__",
      "self, instance, /",
      (self: Class, value: unknown) => isInstance(value, self),
    ],
    [
      "__subclasscheck__",
      "self, subclass, /",
      (self: Class, cls: unknown) => isSubclass(cls, self),
    ],
    ["__prepare__", "cls, /, *args, **kwargs", () => new dict()],
    ["__or__", "self, value, /", (self: unknown, other: unknown) => unionOf(self, other)],
    ["__ror__", "self, value, /", (self: unknown, other: unknown) => unionOf(other, self)],
    ["__dir__", "self, /", (self: unknown) => namesOf(self)],
    [
      "__getattribute__",
      "self, name, /",
      (self: Class, name: string) => {
        const value = genericClassAttribute(self, name);
        if (value === missing) throw missingAttribute(self, name);
        return value;
      },
    ],
    [
      "__setattr__",
      "self, name, value, /",
      (self: Class, name: string, value: unknown) => {
        storeClassAttribute(self, name, value);
        return null;
      },
    ],
    [
      "__delattr__",
      "self, name, /",
      (self: Class, name: string) => {
        deleteClassAttribute(self, name);
        return null;
      },
    ],
    [
      "__call__",
      "self, /, *args, **kwargs",
      (self: Class, ...rest: unknown[]) => callClass(self, ...split(rest)),
    ],
    ["__new__", "metatype, /, *args, **kwargs", newType],
    ["__init__", "self, /, *args, **kwargs", initType],
  ];
}

/** `type.mro(cls)`: the order by the bases, whatever the metaclass says. */
export function orderOf(cls: Class): readonly Class[] {
  const bases = recordOf(cls)?.bases;
  if (bases === undefined) return methodResolutionOrder(cls);
  return [cls, ...mergeOrders(bases), object as unknown as Class];
}

function initType(_self: Class, ...rest: unknown[]): null {
  const [args] = split(rest);
  if (args.length !== 1 && args.length !== 3)
    throw new TypeError("type.__init__() takes 1 or 3 arguments");
  return null;
}

function newType(metatype: Class, ...rest: unknown[]): unknown {
  const [args, keywords] = split(rest);
  if ((metatype as unknown) === type && args.length === 1) return metaclassOrType(args[0]);
  if (args.length !== 3) {
    throw new TypeError(
      (metatype as unknown) === type
        ? "type() takes 1 or 3 arguments"
        : `type.__new__() takes exactly 3 arguments (${args.length} given)`,
    );
  }
  const [name, bases, namespace] = args;
  if (typeof name !== "string")
    throw new TypeError(`type.__new__() argument 1 must be str, not ${typeName(name)}`);
  if (!Array.isArray(bases))
    throw new TypeError(`type.__new__() argument 2 must be tuple, not ${typeName(bases)}`);
  if (!(namespace instanceof dict))
    throw new TypeError(`type.__new__() argument 3 must be dict, not ${typeName(namespace)}`);
  return newClass(metatype, name, bases as unknown[], namespace as dict<string, unknown>, keywords);
}

function metaclassOrType(value: unknown): unknown {
  return isClass(value) ? metaclassOf(value) : type(value);
}
