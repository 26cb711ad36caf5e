/** printf-style formatting of strings and bytes. Source: the library reference, "printf-style String Formatting"; CPython 3.13 Objects/unicodeobject.c (unicode_format), Objects/bytesobject.c. */
import { decimalText } from "../numbers/decimal-digits.ts";
import { OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { integerOf, isFloat, isInt, isNumeric, type Int } from "../numbers/convert.ts";
import { floatValue } from "../numbers/floats.ts";
import { indexOf, isIndex } from "../numbers/index-of.ts";
import { getItem } from "../operators/subscript.ts";
import { ascii, repr } from "../repr.ts";
import { toStr } from "../str.ts";
import { textOf } from "../types/boxes.ts";
import { createFloat } from "../types/float.ts";
import { createInt } from "../types/int.ts";
import { codePointLength, unitPosition } from "./code-points.ts";
import { floatDigits } from "./float-digits.ts";
import { tuple } from "../containers/tuple.ts";

/** A conversion: `%[(key)][flags][width][.precision][length]type`. */
interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly precision: number;
  readonly type: string;
}

/** In what strings and bytes differ. Bytes are handled as strings of characters below 256. */
export interface Conversions {
  readonly noun: "string" | "bytes";
  readonly precisionTooBig: string;
  /** The key of a mapping. */
  key(text: string): unknown;
  /** Whether a mapping or sequence of the type needs not be used up. */
  isMapping(values: object): boolean;
  /** `%s`, `%r`, `%a`, `%b`; `undefined` for a type that there is not. */
  text(value: unknown, type: string): string | undefined;
  character(value: unknown): string;
  /** The TypeError of a value that is no number. */
  notReal(value: unknown): TypeError;
  /** How an unknown type is shown in the error. */
  shownType(type: string): string;
}

/** Formatting of `str`. */
export const textConversions: Conversions = {
  noun: "string",
  precisionTooBig: "precision too big",
  key: (text) => text,
  isMapping: (values) => textOf(values) === undefined && hasItems(values),
  text(value, type) {
    if (type === "s") return toStr(value);
    if (type === "r") return repr(value);
    return type === "a" ? ascii(value) : undefined;
  },
  character(value) {
    const text = textOf(value);
    const isCharacter =
      text === undefined ? !isFloat(value) && isIndex(value) : codePointLength(text) === 1;
    if (!isCharacter) throw new TypeError("%c requires int or char");
    if (text !== undefined) return text;
    const code = indexOf(value);
    if (code < 0 || code > 0x10ffff) throw new OverflowError("%c arg not in range(0x110000)");
    return String.fromCodePoint(Number(code));
  },
  notReal: (value) => new TypeError(`must be real number, not ${typeName(value)}`),
  shownType: (type) => (type >= "\x1f" && type <= "~" ? type : "?"),
};

/** True for what has items by key: mappings, and all sequences but tuples and strings. */
export function hasItems(values: object): boolean {
  if (values instanceof tuple) return false;
  return (
    Array.isArray(values) || typeof (values as { __getitem__?: unknown }).__getitem__ === "function"
  );
}

/** Hands out the values of the right operand. */
class Arguments {
  readonly #mapping: unknown;
  /** A single value counts as a tuple of one. */
  #values: readonly unknown[];
  #next = 0;

  constructor(values: unknown, conversions: Conversions) {
    this.#values = values instanceof tuple ? values : [values];
    const isMapping =
      typeof values === "object" && values !== null && conversions.isMapping(values);
    this.#mapping = isMapping ? values : undefined;
  }

  take(): unknown {
    if (this.#next >= this.#values.length) {
      throw new TypeError("not enough arguments for format string");
    }
    return this.#values[this.#next++];
  }

  /** `*`: a width or precision among the values. */
  takeInteger(type: string, limit: bigint): number {
    const value = this.take();
    if (!isInt(value)) throw new TypeError("* wants int");
    const integer = integerOf(value);
    if (integer >= limit || integer < -limit) {
      throw new OverflowError(`Python int too large to convert to C ${type}`);
    }
    return Number(integer);
  }

  requireMapping(): void {
    if (this.#mapping === undefined) throw new TypeError("format requires a mapping");
  }

  /** The value of a key is the only one from here on. */
  choose(key: unknown): void {
    this.#values = [getItem(this.#mapping, key)];
    this.#next = 0;
  }

  /** Every argument must have been used, except that a mapping may be left out. */
  finish(noun: string): void {
    if (this.#next < this.#values.length && this.#mapping === undefined) {
      throw new TypeError(`not all arguments converted during ${noun} formatting`);
    }
  }
}

/**
 * `format % values`.
 *
 * @param values one value, a tuple of them, or a mapping for `%(key)s`
 */
export function formatPercent(
  format: string,
  values: unknown,
  conversions: Conversions = textConversions,
): string {
  const source = new Arguments(values, conversions);
  let text = "";
  let position = 0;
  for (;;) {
    const next = format.indexOf("%", position);
    if (next < 0) break;
    text += format.slice(position, next);
    if (format[next + 1] === "%") {
      text += "%";
      position = next + 2;
      continue;
    }
    const reader = new DirectiveReader(format, next + 1, source, conversions);
    const directive = reader.read();
    text += convert(directive, source.take(), conversions, () =>
      codePointLength(format.slice(0, reader.position)),
    );
    position = reader.position + directive.type.length;
  }
  source.finish(conversions.noun);
  return text + format.slice(position);
}

/** Reads one conversion; the place that it leaves off at is that of its type. */
class DirectiveReader {
  readonly #format: string;
  readonly #source: Arguments;
  readonly #conversions: Conversions;
  position: number;

  constructor(format: string, position: number, source: Arguments, conversions: Conversions) {
    this.#format = format;
    this.position = position;
    this.#source = source;
    this.#conversions = conversions;
  }

  read(): Directive {
    if (this.#format[this.position] === "(") this.#readKey();
    const start = this.position;
    while (/^[-+ #0]$/.test(this.#format[this.position] ?? "")) this.position++;
    let flags = this.#format.slice(start, this.position);
    let width = this.#number("ssize_t", 2n ** 63n, "width too big");
    if (width < 0) {
      flags += "-";
      width = -width;
    }
    let precision = -1;
    if (this.#format[this.position] === ".") {
      this.position++;
      precision = Math.max(0, this.#number("int", 2n ** 31n, this.#conversions.precisionTooBig));
    }
    if (/^[hlL]$/.test(this.#format[this.position] ?? "")) this.position++;
    const code = this.#format.codePointAt(this.position);
    if (code === undefined) throw new ValueError("incomplete format");
    return { flags, width, precision, type: String.fromCodePoint(code) };
  }

  #readKey(): void {
    this.#source.requireMapping();
    const start = this.position + 1;
    let depth = 0;
    do {
      const character = this.#format[this.position++];
      if (character === undefined) throw new ValueError("incomplete format key");
      depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    } while (depth > 0);
    this.#source.choose(this.#conversions.key(this.#format.slice(start, this.position - 1)));
  }

  /** A width or precision: digits, or `*`. */
  #number(type: string, limit: bigint, tooBig: string): number {
    if (this.#format[this.position] === "*") {
      this.position++;
      return this.#source.takeInteger(type, limit);
    }
    const start = this.position;
    while (/^[0-9]$/.test(this.#format[this.position] ?? "")) this.position++;
    const digits = this.#format.slice(start, this.position);
    if (digits === "") return 0;
    if (BigInt(digits) >= limit) throw new ValueError(tooBig);
    return Number(digits);
  }
}

/** @param position where the type stands, for the error */
function convert(
  directive: Directive,
  value: unknown,
  conversions: Conversions,
  position: () => number,
): string {
  const { type } = directive;
  if (type === "c") return padText(conversions.character(value), directive);
  if ("diuoxX".includes(type)) return integerText(directive, value, conversions);
  if ("eEfFgG".includes(type)) return floatText(directive, value, conversions);
  const text = conversions.text(value, type);
  if (text !== undefined) return padText(cut(text, directive), directive);
  const code = type.codePointAt(0)!.toString(16);
  throw new ValueError(
    `unsupported format character '${conversions.shownType(type)}' (0x${code}) at index ${position()}`,
  );
}

function cut(text: string, { precision }: Directive): string {
  return precision < 0 ? text : text.slice(0, unitPosition(text, precision));
}

function padText(text: string, { flags, width }: Directive): string {
  const fill = " ".repeat(Math.max(0, width - codePointLength(text)));
  return flags.includes("-") ? text + fill : fill + text;
}

function integerText(directive: Directive, value: unknown, conversions: Conversions): string {
  const { flags, precision, type } = directive;
  const integer = integerArgument(value, type, conversions);
  const radix = type === "o" ? 8 : type === "x" || type === "X" ? 16 : 10;
  const size = integer < 0 ? -integer : integer;
  let digits = radix === 10 && typeof size === "bigint" ? decimalText(size) : size.toString(radix);
  if (precision > 0) digits = digits.padStart(precision, "0");
  if (type === "X") digits = digits.toUpperCase();
  const prefix = flags.includes("#") && radix !== 10 ? `0${type}` : "";
  return padNumber(integer < 0, prefix, digits, directive);
}

function integerArgument(value: unknown, type: string, conversions: Conversions): Int {
  if (isInt(value)) return integerOf(value);
  if ("oxX".includes(type)) {
    if (isIndex(value)) return indexOf(value);
    throw new TypeError(`%${type} format: an integer is required, not ${typeName(value)}`);
  }
  const { __int__: method } = Object(value) as { __int__?: unknown };
  if (isFloat(value)) return createInt(value);
  if (typeof method === "function" || isIndex(value)) {
    try {
      return createInt(value);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  const shown = conversions.noun === "bytes" ? "d" : type;
  throw new TypeError(`%${shown} format: a real number is required, not ${typeName(value)}`);
}

function floatText(directive: Directive, value: unknown, conversions: Conversions): string {
  const { flags, type } = directive;
  const float = floatArgument(value, conversions);
  const precision = directive.precision < 0 ? 6 : directive.precision;
  const negative = float < 0 || Object.is(float, -0);
  let digits = Number.isFinite(float)
    ? floatDigits(Math.abs(float), type.toLowerCase(), precision, flags.includes("#"))
    : float !== float
      ? "nan"
      : "inf";
  if (type === type.toUpperCase()) digits = digits.toUpperCase();
  return padNumber(negative, "", digits, directive);
}

function floatArgument(value: unknown, conversions: Conversions): number {
  if (isNumeric(value)) return floatValue(value);
  const { __float__: method } = Object(value) as { __float__?: unknown };
  if (typeof method === "function" || isIndex(value)) return createFloat(value);
  throw conversions.notReal(value);
}

function padNumber(
  negative: boolean,
  prefix: string,
  digits: string,
  directive: Directive,
): string {
  const { flags, width } = directive;
  const sign = negative ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const head = sign + prefix;
  const fill = Math.max(0, width - head.length - digits.length);
  if (flags.includes("-")) return head + digits + " ".repeat(fill);
  return flags.includes("0") ? head + "0".repeat(fill) + digits : " ".repeat(fill) + head + digits;
}
