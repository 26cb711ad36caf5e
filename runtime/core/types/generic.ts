import { missing } from "../attributes/missing.ts";

/** What subscripts of classes that the runtime defines need. */
export interface GenericClasses {
  /** `__class_getitem__` of a class that has one of its own, such as `list`; {@link missing} for any other. */
  method(cls: object): unknown;
  /** `cls[key]`; {@link missing} for a class that is not generic. */
  item(cls: object, key: unknown): unknown;
}

let classes: GenericClasses | undefined;

/** Only a program that subscribes to classes carries the class of what that gives. */
export function setGenericClasses(given: GenericClasses): void {
  classes = given;
}

/** See {@link GenericClasses.method}. */
export function genericMethod(cls: object): unknown {
  return classes === undefined ? missing : classes.method(cls);
}

/** See {@link GenericClasses.item}. */
export function genericItem(cls: object, key: unknown): unknown {
  return classes === undefined ? missing : classes.item(cls, key);
}
