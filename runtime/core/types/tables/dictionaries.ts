/** The dictionaries of the built-in types. */
import { propertyName } from "../../attributes/names.ts";
import { builtin } from "../../calls/signature.ts";
import { builtinNew } from "../../classes/builtin-new.ts";
import { getset_descriptor, staticmethod } from "../../classes/descriptors.ts";
import type { Class } from "../../classes/mro.ts";
import { tuple } from "../../containers/tuple.ts";
import { className } from "../../names.ts";
import { toFloat } from "../../numbers/float.ts";
import { str } from "../str.ts";
import { bool } from "../bool.ts";
import { float } from "../float.ts";
import { int } from "../int.ts";
import { list } from "../list.ts";
import { classTables } from "./classes.ts";
import {
  classmethod_descriptor,
  method_descriptor,
  NativeMethod,
  wrapper_descriptor,
} from "./descriptors.ts";
import { floatTable } from "./float.ts";
import { iteratorTables } from "./iterators.ts";
import { boolTable, intTable } from "./int.ts";
import type { ClassTable, NativeFunction, TypeTable } from "./native-entry.ts";
import { listTable, tupleTable } from "./sequences.ts";
import { strTable } from "./str.ts";

type Dictionary = ReadonlyMap<string, unknown>;

const dictionaries = /* @__PURE__ */ new Map<object, Dictionary | null>();

/** The dictionary of a built-in type; `undefined` for any other class. */
export function builtinDictionary(cls: object): Dictionary | undefined {
  let dictionary = dictionaries.get(cls);
  if (dictionary === undefined) {
    dictionary = makeDictionary(cls as Class) ?? null;
    dictionaries.set(cls, dictionary);
  }
  return dictionary ?? undefined;
}

function makeDictionary(cls: Class): Dictionary | undefined {
  const table = tableOf(cls);
  if (table !== undefined) return dictionaryOf(cls, table);
  const isBuiltin = Object.hasOwn(cls, "__name__") && !Object.hasOwn(cls, "__module__");
  if (!isBuiltin || !Object.hasOwn(classTables, className(cls))) return undefined;
  return dictionaryOf(cls, membersOf(cls, classTables[className(cls)]!));
}

function tableOf(cls: unknown): TypeTable | undefined {
  switch (cls) {
    case int:
      return intTable;
    case bool:
      return boolTable;
    case float:
      return floatTable;
    case str:
      return strTable;
    case list:
      return listTable;
    case tuple:
      return tupleTable;
    default:
      return undefined;
  }
}

const iteratorDictionaries = /* @__PURE__ */ new WeakMap<object, Dictionary>();

/** An attribute of an iterator's class that is not on its prototype: what only those ask for who make iterators anew. */
export function iteratorAttribute(cls: Class, name: string): unknown {
  if (name !== "__reduce__" && name !== "__setstate__") return undefined;
  if (!Object.hasOwn(cls, "__name__") || Object.hasOwn(cls, "__module__")) return undefined;
  let dictionary = iteratorDictionaries.get(cls);
  if (dictionary === undefined) {
    const type = className(cls);
    const table = Object.hasOwn(iteratorTables, type) ? iteratorTables[type]! : {};
    dictionary = new Map(
      Object.entries(table).map(([attribute, [specification, function_]]) => [
        attribute,
        descriptorOf(cls, attribute, specification, function_),
      ]),
    );
    iteratorDictionaries.set(cls, dictionary);
  }
  return dictionary.get(name);
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** The members of a JavaScript class that its table names. */
function membersOf(cls: Class, table: ClassTable): TypeTable {
  const members: { [name: string]: TypeTable[string] } = {};
  for (const [name, specification] of Object.entries(table)) {
    const function_ = memberOf(cls, propertyName(name), specification);
    if (function_ !== undefined) members[name] = [specification, function_];
  }
  return members;
}

function memberOf(cls: Class, property: string, specification: string): NativeFunction | undefined {
  if (specification === "attribute" || specification === "member") {
    const { __floats__: floats = [] } = cls as { __floats__?: readonly string[] };
    const read = (self: never): unknown => (self as { readonly [name: string]: unknown })[property];
    return floats.includes(property) ? (self: never) => toFloat(read(self) as number) : read;
  }
  const isStatic = specification.startsWith("static ");
  const holder = isStatic || specification.startsWith("class ") ? cls : cls.prototype;
  const method = (holder as unknown as { readonly [name: string]: Method | undefined })[property];
  if (method === undefined) return undefined;
  return isStatic
    ? (...args: never[]) => method.apply(cls, args)
    : (self: never, ...args: never[]) => method.apply(self, args);
}

/** Types that the interpreter alone makes values of. */
const withoutNew: readonly string[] = ["dict_keys", "dict_items", "dict_values"];
/** Types whose values can be changed, and so have no hash. */
const unhashable: readonly string[] = [
  "list",
  "dict",
  "set",
  "bytearray",
  "dict_keys",
  "dict_items",
];

function dictionaryOf(cls: Class, table: TypeTable): Map<string, unknown> {
  const dictionary = new Map<string, unknown>();
  const name = className(cls);
  if (!withoutNew.includes(name)) dictionary.set("__new__", builtinNew(cls));
  for (const [attribute, [specification, function_]] of Object.entries(table)) {
    dictionary.set(attribute, descriptorOf(cls, attribute, specification, function_));
  }
  if (unhashable.includes(name)) dictionary.set("__hash__", null);
  return dictionary;
}

function descriptorOf(
  cls: Class,
  name: string,
  specification: string,
  function_: NativeFunction,
): unknown {
  if (specification === "attribute" || specification === "member") {
    return new getset_descriptor(name, function_, undefined, cls, specification === "member");
  }
  const [kind, rest] = specification.split(/ (.*)/s) as [string, string?];
  if (kind === "static") {
    return new staticmethod(builtin(`${className(cls)}.${name}`, rest!, function_, null));
  }
  if (kind === "class") {
    return new classmethod_descriptor(new NativeMethod(cls, name, rest!, function_));
  }
  const method = new NativeMethod(cls, name, specification, function_);
  return method.isWrapper ? new wrapper_descriptor(method) : new method_descriptor(method);
}
