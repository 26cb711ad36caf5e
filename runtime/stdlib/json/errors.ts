import { ValueError } from "../../core/exceptions/base.ts";
import { codePointPosition, unitPosition } from "../../core/text/code-points.ts";

/** `json.JSONDecodeError`: what is wrong with a document, and where. Source: CPython Lib/json/decoder.py. */
export class JSONDecodeError extends ValueError {
  static override readonly __name__: string = "JSONDecodeError";
  static readonly __module__: string = "json.decoder";
  readonly msg: string;
  readonly doc: string;
  /** In code points. */
  readonly pos: number;
  readonly lineno: number;
  readonly colno: number;

  constructor(msg: string, doc: string, pos: number) {
    const before = doc.slice(0, unitPosition(doc, pos));
    const lineno = before.split("\n").length;
    const lineStart = before.lastIndexOf("\n") + 1;
    const colno = pos - codePointPosition(before, lineStart) + 1;
    super(`${msg}: line ${lineno} column ${colno} (char ${pos})`);
    this.msg = msg;
    this.doc = doc;
    this.pos = pos;
    this.lineno = lineno;
    this.colno = colno;
  }
}
