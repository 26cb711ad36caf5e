/** `io.StringIO`. Source: CPython 3.13 Modules/_io/stringio.c. */
import { OSError } from "../../core/exceptions/os.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { codePointLength, hasPairs, unitPosition } from "../../core/text/code-points.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { TextIOBase } from "./base.ts";
import { IncrementalNewlineDecoder, lineEnd, newlineMode, type NewlineMode } from "./newlines.ts";
import { sizeOf } from "./sizes.ts";

/** Text in memory. Positions count characters, as everywhere in Python. */
export class StringIO extends TextIOBase {
  static override readonly __name__: string = "StringIO";
  static override readonly __module__: string = "_io";
  static readonly __tp_name__: string = "_io.StringIO";
  static readonly __text_signature__: string = "self, initial_value=, newline=";
  #text = "";
  /** In characters. */
  #length = 0;
  #position = 0;
  /** Whether characters and UTF-16 units differ. */
  #hasPairs = false;
  #isClosed = false;
  readonly #newline: NewlineMode;
  readonly #decoder: IncrementalNewlineDecoder | null;

  constructor(initial_value: string | null = "", newline: string | null = "\n") {
    super();
    this.#newline = newlineMode(newline, "\n");
    this.#decoder = this.#newline.universal
      ? new IncrementalNewlineDecoder(null, this.#newline.translates)
      : null;
    if (initial_value !== null && typeof initial_value !== "string") {
      throw new TypeError(`initial_value must be str or None, not ${typeName(initial_value)}`);
    }
    if (initial_value) {
      this.#put(initial_value);
      this.#position = 0;
    }
  }

  override get closed(): boolean {
    return this.#isClosed;
  }

  override get newlines(): unknown {
    this.#check();
    return this.#decoder?.newlines ?? null;
  }

  get line_buffering(): boolean {
    this.#check();
    return false;
  }

  #check(): void {
    if (this.#isClosed) throw new ValueError("I/O operation on closed file");
  }

  #units(position: number): number {
    return this.#hasPairs ? unitPosition(this.#text, position) : position;
  }

  #put(written: string): void {
    let text = written;
    if (this.#decoder !== null) text = this.#decoder.decode(text, true);
    if (this.#newline.written !== "\n" && !this.#newline.universal)
      text = text.replaceAll("\n", this.#newline.written);
    if (text === "") return;
    const gap = this.#position - this.#length;
    if (gap > 0) {
      this.#text += "\0".repeat(gap);
      this.#length += gap;
    }
    const isWide = hasPairs(text);
    const count = isWide ? codePointLength(text) : text.length;
    const end = this.#position + count;
    if (this.#position === this.#length) this.#text += text;
    else {
      const before = this.#text.slice(0, this.#units(this.#position));
      const after = end < this.#length ? this.#text.slice(this.#units(end)) : "";
      this.#text = before + text + after;
    }
    this.#hasPairs ||= isWide;
    this.#position = end;
    this.#length = Math.max(this.#length, end);
  }

  override write(text: string): Int {
    if (typeof text !== "string") {
      throw new TypeError(`string argument expected, got '${typeName(text)}'`);
    }
    this.#check();
    this.#put(text);
    return codePointLength(text);
  }

  /** The characters from the position up to another one, which becomes the position. */
  #take(end: number): string {
    const text = this.#text.slice(this.#units(this.#position), this.#units(end));
    this.#position = end;
    return text;
  }

  override read(size: Int | null = -1): string {
    this.#check();
    const limit = sizeOf(size);
    if (this.#position >= this.#length) return "";
    return this.#take(limit < 0 ? this.#length : Math.min(this.#length, this.#position + limit));
  }

  override readline(size: Int | null = -1): string {
    this.#check();
    const limit = sizeOf(size);
    if (this.#position >= this.#length) return "";
    const start = this.#units(this.#position);
    const end = lineEnd(this.#text, start, this.#newline);
    const line = end < 0 ? this.#text.slice(start) : this.#text.slice(start, end);
    const count = this.#hasPairs ? codePointLength(line) : line.length;
    return this.#take(this.#position + (limit < 0 ? count : Math.min(count, limit)));
  }

  override tell(): Int {
    this.#check();
    return this.#position;
  }

  override seek(pos: Int, whence: Int = 0): Int {
    const offset = Number(indexOf(pos));
    const origin = Number(indexOf(whence));
    this.#check();
    if (origin < 0 || origin > 2)
      throw new ValueError(`Invalid whence (${origin}, should be 0, 1 or 2)`);
    if (origin === 0 && offset < 0) throw new ValueError(`Negative seek position ${offset}`);
    if (origin !== 0 && offset !== 0) throw new OSError("Can't do nonzero cur-relative seeks");
    this.#position = origin === 0 ? offset : origin === 1 ? this.#position : this.#length;
    return this.#position;
  }

  override truncate(pos: Int | null = null): Int {
    this.#check();
    if (typeof pos === "number" && pos < 0) throw new ValueError(`Negative size value ${pos}`);
    const size = pos === null ? this.#position : sizeOf(pos);
    if (size < this.#length) {
      this.#text = this.#text.slice(0, this.#units(size));
      this.#length = size;
    }
    return size;
  }

  getvalue(): string {
    this.#check();
    return this.#text;
  }

  override close(): void {
    this.#isClosed = true;
    this.#text = "";
  }

  override flush(): void {
    // Nothing is kept back.
  }

  override readable(): boolean {
    this.#check();
    return true;
  }

  override writable(): boolean {
    this.#check();
    return true;
  }

  override seekable(): boolean {
    this.#check();
    return true;
  }
}
