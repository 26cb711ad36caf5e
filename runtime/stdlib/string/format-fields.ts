/** Format strings taken apart, as `_string` does it for `string.Formatter`. Source: CPython Objects/stringlib/unicode_format.h (MarkupIterator_next, FieldNameIterator_next). */
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { typeName } from "../../core/names.ts";
import { normalize, type Int } from "../../core/numbers/convert.ts";
import { textOf } from "../../core/types/boxes.ts";
import { finished } from "../internal/iterators.ts";

/** `(literal_text, field_name, format_spec, conversion)`. */
export type FormatPart = tuple<[string, string | null, string | null, string | null]>;

/** What `Formatter.parse` returns. */
export class formatteriterator extends PythonIterator<FormatPart> {
  static readonly __name__: string = "formatteriterator";
  readonly #text: string;
  #position = 0;

  constructor(text: unknown) {
    super();
    const given = textOf(text);
    if (given === undefined) throw new TypeError(`expected str, got ${typeName(text)}`);
    this.#text = given;
  }

  override next(): IteratorResult<FormatPart, undefined> {
    const text = this.#text;
    if (this.#position >= text.length) return finished;
    const start = this.#position;
    const brace = text.slice(start).search(/[{}]/);
    if (brace < 0) {
      this.#position = text.length;
      return partOf(text.slice(start), null);
    }
    const place = start + brace;
    const character = text[place]!;
    if (text[place + 1] === character) {
      this.#position = place + 2;
      return partOf(text.slice(start, place + 1), null);
    }
    if (character === "}") throw new ValueError("Single '}' encountered in format string");
    if (place + 1 === text.length) {
      throw new ValueError("Single '{' encountered in format string");
    }
    const field = readField(text, place + 1);
    this.#position = field.end;
    return partOf(text.slice(start, place), field);
  }
}

interface Field {
  readonly name: string;
  readonly spec: string;
  readonly conversion: string | null;
  /** Behind the closing brace. */
  readonly end: number;
}

function partOf(literal: string, field: Field | null): IteratorYieldResult<FormatPart> {
  const value =
    field === null
      ? tuple.of(literal, null, null, null)
      : tuple.of(literal, field.name, field.spec, field.conversion);
  return { done: false, value: value as FormatPart };
}

function readField(text: string, start: number): Field {
  const nameEnd = endOfName(text, start);
  const name = text.slice(start, nameEnd);
  const mark = text[nameEnd];
  if (mark === undefined) throw new ValueError("expected '}' before end of string");
  if (mark === "}") return { name, spec: "", conversion: null, end: nameEnd + 1 };
  let position = nameEnd + 1;
  let conversion: string | null = null;
  if (mark === "!") {
    if (position >= text.length) {
      throw new ValueError("end of string while looking for conversion specifier");
    }
    conversion = String.fromCodePoint(text.codePointAt(position)!);
    position += conversion.length;
    const next = text[position];
    if (next === "}") return { name, spec: "", conversion, end: position + 1 };
    if (next !== undefined && next !== ":") {
      throw new ValueError("expected ':' after conversion specifier");
    }
    position++;
  }
  const end = endOfSpec(text, position);
  return { name, spec: text.slice(position, end), conversion, end: end + 1 };
}

/** A name ends with a brace, a colon or an exclamation mark that is not in brackets. */
function endOfName(text: string, start: number): number {
  let inBrackets = false;
  for (let position = start; position < text.length; position++) {
    const character = text[position]!;
    if (character === "{") throw new ValueError("unexpected '{' in field name");
    if (character === "[") inBrackets = true;
    else if (character === "]") inBrackets = false;
    else if (!inBrackets && "}:!".includes(character)) return position;
  }
  return text.length;
}

function endOfSpec(text: string, start: number): number {
  let nesting = 1;
  for (let position = start; position < text.length; position++) {
    if (text[position] === "{") nesting++;
    else if (text[position] === "}" && --nesting === 0) return position;
  }
  throw new ValueError("unmatched '{' in format spec");
}

/** A field's name as its first part, and the attributes and indices that follow. */
export function splitFieldName(
  name: string,
): [first: string | Int, rest: Generator<[isAttribute: boolean, key: string | Int]>] {
  const first = /^[^.[]*/.exec(name)![0];
  return [keyOf(first), accesses(name.slice(first.length))];
}

function* accesses(text: string): Generator<[isAttribute: boolean, key: string | Int]> {
  let rest = text;
  while (rest !== "") {
    if (rest.startsWith(".")) {
      const attribute = /^[^.[]*/.exec(rest.slice(1))![0];
      if (attribute === "") throw new ValueError("Empty attribute in format string");
      yield [true, attribute];
      rest = rest.slice(1 + attribute.length);
      continue;
    }
    if (!rest.startsWith("[")) {
      throw new ValueError("Only '.' or '[' may follow ']' in format field specifier");
    }
    const end = rest.indexOf("]");
    if (end < 0) throw new ValueError("Missing ']' in format string");
    if (end === 1) throw new ValueError("Empty attribute in format string");
    yield [false, keyOf(rest.slice(1, end))];
    rest = rest.slice(end + 1);
  }
}

const greatestIndex = 9223372036854775807n;

/** Digits are a number. */
function keyOf(text: string): string | Int {
  if (!/^[0-9]+$/.test(text)) return text;
  const number = BigInt(text);
  if (number <= greatestIndex) return normalize(number);
  throw new ValueError("Too many decimal digits in format string");
}
