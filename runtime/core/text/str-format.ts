/** `str.format`: replacement fields. Source: the library reference, "Format String Syntax"; CPython Objects/stringlib/unicode_format.h. */
import { getattr } from "../attributes/getattr.ts";
import { IndexError, KeyError, ValueError } from "../exceptions/base.ts";
import { format } from "../format.ts";
import { getItem } from "../operators/subscript.ts";
import { ascii, repr } from "../repr.ts";
import { toStr } from "../str.ts";

/** Where the values of the fields come from. */
interface Source {
  positional(index: number): unknown;
  named(name: string): unknown;
}

/** Fields without a number are counted; a format may not mix them with numbered ones. */
interface Numbering {
  mode: "unknown" | "automatic" | "manual";
  next: number;
}

/** `str.format(*args, **kwargs)`. */
export function formatWith(
  text: string,
  args: readonly unknown[],
  keywords: { readonly [name: string]: unknown },
): string {
  return formatFrom(text, {
    positional(index) {
      if (index < args.length) return args[index];
      throw new IndexError(`Replacement index ${index} out of range for positional args tuple`);
    },
    named(name) {
      if (Object.hasOwn(keywords, name)) return keywords[name];
      throw new KeyError(name);
    },
  });
}

/** `str.format_map(mapping)`. */
export function formatMap(text: string, mapping: unknown): string {
  return formatFrom(text, {
    positional() {
      throw new ValueError("Format string contains positional fields");
    },
    named: (name) => getItem(mapping, name),
  });
}

function formatFrom(text: string, source: Source): string {
  return fill(text, source, { mode: "unknown", next: 0 }, 2);
}

function fill(text: string, source: Source, numbering: Numbering, depth: number): string {
  if (depth <= 0) throw new ValueError("Max string recursion exceeded");
  let result = "";
  let position = 0;
  while (position < text.length) {
    const character = text[position]!;
    if (character !== "{" && character !== "}") {
      const next = text.slice(position).search(/[{}]/);
      const end = next < 0 ? text.length : position + next;
      result += text.slice(position, end);
      position = end;
    } else if (text[position + 1] === character) {
      result += character;
      position += 2;
    } else if (character === "}") {
      throw new ValueError("Single '}' encountered in format string");
    } else {
      const end = fieldEnd(text, position + 1);
      checkConversion(text, end);
      result += field(text.slice(position + 1, end), source, numbering, depth);
      position = end + 1;
    }
  }
  return result;
}

/** The place of the brace that closes the field which starts at `start`; brackets of an index may hold braces. */
function fieldEnd(text: string, start: number): number {
  if (start >= text.length) throw new ValueError("Single '{' encountered in format string");
  let nesting = 1;
  let inBrackets = false;
  let inSpec = false;
  for (let position = start; position < text.length; position++) {
    const character = text[position]!;
    if (inBrackets) {
      if (character === "]") inBrackets = false;
    } else if (character === "[" && !inSpec) inBrackets = true;
    else if (character === "{") {
      if (!inSpec) throw new ValueError("unexpected '{' in field name");
      nesting++;
    } else if (character === "}") {
      if (--nesting === 0) return position;
    } else if (character === ":" || character === "!") inSpec = true;
  }
  throw new ValueError("expected '}' before end of string");
}

function field(text: string, source: Source, numbering: Numbering, depth: number): string {
  const nameEnd = nameLength(text);
  let rest = text.slice(nameEnd);
  let conversion = "";
  if (rest.startsWith("!")) {
    conversion = [...rest][1]!;
    rest = rest.slice(1 + conversion.length);
    if (rest !== "" && !rest.startsWith(":")) {
      throw new ValueError("expected ':' after conversion specifier");
    }
  }
  const value = fieldValue(text.slice(0, nameEnd), source, numbering);
  const convert = conversion === "" ? undefined : conversionOf(conversion);
  const spec = rest.slice(1);
  const filled = /[{}]/.test(spec) ? fill(spec, source, numbering, depth - 1) : spec;
  return format(convert === undefined ? value : convert(value), filled);
}

/** A field that ends in `!`: the brace is taken for the conversion, and what follows it for the rest of the field. */
function checkConversion(text: string, end: number): void {
  if (text[end - 1] !== "!") return;
  const following = text[end + 1];
  if (following === undefined) throw new ValueError("unmatched '{' in format spec");
  if (following === "}") throw new ValueError("Unknown conversion specifier }");
  throw new ValueError("expected ':' after conversion specifier");
}

/** How long the field's name is: up to a `!` or `:` outside brackets. */
function nameLength(text: string): number {
  let inBrackets = false;
  for (let position = 0; position < text.length; position++) {
    const character = text[position]!;
    if (character === "[") inBrackets = true;
    else if (character === "]") inBrackets = false;
    else if (!inBrackets && (character === "!" || character === ":")) return position;
  }
  return text.length;
}

function conversionOf(conversion: string): (value: unknown) => string {
  switch (conversion) {
    case "s":
      return toStr;
    case "r":
      return repr;
    case "a":
      return ascii;
    default: {
      const code = conversion.codePointAt(0)!;
      const shown = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`;
      throw new ValueError(`Unknown conversion specifier ${shown}`);
    }
  }
}

function fieldValue(name: string, source: Source, numbering: Numbering): unknown {
  const first = /^[^.[]*/.exec(name)![0];
  let value = firstValue(first, source, numbering);
  let rest = name.slice(first.length);
  while (rest !== "") {
    if (rest.startsWith(".")) {
      const attribute = /^[^.[]*/.exec(rest.slice(1))![0];
      if (attribute === "") throw new ValueError("Empty attribute in format string");
      value = getattr(value, attribute);
      rest = rest.slice(1 + attribute.length);
    } else {
      if (!rest.startsWith("[")) {
        throw new ValueError("Only '.' or '[' may follow ']' in format field specifier");
      }
      const end = rest.indexOf("]");
      if (end < 0) throw new ValueError("Missing ']' in format string");
      const key = rest.slice(1, end);
      if (key === "") throw new ValueError("Empty attribute in format string");
      value = getItem(value, /^\d+$/.test(key) ? fieldNumber(key) : key);
      rest = rest.slice(end + 1);
    }
  }
  return value;
}

function fieldNumber(digits: string): number {
  const value = Number(digits);
  if (value > 9223372036854775807) throw new ValueError("Too many decimal digits in format string");
  return value;
}

function firstValue(name: string, source: Source, numbering: Numbering): unknown {
  if (name !== "" && !/^\d+$/.test(name)) return source.named(name);
  const mode = name === "" ? "automatic" : "manual";
  if (numbering.mode === "unknown") numbering.mode = mode;
  if (numbering.mode !== mode) {
    throw new ValueError(
      mode === "manual"
        ? "cannot switch from automatic field numbering to manual field specification"
        : "cannot switch from manual field specification to automatic field numbering",
    );
  }
  return source.positional(name === "" ? numbering.next++ : fieldNumber(name));
}
