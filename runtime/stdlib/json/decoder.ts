import { Extensible } from "../../core/classes/extensible.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { truth } from "../../core/operators/truth.ts";
import { codePointPosition, unitPosition } from "../../core/text/code-points.ts";
import { JSONDecodeError } from "./errors.ts";
import { Scanner, type Hooks } from "./scanner.ts";

/** The keyword-only parameters of {@link JSONDecoder}. */
export interface DecoderOptions extends Partial<Omit<Hooks, "strict">> {
  readonly strict?: unknown;
}

/** `json.JSONDecoder`. */
export class JSONDecoder extends Extensible {
  static readonly __name__: string = "JSONDecoder";
  static readonly __module__: string = "json.decoder";
  readonly object_hook: Hooks["object_hook"];
  readonly object_pairs_hook: Hooks["object_pairs_hook"];
  readonly parse_float: Hooks["parse_float"];
  readonly parse_int: Hooks["parse_int"];
  readonly parse_constant: Hooks["parse_constant"];
  readonly strict: boolean;

  constructor(options: DecoderOptions = {}) {
    super();
    this.object_hook = options.object_hook ?? null;
    this.object_pairs_hook = options.object_pairs_hook ?? null;
    this.parse_float = options.parse_float ?? null;
    this.parse_int = options.parse_int ?? null;
    this.parse_constant = options.parse_constant ?? null;
    this.strict = truth(options.strict ?? true);
  }

  /** The value of a document, with nothing but white space around it. */
  decode(s: string, _w?: unknown): unknown {
    const scanner = new Scanner(s, 0, this);
    scanner.skipSpace();
    const value = scanner.value();
    scanner.skipSpace();
    if (scanner.position !== s.length) throw scanner.error("Extra data", scanner.position);
    return value;
  }

  /** The value that begins at `idx`, and where it ends. */
  raw_decode(s: string, idx: number = 0): tuple<[unknown, number]> {
    const scanner = new Scanner(s, unitPosition(s, idx), this);
    const value = scanner.value();
    return tuple.of(value, codePointPosition(s, scanner.position));
  }
}

/** A document begins with a byte order mark. */
export function checkMark(s: string): void {
  if (!s.startsWith("\ufeff")) return;
  throw new JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0);
}
