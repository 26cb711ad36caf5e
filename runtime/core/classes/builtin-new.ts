/** `__new__` of the built-in classes. Source: CPython Objects/typeobject.c (tp_new_wrapper). */
import { call } from "../calls/call.ts";
import { signature } from "../calls/signature.ts";
import { TypeError } from "../exceptions/base.ts";
import { className, isClass, typeName } from "../names.ts";
import { optionsOf } from "../options.ts";
import { list } from "../types/list.ts";
import { newObject } from "./create.ts";
import { staticmethod } from "./descriptors.ts";
import { isSubtype, type Class } from "./mro.ts";

/** True for a class of JavaScript, which `new` makes instances of; `int` and its kin are functions. */
function isConstructor(cls: Class): boolean {
  return Object.getOwnPropertyDescriptor(cls, "prototype")?.writable === false;
}

const made = /* @__PURE__ */ new WeakMap<object, staticmethod>();

/** `T.__new__(cls, *args, **kwargs)` of a built-in class `T`. */
export function builtinNew(type: Class): staticmethod {
  let result = made.get(type);
  if (result === undefined) {
    const create = function (cls: unknown, ...args: unknown[]): unknown {
      const name = className(type);
      if (!isClass(cls))
        throw new TypeError(`${name}.__new__(X): X is not a type object (${typeName(cls)})`);
      if (!isSubtype(cls, type)) {
        const given = className(cls);
        throw new TypeError(`${name}.__new__(${given}): ${given} is not a subtype of ${name}`);
      }
      const keywords = optionsOf<{ [name: string]: unknown }>(args);
      const positional = keywords === undefined ? args : args.slice(0, -1);
      // Values of the type itself are JavaScript's own, or are made empty.
      if ((cls as unknown) === list) return [];
      return cls === type && !isConstructor(type)
        ? call(type, positional, keywords)
        : newObject(cls, positional, keywords);
    };
    Object.defineProperty(create, "name", { value: "__new__" });
    result = new staticmethod(signature(create, "cls, /, *args, **kwargs", "__new__"));
    made.set(type, result);
  }
  return result;
}
