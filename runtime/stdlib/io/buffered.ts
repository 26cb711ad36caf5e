/** Buffers on top of raw streams. Source: CPython 3.13 Lib/_pyio.py, Modules/_io/bufferedio.c. */
import { getattr } from "../../core/attributes/getattr.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { AttributeError, ValueError, TypeError } from "../../core/exceptions/base.ts";
import { BlockingIOError, OSError } from "../../core/exceptions/os.ts";
import { className } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { BufferedIOBase, concatenated, UnsupportedOperation, type RawIOBase } from "./base.ts";
import { readableBytes, writableBytes } from "./buffers.ts";

/** `io.DEFAULT_BUFFER_SIZE`. */
export const DEFAULT_BUFFER_SIZE = 8192;

/** What the buffered streams share: one raw stream, a buffer of what was read ahead, one of what is not written yet. */
export abstract class BufferedStream extends BufferedIOBase {
  #raw: RawIOBase | null;
  readonly #size: number;
  #ahead: Uint8Array = new Uint8Array();
  #next = 0;
  #unwritten: Uint8Array[] = [];
  #unwrittenSize = 0;

  constructor(raw: unknown, buffer_size: Int) {
    super();
    const size = Number(indexOf(buffer_size));
    if (size <= 0) throw new ValueError("buffer size must be strictly positive");
    this.#raw = raw as RawIOBase;
    this.#size = size;
  }

  get raw(): RawIOBase {
    if (this.#raw === null) throw new ValueError("raw stream has been detached");
    return this.#raw;
  }

  override get closed(): boolean {
    return this.raw.closed;
  }

  get name$(): unknown {
    return getattr(this.raw, "name");
  }

  get mode(): unknown {
    return getattr(this.raw, "mode");
  }

  _check(action: string): void {
    if (truth(this.closed)) throw new ValueError(`${action} of closed file`);
  }

  override seekable(): boolean {
    return this.raw.seekable();
  }

  override readable(): boolean {
    return this.raw.readable();
  }

  override writable(): boolean {
    return this.raw.writable();
  }

  override fileno(): Int {
    return this.raw.fileno();
  }

  override isatty(): boolean {
    return this.raw.isatty();
  }

  override detach(): RawIOBase {
    const raw = this.raw;
    this.flush();
    this.#raw = null;
    return raw;
  }

  override close(): void {
    if (this.#raw === null || truth(this.closed)) return;
    try {
      this.flush();
    } finally {
      this.#raw.close();
    }
  }

  // ---------------------------------------------------------------- reading

  /** Reads ahead into the empty buffer; `null` where nothing is there yet. */
  #fill(): number | null {
    this._flushWrites();
    const data: unknown = this.raw.read(this.#size);
    this.#next = 0;
    if (data === null) {
      this.#ahead = new Uint8Array();
      return null;
    }
    this.#ahead = readableBytes(data);
    return this.#ahead.length;
  }

  get #buffered(): number {
    return this.#ahead.length - this.#next;
  }

  #takeBuffered(size: number): Uint8Array {
    const data = this.#ahead.subarray(this.#next, this.#next + size);
    this.#next += data.length;
    return data;
  }

  override read(size: Int | null = -1): bytes {
    const limit = size === null ? -1 : Number(indexOf(size));
    if (limit < -1) throw new ValueError("read length must be non-negative or -1");
    this._check("read");
    if (limit < 0) return this.#readAll();
    const chunks: Uint8Array[] = [this.#takeBuffered(limit)];
    let left = limit - chunks[0]!.length;
    while (left > 0) {
      const count = this.#fill();
      if (count === null && left === limit) return null as unknown as bytes;
      if (count === null || count === 0) break;
      const data = this.#takeBuffered(left);
      chunks.push(data);
      left -= data.length;
    }
    return concatenated(chunks);
  }

  #readAll(): bytes {
    const chunks: Uint8Array[] = [this.#takeBuffered(this.#buffered)];
    this._flushWrites();
    const rest: unknown = this.raw.readall();
    if (rest === null && chunks[0]!.length === 0) return null as unknown as bytes;
    if (rest !== null) {
      if (!(rest instanceof Uint8Array)) throw new TypeError("readall() should return bytes");
      chunks.push(rest);
    }
    return concatenated(chunks);
  }

  override read1(size: Int = -1): bytes {
    const given = Number(indexOf(size));
    const limit = given < 0 ? this.#size : given;
    this._check("read");
    if (limit === 0) return new bytes();
    if (this.#buffered === 0) this.#fill();
    return new bytes(this.#takeBuffered(limit));
  }

  peek(_size: Int = 0): bytes {
    this._check("peek");
    if (this.#buffered === 0) this.#fill();
    return new bytes(this.#ahead.subarray(this.#next));
  }

  override readinto(buffer: unknown): Int {
    const target = writableBytes(buffer, "readinto");
    const data = this.read(target.length) as bytes | null;
    if (data === null) return null as unknown as Int;
    target.set(data);
    return data.length;
  }

  override readinto1(buffer: unknown): Int {
    const target = writableBytes(buffer, "readinto1");
    const data = this.read1(target.length);
    target.set(data);
    return data.length;
  }

  // ---------------------------------------------------------------- writing

  override write(data: unknown): Int {
    this._check("write");
    const source = readableBytes(data);
    this.#forgetAhead();
    this.#unwritten.push(Uint8Array.from(source));
    this.#unwrittenSize += source.length;
    if (this.#unwrittenSize > this.#size) this._flushWrites();
    return source.length;
  }

  /** The raw stream is where the reader was: what was read ahead is not skipped. */
  #forgetAhead(): void {
    if (this.#buffered > 0) this.raw.seek(this.#next - this.#ahead.length, 1);
    this.#ahead = new Uint8Array();
    this.#next = 0;
  }

  _flushWrites(): void {
    let data: Uint8Array = concatenated(this.#unwritten);
    this.#unwritten = [];
    this.#unwrittenSize = 0;
    while (data.length > 0) {
      let count: unknown;
      try {
        count = this.raw.write(new bytes(data));
      } catch (error) {
        this.#keep(data);
        throw error;
      }
      if (count === null) {
        this.#keep(data);
        throw new BlockingIOError(11, "write could not complete without blocking", 0);
      }
      if (typeof count !== "number" || count < 0 || count > data.length) {
        this.#keep(data);
        throw new OSError(
          `raw write() returned invalid length ${repr(count)} (should have been between 0 and ${data.length})`,
        );
      }
      data = data.subarray(count);
    }
  }

  #keep(data: Uint8Array): void {
    this.#unwritten = [data];
    this.#unwrittenSize = data.length;
  }

  override flush(): void {
    this._check("flush");
    this._flushWrites();
    this.raw.flush();
  }

  // ---------------------------------------------------------------- position

  override tell(): Int {
    this._check("tell");
    return Number(this.raw.tell()) - this.#buffered + this.#unwrittenSize;
  }

  override seek(target: Int, whence: Int = 0): Int {
    const origin = Number(indexOf(whence));
    if (origin < 0 || origin > 4) throw new ValueError(`whence value ${origin} unsupported`);
    this._check("seek");
    if (!truth(this.seekable())) throw new UnsupportedOperation("File or stream is not seekable.");
    this._flushWrites();
    const offset = origin === 1 ? Number(target) - this.#buffered : target;
    this.#ahead = new Uint8Array();
    this.#next = 0;
    return this.raw.seek(offset, origin);
  }

  override truncate(pos: Int | null = null): Int {
    this._check("truncate");
    this._checkWritable();
    this.flush();
    const size = pos ?? this.tell();
    return this.raw.truncate(size);
  }

  __repr__(): string {
    const name = `_io.${className(this.constructor)}`;
    try {
      return `<${name} name=${repr(this.name$)}>`;
    } catch (error) {
      if (error instanceof AttributeError) return `<${name}>`;
      throw error;
    }
  }
}

/** `io.BufferedReader`. */
export class BufferedReader extends BufferedStream {
  static override readonly __name__: string = "BufferedReader";
  static override readonly __module__: string = "_io";
  static readonly __tp_name__: string = "_io.BufferedReader";
  static readonly __text_signature__: string = "self, raw, buffer_size=";

  constructor(raw: unknown, buffer_size: Int = DEFAULT_BUFFER_SIZE) {
    super(raw, buffer_size);
    if (!truth(this.raw.readable()))
      throw new UnsupportedOperation("File or stream is not readable.");
  }

  override writable(): boolean {
    return false;
  }

  override write(_data: unknown): Int {
    return this._unsupported("write");
  }
}

/** `io.BufferedWriter`. */
export class BufferedWriter extends BufferedStream {
  static override readonly __name__: string = "BufferedWriter";
  static override readonly __module__: string = "_io";
  static readonly __tp_name__: string = "_io.BufferedWriter";
  static readonly __text_signature__: string = "self, raw, buffer_size=";

  constructor(raw: unknown, buffer_size: Int = DEFAULT_BUFFER_SIZE) {
    super(raw, buffer_size);
    if (!truth(this.raw.writable()))
      throw new UnsupportedOperation("File or stream is not writable.");
  }

  override readable(): boolean {
    return false;
  }

  override read(_size: Int | null = -1): bytes {
    return this._unsupported("read");
  }

  override read1(_size: Int = -1): bytes {
    return this._unsupported("read1");
  }

  override peek(_size: Int = 0): bytes {
    return this._unsupported("peek");
  }
}

/** `io.BufferedRandom`: reads and writes one stream that can seek. */
export class BufferedRandom extends BufferedStream {
  static override readonly __name__: string = "BufferedRandom";
  static override readonly __module__: string = "_io";
  static readonly __tp_name__: string = "_io.BufferedRandom";
  static readonly __text_signature__: string = "self, raw, buffer_size=";

  constructor(raw: unknown, buffer_size: Int = DEFAULT_BUFFER_SIZE) {
    super(raw, buffer_size);
    this.raw._checkSeekable();
    this.raw._checkReadable();
    this.raw._checkWritable();
  }
}

/** `io.BufferedRWPair`: one stream to read from, another to write to. */
export class BufferedRWPair extends BufferedIOBase {
  static override readonly __name__: string = "BufferedRWPair";
  static override readonly __module__: string = "_io";
  static readonly __tp_name__: string = "_io.BufferedRWPair";
  static readonly __text_signature__: string = "self, reader, writer, buffer_size=, /";
  readonly #reader: BufferedReader;
  readonly #writer: BufferedWriter;

  constructor(reader: unknown, writer: unknown, buffer_size: Int = DEFAULT_BUFFER_SIZE) {
    super();
    this.#reader = new BufferedReader(reader, buffer_size);
    this.#writer = new BufferedWriter(writer, buffer_size);
  }

  override read(size: Int | null = -1): bytes {
    return this.#reader.read(size);
  }

  override read1(size: Int = -1): bytes {
    return this.#reader.read1(size);
  }

  override readinto(buffer: unknown): Int {
    return this.#reader.readinto(buffer);
  }

  override readinto1(buffer: unknown): Int {
    return this.#reader.readinto1(buffer);
  }

  peek(size: Int = 0): bytes {
    return this.#reader.peek(size);
  }

  override write(data: unknown): Int {
    return this.#writer.write(data);
  }

  override readable(): boolean {
    return this.#reader.readable();
  }

  override writable(): boolean {
    return this.#writer.writable();
  }

  override flush(): void {
    this.#writer.flush();
  }

  override close(): void {
    try {
      this.#writer.close();
    } finally {
      this.#reader.close();
    }
  }

  override isatty(): boolean {
    return truth(this.#reader.isatty()) || truth(this.#writer.isatty());
  }

  override get closed(): boolean {
    return this.#writer.closed;
  }
}
