import { TypeError } from "./exceptions/base.ts";
import { argumentTypeName, typeName } from "./names.ts";
import { isFloat, isInt, integerOf } from "./numbers/convert.ts";
import { floatValue } from "./numbers/floats.ts";
import { toStr } from "./str.ts";
import { formatFloat, formatInteger } from "./text/format-number.ts";
import { formatString } from "./text/format-string.ts";
import { StrObject, textOf } from "./types/boxes.ts";

/** The argument of `__format__`. */
export function formatArgument(specification: unknown): string {
  const text = textOf(specification);
  if (text !== undefined) return text;
  throw new TypeError(`__format__() argument must be str, not ${argumentTypeName(specification)}`);
}

/**
 * `format(value, spec)`, and the replacement fields of f-strings that have a specification.
 *
 * @throws ValueError for a specification that the type does not know, TypeError for a type that takes none
 */
export function format(value: unknown, spec = ""): string {
  const text = textOf(spec);
  if (text === undefined) {
    throw new TypeError(`format() argument 2 must be str, not ${typeName(spec)}`);
  }
  if (typeof value === "string") return formatString(value, text);
  if (typeof value === "object" && value !== null) {
    const method = (value as { __format__?: (spec: string) => unknown }).__format__;
    if (method !== undefined) {
      const result = method.call(value, spec);
      const formatted = textOf(result);
      if (formatted !== undefined) return formatted;
      throw new TypeError(`__format__ must return a str, not ${typeName(result)}`);
    }
  }
  if (text === "") return toStr(value);
  if (isInt(value)) return formatInteger(integerOf(value), text, typeName(value));
  if (isFloat(value)) return formatFloat(floatValue(value), text, typeName(value));
  if (value instanceof StrObject) return formatString(value.valueOf(), text);
  throw new TypeError(`unsupported format string passed to ${typeName(value)}.__format__`);
}
