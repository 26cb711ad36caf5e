import { bytesOf, latin1 } from "../containers/buffer.ts";
import { TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { isFloat, isNumeric, isPlainNumber } from "../numbers/convert.ts";
import { floatValue } from "../numbers/floats.ts";
import { indexOf } from "../numbers/index-of.ts";
import { asciiNumber } from "../text/digits.ts";
import { repr } from "../repr.ts";
import { FloatObject, textOf } from "./boxes.ts";
import { allocate, extensibleType, type PythonType } from "./builtin-type.ts";

/** `float` as a value: the constructor, and what `isinstance` tests. */
export interface FloatType extends PythonType {
  (value?: unknown): number;
  new (value?: unknown): FloatObject;
}

/** `float(value=0.0)`: a plain number; a place of unknown type takes `toFloat(float(x))`. */
export const float: FloatType = /* @__PURE__ */ extensibleType(
  "float",
  isFloat,
  createFloat,
  FloatObject,
  (value, cls) => allocate(FloatObject, [value], cls),
  "0-1 -> float",
) as FloatType;

/** What calling the type gives: a plain value. */
export function createFloat(value: unknown = 0): number {
  if (isPlainNumber(value)) return floatValue(value);
  const text = textOf(value);
  if (text !== undefined) return parseFloatText(text);
  if (typeof value === "object" && value !== null) {
    const { __float__: toFloat, __index__: toIndex } = value as {
      __float__?: () => unknown;
      __index__?: () => unknown;
    };
    if (toFloat !== undefined) return floatResult(value, toFloat.call(value));
    if (isNumeric(value)) return floatValue(value);
    if (toIndex !== undefined) return floatValue(indexOf(value));
  }
  const data = bytesOf(value);
  if (data !== undefined) return parseFloatText(latin1(data), value);
  throw new TypeError(
    `float() argument must be a string or a real number, not '${typeName(value)}'`,
  );
}

function floatResult(value: unknown, result: unknown): number {
  if (isFloat(result)) return floatValue(result);
  throw new TypeError(`${typeName(value)}.__float__ returned non-float (type ${typeName(result)})`);
}

const number = /^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/;
const special = /^([+-]?)(inf|infinity|nan)$/;

/** `float(text)`. @param shown what the error quotes, if not the text */
export function parseFloatText(text: string, shown: unknown = text): number {
  const plain = asciiNumber(text).toLowerCase();
  if (number.test(plain)) return Number(plain.replaceAll("_", ""));
  const match = special.exec(plain);
  if (match === null) throw new ValueError(`could not convert string to float: ${repr(shown)}`);
  if (match[2] === "nan") return NaN;
  return match[1] === "-" ? -Infinity : Infinity;
}
