import { missing } from "../attributes/missing.ts";
import { lookup } from "../attributes/lookup.ts";
import { call } from "../calls/call.ts";
import { bound } from "../classes/descriptors.ts";
import { lookupInOrder } from "../classes/dictionary.ts";
import { metaclassOf } from "../classes/metaclass.ts";
import { isSubtype, type Class } from "../classes/mro.ts";
import { recordOf } from "../classes/record.ts";
import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { isClass } from "../names.ts";
import { truth } from "../operators/truth.ts";
import { object } from "../types/object.ts";
import { type } from "../types/type.ts";

/** What `isinstance` and `issubclass` take: a class, a tuple of such, or something with `__instancecheck__`. */
export type ClassInfo = unknown;

/** The instances of a class. */
type InstanceOf<C> = C extends abstract new (...args: never[]) => infer I
  ? I
  : C extends { (...args: never[]): infer R; [Symbol.hasInstance](value: unknown): boolean }
    ? R
    : unknown;

/** A check that the class of `cls` has of its own; {@link missing} where it is that of `type`. */
function customCheck(cls: unknown, name: string): unknown {
  if (isClass(cls)) {
    const metaclass = metaclassOf(cls);
    if ((metaclass as unknown) === type) return missing;
    const method = lookupInOrder(metaclass, name);
    return method === lookupInOrder(type as unknown as Class, name)
      ? missing
      : bound(method, cls, metaclass);
  }
  const owner = type(cls) as unknown as Class;
  const method = lookupInOrder(owner, name);
  return method === missing ? missing : bound(method, cls, owner);
}

/** `isinstance(value, class_or_tuple)`. Source: CPython Objects/abstract.c (object_recursive_isinstance). */
export function isinstance<C>(value: unknown, cls: C): value is InstanceOf<C>;
export function isinstance(value: unknown, cls: unknown): boolean {
  if (cls instanceof tuple) return cls.some((each) => isinstance(value, each));
  if (isClass(cls) && (type(value) as unknown) === cls) return true;
  const check = customCheck(cls, "__instancecheck__");
  if (check !== missing) return truth(call(check, [value]));
  if (isClass(cls)) return isInstance(value, cls as unknown as Class);
  throw new TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
}

/** `type.__instancecheck__(cls, value)`: by the class, or by what `__class__` says. */
export function isInstance(value: unknown, cls: Class): boolean {
  if (value instanceof (cls as unknown as new () => object)) return true;
  const owner = type(value);
  if (isSubtype(owner, cls)) return true;
  if (recordOf(owner) === undefined && !claimsClass(value)) return false;
  const claimed = lookup(value, "__class__");
  return claimed !== owner && isClass(claimed) && isSubtype(claimed, cls);
}

/** Whether an object of the runtime has a `__class__` of its own, as mocks do. */
function claimsClass(value: unknown): boolean {
  return typeof value === "object" && value !== null && "__class__" in value;
}

/** `issubclass(cls, class_or_tuple)`. */
export function issubclass(cls: unknown, base: unknown): boolean {
  if (base instanceof tuple) return base.some((each) => issubclass(cls, each));
  const check = customCheck(base, "__subclasscheck__");
  if (check !== missing) return truth(call(check, [cls]));
  if (!isClass(cls)) throw new TypeError("issubclass() arg 1 must be a class");
  if (!isClass(base))
    throw new TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union");
  return isSubclass(cls, base as unknown as Class);
}

/** `type.__subclasscheck__(base, cls)`. */
export function isSubclass(cls: unknown, base: Class): boolean {
  if (!isClass(cls)) throw new TypeError("issubclass() arg 1 must be a class");
  if ((base as unknown) === object || isSubtype(cls, base)) return true;
  // Types without instances of their own in JavaScript, such as that of None, have no prototype.
  const prototype = cls.prototype as object | undefined;
  if (prototype === undefined || recordOf(cls) !== undefined) return false;
  // A real array is needed to be an instance of list, but not to be of a subclass.
  const below: object | undefined = base.prototype;
  return (
    (below !== undefined && Object.prototype.isPrototypeOf.call(below, prototype)) ||
    Object.create(prototype) instanceof (base as unknown as new () => object)
  );
}
