import { computed } from "../numbers/computed.ts";
import { bytesOf, latin1 } from "../containers/buffer.ts";
import { quoted } from "../containers/byte-text.ts";
import { OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import {
  integerOf,
  isFloat,
  isInt,
  isNumeric,
  isPlainNumber,
  type Int,
} from "../numbers/convert.ts";
import { checkDigitCount } from "../numbers/decimal-digits.ts";
import { floatValue } from "../numbers/floats.ts";
import { indexOf } from "../numbers/index-of.ts";
import { asciiNumber } from "../text/digits.ts";
import { quote } from "../text/quote.ts";
import { IntObject, textOf, unboxed } from "./boxes.ts";
import { allocate, extensibleType, type PythonType } from "./builtin-type.ts";

/** `int` as a value: the constructor, and what `isinstance` tests. */
export interface IntType extends PythonType {
  (value?: unknown): Int;
  (text: string, base: Int): Int;
  new (value?: unknown, base?: Int): IntObject;
}

/** `int(value=0)`, `int(text, base)`. */
export const int: IntType = /* @__PURE__ */ extensibleType(
  "int",
  isInt,
  createInt,
  IntObject,
  (value, cls) => allocate(IntObject, [value], cls),
  "0-2 (x=, /, base=)",
) as IntType;

/** What calling the type gives: a plain value. */
export function createInt(value?: unknown, base?: unknown): Int {
  if (base !== undefined) return parseWithBase(value, base);
  if (value === undefined) return 0;
  if (isPlainNumber(value)) {
    return isFloat(value) ? truncated(floatValue(value)) : integerOf(value);
  }
  if (typeof value === "object" && value !== null) {
    const { __int__: toInt, __index__: toIndex } = value as {
      __int__?: () => unknown;
      __index__?: () => unknown;
    };
    if (toInt !== undefined) return integerResult(toInt.call(value));
    if (isNumeric(value)) return createInt(unboxed(value));
    if (toIndex !== undefined) return indexOf(value);
    const data = bytesOf(value);
    if (data !== undefined) return parseInteger(latin1(data), 10, `b${quoted(data)}`);
  }
  const text = textOf(value);
  if (text !== undefined) return parseInteger(text, 10);
  throw new TypeError(
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
  );
}

function integerResult(result: unknown): Int {
  if (isInt(result)) return integerOf(result);
  throw new TypeError(`__int__ returned non-int (type ${typeName(result)})`);
}

/** The integer part of a float. */
export function truncated(value: number): Int {
  if (value !== value) throw new ValueError("cannot convert float NaN to integer");
  if (!Number.isFinite(value)) throw new OverflowError("cannot convert float infinity to integer");
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) ? whole + 0 : BigInt(whole);
}

function parseWithBase(value: unknown, base: unknown): Int {
  const radix = indexOf(base);
  if (radix !== 0 && (radix < 2 || radix > 36)) {
    throw new ValueError("int() base must be >= 2 and <= 36, or 0");
  }
  const text = textOf(value);
  if (text !== undefined) return parseInteger(text, Number(radix));
  const data = typeName(value) === "memoryview" ? undefined : bytesOf(value);
  if (data !== undefined) return parseInteger(latin1(data), Number(radix), `b${quoted(data)}`);
  throw new TypeError(
    value === undefined
      ? "int() missing string argument"
      : "int() can't convert non-string with explicit base",
  );
}

const prefixes: { readonly [letter: string]: number } = { b: 2, o: 8, x: 16 };

/** `int(text, base)`. @param shown what the error quotes, if not the text */
export function parseInteger(text: string, base: number, shown?: string): Int {
  const match = /^([+-]?)(?:0([box])(?=_?[0-9a-z]))?([0-9a-z_]+)$/.exec(
    asciiNumber(text).toLowerCase(),
  );
  const result = match === null ? undefined : valueOf(match[1]!, match[2], match[3]!, base);
  if (result !== undefined) return result;
  throw new ValueError(`invalid literal for int() with base ${base}: ${shown ?? quote(text)}`);
}

function valueOf(
  sign: string,
  letter: string | undefined,
  body: string,
  base: number,
): Int | undefined {
  let radix = base;
  let digits = body;
  if (letter !== undefined) {
    if (base === 0 || base === prefixes[letter]) {
      radix = prefixes[letter]!;
      digits = body.replace(/^_/, "");
    } else {
      // The letter is a digit of a larger base.
      digits = `0${letter}${body}`;
    }
  } else if (base === 0) {
    radix = 10;
    if (/^0[0_]*[1-9]/.test(body)) return undefined;
  }
  if (!/^[0-9a-z]+(_[0-9a-z]+)*$/.test(digits)) return undefined;
  return magnitudeOf(digits.replaceAll("_", ""), radix, sign === "-");
}

function magnitudeOf(digits: string, radix: number, negative: boolean): Int | undefined {
  for (const digit of digits) if (parseInt(digit, 36) >= radix) return undefined;
  let value: Int = parseInt(digits, radix);
  if (!Number.isSafeInteger(value)) value = bigValue(digits, radix);
  return negative ? (typeof value === "number" ? 0 - value : -value) : value;
}

function bigValue(digits: string, radix: number): Int {
  const bits = Math.log2(radix);
  if (!Number.isInteger(bits)) checkDigitCount(digits.length);
  if (radix === 10) return computed(BigInt(digits));
  const prefix = { 2: "0b", 8: "0o", 16: "0x" }[radix];
  if (prefix !== undefined) return computed(BigInt(prefix + digits));
  if (bits === 2 || bits === 5) {
    const binary = [...digits].map((digit) => parseInt(digit, 36).toString(2).padStart(bits, "0"));
    return computed(BigInt(`0b${binary.join("")}`));
  }
  return computed(valueOfDigits(digits, radix));
}

/** By halves, so that the factors are of like size. */
function valueOfDigits(digits: string, radix: number): bigint {
  if (digits.length <= 8) return BigInt(parseInt(digits, radix));
  const middle = digits.length >> 1;
  const high = valueOfDigits(digits.slice(0, middle), radix);
  const low = valueOfDigits(digits.slice(middle), radix);
  return high * BigInt(radix) ** BigInt(digits.length - middle) + low;
}
