import { bindingOf } from "../calls/bound-method.ts";
import { dict } from "../containers/dict.ts";
import { tuple } from "../containers/tuple.ts";
import { className, classModule, classQualname, pythonName, type NamedClass } from "../names.ts";
import { isIntermediate, resolutionOrder } from "../classes/mro.ts";
import { object } from "../types/object.ts";
import { type } from "../types/type.ts";
import { attributeName } from "./names.ts";

/** `__class__` and `__dict__` of any value. */
export function instanceAttribute(value: unknown, attribute: string): unknown {
  if (attribute === "__class__") return type(value);
  if (attribute === "__dict__" && typeof value === "object" && value !== null) {
    return instanceDict(value);
  }
  if (attribute === "__doc__") return null;
  return undefined;
}

/** A dict of the instance's attributes. It is a copy: writing to it does not change the object. */
export function instanceDict(object: object): dict<string, unknown> {
  const result = new dict<string, unknown>();
  for (const [property, value] of Object.entries(object))
    result.set(attributeName(property), value);
  return result;
}

/** The attributes that every class has. */
export function classAttribute(
  cls: NamedClass & { prototype: object },
  attribute: string,
): unknown {
  switch (attribute) {
    case "__name__":
      return className(cls);
    case "__qualname__":
      return classQualname(cls);
    case "__module__":
      return classModule(cls);
    case "__mro__":
      return tuple.of(...methodResolutionOrder(cls));
    case "__bases__":
      return tuple.of(...directBases(cls));
    case "__class__":
      return type;
    case "__doc__":
      return Object.hasOwn(cls, "__doc__") ? (cls as { __doc__?: unknown }).__doc__ : null;
    default:
      return undefined;
  }
}

/** `cls.__mro__`. */
function methodResolutionOrder(cls: object): object[] {
  return (cls as unknown) === object ? [object] : [...resolutionOrder(cls), object];
}

/** `cls.__bases__`: the classes that the order of the class was merged from. */
function directBases(cls: object): object[] {
  const order = resolutionOrder(cls).slice(1);
  const parent: unknown = Object.getPrototypeOf(cls);
  if (typeof parent !== "function" || !isIntermediate(parent)) {
    return (cls as unknown) === object ? [] : [order[0] ?? object];
  }
  // A base is direct when none of the others has it among its own bases.
  return order.filter(
    (base) => !order.some((other) => other !== base && resolutionOrder(other).includes(base)),
  );
}

/** The attributes that functions and bound methods have. */
export function functionAttribute(
  function_: { readonly name: string },
  attribute: string,
): unknown {
  const binding = bindingOf(function_);
  switch (attribute) {
    case "__name__":
    case "__qualname__":
      return pythonName(binding === undefined ? function_.name : binding.function.name);
    case "__self__":
      return binding?.self;
    case "__func__":
      return binding?.function;
    case "__module__":
      return "__main__";
    case "__doc__":
      return null;
    case "__class__":
      return type(function_);
    default:
      return undefined;
  }
}
