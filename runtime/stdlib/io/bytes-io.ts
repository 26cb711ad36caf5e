/** `io.BytesIO`. Source: CPython 3.13 Modules/_io/bytesio.c. */
import { buffer, type BufferOwner } from "../../core/containers/buffer.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { memoryview } from "../../core/containers/memoryview.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { isInt } from "../../core/numbers/convert.ts";
import { typeName } from "../../core/names.ts";
import { BufferedIOBase } from "./base.ts";
import { readableBytes, writableBytes } from "./buffers.ts";
import { sizeOf } from "./sizes.ts";

/** What a view of a {@link BytesIO} is a view of. */
class BytesIOBuffer implements BufferOwner {
  static readonly __name__: string = "_BytesIOBuffer";
  static readonly __module__: string = "_io";
  readonly #data: Uint8Array;

  constructor(data: Uint8Array) {
    this.#data = data;
  }

  [buffer](): Uint8Array {
    return this.#data;
  }
}

/** Bytes in memory. */
export class BytesIO extends BufferedIOBase {
  static override readonly __name__: string = "BytesIO";
  static override readonly __module__: string = "_io";
  static readonly __tp_name__: string = "_io.BytesIO";
  static readonly __text_signature__: string = "self, initial_bytes=";
  #data = new Uint8Array();
  #length = 0;
  #position = 0;
  #isClosed = false;

  constructor(initial_bytes: unknown = null) {
    super();
    if (initial_bytes === null) return;
    const data = readableBytes(initial_bytes);
    this.#data = Uint8Array.from(data);
    this.#length = data.length;
  }

  override get closed(): boolean {
    return this.#isClosed;
  }

  #check(): void {
    if (this.#isClosed) throw new ValueError("I/O operation on closed file.");
  }

  #take(size: number): bytes {
    const start = Math.min(this.#position, this.#length);
    const end = size < 0 ? this.#length : Math.min(this.#length, start + size);
    if (end > start) this.#position = end;
    return new bytes(this.#data.subarray(start, end));
  }

  override read(size: Int | null = -1): bytes {
    this.#check();
    return this.#take(sizeOf(size));
  }

  override read1(size: Int | null = -1): bytes {
    return this.read(size);
  }

  override readline(size: Int | null = -1): bytes {
    this.#check();
    const limit = sizeOf(size);
    const found = this.#data.subarray(0, this.#length).indexOf(10, this.#position);
    const length = (found < 0 ? this.#length : found + 1) - this.#position;
    return this.#take(Math.max(0, limit < 0 ? length : Math.min(length, limit)));
  }

  override readlines(size: Int | null = null): bytes[] {
    this.#check();
    if (size !== null && !isInt(size))
      throw new TypeError(`integer argument expected, got '${typeName(size)}'`);
    const limit = size === null ? -1 : Number(size);
    const lines: bytes[] = [];
    let total = 0;
    for (;;) {
      const line = this.readline();
      if (line.length === 0) return lines;
      lines.push(line);
      total += line.length;
      if (limit > 0 && total >= limit) return lines;
    }
  }

  override readinto(buffer: unknown): Int {
    const target = writableBytes(buffer, "readinto");
    this.#check();
    const data = this.#take(target.length);
    target.set(data);
    return data.length;
  }

  override write(data: unknown): Int {
    this.#check();
    const source = readableBytes(data);
    if (source.length === 0) return 0;
    const end = this.#position + source.length;
    this.#reserve(end);
    this.#data.set(source, this.#position);
    this.#position = end;
    this.#length = Math.max(this.#length, end);
    return source.length;
  }

  #reserve(size: number): void {
    if (size <= this.#data.length) return;
    const larger = new Uint8Array(Math.max(size, this.#data.length * 2, 64));
    larger.set(this.#data.subarray(0, this.#length));
    this.#data = larger;
  }

  override writelines(lines: AnyIterable<unknown>): void {
    this.#check();
    for (const line of iterate(lines)) this.write(line);
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
      throw new ValueError(`invalid whence (${origin}, should be 0, 1 or 2)`);
    if (origin === 0 && offset < 0) throw new ValueError(`negative seek value ${offset}`);
    const start = origin === 0 ? 0 : origin === 1 ? this.#position : this.#length;
    this.#position = Math.max(0, start + offset);
    return this.#position;
  }

  override truncate(size: Int | null = null): Int {
    this.#check();
    if (typeof size === "number" && size < 0) throw new ValueError(`negative size value ${size}`);
    const limit = size === null ? this.#position : sizeOf(size);
    if (limit < this.#length) {
      this.#data.fill(0, limit, this.#length);
      this.#length = limit;
    }
    return limit;
  }

  getvalue(): bytes {
    this.#check();
    return new bytes(this.#data.subarray(0, this.#length));
  }

  /** A view that shares the bytes until the object grows or shrinks. */
  getbuffer(): memoryview {
    this.#check();
    return new memoryview(new BytesIOBuffer(this.#data.subarray(0, this.#length)));
  }

  override close(): void {
    this.#isClosed = true;
    this.#data = new Uint8Array();
    this.#length = 0;
  }

  override flush(): void {
    this.#check();
  }

  override isatty(): boolean {
    this.#check();
    return false;
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

  override __iter__(): this {
    return this;
  }
}
