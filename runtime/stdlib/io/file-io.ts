/** `io.FileIO`: a file of the host. Source: CPython 3.13 Modules/_io/fileio.c. */
import { bytes } from "../../core/containers/bytes.ts";
import { call } from "../../core/calls/call.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { isInt, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import type { FileSystem } from "../../host/files.ts";
import { isTerminal } from "../../host/files.ts";
import { hostPath, osError, withFiles } from "../internal/files.ts";
import { concatenated, RawIOBase, UnsupportedOperation } from "./base.ts";
import { readableBytes, writableBytes } from "./buffers.ts";
import { sizeOf } from "./sizes.ts";

/** How a file is opened. */
interface Access {
  readonly reads: boolean;
  readonly writes: boolean;
  readonly creates: boolean;
  readonly appends: boolean;
  readonly truncates: boolean;
}

function accessOf(mode: string): Access {
  if (/[^xrwab+]/.test(mode)) throw new ValueError(`invalid mode: ${mode}`);
  if (mode.replace(/[b+]/g, "").length !== 1 || mode.replace(/[^+]/g, "").length > 1) {
    throw new ValueError(
      "Must have exactly one of create/read/write/append mode and at most one plus",
    );
  }
  const updates = mode.includes("+");
  return {
    reads: mode.includes("r") || updates,
    writes: !mode.includes("r") || updates,
    creates: mode.includes("x"),
    appends: mode.includes("a"),
    truncates: mode.includes("w"),
  };
}

function flagsOf(access: Access, { constants }: FileSystem): number {
  const both = access.reads && access.writes;
  let flags = both ? constants["O_RDWR"]! : access.writes ? constants["O_WRONLY"]! : 0;
  if (access.creates) flags |= constants["O_EXCL"]! | constants["O_CREAT"]!;
  if (access.truncates) flags |= constants["O_TRUNC"]! | constants["O_CREAT"]!;
  if (access.appends) flags |= constants["O_APPEND"]! | constants["O_CREAT"]!;
  return flags;
}

const kindMask = 0o170000n;
const regular = 0o100000n;
const directory = 0o040000n;
const block = 0o060000n;

/** Where a descriptor stands: shared by all that use it. */
const positions = /* @__PURE__ */ new Map<number, number>();

export class FileIO extends RawIOBase {
  static override readonly __name__: string = "FileIO";
  static override readonly __module__: string = "_io";
  static readonly __tp_name__: string = "_io.FileIO";
  static readonly __text_signature__: string = "self, file, mode=, closefd=, opener=";
  name$: unknown;
  #descriptor = -1;
  readonly #access: Access;
  readonly #closesDescriptor: boolean;
  readonly #isSeekable: boolean;

  constructor(file: unknown, mode: string = "r", closefd: unknown = true, opener: unknown = null) {
    super();
    this.#access = accessOf(mode);
    this.#closesDescriptor = truth(closefd);
    this.name$ = file;
    this.#descriptor = this.#open(file, opener);
    this.#isSeekable = this.#examine(file);
  }

  #open(file: unknown, opener: unknown): number {
    if (isInt(file)) {
      if (Number(file) < 0) throw new ValueError("negative file descriptor");
      return Number(file);
    }
    if (!this.#closesDescriptor) throw new ValueError("Cannot use closefd=False with file name");
    if (opener !== null) {
      const flags = withFiles((system) => flagsOf(this.#access, system) | 0o2000000);
      const descriptor: unknown = call(opener, [file, flags]);
      if (!isInt(descriptor)) throw new TypeError("expected integer from opener");
      if (Number(descriptor) < 0) throw new ValueError(`opener returned ${Number(descriptor)}`);
      return Number(descriptor);
    }
    const path = hostPath(file);
    const descriptor = withFiles(
      (system) => system.openSync(path, flagsOf(this.#access, system), 0o666),
      file,
    );
    positions.delete(descriptor);
    return descriptor;
  }

  /** Refuses directories; tells whether the file can seek. */
  #examine(file: unknown): boolean {
    const status = withFiles(
      (system) => system.fstatSync(this.#descriptor, { bigint: true }),
      file,
    );
    const kind = status.mode & kindMask;
    if (kind === directory) {
      if (!isInt(file)) withFiles((system) => system.closeSync(this.#descriptor));
      this.#descriptor = -1;
      throw osError("EISDIR", file);
    }
    const isSeekable = kind === regular || kind === block;
    if (isSeekable && this.#access.appends) positions.set(this.#descriptor, Number(status.size));
    return isSeekable;
  }

  #check(): void {
    if (this.#descriptor < 0) throw new ValueError("I/O operation on closed file");
  }

  get #position(): number | null {
    return this.#isSeekable ? (positions.get(this.#descriptor) ?? 0) : null;
  }

  #move(count: number): void {
    if (this.#isSeekable) positions.set(this.#descriptor, (this.#position ?? 0) + count);
  }

  get mode(): string {
    const { creates, appends, reads, writes } = this.#access;
    if (creates) return reads ? "xb+" : "xb";
    if (appends) return reads ? "ab+" : "ab";
    return reads ? (writes ? "rb+" : "rb") : "wb";
  }

  get closefd(): boolean {
    return this.#closesDescriptor;
  }

  override get closed(): boolean {
    return this.#descriptor < 0;
  }

  override readable(): boolean {
    this.#check();
    return this.#access.reads;
  }

  override writable(): boolean {
    this.#check();
    return this.#access.writes;
  }

  override seekable(): boolean {
    this.#check();
    return this.#isSeekable;
  }

  override fileno(): Int {
    this.#check();
    return this.#descriptor;
  }

  override isatty(): boolean {
    this.#check();
    return isTerminal(this.#descriptor);
  }

  #checkReads(): void {
    this.#check();
    if (!this.#access.reads) throw new UnsupportedOperation("File not open for reading");
  }

  override readinto(buffer: unknown): Int {
    this.#checkReads();
    return this.#readInto(writableBytes(buffer, "readinto"));
  }

  #readInto(target: Uint8Array): number {
    const count = withFiles((system) =>
      system.readSync(this.#descriptor, target, 0, target.length, this.#position),
    );
    this.#move(count);
    return count;
  }

  override read(size: Int | null = -1): bytes {
    this.#checkReads();
    const limit = sizeOf(size);
    if (limit < 0) return this.readall();
    const buffer = new Uint8Array(limit);
    return new bytes(buffer.subarray(0, this.#readInto(buffer)));
  }

  override readall(): bytes {
    this.#checkReads();
    const chunks: Uint8Array[] = [];
    for (;;) {
      const chunk = new Uint8Array(65_536);
      const count = this.#readInto(chunk);
      if (count === 0) return concatenated(chunks);
      chunks.push(chunk.subarray(0, count));
    }
  }

  override write(data: unknown): Int {
    this.#check();
    if (!this.#access.writes) throw new UnsupportedOperation("File not open for writing");
    const source = readableBytes(data);
    const position = this.#access.appends ? null : this.#position;
    const count = withFiles((system) =>
      system.writeSync(this.#descriptor, source, 0, source.length, position),
    );
    if (this.#access.appends && this.#isSeekable) positions.set(this.#descriptor, this.#size());
    else this.#move(count);
    return count;
  }

  #size(): number {
    return Number(withFiles((system) => system.fstatSync(this.#descriptor, { bigint: true })).size);
  }

  override tell(): Int {
    return this.seek(0, 1);
  }

  override seek(pos: Int, whence: Int = 0): Int {
    this.#check();
    if (!this.#isSeekable) throw osError("ESPIPE");
    const offset = Number(indexOf(pos));
    const origin = Number(indexOf(whence));
    if (origin < 0 || origin > 2) throw osError("EINVAL");
    const start = origin === 0 ? 0 : origin === 1 ? (this.#position ?? 0) : this.#size();
    if (start + offset < 0) throw osError("EINVAL");
    positions.set(this.#descriptor, start + offset);
    return start + offset;
  }

  override truncate(size: Int | null = null): Int {
    this.#check();
    if (!this.#access.writes) throw new UnsupportedOperation("File not open for writing");
    const length = size === null ? Number(this.tell()) : Number(indexOf(size));
    if (length < 0) throw osError("EINVAL");
    withFiles((system) => system.ftruncateSync(this.#descriptor, length));
    return length;
  }

  override close(): void {
    if (this.#descriptor < 0) return;
    const descriptor = this.#descriptor;
    try {
      super.close();
    } finally {
      this.#descriptor = -1;
      if (this.#closesDescriptor) {
        positions.delete(descriptor);
        withFiles((system) => system.closeSync(descriptor));
      }
    }
  }

  __repr__(): string {
    if (this.#descriptor < 0) return "<_io.FileIO [closed]>";
    const closefd = this.#closesDescriptor ? "True" : "False";
    return `<_io.FileIO name=${repr(this.name$)} mode=${repr(this.mode)} closefd=${closefd}>`;
  }
}
