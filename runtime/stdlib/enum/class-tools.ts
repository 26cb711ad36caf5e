/** What the machinery of `enum` needs to read and to write classes as Python does. */
import { getattr } from "../../core/attributes/getattr.ts";
import { missing } from "../../core/attributes/missing.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { signature } from "../../core/calls/signature.ts";
import type { ClassBody } from "../../core/classes/build.ts";
import { lookupInOrder, ownAttribute } from "../../core/classes/dictionary.ts";
import type { Class } from "../../core/classes/mro.ts";
import type { dict } from "../../core/containers/dict.ts";
import { hasattr } from "../../core/attributes/getattr.ts";
import { isClass } from "../../core/names.ts";

export type { Class, ClassBody };

type PlainFunction = (self: never, ...args: never[]) => unknown;

/** A method of a class body: a function that takes its object first. */
export function method(
  owner: string,
  name: string,
  parameters: string,
  function_: PlainFunction,
): unknown {
  Object.defineProperty(function_, "name", { value: name, configurable: true });
  return signature(function_, parameters, `${owner}.${name}`);
}

/** An attribute of a class or its bases as it is stored: nothing is bound. */
export function stored<T>(cls: Class, name: string): T {
  const value = lookupInOrder(cls, name);
  return (value === missing ? undefined : value) as T;
}

/** What the class's own dictionary has. */
export function own(cls: Class, name: string): unknown {
  const value = ownAttribute(cls, name);
  return value === missing ? undefined : value;
}

/** Members by name, aliases included. */
export function memberMap(cls: Class): dict<string, Member> {
  return stored(cls, "_member_map_");
}

/** The names of the members, aliases left out, in the order of their definition. */
export function memberNames(cls: Class): string[] {
  return stored(cls, "_member_names_");
}

/** Members by value. */
export function valueMap(cls: Class): dict<unknown, Member> {
  return stored(cls, "_value2member_map_");
}

/** The value of a key, `undefined` where there is none. */
export function find<K, V>(mapping: dict<K, V>, key: K): V | undefined {
  return mapping.has(key) ? mapping.__getitem__(key) : undefined;
}

/** A member of an enumeration. */
export interface Member {
  _value_: unknown;
  _name_: string | null;
  _sort_order_: number;
  __objclass__: Class;
}

export { getattr, setattr, hasattr, isClass };

/** The class of an object. */
export function classOf(value: unknown): Class {
  return (value as object).constructor as unknown as Class;
}

export function isDescriptor(value: unknown): boolean {
  return hasattr(value, "__get__") || hasattr(value, "__set__") || hasattr(value, "__delete__");
}

/** `__name__` with something between the underscores. */
export function isDunder(name: string): boolean {
  return /^__[^_](?:.*[^_])?__$/s.test(name) && name.length > 4;
}

/** `_name_`. */
export function isSunder(name: string): boolean {
  return /^_[^_](?:.*[^_])?_$/s.test(name) && name.length > 2;
}

/** `_Class__name`, as the compiler makes of `__name` in the class. */
export function isPrivate(className: string, name: string): boolean {
  const start = `_${className}__`;
  return name.length > start.length && name.startsWith(start) && !name.endsWith("__");
}

/** A class that was defined in the body of the enumeration. */
export function isInternalClass(className: string, value: unknown): boolean {
  if (!isClass(value)) return false;
  const qualname = getattr(value, "__qualname__", "") as string;
  const inner = `${className}.${getattr(value, "__name__", "") as string}`;
  return qualname === inner || qualname.endsWith(`.${inner}`);
}
