/** Source: CPython Modules/_json.c, Lib/json/encoder.py. */
import { Extensible } from "../../core/classes/extensible.ts";
import { dict } from "../../core/containers/dict.ts";
import { sortItems } from "../../core/containers/sort.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { isFloat, isInt } from "../../core/numbers/convert.ts";
import { floatRepr } from "../../core/numbers/float.ts";
import { floatValue } from "../../core/numbers/floats.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { invoke, type Callable } from "../internal/callables.ts";

/** The keyword-only parameters of {@link JSONEncoder}. */
export interface EncoderOptions {
  readonly skipkeys?: unknown;
  readonly ensure_ascii?: unknown;
  readonly check_circular?: unknown;
  readonly allow_nan?: unknown;
  readonly sort_keys?: unknown;
  readonly indent?: number | boolean | string | null;
  readonly separators?: readonly [item: string, key: string] | tuple<readonly string[]> | null;
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

/** `json.JSONEncoder`. A subclass may override `default`. */
export class JSONEncoder extends Extensible {
  static readonly __name__: string = "JSONEncoder";
  static readonly __module__: string = "json.encoder";
  readonly skipkeys: boolean;
  readonly ensure_ascii: boolean;
  readonly check_circular: boolean;
  readonly allow_nan: boolean;
  readonly sort_keys: boolean;
  readonly indent: string | null;
  item_separator = ", ";
  key_separator = ": ";
  readonly #default: Callable<[unknown], unknown> | null;

  constructor(options: EncoderOptions = {}) {
    super();
    this.skipkeys = truth(options.skipkeys ?? false);
    this.ensure_ascii = truth(options.ensure_ascii ?? true);
    this.check_circular = truth(options.check_circular ?? true);
    this.allow_nan = truth(options.allow_nan ?? true);
    this.sort_keys = truth(options.sort_keys ?? false);
    const indent = options.indent ?? null;
    this.indent =
      indent === null || typeof indent === "string"
        ? indent
        : " ".repeat(Math.max(0, Number(indent)));
    const separators = options.separators ?? null;
    if (separators !== null)
      [this.item_separator, this.key_separator] = separators as readonly [string, string];
    else if (indent !== null) this.item_separator = ",";
    this.#default = options.default ?? null;
  }

  /** What an object that JSON does not know is encoded as instead. */
  default(o: unknown): unknown {
    if (this.#default !== null) return invoke(this.#default, o);
    throw new TypeError(`Object of type ${typeName(o)} is not JSON serializable`);
  }

  /** The JSON text of a value. */
  encode(o: unknown): string {
    return this.#text(o, new Set(), "\n");
  }

  /** The JSON text in parts; here there is one. */
  *iterencode(o: unknown, _one_shot: unknown = false): Generator<string, void, unknown> {
    yield this.encode(o);
  }

  #text(value: unknown, active: Set<unknown>, newline: string): string {
    const simple = this.#simple(value);
    if (simple !== undefined) return simple;
    if (this.check_circular && active.has(value)) {
      throw new ValueError("Circular reference detected");
    }
    active.add(value);
    let text: string;
    if (Array.isArray(value)) text = this.#arrayText(value, active, newline);
    else if (value instanceof dict) text = this.#objectText(value, active, newline);
    else text = this.#text(this.default(value), active, newline);
    active.delete(value);
    return text;
  }

  #simple(value: unknown): string | undefined {
    if (typeof value === "string") return this.#quote(value);
    if (value === null || value === undefined) return "null";
    if (typeof value === "boolean") return value ? "true" : "false";
    if (isInt(value)) return repr(value);
    return isFloat(value) ? this.#float(floatValue(value)) : undefined;
  }

  #quote(text: string): string {
    const unsafe = this.ensure_ascii ? unsafeAscii : unsafeText;
    unsafe.lastIndex = 0;
    return unsafe.test(text) ? `"${text.replace(unsafe, escapeUnit)}"` : `"${text}"`;
  }

  #float(value: number): string {
    if (Number.isFinite(value)) return floatRepr(value);
    if (!this.allow_nan) {
      throw new ValueError(`Out of range float values are not JSON compliant: ${floatRepr(value)}`);
    }
    return value !== value ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  }

  #arrayText(items: readonly unknown[], active: Set<unknown>, newline: string): string {
    if (items.length === 0) return "[]";
    const inner = this.indent === null ? "" : newline + this.indent;
    let text = "[";
    let separator = inner;
    for (const item of items) {
      text += separator + this.#text(item, active, inner);
      separator = this.item_separator + inner;
    }
    return this.indent === null ? `${text}]` : `${text}${newline}]`;
  }

  #objectText(object: dict, active: Set<unknown>, newline: string): string {
    const inner = this.indent === null ? "" : newline + this.indent;
    let entries = object as Iterable<[unknown, unknown]>;
    if (this.sort_keys) entries = sortItems(entries, { key: ([key]) => key });
    let text = "";
    let separator = inner;
    for (const [key, value] of entries) {
      const name = this.#keyText(key);
      if (name === undefined) continue;
      text += separator + this.#quote(name) + this.key_separator;
      text += this.#text(value, active, inner);
      separator = this.item_separator + inner;
    }
    if (text === "") return "{}";
    return this.indent === null ? `{${text}}` : `{${text}${newline}}`;
  }

  /** A key as text; `undefined` for one to be skipped. */
  #keyText(key: unknown): string | undefined {
    if (typeof key === "string") return key;
    const simple = this.#simple(key);
    if (simple !== undefined) return simple;
    if (this.skipkeys) return undefined;
    throw new TypeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }
}
