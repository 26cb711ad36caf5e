import { MetaType } from "../classes/metatype.ts";
import type { Class } from "../classes/mro.ts";
import { type } from "./type.ts";

/** The JavaScript class whose constructor makes values of a class of Python. */
export function solidClassOf(cls: Class): Class {
  return (cls as unknown) === type ? (MetaType as unknown as Class) : cls;
}
