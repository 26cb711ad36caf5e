import { AttributeError, TypeError } from "../exceptions/base.ts";
import { className, isClass, typeName } from "../names.ts";
import { lookup, missing, missingText } from "./lookup.ts";
import { propertyName } from "./names.ts";

type Writable = { [name: string]: unknown };

interface Customized {
  __setattr__?: (name: string, value: unknown) => unknown;
  __delattr__?: (name: string) => unknown;
}

/** True for values of Python's built-in types, whose attributes cannot be set. */
function isSealed(object: unknown): boolean {
  if (typeof object !== "object" || object === null) return typeof object !== "function";
  const cls = object.constructor as unknown;
  if (cls === Array) return true;
  return (
    typeof cls === "function" &&
    Object.hasOwn(cls, "__name__") &&
    !(object instanceof Error) &&
    !("__dict__" in cls)
  );
}

/** `object.attribute = value` where the object's type is not known, and `setattr(object, name, value)`. */
export function setattr(object: unknown, attribute: string, value: unknown): void {
  if (typeof attribute !== "string") {
    throw new TypeError(`attribute name must be string, not '${typeName(attribute)}'`);
  }
  const property = propertyName(attribute);
  if (
    isSealed(object) &&
    !(
      typeof object === "object" &&
      object !== null &&
      property in object &&
      !isMethod(object, property)
    )
  ) {
    throw sealedError(object, attribute);
  }
  const custom = isClass(object) ? undefined : (object as Customized).__setattr__;
  if (custom !== undefined) return void custom.call(object, attribute, value);
  if (!isClass(object)) {
    const accessor = accessorOf(object as object, property);
    if (accessor !== undefined && accessor.set === undefined) {
      throw new AttributeError(
        `property '${attribute}' of '${typeName(object)}' object has no setter`,
      );
    }
  } else if (Object.hasOwn(object, "__name__")) {
    throw new TypeError(
      `cannot set '${attribute}' attribute of immutable type '${className(object)}'`,
    );
  }
  (object as Writable)[property] = value;
}

function isMethod(object: object, property: string): boolean {
  return typeof (object as Writable)[property] === "function";
}

function accessorOf(object: object, property: string): PropertyDescriptor | undefined {
  for (
    let holder: object | null = object;
    holder !== null;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, property);
    if (descriptor !== undefined) return "get" in descriptor ? descriptor : undefined;
  }
  return undefined;
}

function sealedError(object: unknown, attribute: string): AttributeError {
  if (lookup(object, attribute) !== missing) {
    return new AttributeError(`'${typeName(object)}' object attribute '${attribute}' is read-only`);
  }
  return new AttributeError(
    `${missingText(object, attribute)} and no __dict__ for setting new attributes`,
  );
}

/** `del object.attribute`, `delattr(object, name)`. */
export function delattr(object: unknown, attribute: string): void {
  if (typeof attribute !== "string") {
    throw new TypeError(`attribute name must be string, not '${typeName(attribute)}'`);
  }
  if (isSealed(object)) throw sealedError(object, attribute);
  const custom = isClass(object) ? undefined : (object as Customized).__delattr__;
  if (custom !== undefined) return void custom.call(object, attribute);
  const property = propertyName(attribute);
  if (!Object.hasOwn(object as object, property)) {
    throw new AttributeError(missingText(object, attribute));
  }
  delete (object as Writable)[property];
}
