import { hasMethods } from "./has-methods.ts";
import { TypeError } from "./exceptions/base.ts";
import { typeName } from "./names.ts";
import { repr } from "./repr.ts";
import { StrObject, textOf } from "./types/boxes.ts";

/** An object that says how it prints. */
interface Printable {
  __str__?(): unknown;
}

/** `str(value)` of one value. */
export function toStr(value: unknown = ""): string {
  if (typeof value === "string") return value;
  if (hasMethods(value)) {
    const object = value as Printable;
    if (object.__str__ !== undefined) {
      const result = object.__str__();
      const text = textOf(result);
      if (text !== undefined) return text;
      throw new TypeError(`__str__ returned non-string (type ${typeName(result)})`);
    }
    if (value instanceof StrObject) return value.valueOf();
  }
  return repr(value);
}
