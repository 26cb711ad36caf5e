import { Extensible } from "../../core/classes/extensible.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { ValueError } from "../../core/exceptions/base.ts";
import { unpack } from "../../core/iteration/unpack.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { codePointLength, codePointPosition, unitPosition } from "../../core/text/code-points.ts";
import { truth } from "../../core/operators/truth.ts";
import { textOf } from "../../core/types/boxes.ts";
import { float } from "../../core/types/float.ts";
import { int } from "../../core/types/int.ts";
import type { Callable } from "../internal/callables.ts";
import { JSONDecodeError } from "./errors.ts";
import { Scanner, scanString, type Hooks } from "./grammar.ts";
import { scannerOf } from "./scan-once.ts";

/** The keyword-only parameters of {@link JSONDecoder}. */
export interface DecoderOptions extends Partial<Omit<Hooks, "strict">> {
  readonly strict?: unknown;
}

/** `json.JSONDecoder`. Source: CPython Lib/json/decoder.py. */
export class JSONDecoder extends Extensible {
  static readonly __name__: string = "JSONDecoder";
  static readonly __module__: string = "json.decoder";
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __signatures__ = {
    __init__:
      "self, *, object_hook=, parse_float=, parse_int=, parse_constant=, strict=, object_pairs_hook=",
    decode: "self, s, _w=",
    raw_decode: "self, s, idx=",
  };
  object_hook: Hooks["object_hook"];
  parse_float: unknown;
  parse_int: unknown;
  parse_constant: Hooks["parse_constant"];
  strict: unknown;
  object_pairs_hook: Hooks["object_pairs_hook"];
  parse_string: unknown;
  memo: dict;
  scan_once: unknown;

  constructor(options: DecoderOptions = {}) {
    super();
    this.object_hook = options.object_hook ?? null;
    this.parse_float = truth(options.parse_float ?? null) ? options.parse_float : float;
    this.parse_int = truth(options.parse_int ?? null) ? options.parse_int : int;
    this.parse_constant = options.parse_constant ?? null;
    this.strict = options.strict ?? true;
    this.object_pairs_hook = options.object_pairs_hook ?? null;
    this.parse_string = scanString;
    this.memo = new dict();
    this.scan_once = scannerOf(hooksOf(this));
  }

  /** The value of a document, with nothing but white space around it. */
  decode(s: string, _w?: unknown): unknown {
    const text = textOf(s) ?? s;
    const start = spaceEnd(text, 0);
    const found = this.raw_decode(text, codePointPosition(text, start));
    const [value, end] = unpack(found, 2) as [unknown, Int];
    const position = spaceEnd(text, unitPosition(text, Number(end)));
    if (position === text.length) return value;
    throw new JSONDecodeError("Extra data", text, codePointPosition(text, position));
  }

  /** The value that begins at `idx`, and where it ends. */
  raw_decode(s: string, idx: Int = 0): tuple<[unknown, number]> {
    const text = textOf(s) ?? s;
    if (idx < 0) throw new ValueError("idx cannot be negative");
    if (Number(idx) > codePointLength(text)) {
      throw new JSONDecodeError("Expecting value", text, Number(idx));
    }
    const scanner = new Scanner(text, unitPosition(text, Number(idx)), hooksOf(this));
    const value = scanner.value();
    return tuple.of(value, codePointPosition(text, scanner.position));
  }
}

/** What a decoder's attributes say that is to be done in another way than usual. */
export function hooksOf(decoder: {
  readonly object_hook: unknown;
  readonly object_pairs_hook: unknown;
  readonly parse_float: unknown;
  readonly parse_int: unknown;
  readonly parse_constant: unknown;
  readonly strict: unknown;
}): Hooks {
  const { parse_float, parse_int } = decoder;
  return {
    object_hook: decoder.object_hook as Hooks["object_hook"],
    object_pairs_hook: decoder.object_pairs_hook as Hooks["object_pairs_hook"],
    parse_float: parse_float === float ? null : (parse_float as Callable<[string]>),
    parse_int: parse_int === int ? null : (parse_int as Callable<[string]>),
    parse_constant: decoder.parse_constant as Hooks["parse_constant"],
    strict: truth(decoder.strict),
  };
}

function spaceEnd(text: string, start: number): number {
  let position = start;
  while (/[ \t\n\r]/.test(text[position] ?? "")) position++;
  return position;
}

/** A document begins with a byte order mark. */
export function checkMark(s: string): void {
  if (!s.startsWith("\ufeff")) return;
  throw new JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0);
}
