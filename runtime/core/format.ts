import { TypeError } from "./exceptions/base.ts";
import { typeName } from "./names.ts";
import { isFloat, isInt, integerOf } from "./numbers/convert.ts";
import { floatValue } from "./numbers/floats.ts";
import { str } from "./str.ts";
import { formatFloat, formatInteger } from "./text/format-number.ts";
import { formatString } from "./text/format-string.ts";

/**
 * `format(value, spec)`, and the replacement fields of f-strings that have a specification.
 *
 * @throws ValueError for a specification that the type does not know, TypeError for a type that takes none
 */
export function format(value: unknown, spec = ""): string {
  if (typeof spec !== "string") {
    throw new TypeError(`format() argument 2 must be str, not ${typeName(spec)}`);
  }
  if (typeof value === "string") return formatString(value, spec);
  if (typeof value === "object" && value !== null) {
    const method = (value as { __format__?: (spec: string) => unknown }).__format__;
    if (method !== undefined) {
      const result = method.call(value, spec);
      if (typeof result === "string") return result;
      throw new TypeError(`__format__ must return a str, not ${typeName(result)}`);
    }
  }
  if (spec === "") return str(value);
  if (isInt(value)) return formatInteger(integerOf(value), spec, typeName(value));
  if (isFloat(value)) return formatFloat(floatValue(value), spec);
  throw new TypeError(`unsupported format string passed to ${typeName(value)}.__format__`);
}
