import { repr } from "../repr.ts";
import { toStr } from "../str.ts";
import { Exception, TypeError } from "./base.ts";

/** `SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset]))`. */
export class SyntaxError extends Exception {
  static override readonly __name__: string = "SyntaxError";
  msg: unknown = null;
  filename: unknown = null;
  lineno: unknown = null;
  offset: unknown = null;
  text: unknown = null;
  end_lineno: unknown = null;
  end_offset: unknown = null;
  print_file_and_line: unknown = null;

  constructor(...args: readonly unknown[]) {
    super(...args);
    if (args.length > 0) this.msg = args[0];
    if (args.length !== 2) return;
    const place = [...(args[1] as Iterable<unknown>)];
    if (place.length < 4) {
      throw new TypeError(`function takes at least 4 arguments (${place.length} given)`);
    }
    if (place.length > 6) {
      throw new TypeError(`function takes at most 6 arguments (${place.length} given)`);
    }
    if (place.length === 5)
      throw new TypeError("end_offset must be provided when end_lineno is provided");
    [this.filename, this.lineno, this.offset, this.text] = place;
    this.end_lineno = place[4] ?? null;
    this.end_offset = place[5] ?? null;
  }

  override __str__(): string {
    const message = toStr(this.msg);
    const file = typeof this.filename === "string" ? this.filename.replace(/^.*\//s, "") : null;
    const line = typeof this.lineno === "number" ? repr(this.lineno) : null;
    if (file !== null && line !== null) return `${message} (${file}, line ${line})`;
    if (file !== null) return `${message} (${file})`;
    return line === null ? message : `${message} (line ${line})`;
  }
}

/** `IndentationError`. */
export class IndentationError extends SyntaxError {
  static override readonly __name__: string = "IndentationError";
}

/** `TabError`. */
export class TabError extends IndentationError {
  static override readonly __name__: string = "TabError";
}
