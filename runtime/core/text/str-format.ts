/** `str.format`: replacement fields. Source: the library reference, "Format String Syntax"; CPython 3.13 Objects/stringlib/unicode_format.h. */
import { getattr } from "../attributes/getattr.ts";
import { IndexError, KeyError, ValueError } from "../exceptions/base.ts";
import { format } from "../format.ts";
import { getItem } from "../operators/subscript.ts";
import { ascii, repr } from "../repr.ts";
import { toStr } from "../str.ts";
import { decimalValue } from "./digits.ts";

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

/** A replacement field, taken apart. */
interface Field {
  readonly name: string;
  readonly conversion: string;
  readonly spec: string;
  /** Whether the specification has fields itself. */
  readonly isNested: boolean;
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
  const reader = new MarkupReader(text);
  let result = "";
  while (!reader.isAtEnd) {
    const field = reader.next();
    result += reader.literal;
    if (field !== undefined) result += filled(field, source, numbering, depth);
  }
  return result;
}

/** Takes a format apart into literal text and fields. */
class MarkupReader {
  readonly #text: string;
  #position = 0;
  /** The literal text before the field. */
  literal = "";

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#text.length;
  }

  /** Reads literal text and the field after it, if there is one. Source: MarkupIterator_next. */
  next(): Field | undefined {
    const start = this.#position;
    const brace = this.#text.slice(start).search(/[{}]/);
    if (brace < 0) {
      this.#position = this.#text.length;
      this.literal = this.#text.slice(start);
      return undefined;
    }
    const place = start + brace;
    const [character, following] = [this.#text[place]!, this.#text[place + 1]];
    this.#position = place + 1;
    if (character === following) {
      // A doubled brace is literal.
      this.#position++;
      this.literal = this.#text.slice(start, place + 1);
      return undefined;
    }
    if (character === "}" || following === undefined) {
      throw new ValueError(`Single '${character}' encountered in format string`);
    }
    this.literal = this.#text.slice(start, place);
    return this.#field();
  }

  /** Source: parse_field. */
  #field(): Field {
    const start = this.#position;
    let character = "";
    while (!this.isAtEnd) {
      character = this.#text[this.#position++]!;
      if (character === "{") throw new ValueError("unexpected '{' in field name");
      if (character === "[") this.#skipIndex();
      else if (character === "}" || character === ":" || character === "!") break;
    }
    const name = this.#text.slice(start, this.#position - 1);
    if (character === ":") return { name, conversion: "", ...this.#spec() };
    if (character === "!") return this.#converted(name);
    if (character !== "}") throw new ValueError("expected '}' before end of string");
    return { name, conversion: "", spec: "", isNested: false };
  }

  /** The text in brackets may have braces. */
  #skipIndex(): void {
    const end = this.#text.indexOf("]", this.#position);
    this.#position = end < 0 ? this.#text.length : end;
  }

  #converted(name: string): Field {
    if (this.isAtEnd) {
      throw new ValueError("end of string while looking for conversion specifier");
    }
    const conversion = String.fromCodePoint(this.#text.codePointAt(this.#position)!);
    this.#position += conversion.length;
    if (!this.isAtEnd) {
      const character = this.#text[this.#position++];
      if (character === "}") return { name, conversion, spec: "", isNested: false };
      if (character !== ":") throw new ValueError("expected ':' after conversion specifier");
    }
    return { name, conversion, ...this.#spec() };
  }

  #spec(): { spec: string; isNested: boolean } {
    const start = this.#position;
    let nesting = 1;
    let isNested = false;
    while (!this.isAtEnd) {
      const character = this.#text[this.#position++];
      if (character === "{") {
        isNested = true;
        nesting++;
      } else if (character === "}" && --nesting === 0) {
        return { spec: this.#text.slice(start, this.#position - 1), isNested };
      }
    }
    throw new ValueError("unmatched '{' in format spec");
  }
}

function filled(field: Field, source: Source, numbering: Numbering, depth: number): string {
  const value = fieldValue(field.name, source, numbering);
  const converted = field.conversion === "" ? value : convert(value, field.conversion);
  const spec = field.isNested ? fill(field.spec, source, numbering, depth - 1) : field.spec;
  return format(converted, spec);
}

function convert(value: unknown, conversion: string): string {
  switch (conversion) {
    case "s":
      return toStr(value);
    case "r":
      return repr(value);
    case "a":
      return ascii(value);
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
      const number = fieldNumber(key);
      if (key === "") throw new ValueError("Empty attribute in format string");
      value = getItem(value, number ?? key);
      rest = rest.slice(end + 1);
    }
  }
  return value;
}

/** The number that a name is; `undefined` for any other name. */
function fieldNumber(name: string): number | undefined {
  if (name === "") return undefined;
  let value = 0n;
  for (const character of name) {
    const digit = decimalValue(character.codePointAt(0)!);
    if (digit < 0) return undefined;
    if (value > (2n ** 63n - 1n - BigInt(digit)) / 10n) {
      throw new ValueError("Too many decimal digits in format string");
    }
    value = value * 10n + BigInt(digit);
  }
  return Number(value);
}

function firstValue(name: string, source: Source, numbering: Numbering): unknown {
  const number = fieldNumber(name);
  if (name !== "" && number === undefined) return source.named(name);
  const mode = name === "" ? "automatic" : "manual";
  if (numbering.mode === "unknown") numbering.mode = mode;
  if (numbering.mode !== mode) {
    throw new ValueError(
      mode === "manual"
        ? "cannot switch from automatic field numbering to manual field specification"
        : "cannot switch from manual field specification to automatic field numbering",
    );
  }
  return source.positional(number ?? numbering.next++);
}
