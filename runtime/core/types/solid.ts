import { ofMetaclass } from "../has-methods.ts";
import type { Class } from "../classes/mro.ts";
import { type } from "./type.ts";

/** The JavaScript class whose constructor makes values of a class of Python. */
export function solidClassOf(cls: Class): Class {
  if ((cls as unknown) === type) return metatype() as unknown as Class;
  return cls;
}

let base: { prototype: object } | undefined;

/** What metaclasses extend: their instances are JavaScript functions. */
function metatype(): { prototype: object } {
  return (base ??= {
    prototype: Object.create(Function.prototype, { [ofMetaclass]: { value: true } }) as object,
  });
}
