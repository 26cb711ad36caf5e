import { TypeError } from "./exceptions/base.ts";
import { typeName } from "./names.ts";
import { repr } from "./repr.ts";
import { builtinType, type PythonType } from "./types/builtin-type.ts";

/** An object that says how it prints. */
interface Printable {
  __str__?(): unknown;
}

/** `str` as a value: the constructor, and what `isinstance` tests. */
export interface StrType extends PythonType {
  (value?: unknown): string;
}

/**
 * `str(value)`: `type(value).__str__(value)`, which is `repr` for everything but strings and the types that say otherwise.
 */
export const str: StrType = /* @__PURE__ */ builtinType(
  "str",
  (value) => typeof value === "string",
  toStr,
);

function toStr(value: unknown = ""): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null) {
    const object = value as Printable;
    if (object.__str__ !== undefined) {
      const text = object.__str__();
      if (typeof text === "string") return text;
      throw new TypeError(`__str__ returned non-string (type ${typeName(text)})`);
    }
  }
  return repr(value);
}
