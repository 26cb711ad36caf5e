import { decimalText } from "../numbers/decimal-digits.ts";
import { OverflowError, ValueError } from "../exceptions/base.ts";
import type { Int } from "../numbers/convert.ts";
import { floatValue } from "../numbers/floats.ts";
import { codePointLength } from "./code-points.ts";
import { floatDigits } from "./float-digits.ts";
import { pad, parseFormatSpec, unknownFormatCode, type FormatSpec } from "./format-spec.ts";

/** A number taken apart for layout: `sign prefix digits rest`, where only `digits` are grouped. */
interface Parts {
  readonly negative: boolean;
  readonly prefix: string;
  readonly digits: string;
  readonly rest: string;
}

/** `format(value, spec)` of an `int` (or `bool`, whose name the errors show). */
export function formatInteger(value: Int, spec: string, typeName = "int"): string {
  const parsed = parseFormatSpec(spec, typeName, ">");
  if ("eEfFgG%".includes(parsed.type) && parsed.type !== "") {
    return layout(floatParts(floatValue(value), parsed), parsed, 3);
  }
  if (!["", "b", "c", "d", "n", "o", "x", "X"].includes(parsed.type)) {
    throw unknownFormatCode(parsed.type, typeName);
  }
  checkInteger(parsed);
  if (parsed.type === "c") return formatCharacter(value, parsed);
  const radix = { b: 2, o: 8, x: 16, X: 16 }[parsed.type] ?? 10;
  const size = value < 0 ? -value : value;
  const lower = radix === 10 && typeof size === "bigint" ? decimalText(size) : size.toString(radix);
  return layout(
    {
      negative: value < 0,
      prefix: parsed.alternate && radix !== 10 ? `0${parsed.type}` : "",
      digits: parsed.type === "X" ? lower.toUpperCase() : lower,
      rest: "",
    },
    parsed,
    radix === 10 ? 3 : 4,
  );
}

function checkInteger(spec: FormatSpec): void {
  if (spec.precision >= 0) {
    throw new ValueError("Precision not allowed in integer format specifier");
  }
  if (spec.noNegativeZero) {
    throw new ValueError("Negative zero coercion (z) not allowed in integer format specifier");
  }
  if (spec.type !== "c") return;
  if (spec.sign !== "") throw new ValueError("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) {
    throw new ValueError("Alternate form (#) not allowed with integer format specifier 'c'");
  }
}

function formatCharacter(value: Int, spec: FormatSpec): string {
  if (typeof value === "bigint" && BigInt.asIntN(64, value) !== value) {
    throw new OverflowError("Python int too large to convert to C long");
  }
  if (value < 0 || value > 0x10ffff) throw new OverflowError("%c arg not in range(0x110000)");
  const character = String.fromCodePoint(Number(value));
  return pad(character, codePointLength(character), spec, ">");
}

/** `format(value, spec)` of a float. */
export function formatFloat(value: number, spec: string, typeName = "float"): string {
  const parsed = parseFormatSpec(spec, typeName, ">");
  if (parsed.type !== "" && !"eEfFgGn%".includes(parsed.type)) {
    throw unknownFormatCode(parsed.type, typeName);
  }
  return layout(floatParts(value, parsed), parsed, 3);
}

/** `format(value, spec)` of a complex number: two floats, padded together. Source: CPython Python/formatter_unicode.c (format_complex_internal). */
export function formatComplex(real: number, imag: number, spec: string): string {
  const parsed = parseFormatSpec(spec, "complex", ">");
  if (parsed.type !== "" && !"eEfFgGn".includes(parsed.type)) {
    throw unknownFormatCode(parsed.type, "complex");
  }
  if (parsed.fill === "0") {
    throw new ValueError("Zero padding is not allowed in complex format specifier");
  }
  if (parsed.align === "=") {
    throw new ValueError("'=' alignment flag is not allowed in complex format specifier");
  }
  // Without a type it is shown as by str().
  const plain = { ...parsed, width: 0, fill: " ", align: "<" };
  const part = (value: number, sign: string): string => {
    const digits = { ...plain, sign };
    if (parsed.type !== "") return layout(floatParts(value, digits), digits, 3);
    const shown = floatParts(value, parsed.precision < 0 ? digits : { ...digits, type: "g" });
    return layout({ ...shown, rest: shown.rest.replace(/^\.0$/, "") }, digits, 3);
  };
  const imaginary = (sign: string): string => `${part(imag, sign)}j`;
  const isSkipped = parsed.type === "" && Object.is(real, 0);
  const body = isSkipped ? imaginary(parsed.sign) : part(real, parsed.sign) + imaginary("+");
  const text = parsed.type === "" && !isSkipped ? `(${body})` : body;
  return pad(text, codePointLength(text), parsed, ">");
}

function floatParts(value: number, spec: FormatSpec): Parts {
  const style = spec.type === "n" ? "g" : spec.type === "%" ? "f" : spec.type.toLowerCase();
  const scaled = spec.type === "%" ? value * 100 : value;
  const precision = spec.precision < 0 && style !== "" ? 6 : spec.precision;
  const percent = spec.type === "%" ? "%" : "";
  let negative = scaled < 0 || Object.is(scaled, -0);
  if (!Number.isFinite(scaled)) {
    const name = scaled !== scaled ? "nan" : "inf";
    const shown = spec.type !== "" && "EFG".includes(spec.type) ? name.toUpperCase() : name;
    return { negative, prefix: "", digits: "", rest: shown + percent };
  }
  let text = floatDigits(Math.abs(scaled), style, precision, spec.alternate);
  if (spec.noNegativeZero && negative && !/[1-9]/.test(text.replace(/e.*/, ""))) negative = false;
  if (spec.type === "E" || spec.type === "G") text = text.toUpperCase();
  const whole = /^\d*/.exec(text)![0];
  return { negative, prefix: "", digits: whole, rest: text.slice(whole.length) + percent };
}

function layout(parts: Parts, spec: FormatSpec, groupSize: number): string {
  const sign = parts.negative ? "-" : spec.sign === "-" ? "" : spec.sign;
  const head = sign + parts.prefix;
  const align = spec.align || ">";
  const zeroFill = spec.fill === "0" && align === "=";
  const taken = head.length + parts.rest.length;
  const digits =
    spec.grouping === "" || parts.digits === ""
      ? parts.digits
      : grouped(parts.digits, spec.grouping, groupSize, zeroFill ? spec.width - taken : 0);
  const body = digits + parts.rest;
  if (align !== "=") return pad(head + body, head.length + body.length, spec, ">");
  return head + spec.fill.repeat(Math.max(0, spec.width - head.length - body.length)) + body;
}

/** Separates groups of digits, with leading zeros up to `width`. A separator never comes first. */
function grouped(digits: string, separator: string, size: number, width: number): string {
  const groups: string[] = [];
  let remaining = digits.length;
  let missing = width;
  for (;;) {
    const length = Math.min(size, Math.max(remaining, missing, 1));
    groups.push(digits.slice(Math.max(0, remaining - length), remaining).padStart(length, "0"));
    remaining = Math.max(0, remaining - length);
    missing -= length;
    if (remaining === 0 && missing <= 0) break;
    missing -= separator.length;
  }
  return groups.reverse().join(separator);
}
