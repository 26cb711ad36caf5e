/** The classes of `enum` that its own machinery asks for: each is there once it is made, so that a program carries only those that it uses. */
import type { Class } from "../../core/classes/mro.ts";
import { isSubtype } from "../../core/classes/mro.ts";

interface Known {
  EnumType?: Class;
  Enum?: Class;
  ReprEnum?: Class;
  Flag?: Class;
}

export const known: Known = {};

/** Whether a class is a flag, as far as there are flags in the program. */
export function isFlag(cls: Class): boolean {
  return known.Flag !== undefined && isSubtype(cls, known.Flag);
}
