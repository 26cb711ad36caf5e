import { OverflowError, TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { integerOf, isFloat, isInt, isNumeric, type Int } from "../numbers/convert.ts";
import { floatValue } from "../numbers/floats.ts";
import { indexOf } from "../numbers/index-of.ts";
import { ascii, repr } from "../repr.ts";
import { toStr } from "../str.ts";
import { textOf } from "../types/boxes.ts";
import { codePointLength, unitPosition } from "./code-points.ts";
import { floatDigits } from "./float-digits.ts";
import { tuple } from "../containers/tuple.ts";

/** `%[(key)][flags][width][.precision][length]type`; a `*` takes an argument. */
const conversion =
  /%(?:\(((?:[^()]|\([^()]*\))*)\))?([-+ #0]*)(\*|\d*)(?:\.(\*|\d*))?[hlL]?([^]?)/gu;

interface Directive {
  readonly flags: string;
  readonly width: number;
  readonly precision: number;
  readonly type: string;
}

/** Hands out the values of the right operand. */
class Arguments {
  readonly #values: unknown;
  readonly #isTuple: boolean;
  #next = 0;

  constructor(values: unknown) {
    this.#values = values;
    this.#isTuple = values instanceof tuple;
  }

  take(): unknown {
    const index = this.#next++;
    if (this.#isTuple) {
      const values = this.#values as readonly unknown[];
      if (index < values.length) return values[index];
    } else if (index === 0) {
      return this.#values;
    }
    throw new TypeError("not enough arguments for format string");
  }

  takeInteger(): number {
    const value = this.take();
    if (!isInt(value)) throw new TypeError("* wants int");
    return Number(integerOf(value));
  }

  named(key: string): unknown {
    const mapping = this.requireMapping();
    this.#next = 1;
    return mapping.__getitem__(key);
  }

  requireMapping(): { __getitem__(key: string): unknown } {
    const mapping = this.#mapping();
    if (mapping === undefined) throw new TypeError("format requires a mapping");
    return mapping;
  }

  #mapping(): { __getitem__(key: string): unknown } | undefined {
    const value = this.#values;
    if (typeof value !== "object" || value === null || this.#isTuple) return undefined;
    return "__getitem__" in value ? (value as { __getitem__(key: string): unknown }) : undefined;
  }

  /** Every argument must have been used, except that a mapping or list may be left out. */
  finish(): void {
    const left = this.#isTuple
      ? this.#next < (this.#values as readonly unknown[]).length
      : this.#next === 0 && this.#mapping() === undefined && !Array.isArray(this.#values);
    if (left) throw new TypeError("not all arguments converted during string formatting");
  }
}

/**
 * `format % values`: printf-style formatting of strings. Source: the library reference, "printf-style String Formatting".
 *
 * @param values one value, a tuple of them, or a mapping for `%(key)s`
 */
export function formatPercent(format: string, values: unknown): string {
  const source = new Arguments(values);
  const text = format.replace(conversion, (...groups: unknown[]) => {
    const [, key, flags, width, precision, type] = groups as (string | undefined)[];
    const offset = groups[6] as number;
    if (type === "") throw new ValueError("incomplete format");
    const directiveText = groups[0] as string;
    if (directiveText === "%(") {
      source.requireMapping();
      throw new ValueError("incomplete format key");
    }
    if (directiveText === "%%") return "%";
    const mapped = key === undefined ? undefined : { value: source.named(key) };
    const directive = directiveOf(flags!, width!, precision, type!, source);
    const position = codePointLength(format.slice(0, offset + directiveText.length)) - 1;
    return convert(
      directive,
      mapped === undefined ? () => source.take() : () => mapped.value,
      position,
    );
  });
  source.finish();
  return text;
}

function directiveOf(
  flags: string,
  width: string,
  precision: string | undefined,
  type: string,
  source: Arguments,
): Directive {
  const size = width === "*" ? source.takeInteger() : Number(width);
  const digits =
    precision === undefined ? -1 : precision === "*" ? source.takeInteger() : Number(precision);
  return {
    flags: size < 0 ? `${flags}-` : flags,
    width: Math.abs(size),
    precision: precision === undefined ? -1 : Math.max(0, digits),
    type,
  };
}

function convert(directive: Directive, value: () => unknown, position: number): string {
  switch (directive.type) {
    case "s":
      return padText(cut(toStr(value()), directive), directive);
    case "r":
      return padText(cut(repr(value()), directive), directive);
    case "a":
      return padText(cut(ascii(value()), directive), directive);
    case "c":
      return padText(character(value()), directive);
    case "d":
    case "i":
    case "u":
    case "o":
    case "x":
    case "X":
      return integerText(directive, value());
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return floatText(directive, value());
    default: {
      value();
      const code = directive.type.codePointAt(0)!.toString(16);
      throw new ValueError(
        `unsupported format character '${directive.type}' (0x${code}) at index ${position}`,
      );
    }
  }
}

function cut(text: string, { precision }: Directive): string {
  return precision < 0 ? text : text.slice(0, unitPosition(text, precision));
}

function padText(text: string, { flags, width }: Directive): string {
  const fill = " ".repeat(Math.max(0, width - codePointLength(text)));
  return flags.includes("-") ? text + fill : fill + text;
}

function character(value: unknown): string {
  const text = textOf(value);
  if (text !== undefined) {
    if (codePointLength(text) === 1) return text;
    throw new TypeError("%c requires int or char");
  }
  if (isFloat(value) || (!isInt(value) && !hasIndex(value))) {
    throw new TypeError("%c requires int or char");
  }
  const code = indexOf(value);
  if (code < 0 || code > 0x10ffff) throw new OverflowError("%c arg not in range(0x110000)");
  return String.fromCodePoint(Number(code));
}

function hasIndex(value: unknown): boolean {
  return typeof value === "object" && value !== null && "__index__" in value;
}

function integerText(directive: Directive, value: unknown): string {
  const { flags, precision, type } = directive;
  const integer = integerArgument(value, type);
  const radix = type === "o" ? 8 : type === "x" || type === "X" ? 16 : 10;
  let digits = (integer < 0 ? -integer : integer).toString(radix);
  if (precision > 0) digits = digits.padStart(precision, "0");
  if (type === "X") digits = digits.toUpperCase();
  const prefix = flags.includes("#") && radix !== 10 ? `0${type}` : "";
  return padNumber(integer < 0, prefix, digits, directive);
}

function integerArgument(value: unknown, type: string): Int {
  if (isInt(value)) return integerOf(value);
  if ("oxX".includes(type)) {
    if (hasIndex(value)) return indexOf(value);
    throw new TypeError(`%${type} format: an integer is required, not ${typeName(value)}`);
  }
  if (isFloat(value)) {
    const float = Math.trunc(floatValue(value));
    if (float !== float) throw new ValueError("cannot convert float NaN to integer");
    if (!Number.isFinite(float))
      throw new OverflowError("cannot convert float infinity to integer");
    return Number.isSafeInteger(float) ? float : BigInt(float);
  }
  if (hasIndex(value)) return indexOf(value);
  throw new TypeError(`%${type} format: a real number is required, not ${typeName(value)}`);
}

function floatText(directive: Directive, value: unknown): string {
  const { flags, type } = directive;
  const float = floatArgument(value);
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

function floatArgument(value: unknown): number {
  if (isNumeric(value)) return floatValue(value);
  const { __float__: method } = Object(value) as { __float__?: () => unknown };
  if (typeof method === "function") return floatValue(method.call(value) as number);
  if (hasIndex(value)) return floatValue(indexOf(value));
  throw new TypeError(`must be real number, not ${typeName(value)}`);
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
