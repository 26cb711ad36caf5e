import { ValueError } from "../exceptions/base.ts";

/** A parsed format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`. */
export interface FormatSpec {
  readonly fill: string;
  /** `<`, `>`, `^`, `=`, or empty where the type's default holds. */
  readonly align: string;
  readonly sign: string;
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: "" | "," | "_";
  /** -1 when there is none. */
  readonly precision: number;
  /** One character, or empty. */
  readonly type: string;
}

const pattern =
  /^(?:([^])(?=[<>=^]))?([<>=^]?)([-+ ]?)(z?)(#?)(0?)(\d*)(,?)(_?)(,?)(?:\.(\d*))?([^]*)$/u;
const groupable = "deEfFgG%";

/**
 * Parses a format specification as CPython's `int`, `float` and `str` read it.
 *
 * @param defaultAlign where the type aligns itself: numbers to the right, so that a leading 0 in the width pads after the sign
 * @throws ValueError with CPython's messages. Source: CPython Python/formatter_unicode.c, the "Format Specification Mini-Language"
 */
export function parseFormatSpec(
  spec: string,
  typeName: string,
  defaultAlign: "<" | ">",
): FormatSpec {
  const match = pattern.exec(spec)!;
  const [, fill, align, sign, z, alternate, zero, width, comma, underscore, second] = match;
  const [precision, rest] = match.slice(11) as [string | undefined, string];
  if ((comma || second) && underscore) throw new ValueError("Cannot specify both ',' and '_'.");
  if (precision === "") throw new ValueError("Format specifier missing precision");
  // A leading zero belongs to the width when a fill character was given.
  const zeroPads = zero === "0" && fill === undefined;
  // A second comma is where the type should be.
  const characters = second
    ? [second, ...(precision === undefined ? "" : "."), ...rest]
    : [...rest];
  if (characters.length > 1) {
    throw new ValueError(`Invalid format specifier '${spec}' for object of type '${typeName}'`);
  }
  const grouping = underscore ? "_" : comma ? "," : "";
  const code = characters[0] ?? "";
  checkGrouping(grouping, code);
  return {
    fill: fill ?? (zeroPads ? "0" : " "),
    align: align || (zeroPads && defaultAlign === ">" ? "=" : ""),
    sign: sign!,
    noNegativeZero: z === "z",
    alternate: alternate === "#",
    width: decimal(width!),
    grouping,
    precision: precision === undefined ? -1 : decimal(precision),
    type: code,
  };
}

function checkGrouping(grouping: string, type: string): void {
  if (grouping === "" || type === "" || groupable.includes(type)) return;
  if (grouping === "_" && "boxX".includes(type)) return;
  const shown = type > " " && type < "\x7f" ? type : `\\x${type.codePointAt(0)!.toString(16)}`;
  throw new ValueError(`Cannot specify '${grouping}' with '${shown}'.`);
}

function decimal(digits: string): number {
  const value = digits === "" ? 0 : Number(digits);
  if (value > 9223372036854775807) {
    throw new ValueError("Too many decimal digits in format string");
  }
  return value;
}

/** The ValueError for a type character that the type does not know. */
export function unknownFormatCode(type: string, typeName: string): ValueError {
  const shown = type > " " && type < "\x7f" ? type : `\\x${type.codePointAt(0)!.toString(16)}`;
  return new ValueError(`Unknown format code '${shown}' for object of type '${typeName}'`);
}

/** Pads `text`, which is `length` code points long, to the width. */
export function pad(text: string, length: number, spec: FormatSpec, defaultAlign: string): string {
  const missing = spec.width - length;
  if (missing <= 0) return text;
  const align = spec.align || defaultAlign;
  if (align === "<") return text + spec.fill.repeat(missing);
  if (align === "^") {
    const left = Math.floor(missing / 2);
    return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
  }
  return spec.fill.repeat(missing) + text;
}
