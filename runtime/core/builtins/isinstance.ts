import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { isClass } from "../names.ts";
import { truth } from "../operators/truth.ts";
import { bool } from "../types/bool.ts";
import { int } from "../types/int.ts";
import { object } from "../types/object.ts";

/** What `isinstance` and `issubclass` take: a class, a tuple of such, or something with `__instancecheck__`. */
export type ClassInfo = unknown;

/** The instances of a class. */
type InstanceOf<C> = C extends abstract new (...args: never[]) => infer I
  ? I
  : C extends { (...args: never[]): infer R; [Symbol.hasInstance](value: unknown): boolean }
    ? R
    : unknown;

interface Checks {
  __instancecheck__?: (value: unknown) => unknown;
  __subclasscheck__?: (value: unknown) => unknown;
}

/** `isinstance(value, class_or_tuple)`. */
export function isinstance<C>(value: unknown, cls: C): value is InstanceOf<C>;
export function isinstance(value: unknown, cls: unknown): boolean {
  if (cls instanceof tuple) return cls.some((each) => isinstance(value, each));
  const { __instancecheck__: check } = Object(cls) as Checks;
  if (check !== undefined) return truth(check.call(cls, value));
  if (isClass(cls)) return value instanceof cls;
  if (cls === null) {
    throw new TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
  }
  throw new TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
}

/** `issubclass(cls, class_or_tuple)`. */
export function issubclass(cls: unknown, base: unknown): boolean {
  if (!isClass(cls)) throw new TypeError("issubclass() arg 1 must be a class");
  if (base instanceof tuple) return base.some((each) => issubclass(cls, each));
  const { __subclasscheck__: check } = Object(base) as Checks;
  if (check !== undefined) return truth(check.call(base, cls));
  if (!isClass(base)) {
    throw new TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union");
  }
  if ((cls as unknown) === base || (base as unknown) === object) return true;
  if ((cls as unknown) === bool) return (base as unknown) === int;
  // Types without instances of their own in JavaScript, such as that of None, have no prototype.
  const prototype = cls.prototype as object | undefined;
  if (prototype === undefined) return false;
  // A real array is needed to be an instance of list, but not to be of a subclass.
  return isBelow(base.prototype, prototype) || Object.create(prototype) instanceof base;
}

function isBelow(base: object | undefined, prototype: object): boolean {
  return base !== undefined && Object.prototype.isPrototypeOf.call(base, prototype);
}
