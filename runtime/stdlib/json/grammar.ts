/** The JSON grammar as CPython reads it. Source: CPython Modules/_json.c, Lib/json/decoder.py. */
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { toFloat } from "../../core/numbers/float.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { OverflowError, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { truth } from "../../core/operators/truth.ts";
import { codePointLength, codePointPosition, unitPosition } from "../../core/text/code-points.ts";
import { textOf } from "../../core/types/boxes.ts";
import { parseInteger } from "../../core/types/int.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { JSONDecodeError } from "./errors.ts";

/** What a program wants to make of the parts of a document. */
export interface Hooks {
  readonly object_hook: Callable<[dict<string, unknown>], unknown> | null;
  readonly object_pairs_hook: Callable<[tuple<[string, unknown]>[]], unknown> | null;
  readonly parse_float: Callable<[string], unknown> | null;
  readonly parse_int: Callable<[string], unknown> | null;
  readonly parse_constant: Callable<[string], unknown> | null;
  /** False allows control characters in strings. */
  readonly strict: boolean;
}

const number = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const plainText = /[^"\\\0-\x1f]*/y;
const plainTextWithControls = /[^"\\]*/y;

const escapes: { readonly [character: string]: string } = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

const constants: { readonly [name: string]: number } = {
  NaN: NaN,
  Infinity: Infinity,
  "-Infinity": -Infinity,
};

/** Reads one document. Positions are UTF-16 ones; errors have code points. */
export class Scanner {
  readonly #text: string;
  readonly #hooks: Hooks;
  position: number;

  constructor(text: string, position: number, hooks: Hooks) {
    this.#text = text;
    this.position = position;
    this.#hooks = hooks;
  }

  error(message: string, position: number): JSONDecodeError {
    return errorAt(this.#text, message, position);
  }

  skipSpace(): void {
    const text = this.#text;
    for (;;) {
      const code = text.charCodeAt(this.position);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.position++;
    }
  }

  #character(): string | undefined {
    return this.#text[this.position];
  }

  /** The value at the position. */
  value(): unknown {
    switch (this.#character()) {
      case '"':
        return this.#string();
      case "{":
        return this.#object();
      case "[":
        return this.#array();
      case "n":
        return this.#word("null", null);
      case "t":
        return this.#word("true", true);
      case "f":
        return this.#word("false", false);
      case "N":
        return this.#constant("NaN");
      case "I":
        return this.#constant("Infinity");
      default:
        if (this.#text.startsWith("-Infinity", this.position)) return this.#constant("-Infinity");
        return this.#number();
    }
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.position)) {
      throw this.error("Expecting value", this.position);
    }
    this.position += word.length;
    return value;
  }

  #constant(name: string): unknown {
    this.#word(name, null);
    const { parse_constant: parse } = this.#hooks;
    return parse === null ? constants[name] : invoke(parse, name);
  }

  /** Short integers without a hook, which most numbers are; `undefined` for everything else. */
  #shortInteger(): number | undefined {
    const text = this.#text;
    let position = this.position;
    const isNegative = text.charCodeAt(position) === 0x2d;
    if (isNegative) position++;
    const start = position;
    let value = 0;
    let code = text.charCodeAt(position);
    while (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30;
      code = text.charCodeAt(++position);
    }
    const length = position - start;
    // A fraction, an exponent, a leading zero and what is too long take the long way.
    if (length === 0 || length > 15 || code === 0x2e || code === 0x65 || code === 0x45)
      return undefined;
    if (length > 1 && text.charCodeAt(start) === 0x30) return undefined;
    this.position = position;
    return isNegative ? 0 - value : value;
  }

  #number(): unknown {
    if (this.#hooks.parse_int === null) {
      const short = this.#shortInteger();
      if (short !== undefined) return short;
    }
    number.lastIndex = this.position;
    const match = number.exec(this.#text);
    if (match === null) throw this.error("Expecting value", this.position);
    this.position = number.lastIndex;
    const [digits, fraction, exponent] = match;
    const { parse_float: parseFloat, parse_int: parseInt } = this.#hooks;
    if (fraction !== undefined || exponent !== undefined) {
      return parseFloat === null ? toFloat(Number(digits)) : invoke(parseFloat, digits);
    }
    return parseInt === null ? parseInteger(digits, 10) : invoke(parseInt, digits);
  }

  #string(): string {
    const [text, end] = readString(this.#text, this.position + 1, this.#hooks.strict);
    this.position = end;
    return text;
  }

  #array(): unknown[] {
    const items: unknown[] = [];
    this.position++;
    this.skipSpace();
    if (this.#character() === "]") {
      this.position++;
      return items;
    }
    for (;;) {
      items.push(this.value());
      if (!this.#separator("]", "array")) return items;
    }
  }

  /** Reads a comma or the end; a comma before the end is an error. True when there is more. */
  #separator(end: string, kind: string): boolean {
    this.skipSpace();
    const comma = this.position;
    const character = this.#character();
    if (character === end) {
      this.position++;
      return false;
    }
    if (character !== ",") throw this.error("Expecting ',' delimiter", comma);
    this.position++;
    this.skipSpace();
    if (this.#character() === end) {
      throw this.error(`Illegal trailing comma before end of ${kind}`, comma);
    }
    return true;
  }

  #object(): unknown {
    const pairs: [string, unknown][] = [];
    this.position++;
    this.skipSpace();
    if (this.#character() === "}") this.position++;
    else {
      do pairs.push(this.#pair());
      while (this.#separator("}", "object"));
    }
    const { object_pairs_hook: pairsHook, object_hook: hook } = this.#hooks;
    if (pairsHook !== null) {
      return invoke(
        pairsHook,
        pairs.map(([key, value]) => tuple.of(key, value)),
      );
    }
    const result = new dict<string, unknown>();
    for (const [key, value] of pairs) result.set(key, value);
    return hook === null ? result : invoke(hook, result);
  }

  #pair(): [string, unknown] {
    if (this.#character() !== '"') {
      throw this.error("Expecting property name enclosed in double quotes", this.position);
    }
    const key = this.#string();
    this.skipSpace();
    if (this.#character() !== ":") throw this.error("Expecting ':' delimiter", this.position);
    this.position++;
    this.skipSpace();
    return [key, this.value()];
  }
}

/**
 * `scanstring(string, end, strict=True)`: the rest of a string whose opening quote is before `end`, and where it ends. Positions are in code points.
 */
export function scanString(
  string: string,
  end: Int,
  strict: unknown = true,
): tuple<[string, number]> {
  const start = Number(indexOf(end));
  if (Math.abs(start) > 2 ** 62) {
    throw new OverflowError("Python int too large to convert to C ssize_t");
  }
  const text = textOf(string);
  if (text === undefined) {
    throw new TypeError(`first argument must be a string, not ${typeName(string)}`);
  }
  if (start < 0 || start > codePointLength(text)) throw new ValueError("end is out of bounds");
  const [value, position] = readString(text, unitPosition(text, start), truth(strict));
  return tuple.of(value, codePointPosition(text, position));
}

/** The rest of a string whose opening quote is before `start`, and the position behind its end. */
function readString(text: string, start: number, isStrict: boolean): [text: string, end: number] {
  const plain = isStrict ? plainText : plainTextWithControls;
  let result = "";
  let position = start;
  for (;;) {
    plain.lastIndex = position;
    plain.test(text);
    result += text.slice(position, plain.lastIndex);
    position = plain.lastIndex;
    const character = text[position];
    if (character === undefined) throw errorAt(text, "Unterminated string starting at", start - 1);
    if (character === '"') return [result, position + 1];
    if (character !== "\\") throw errorAt(text, "Invalid control character at", position);
    const escape = text[position + 1];
    if (escape === undefined) throw errorAt(text, "Unterminated string starting at", start - 1);
    if (escape === "u") {
      result += codeUnit(text, position + 1);
      position += 6;
      continue;
    }
    const meaning = escapes[escape];
    if (meaning === undefined) throw errorAt(text, "Invalid \\escape", position);
    result += meaning;
    position += 2;
  }
}

/** The UTF-16 unit of a `\uXXXX`, whose `u` is at `position`; something has to follow it. */
function codeUnit(text: string, position: number): string {
  const digits = text.slice(position + 1, position + 5);
  if (position + 5 >= text.length || !/^[0-9a-fA-F]{4}$/.test(digits)) {
    throw errorAt(text, "Invalid \\uXXXX escape", position);
  }
  return String.fromCharCode(parseInt(digits, 16));
}

function errorAt(text: string, message: string, position: number): JSONDecodeError {
  return new JSONDecodeError(message, text, codePointPosition(text, position));
}
