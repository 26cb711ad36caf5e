import { hasMethods } from "./has-methods.ts";
import { TypeError } from "./exceptions/base.ts";
import { typeName } from "./names.ts";
import { repr } from "./repr.ts";
import { StrObject, textOf } from "./types/boxes.ts";
import { allocate, extensibleType, type PythonType } from "./types/builtin-type.ts";

/** An object that says how it prints. */
interface Printable {
  __str__?(): unknown;
}

/** `str` as a value: the constructor, and what `isinstance` tests. */
export interface StrType extends PythonType {
  (value?: unknown): string;
  new (value?: unknown): StrObject;
}

/**
 * `str(value)`: `type(value).__str__(value)`, which is `repr` for everything but strings and the types that say otherwise.
 */
export const str: StrType = /* @__PURE__ */ extensibleType(
  "str",
  (value) => typeof value === "string" || value instanceof StrObject,
  toStr,
  StrObject,
  (text, cls) => allocate(StrObject, [text], cls),
) as StrType;

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
