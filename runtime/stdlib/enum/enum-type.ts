/** The metaclass of enumerations. Source: CPython 3.13 Lib/enum.py (EnumType). */
import { isinstance } from "../../core/builtins/isinstance.ts";
import { namesOf } from "../../core/attributes/dir.ts";
import { sorted } from "../../core/builtins/aggregate.ts";
import { call } from "../../core/calls/call.ts";
import { buildClass } from "../../core/classes/build.ts";
import { classmethod, property } from "../../core/classes/descriptors.ts";
import { mappingproxy } from "../../core/classes/mappingproxy.ts";
import { superAttribute } from "../../core/classes/super.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { AttributeError, TypeError } from "../../core/exceptions/base.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { className } from "../../core/names.ts";
import { contains } from "../../core/operators/contains.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { object } from "../../core/types/object.ts";
import { type } from "../../core/types/type.ts";
import type { PythonClass } from "../../core/types/type.ts";
import { splitOptions } from "../internal/options.ts";
import { addMember } from "./add-member.ts";
import {
  getattr,
  memberMap,
  memberNames,
  method,
  own,
  stored,
  valueMap,
  type Class,
  type ClassBody,
  type Member,
} from "./class-tools.ts";
import { createByNames, type FunctionalOptions } from "./functional.ts";
import { isFlag, known } from "./known.ts";
import {
  checkForExistingMembers,
  findDataRepr,
  findDataType,
  findNew,
  getMixins,
} from "./mixins.ts";
import { newEnumeration } from "./new-enumeration.ts";
import { EnumDict } from "./enum-dict.ts";

type Keywords = { readonly [name: string]: unknown };

/** `super().name(...)` of a method of the metaclass. */
function inherited(self: unknown, name: string): unknown {
  return superAttribute(known.EnumType!, self, name);
}

function* membersOf(cls: Class, names: readonly string[]): Generator<Member | null> {
  for (const name of names) yield memberMap(cls).get(name);
}

/** `cls(value)`, or the functional API: `Enum("Color", "RED GREEN")`. */
function callEnumeration(cls: Class, value: unknown, ...rest: unknown[]): unknown {
  const [positional, options] = splitOptions<unknown, FunctionalOptions>(rest);
  const [names, ...values] = positional;
  if (memberMap(cls).size > 0) {
    const given = names === undefined ? value : tuple.of(value, names, ...values);
    return call(getattr(cls, "__new__"), [cls, given]);
  }
  if (names === undefined && (options.type ?? null) === null) {
    throw new TypeError(
      `${toStr(cls)} has no members; specify \`names=()\` if you meant to create a new, empty, enum`,
    );
  }
  return call(getattr(cls, "_create_"), [value, names ?? null], {
    ...(options as Keywords),
  });
}

function hasValue(cls: Class, value: unknown): boolean {
  if (isinstance(value, cls)) return true;
  try {
    return contains(valueMap(cls), value);
  } catch (error) {
    if (!(caught(error) instanceof TypeError)) throw error;
    return contains(stored(cls, "_unhashable_values_"), value);
  }
}

function namesOfEnumeration(cls: Class): string[] {
  const names = new Set([
    "__class__",
    "__contains__",
    "__doc__",
    "__getitem__",
    "__iter__",
    "__len__",
    "__members__",
    "__module__",
    "__name__",
    "__qualname__",
    ...memberNames(cls),
  ]);
  if (stored(cls, "_new_member_") !== getattr(object, "__new__")) names.add("__new__");
  // CPython compares two bound methods here, which are never identical.
  names.add("__init_subclass__");
  const dataType = stored<Class>(cls, "_member_type_");
  if ((dataType as unknown) !== object) for (const name of namesOf(dataType)) names.add(name);
  return sorted([...names]);
}

function setAttribute(cls: Class, name: string, value: unknown): null {
  const members = own(cls, "_member_map_") as dict<string, unknown> | undefined;
  if (members?.has(name) === true) throw new AttributeError(`cannot reassign member ${repr(name)}`);
  call(inherited(cls, "__setattr__"), [name, value]);
  return null;
}

function deleteAttribute(cls: Class, name: string): null {
  if (memberMap(cls).has(name)) {
    throw new AttributeError(`${repr(className(cls))} cannot delete member ${repr(name)}.`);
  }
  call(inherited(cls, "__delattr__"), [name]);
  return null;
}

function prepare(metacls: Class, name: string, bases: readonly Class[]): EnumDict {
  call(getattr(metacls, "_check_for_existing_members_"), [name, bases]);
  const namespace = new EnumDict();
  namespace._cls_name = name;
  const mixins = call(getattr(metacls, "_get_mixins_"), [name, bases]) as [unknown, unknown];
  const firstEnum = mixins[1] ?? null;
  if (firstEnum !== null) {
    const generate = getattr(firstEnum, "_generate_next_value_", null);
    namespace.__setitem__("_generate_next_value_", generate);
  }
  return namespace;
}

function defineMetaclass(body: ClassBody): void {
  const define = (
    name: string,
    parameters: string,
    function_: (self: never, ...args: never[]) => unknown,
  ): void => {
    body[name] = method("EnumType", name, parameters, function_);
  };
  const defineForMetaclass: typeof define = (name, parameters, function_) => {
    body[name] = new classmethod(method("EnumType", name, parameters, function_));
  };
  body["__doc__"] = "\n    Metaclass for Enum\n    ";
  defineForMetaclass("__prepare__", "metacls, cls, bases, **kwds", prepare);
  define(
    "__new__",
    "metacls, cls, bases, classdict, *, boundary=, _simple=, **kwds",
    newEnumeration,
  );
  define("__bool__", "cls", () => true);
  define(
    "__call__",
    "cls, value, names=, *values, module=, qualname=, type=, start=, boundary=",
    callEnumeration,
  );
  define("__contains__", "cls, value", hasValue);
  define("__delattr__", "cls, attr", deleteAttribute);
  define("__dir__", "cls", namesOfEnumeration);
  define("__getitem__", "cls, name", (cls: Class, name: string) =>
    memberMap(cls).__getitem__(name),
  );
  define("__iter__", "cls", (cls: Class) => membersOf(cls, memberNames(cls)));
  define("__len__", "cls", (cls: Class) => memberNames(cls).length);
  define("__reversed__", "cls", (cls: Class) => membersOf(cls, [...memberNames(cls)].reverse()));
  body["__members__"] = new property(
    method("EnumType", "__members__", "cls", (cls: Class) => new mappingproxy(memberMap(cls))),
  );
  define(
    "__repr__",
    "cls",
    (cls: Class) => `<${isFlag(cls) ? "flag" : "enum"} ${repr(className(cls))}>`,
  );
  define("__setattr__", "cls, name, value", setAttribute);
  define(
    "_create_",
    "cls, class_name, names, *, module=, qualname=, type=, start=, boundary=",
    createByNames,
  );
  defineForMetaclass(
    "_check_for_existing_members_",
    "mcls, class_name, bases",
    (_mcls: Class, name: string, bases: readonly Class[]) => {
      checkForExistingMembers(name, bases);
      return null;
    },
  );
  defineForMetaclass("_get_mixins_", "mcls, class_name, bases", getMixins);
  defineForMetaclass(
    "_find_data_repr_",
    "mcls, class_name, bases",
    (_mcls: Class, _name: string, bases: readonly Class[]) => findDataRepr(bases),
  );
  defineForMetaclass(
    "_find_data_type_",
    "mcls, class_name, bases",
    (_mcls: Class, name: string, bases: readonly Class[]) => findDataType(name, bases),
  );
  defineForMetaclass("_find_new_", "mcls, classdict, member_type, first_enum", findNew);
  define("_add_member_", "cls, name, member", (cls: Class, name: string, member: Member) => {
    addMember(cls, name, member);
    return null;
  });
}

function makeEnumType(): PythonClass {
  const cls = buildClass("EnumType", [type], (body) => defineMetaclass(body), { module: "enum" });
  known.EnumType = cls as unknown as Class;
  return cls;
}

/** `enum.EnumType`. */
export const EnumType: PythonClass = /* @__PURE__ */ makeEnumType();
export type EnumType = unknown;
