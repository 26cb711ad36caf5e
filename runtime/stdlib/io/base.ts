/**
 * The hierarchy of streams: what all of them do by means of the few methods that each has of its own.
 * Source: CPython 3.13 Lib/_pyio.py, Modules/_io/iobase.c, bufferedio.c, textio.c; PEP 3116.
 */
import { Extensible } from "../../core/classes/extensible.ts";
import { OSError } from "../../core/exceptions/os.ts";
import {
  NotImplementedError,
  StopIteration,
  TypeError,
  ValueError,
} from "../../core/exceptions/base.ts";
import { inheriting } from "../../core/classes/inheriting.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { typeName } from "../../core/names.ts";
import { isInt, type Int } from "../../core/numbers/convert.ts";
import { len } from "../../core/operators/len.ts";
import { truth } from "../../core/operators/truth.ts";
import { readableBytes, writableBytes } from "./buffers.ts";
import { sizeOf } from "./sizes.ts";

/** `io.UnsupportedOperation`: an `OSError` that is a `ValueError`. */
export class UnsupportedOperation extends /* @__PURE__ */ inheriting(OSError, ValueError) {
  static override readonly __name__: string = "UnsupportedOperation";
  static readonly __module__: string = "io";
}

/** `io.IOBase`: base of all streams. `T` is what is read: `str` or `bytes`. */
export class IOBase<T = unknown> extends Extensible {
  static readonly __name__: string = "IOBase";
  static readonly __module__: string = "io";
  static readonly __dict__: boolean = true;
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  _unsupported(name: string): never {
    throw new UnsupportedOperation(name);
  }

  _checkClosed(text: string = "I/O operation on closed file."): void {
    if (truth(this.closed)) throw new ValueError(text);
  }

  _checkSeekable(text: string = "File or stream is not seekable."): true {
    if (!truth(this.seekable())) throw new UnsupportedOperation(text);
    return true;
  }

  _checkReadable(text: string = "File or stream is not readable."): true {
    if (!truth(this.readable())) throw new UnsupportedOperation(text);
    return true;
  }

  _checkWritable(text: string = "File or stream is not writable."): true {
    if (!truth(this.writable())) throw new UnsupportedOperation(text);
    return true;
  }

  seek(_offset: Int, _whence: Int = 0): Int {
    return this._unsupported("seek");
  }

  tell(): Int {
    return this.seek(0, 1);
  }

  truncate(_size: Int | null = null): Int {
    return this._unsupported("truncate");
  }

  flush(): void {
    this._checkClosed();
  }

  /** Flushes, and closes even if that fails. */
  close(): void {
    if (this.#closed) return;
    try {
      this.flush();
    } finally {
      this.#closed = true;
    }
  }

  seekable(): boolean {
    return false;
  }

  readable(): boolean {
    return false;
  }

  writable(): boolean {
    return false;
  }

  fileno(): Int {
    return this._unsupported("fileno");
  }

  isatty(): boolean {
    this._checkClosed();
    return false;
  }

  __enter__(): this {
    this._checkClosed();
    return this;
  }

  __exit__(..._details: readonly unknown[]): null {
    this.close();
    return null;
  }

  __iter__(): this {
    this._checkClosed();
    return this;
  }

  __next__(): T {
    const line = this.readline();
    if (len(line) === 0) throw new StopIteration();
    return line;
  }

  /** A line of bytes, read through `read`, and as much at a time as `peek` allows. */
  readline(size: Int | null = -1): T {
    const limit = sizeOf(size);
    const { peek, read } = this as unknown as {
      peek?: (size: number) => Uint8Array;
      read: (size: number) => unknown;
    };
    const parts: number[] = [];
    while (limit < 0 || parts.length < limit) {
      let ahead = 1;
      if (typeof peek === "function") {
        const buffered = peek.call(this, 1);
        if (buffered.length > 0) {
          const end = buffered.indexOf(10) + 1;
          ahead = end > 0 ? end : buffered.length;
          if (limit >= 0) ahead = Math.min(ahead, limit - parts.length);
        }
      }
      const data = read.call(this, ahead);
      if (!(data instanceof bytes)) {
        throw new OSError(`read() should have returned a bytes object, not '${typeName(data)}'`);
      }
      if (data.length === 0) break;
      parts.push(...data);
      if (parts[parts.length - 1] === 10) break;
    }
    return new bytes(parts) as T;
  }

  /** The lines that are left; no more are read once those read have `hint` characters. */
  readlines(hint: Int | null = -1): T[] {
    const limit = sizeOf(hint);
    const lines: T[] = [];
    let total = 0;
    for (const line of iterate(this) as Iterable<T>) {
      lines.push(line);
      if (limit <= 0) continue;
      total += Number(len(line));
      if (total >= limit) break;
    }
    return lines;
  }

  writelines(lines: AnyIterable<T>): void {
    this._checkClosed();
    const { write } = this as unknown as { write: (line: unknown) => unknown };
    for (const line of iterate(lines)) write.call(this, line);
  }
}

/** `io.RawIOBase`: bytes without a buffer, on top of `readinto` and `write`. */
export class RawIOBase extends IOBase<bytes> {
  static override readonly __name__: string = "RawIOBase";
  static override readonly __module__: string = "io";

  /** At most `size` bytes by one call of `readinto`; `None` if there are none yet. */
  read(size: Int | null = -1): bytes {
    const limit = size === null ? -1 : Number(size);
    if (limit < 0) return this.readall();
    const buffer = new Uint8Array(limit);
    const count: unknown = this.readinto(buffer);
    if (count === null) return null as unknown as bytes;
    if (!isInt(count) || Number(count) < 0 || Number(count) > limit) {
      throw new ValueError(
        `readinto returned ${String(count)} outside buffer size ${String(limit)}`,
      );
    }
    return new bytes(buffer.subarray(0, Number(count)));
  }

  readall(): bytes {
    const chunks: Uint8Array[] = [];
    for (;;) {
      const data: unknown = this.read(8192);
      if (data === null && chunks.length === 0) return null as unknown as bytes;
      if (data === null) break;
      if (!(data instanceof bytes)) throw new TypeError("read() should return bytes");
      if (data.length === 0) break;
      chunks.push(data);
    }
    return concatenated(chunks);
  }

  readinto(_buffer: unknown): Int {
    throw new NotImplementedError();
  }

  write(_data: unknown): Int {
    throw new NotImplementedError();
  }
}

/** One `bytes` object of all chunks. */
export function concatenated(chunks: readonly Uint8Array[]): bytes {
  if (chunks.length === 1 && chunks[0] instanceof bytes) return chunks[0];
  const result = new bytes(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let position = 0;
  for (const chunk of chunks) {
    result.set(chunk, position);
    position += chunk.length;
  }
  return result;
}

/** `io.BufferedIOBase`: bytes with a buffer. */
export class BufferedIOBase extends IOBase<bytes> {
  static override readonly __name__: string = "BufferedIOBase";
  static override readonly __module__: string = "io";

  read(_size: Int | null = -1): bytes {
    return this._unsupported("read");
  }

  read1(_size: Int = -1): bytes {
    return this._unsupported("read1");
  }

  readinto(buffer: unknown): Int {
    return this.#readInto(buffer, "readinto", (size) => this.read(size));
  }

  readinto1(buffer: unknown): Int {
    return this.#readInto(buffer, "readinto1", (size) => this.read1(size));
  }

  #readInto(buffer: unknown, name: string, read: (size: number) => unknown): Int {
    const target = writableBytes(buffer, name);
    const data = readableBytes(read(target.length));
    if (data.length > target.length) {
      throw new ValueError(
        `read() returned too much data: ${target.length} bytes requested, ${data.length} returned`,
      );
    }
    target.set(data);
    return data.length;
  }

  write(_data: unknown): Int {
    return this._unsupported("write");
  }

  detach(): unknown {
    return this._unsupported("detach");
  }
}

/** `io.TextIOBase`: text. */
export class TextIOBase extends IOBase<string> {
  static override readonly __name__: string = "TextIOBase";
  static override readonly __module__: string = "io";

  get encoding(): string | null {
    return null;
  }

  get errors(): string | null {
    return null;
  }

  get newlines(): unknown {
    return null;
  }

  read(_size: Int | null = -1): string {
    return this._unsupported("read");
  }

  override readline(_size: Int | null = -1): string {
    return this._unsupported("readline");
  }

  write(_text: string): Int {
    return this._unsupported("write");
  }

  detach(): unknown {
    return this._unsupported("detach");
  }
}
