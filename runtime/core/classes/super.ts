import { bindMethod } from "../calls/bound-method.ts";
import { AttributeError } from "../exceptions/base.ts";
import { isClass } from "../names.ts";
import { propertyName } from "../attributes/names.ts";
import { resolutionOrder, type Class } from "./mro.ts";

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/**
 * `super().attribute` in a method of `cls`, called on `self`: the next class after `cls` in the order of `self`'s class. Where only single inheritance is
 * possible, JavaScript's `super` does the same.
 *
 * @param self the instance, or in a class method the class
 */
export function superAttribute(cls: Class, self: object, attribute: string): unknown {
  const property = propertyName(attribute);
  const isStatic = isClass(self);
  const order = resolutionOrder(isStatic ? self : self.constructor);
  for (const next of order.slice(order.indexOf(cls) + 1)) {
    const holder = isStatic ? next : next.prototype;
    const descriptor = Object.getOwnPropertyDescriptor(holder, property);
    if (descriptor === undefined) continue;
    if (descriptor.get !== undefined) return descriptor.get.call(self);
    const value: unknown = descriptor.value;
    return typeof value === "function" && !isClass(value)
      ? bindMethod(value as AnyFunction, self)
      : value;
  }
  throw new AttributeError(`'super' object has no attribute '${attribute}'`);
}
