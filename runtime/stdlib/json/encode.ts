/** Values as JSON text. Source: CPython Modules/_json.c, Lib/json/encoder.py. */
import { callMethod } from "../../core/attributes/getattr.ts";
import { Extensible } from "../../core/classes/extensible.ts";
import { dict } from "../../core/containers/dict.ts";
import { sortItems } from "../../core/containers/sort.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { unpack } from "../../core/iteration/unpack.ts";
import { typeName } from "../../core/names.ts";
import { integerOf, isFloat, isInt } from "../../core/numbers/convert.ts";
import { floatRepr } from "../../core/numbers/float.ts";
import { floatValue } from "../../core/numbers/floats.ts";
import { mul } from "../../core/operators/multiply.ts";
import { truth } from "../../core/operators/truth.ts";
import { textOf } from "../../core/types/boxes.ts";
import { invoke, type Callable } from "../internal/callables.ts";

/** The keyword-only parameters of {@link JSONEncoder}. */
export interface EncoderOptions {
  readonly skipkeys?: unknown;
  readonly ensure_ascii?: unknown;
  readonly check_circular?: unknown;
  readonly allow_nan?: unknown;
  readonly sort_keys?: unknown;
  readonly indent?: unknown;
  readonly separators?: unknown;
  readonly default?: Callable<[unknown], unknown> | null;
}

const special: { readonly [character: string]: string } = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

const unsafeAscii = /["\\]|[^ -~]/g;
const unsafeText = /["\\\0-\x1f]/g;

function escapeUnit(character: string): string {
  return special[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A text in quotes. @param isAscii whether everything beyond ASCII is escaped */
export function quoted(text: string, isAscii: boolean): string {
  const unsafe = isAscii ? unsafeAscii : unsafeText;
  unsafe.lastIndex = 0;
  return unsafe.test(text) ? `"${text.replace(unsafe, escapeUnit)}"` : `"${text}"`;
}

/** `json.JSONEncoder`. A subclass may override `default`. */
export class JSONEncoder extends Extensible {
  static readonly __name__: string = "JSONEncoder";
  static readonly __module__: string = "json.encoder";
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __signatures__ = {
    __init__:
      "self, *, skipkeys=, ensure_ascii=, check_circular=, allow_nan=, sort_keys=, indent=, separators=, default=",
    default: "self, o",
    encode: "self, o",
    iterencode: "self, o, _one_shot=",
  };
  static item_separator: unknown = ", ";
  static key_separator: unknown = ": ";
  skipkeys: unknown;
  ensure_ascii: unknown;
  check_circular: unknown;
  allow_nan: unknown;
  sort_keys: unknown;
  indent: unknown;
  declare item_separator: string;
  declare key_separator: string;

  constructor(options: EncoderOptions = {}) {
    super();
    this.skipkeys = options.skipkeys ?? false;
    this.ensure_ascii = options.ensure_ascii ?? true;
    this.check_circular = options.check_circular ?? true;
    this.allow_nan = options.allow_nan ?? true;
    this.sort_keys = options.sort_keys ?? false;
    this.indent = options.indent ?? null;
    const separators = options.separators ?? null;
    if (separators !== null) {
      [this.item_separator, this.key_separator] = unpack(separators, 2) as [string, string];
    } else if (this.indent !== null) this.item_separator = ",";
    const preset = options.default ?? null;
    if (preset !== null) this.default = preset as (o: unknown) => unknown;
  }

  /** What an object that JSON does not know is encoded as instead. */
  default(o: unknown): unknown {
    throw new TypeError(`Object of type ${typeName(o)} is not JSON serializable`);
  }

  /** The JSON text of a value. */
  encode(o: unknown): string {
    const text = textOf(o);
    if (text !== undefined) return quoted(text, truth(this.ensure_ascii));
    if (this.iterencode === JSONEncoder.prototype.iterencode) return new Writer(this).text(o);
    return [...(iterate(this.iterencode(o, true)) as Iterable<string>)].join("");
  }

  /** The JSON text in parts. */
  *iterencode(o: unknown, _one_shot: unknown = false): Generator<string, void, unknown> {
    const writer = new Writer(this);
    if (truth(_one_shot) && this.indent === null) yield writer.text(o);
    else yield* writer.parts(o);
  }
}

/** Writes one document. */
class Writer {
  readonly #encoder: JSONEncoder;
  readonly #isAscii: boolean;
  readonly #indent: string | null;
  readonly #item: string;
  readonly #key: string;
  readonly #active: Set<unknown> | null;
  readonly #isSorted: boolean;
  readonly #skipsKeys: boolean;
  readonly #allowsNan: boolean;

  constructor(encoder: JSONEncoder) {
    this.#encoder = encoder;
    this.#isAscii = truth(encoder.ensure_ascii);
    const { indent } = encoder;
    this.#indent = indent === null ? null : (textOf(indent) ?? (mul(" ", indent) as string));
    const cls = encoder.constructor as typeof JSONEncoder;
    this.#item = (encoder.item_separator ?? cls.item_separator) as string;
    this.#key = (encoder.key_separator ?? cls.key_separator) as string;
    this.#active = truth(encoder.check_circular) ? new Set() : null;
    this.#isSorted = truth(encoder.sort_keys);
    this.#skipsKeys = truth(encoder.skipkeys);
    this.#allowsNan = truth(encoder.allow_nan);
  }

  text(value: unknown): string {
    return this.#text(value, "\n");
  }

  /** The parts that CPython's encoder gives. */
  parts(value: unknown): Generator<string> {
    return this.#parts(value, "\n");
  }

  #enter(value: unknown): void {
    if (this.#active === null) return;
    if (this.#active.has(value)) throw new ValueError("Circular reference detected");
    this.#active.add(value);
  }

  #text(value: unknown, newline: string): string {
    const simple = this.#simple(value);
    if (simple !== undefined) return simple;
    this.#enter(value);
    let text: string;
    if (Array.isArray(value)) text = this.#arrayText(value, newline);
    else if (value instanceof dict) text = this.#objectText(value, newline);
    else text = this.#text(invoke(this.#default, value), newline);
    this.#active?.delete(value);
    return text;
  }

  get #default(): Callable<[unknown], unknown> {
    const { default: preset } = this.#encoder;
    if (Object.hasOwn(this.#encoder, "default")) return preset;
    return (value) => callMethod(this.#encoder, "default", [value]);
  }

  #simple(value: unknown): string | undefined {
    if (typeof value === "string") return quoted(value, this.#isAscii);
    if (value === null || value === undefined) return "null";
    if (typeof value === "boolean") return value ? "true" : "false";
    if (isInt(value)) return String(integerOf(value));
    if (isFloat(value)) return this.#float(floatValue(value));
    const text = textOf(value);
    return text === undefined ? undefined : quoted(text, this.#isAscii);
  }

  #float(value: number): string {
    if (Number.isFinite(value)) return floatRepr(value);
    if (!this.#allowsNan) {
      throw new ValueError(`Out of range float values are not JSON compliant: ${floatRepr(value)}`);
    }
    return value !== value ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  }

  #inner(newline: string): string {
    return this.#indent === null ? "" : newline + this.#indent;
  }

  #arrayText(items: readonly unknown[], newline: string): string {
    if (items.length === 0) return "[]";
    const inner = this.#inner(newline);
    let text = "[";
    let separator = inner;
    for (const item of iterate(items) as Iterable<unknown>) {
      text += separator + this.#text(item, inner);
      separator = this.#item + inner;
    }
    return this.#indent === null ? `${text}]` : `${text}${newline}]`;
  }

  /** The names and values of an object. */
  #entries(object: dict): Iterable<readonly [name: string, value: unknown]> {
    let entries =
      object.constructor === dict
        ? ([...object] as unknown as [unknown, unknown][])
        : [...(iterate(callMethod(object, "items")) as Iterable<[unknown, unknown]>)];
    if (this.#isSorted) entries = sortItems(entries, { key: ([key]) => key });
    return this.#named(entries);
  }

  *#named(
    entries: Iterable<readonly [unknown, unknown]>,
  ): Generator<readonly [name: string, value: unknown]> {
    for (const [key, value] of entries) {
      const name = this.#keyText(key);
      if (name !== undefined) yield [name, value];
    }
  }

  #objectText(object: dict, newline: string): string {
    if (object.size === 0) return "{}";
    const inner = this.#inner(newline);
    let text = "";
    let separator = inner;
    for (const [name, value] of this.#entries(object)) {
      text += separator + quoted(name, this.#isAscii) + this.#key;
      text += this.#text(value, inner);
      separator = this.#item + inner;
    }
    if (text === "") return this.#indent === null ? "{}" : `{${newline}}`;
    return this.#indent === null ? `{${text}}` : `{${text}${newline}}`;
  }

  /** A key as text; `undefined` for one to be skipped. */
  #keyText(key: unknown): string | undefined {
    const text = textOf(key);
    if (text !== undefined) return text;
    const simple = this.#simple(key);
    if (simple !== undefined) return simple;
    if (this.#skipsKeys) return undefined;
    throw new TypeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }

  *#parts(value: unknown, newline: string): Generator<string> {
    const simple = this.#simple(value);
    if (simple !== undefined) {
      yield simple;
      return;
    }
    this.#enter(value);
    if (Array.isArray(value)) yield* this.#arrayParts(value, newline);
    else if (value instanceof dict) yield* this.#objectParts(value, newline);
    else yield* this.#parts(invoke(this.#default, value), newline);
    this.#active?.delete(value);
  }

  *#arrayParts(items: readonly unknown[], newline: string): Generator<string> {
    if (items.length === 0) {
      yield "[]";
      return;
    }
    const inner = this.#inner(newline);
    let before = `[${inner}`;
    for (const item of iterate(items) as Iterable<unknown>) {
      const simple = this.#simple(item);
      if (simple !== undefined) yield before + simple;
      else {
        yield before;
        yield* this.#parts(item, inner);
      }
      before = this.#item + inner;
    }
    if (this.#indent !== null) yield newline;
    yield "]";
  }

  *#objectParts(object: dict, newline: string): Generator<string> {
    if (object.size === 0) {
      yield "{}";
      return;
    }
    yield "{";
    const inner = this.#inner(newline);
    let before = inner;
    for (const [name, value] of this.#entries(object)) {
      if (before !== "") yield before;
      before = this.#item + inner;
      yield quoted(name, this.#isAscii);
      yield this.#key;
      yield* this.#parts(value, inner);
    }
    if (this.#indent !== null) yield newline;
    yield "}";
  }
}
