/** `super`. Source: CPython Objects/typeobject.c (super_getattro, supercheck). */
import { missing } from "../attributes/missing.ts";
import { genericAttribute } from "../attributes/lookup.ts";
import { AttributeError, RuntimeError, TypeError } from "../exceptions/base.ts";
import { className, fullClassName, isClass, typeName } from "../names.ts";
import { type } from "../types/type.ts";
import { freeName } from "../emitted/names.ts";
import { ClassCell } from "./cell.ts";
import { bound } from "./descriptors.ts";
import { ownAttribute } from "./dictionary.ts";
import { isSubtype, methodResolutionOrder, type Class } from "./mro.ts";

/** `super().attribute` in a method of `cls`, called on `self`: what the classes after `cls` in the order of `self`'s class have. */
export function superAttribute(cls: Class, self: unknown, attribute: string): unknown {
  const value = foundAfter(cls, self, attribute);
  if (value !== missing) return value;
  const error = new AttributeError(`'super' object has no attribute '${attribute}'`);
  error.name$ = attribute;
  throw error;
}

function foundAfter(cls: Class, self: unknown, attribute: string): unknown {
  const isOfClass = isClass(self) && isSubtype(self, cls);
  const start = (isOfClass ? self : type(self)) as unknown as Class;
  const order = methodResolutionOrder(start);
  for (const next of order.slice(order.indexOf(cls) + 1)) {
    const value = ownAttribute(next, attribute);
    if (value !== missing) return bound(value, isOfClass ? null : self, start);
  }
  return missing;
}

/** `super(cls, self)`. */
class super_ {
  static readonly __name__: string = "super";
  readonly #cls: Class;
  readonly #self: unknown;

  constructor(...args: readonly unknown[]) {
    if (args.length > 2)
      throw new TypeError(`super() expected at most 2 arguments, got ${args.length}`);
    const [cls, self = null] = args;
    if (cls === undefined) throw new RuntimeError("super(): no arguments");
    if (!isClass(cls))
      throw new TypeError(`super() argument 1 must be a type, not ${typeName(cls)}`);
    this.#cls = cls as unknown as Class;
    this.#self = self;
    if (self !== null) check(this.#cls, self);
  }

  __getattribute__(name: string): unknown {
    if (name !== "__class__" && this.#self !== null) {
      const value = foundAfter(this.#cls, this.#self, name);
      if (value !== missing) return value;
    }
    switch (name) {
      case "__thisclass__":
        return this.#cls;
      case "__self__":
        return this.#self;
      case "__self_class__":
        return this.#self === null ? null : isClass(this.#self) ? this.#self : type(this.#self);
    }
    const value = genericAttribute(this, name);
    if (value !== missing) return value;
    const error = new AttributeError(`'super' object has no attribute '${name}'`);
    error.name$ = name;
    error.obj = this;
    throw error;
  }

  __get__(instance: unknown, _owner?: unknown): unknown {
    return instance === null || this.#self !== null ? this : new super_(this.#cls, instance);
  }

  __repr__(): string {
    const shown = this.#self === null ? "NULL" : `<${typeName(this.#self)} object>`;
    return `<super: <class '${className(this.#cls)}'>, ${shown}>`;
  }
}

function check(cls: Class, self: unknown): void {
  const isOfClass = isClass(self) && isSubtype(self, cls);
  if (isOfClass || isSubtype(type(self), cls)) return;
  throw new TypeError(
    `super(type, obj): obj (${isClass(self) ? `type ${fullClassName(self)}` : `instance of ${typeName(self)}`}) is not an instance or subtype of type (${className(cls)}).`,
  );
}

export { super_ as super$ };

/** `super()` in a method whose class is made at run time: `__class__` is known once the class is. */
export function superOf(cell: ClassCell | null, self: unknown): super_ {
  if (self === undefined) throw new RuntimeError("super(): arg[0] deleted");
  if (cell === null) throw new RuntimeError("super(): __class__ cell not found");
  if (cell.cls === undefined) throw new RuntimeError("super(): empty __class__ cell");
  return new super_(cell.cls, self);
}

/** `__class__` in a method of a class that is made at run time. */
export function classOf(cell: ClassCell): unknown {
  return freeName(cell.cls, "__class__");
}
