/** `io.TextIOWrapper`. Source: CPython 3.13 Lib/_pyio.py, Modules/_io/textio.c. This file is long because its methods share one state. */
import { getattr, hasattr } from "../../core/attributes/getattr.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { OSError } from "../../core/exceptions/os.ts";
import {
  AttributeError,
  StopIteration,
  TypeError,
  ValueError,
} from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { normalize, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { codePointLength, unitPosition } from "../../core/text/code-points.ts";
import { hostPlatform } from "../../host/node.ts";
import { concatenated, TextIOBase, UnsupportedOperation, type BufferedIOBase } from "./base.ts";
import { IncrementalDecoder, IncrementalEncoder } from "./codecs.ts";
import {
  IncrementalNewlineDecoder,
  lineEnd,
  newlineMode,
  type Decoder,
  type NewlineMode,
} from "./newlines.ts";
import { sizeOf } from "./sizes.ts";

/** What a text stream reads from and writes to. */
export type ByteStream = BufferedIOBase;

/** The keyword parameters of {@link TextIOWrapper.reconfigure}. */
export interface ReconfigureOptions {
  encoding?: string | null;
  errors?: string | null;
  newline?: string | null;
  line_buffering?: unknown;
  write_through?: unknown;
}

/** How much is read at a time. */
const chunkSize = 8192;

/** Where the text at hand began: the decoder's flags there, and the bytes that were decoded since. */
interface Snapshot {
  readonly flags: Int;
  readonly input: Uint8Array;
}

export class TextIOWrapper extends TextIOBase {
  static override readonly __name__: string = "TextIOWrapper";
  static override readonly __module__: string = "_io";
  static readonly __tp_name__: string = "_io.TextIOWrapper";
  static readonly __text_signature__: string =
    "self, buffer, encoding=, errors=, newline=, line_buffering=, write_through=";
  #buffer: ByteStream | null;
  #encoding!: string;
  #errors!: string;
  #newline!: NewlineMode;
  #decoder: Decoder | null = null;
  #encoder: IncrementalEncoder | null = null;
  #lineBuffering: boolean;
  #writeThrough: boolean;
  readonly #isSeekable: boolean;
  #canTell: boolean;
  #decoded = "";
  /** In UTF-16 units of {@link #decoded}. */
  #used = 0;
  #snapshot: Snapshot | null = null;
  #pending: Uint8Array[] = [];
  #pendingSize = 0;

  constructor(
    buffer: unknown,
    encoding: string | null = null,
    errors: string | null = null,
    newline: string | null = null,
    line_buffering: unknown = false,
    write_through: unknown = false,
  ) {
    super();
    if (encoding !== null && typeof encoding !== "string") {
      throw new TypeError(
        `TextIOWrapper() argument 'encoding' must be str or None, not ${typeName(encoding)}`,
      );
    }
    if (errors !== null && typeof errors !== "string") {
      throw new TypeError(
        `TextIOWrapper() argument 'errors' must be str or None, not ${typeName(errors)}`,
      );
    }
    this.#buffer = buffer as ByteStream;
    this.#lineBuffering = truth(line_buffering);
    this.#writeThrough = truth(write_through);
    this.#isSeekable = this.#canTell = truth(this.#stream.seekable());
    const chosen = encoding === null || encoding === "locale" ? "UTF-8" : encoding;
    this.#configure(chosen, errors ?? "strict", newline);
    this.#placeEncoder();
  }

  #configure(encoding: string, errors: string, newline: string | null): void {
    const mode = newlineMode(newline, hostPlatform() === "win32" ? "\r\n" : "\n");
    const stream = this.#stream;
    const decoder = new IncrementalDecoder(encoding, errors);
    this.#encoding = encoding;
    this.#errors = errors;
    this.#newline = mode;
    this.#decoder = !truth(stream.readable())
      ? null
      : mode.universal
        ? new IncrementalNewlineDecoder(decoder, mode.translates)
        : decoder;
    this.#encoder = truth(stream.writable()) ? new IncrementalEncoder(encoding, errors) : null;
  }

  /** Text that is not at the start of its stream has no byte order mark. */
  #placeEncoder(): void {
    if (this.#isSeekable && this.#encoder !== null && this.#stream.tell() !== 0)
      this.#encoder.restart(false);
  }

  get #stream(): ByteStream {
    if (this.#buffer === null) throw new ValueError("underlying buffer has been detached");
    return this.#buffer;
  }

  get buffer(): ByteStream {
    return this.#stream;
  }

  override get encoding(): string {
    return this.#encoding;
  }

  override get errors(): string {
    return this.#errors;
  }

  override get newlines(): unknown {
    const decoder = this.#decoder;
    return decoder instanceof IncrementalNewlineDecoder ? decoder.newlines : null;
  }

  get line_buffering(): boolean {
    return this.#lineBuffering;
  }

  get write_through(): boolean {
    return this.#writeThrough;
  }

  get name$(): unknown {
    return getattr(this.#stream, "name");
  }

  override get closed(): boolean {
    return this.#stream.closed;
  }

  #check(): void {
    if (truth(this.closed)) throw new ValueError("I/O operation on closed file.");
  }

  reconfigure(options: ReconfigureOptions = {}): void {
    const { encoding = null, errors = null, newline } = options;
    if (
      this.#decoder !== null &&
      this.#decoded !== "" &&
      (encoding !== null || errors !== null || newline !== undefined)
    ) {
      throw new UnsupportedOperation(
        "It is not possible to set the encoding or newline of stream after the first read",
      );
    }
    this.flush();
    if (encoding !== null || errors !== null || newline !== undefined) {
      const given = newline === undefined ? this.#newlineArgument() : newline;
      const name = encoding === "locale" ? "UTF-8" : (encoding ?? this.#encoding);
      this.#configure(name, errors ?? (encoding === null ? this.#errors : "strict"), given);
      this.#placeEncoder();
    }
    if ((options.line_buffering ?? null) !== null)
      this.#lineBuffering = truth(options.line_buffering);
    if ((options.write_through ?? null) !== null) this.#writeThrough = truth(options.write_through);
  }

  #newlineArgument(): string | null {
    const { universal, translates, end } = this.#newline;
    return translates ? null : universal ? "" : end;
  }

  override seekable(): boolean {
    return this.#stream.seekable();
  }

  override readable(): boolean {
    return this.#stream.readable();
  }

  override writable(): boolean {
    return this.#stream.writable();
  }

  override fileno(): Int {
    return this.#stream.fileno();
  }

  override isatty(): boolean {
    return this.#stream.isatty();
  }

  override detach(): ByteStream {
    const stream = this.#stream;
    this.flush();
    this.#buffer = null;
    return stream;
  }

  override close(): void {
    if (this.#buffer === null || truth(this.closed)) return;
    try {
      this.flush();
    } finally {
      this.#buffer.close();
    }
  }

  override flush(): void {
    this.#check();
    this.#writePending();
    this.#canTell = this.#isSeekable;
    this.#stream.flush();
  }

  #writePending(): void {
    if (this.#pending.length === 0) return;
    const data = concatenated(this.#pending);
    this.#pending = [];
    this.#pendingSize = 0;
    this.#stream.write(data);
  }

  override write(text: string): Int {
    if (typeof text !== "string")
      throw new TypeError(`write() argument must be str, not ${typeName(text)}`);
    this.#check();
    if (this.#encoder === null) throw new UnsupportedOperation("not writable");
    const hasLineFeed = text.includes("\n");
    const { written } = this.#newline;
    const translated = hasLineFeed && written !== "\n" ? text.replaceAll("\n", written) : text;
    const data = this.#encoder.encode(translated);
    this.#pending.push(data);
    this.#pendingSize += data.length;
    const isDue = this.#lineBuffering && (hasLineFeed || text.includes("\r"));
    if (this.#pendingSize >= chunkSize || isDue || this.#writeThrough) this.#writePending();
    if (isDue) this.flush();
    this.#setDecoded("");
    this.#snapshot = null;
    this.#decoder?.reset();
    return codePointLength(text);
  }

  #setDecoded(text: string): void {
    this.#decoded = text;
    this.#used = 0;
  }

  /** Text that was decoded and is not read yet: at most `count` characters, or all. */
  #takeDecoded(count = -1): string {
    const rest = this.#decoded.slice(this.#used);
    const text = count < 0 ? rest : rest.slice(0, unitPosition(rest, count));
    this.#used += text.length;
    return text;
  }

  #checkReadable(): Decoder {
    this.#check();
    if (this.#decoder === null) throw new UnsupportedOperation("not readable");
    this.#writePending();
    return this.#decoder;
  }

  /** Reads and decodes more; false at the end. */
  #readChunk(decoder: Decoder): boolean {
    const state = this.#canTell ? decoder.getstate() : null;
    const stream = this.#stream as ByteStream & { read1?: (size: number) => bytes };
    const data: unknown =
      typeof stream.read1 === "function" ? stream.read1(chunkSize) : stream.read(chunkSize);
    if (!(data instanceof Uint8Array)) {
      throw new TypeError(
        `underlying ${typeof stream.read1 === "function" ? "read1" : "read"}() should have returned a bytes-like object, not '${typeName(data)}'`,
      );
    }
    const isEnd = data.length === 0;
    this.#setDecoded(decoder.decode(data, isEnd));
    if (state !== null)
      this.#snapshot = {
        flags: state[1],
        input: concatenated([state[0] as Uint8Array, data]),
      };
    return !isEnd || this.#decoded !== "";
  }

  override read(size: Int | null = -1): string {
    const decoder = this.#checkReadable();
    const limit = sizeOf(size);
    if (limit < 0) {
      const data: unknown = this.#stream.read();
      if (!(data instanceof Uint8Array)) {
        throw new TypeError(
          `underlying read() should have returned a bytes-like object, not '${typeName(data)}'`,
        );
      }
      const text = this.#takeDecoded() + decoder.decode(data, true);
      this.#setDecoded("");
      this.#snapshot = null;
      return text;
    }
    let text = this.#takeDecoded(limit);
    let count = codePointLength(text);
    while (count < limit && this.#readChunk(decoder)) {
      const more = this.#takeDecoded(limit - count);
      text += more;
      count += codePointLength(more);
    }
    return text;
  }

  override readline(size: Int | null = -1): string {
    const decoder = this.#checkReadable();
    const limit = sizeOf(size);
    let line = this.#takeDecoded();
    let searched = 0;
    for (;;) {
      let end = lineEnd(line, Math.max(0, searched - 1), this.#newline);
      if (limit >= 0) {
        const most = unitPosition(line, limit);
        if (end > most || (end < 0 && codePointLength(line) >= limit)) end = most;
      }
      if (end >= 0) {
        this.#giveBack(line.length - end);
        return line.slice(0, end);
      }
      searched = line.length;
      if (!this.#readChunk(decoder)) {
        this.#setDecoded("");
        this.#snapshot = null;
        return line;
      }
      line += this.#takeDecoded();
    }
  }

  #giveBack(units: number): void {
    this.#used -= units;
  }

  override __next__(): string {
    this.#canTell = false;
    const line = this.readline();
    if (line !== "") return line;
    this.#snapshot = null;
    this.#canTell = this.#isSeekable;
    throw new StopIteration();
  }

  override tell(): Int {
    this.#check();
    if (!this.#isSeekable) throw new UnsupportedOperation("underlying stream is not seekable");
    if (!this.#canTell) throw new OSError("telling position disabled by next() call");
    this.flush();
    const position = Number(this.#stream.tell());
    const decoder = this.#decoder;
    if (decoder === null || this.#snapshot === null) return position;
    const { flags, input } = this.#snapshot;
    const start = position - input.length;
    if (this.#used === 0) return cookie(start, Number(flags));
    const saved = decoder.getstate();
    try {
      return this.#cookieBehind(decoder, start, flags, input);
    } finally {
      decoder.setstate(saved);
    }
  }

  /** Decodes again, byte by byte, to find the last place before the position at which the decoder keeps nothing back. */
  #cookieBehind(decoder: Decoder, start: number, flags: Int, input: Uint8Array): Int {
    const wanted = codePointLength(this.#decoded.slice(0, this.#used));
    decoder.setstate([new bytes(), flags]);
    let characters = 0;
    let safe = { position: start, flags: Number(flags), characters: 0, fed: 0 };
    for (let index = 0; index < input.length; index++) {
      characters += codePointLength(decoder.decode(new bytes(input.subarray(index, index + 1))));
      const [kept, now] = decoder.getstate();
      if ((kept as Uint8Array).length === 0 && characters <= wanted) {
        safe = { position: start + index + 1, flags: Number(now), characters, fed: index + 1 };
      }
      if (characters >= wanted)
        return cookie(
          safe.position,
          safe.flags,
          safe.characters === wanted ? 0 : index + 1 - safe.fed,
          wanted - safe.characters,
        );
    }
    characters += codePointLength(decoder.decode(new bytes(), true));
    if (characters < wanted) throw new OSError("can't reconstruct logical file position");
    return cookie(
      safe.position,
      safe.flags,
      input.length - safe.fed,
      wanted - safe.characters,
      true,
    );
  }

  override seek(offset: Int, whence: Int = 0): Int {
    this.#check();
    if (!this.#isSeekable) throw new UnsupportedOperation("underlying stream is not seekable");
    const origin = Number(indexOf(whence));
    let place = BigInt(indexOf(offset));
    if (origin === 1) {
      if (place !== 0n) throw new UnsupportedOperation("can't do nonzero cur-relative seeks");
      place = BigInt(this.tell());
    } else if (origin === 2) {
      if (place !== 0n) throw new UnsupportedOperation("can't do nonzero end-relative seeks");
      this.flush();
      this.#setDecoded("");
      this.#snapshot = null;
      this.#decoder?.reset();
      const end = this.#stream.seek(0, 2);
      this.#encoder?.restart(end === 0);
      return end;
    } else if (origin !== 0)
      throw new ValueError(`invalid whence (${origin}, should be 0, 1 or 2)`);
    if (place < 0n) throw new ValueError(`negative seek position ${place}`);
    this.flush();
    this.#restore(place);
    return normalize(place);
  }

  #restore(place: bigint): void {
    const field = (index: number): number => Number((place >> BigInt(64 * index)) & 0xffff_ffffn);
    const [flags, toFeed, toSkip, needsEnd] = [field(1), field(2), field(3), field(4)];
    const position = normalize(place & 0xffff_ffff_ffff_ffffn);
    this.#stream.seek(position);
    this.#setDecoded("");
    this.#snapshot = null;
    const decoder = this.#decoder;
    if (place === 0n) decoder?.reset();
    else if (decoder !== null) {
      decoder.setstate([new bytes(), flags]);
      this.#snapshot = { flags, input: new bytes() };
    }
    if (toSkip > 0 && decoder !== null) {
      const input = this.#stream.read(toFeed);
      this.#setDecoded(decoder.decode(input, needsEnd === 1));
      this.#snapshot = { flags, input };
      if (codePointLength(this.#decoded) < toSkip)
        throw new OSError("can't restore logical file position");
      this.#used = unitPosition(this.#decoded, toSkip);
    }
    this.#encoder?.restart(place === 0n);
  }

  override truncate(pos: Int | null = null): Int {
    this.flush();
    return this.#stream.truncate(pos ?? this.tell());
  }

  __repr__(): string {
    let text = "<_io.TextIOWrapper";
    for (const name of ["name", "mode"]) {
      try {
        if (name === "mode" ? hasattr(this, name) : true)
          text += ` ${name}=${repr(getattr(this, name))}`;
      } catch (error) {
        if (!(error instanceof AttributeError)) throw error;
      }
    }
    return `${text} encoding=${repr(this.#encoding)}>`;
  }
}

/** What `tell` answers: the place in the bytes, and how to get from there to the character. */
function cookie(position: number, flags: number, toFeed = 0, toSkip = 0, needsEnd = false): Int {
  return normalize(
    BigInt(position) |
      (BigInt(flags) << 64n) |
      (BigInt(toFeed) << 128n) |
      (BigInt(toSkip) << 192n) |
      (BigInt(needsEnd ? 1 : 0) << 256n),
  );
}
