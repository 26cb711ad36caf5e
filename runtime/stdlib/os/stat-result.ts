import { normalize, type Int } from "../../core/numbers/convert.ts";
import { tuple } from "../../core/containers/tuple.ts";
import type { FileStatus } from "../../host/files.ts";

const sequence = [
  "st_mode",
  "st_ino",
  "st_dev",
  "st_nlink",
  "st_uid",
  "st_gid",
  "st_size",
  "st_atime",
  "st_mtime",
  "st_ctime",
] as const;

const TupleBase = tuple as unknown as new (items: readonly unknown[]) => {
  __repr__(): string;
};

/** `os.stat_result`: a tuple of ten whose attributes say more. Source: CPython Modules/posixmodule.c. */
export class stat_result extends TupleBase {
  static readonly __name__: string = "stat_result";
  static readonly __module__: string = "os";
  static readonly __floats__: readonly string[] = ["st_atime", "st_mtime", "st_ctime"];
  readonly #status: FileStatus;

  constructor(status: FileStatus) {
    const whole = (nanoseconds: bigint): Int => normalize(nanoseconds / 1_000_000_000n);
    super([
      normalize(status.mode),
      normalize(status.ino),
      normalize(status.dev),
      normalize(status.nlink),
      normalize(status.uid),
      normalize(status.gid),
      normalize(status.size),
      whole(status.atimeNs),
      whole(status.mtimeNs),
      whole(status.ctimeNs),
    ]);
    this.#status = status;
  }

  #item(index: number): Int {
    return (this as unknown as readonly Int[])[index]!;
  }

  get st_mode(): Int {
    return this.#item(0);
  }
  get st_ino(): Int {
    return this.#item(1);
  }
  get st_dev(): Int {
    return this.#item(2);
  }
  get st_nlink(): Int {
    return this.#item(3);
  }
  get st_uid(): Int {
    return this.#item(4);
  }
  get st_gid(): Int {
    return this.#item(5);
  }
  get st_size(): Int {
    return this.#item(6);
  }
  get st_atime(): number {
    return Number(this.#status.atimeNs) / 1e9;
  }
  get st_mtime(): number {
    return Number(this.#status.mtimeNs) / 1e9;
  }
  get st_ctime(): number {
    return Number(this.#status.ctimeNs) / 1e9;
  }
  get st_atime_ns(): Int {
    return normalize(this.#status.atimeNs);
  }
  get st_mtime_ns(): Int {
    return normalize(this.#status.mtimeNs);
  }
  get st_ctime_ns(): Int {
    return normalize(this.#status.ctimeNs);
  }
  get st_blksize(): Int {
    return normalize(this.#status.blksize);
  }
  get st_blocks(): Int {
    return normalize(this.#status.blocks);
  }
  get st_rdev(): Int {
    return normalize(this.#status.rdev);
  }

  override __repr__(): string {
    const items = sequence.map((name, index) => `${name}=${this.#item(index)}`);
    return `os.stat_result(${items.join(", ")})`;
  }
}
