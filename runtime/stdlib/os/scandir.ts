import { repr } from "../../core/repr.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { isdir, isfile, islink } from "./path/index.ts";
import { lstat, stat } from "./files.ts";
import type { bytes } from "../../core/containers/bytes.ts";
import type { stat_result } from "./stat-result.ts";

interface Follow {
  readonly follow_symlinks?: boolean;
}

/** `os.DirEntry`. */
export class DirEntry {
  static readonly __name__: string = "DirEntry";
  static readonly __module__: string = "posix";
  readonly name$: string | bytes;
  readonly path: string | bytes;

  constructor(name: string | bytes, path: string | bytes) {
    this.name$ = name;
    this.path = path;
  }

  is_dir({ follow_symlinks = true }: Follow = {}): boolean {
    return isdir(this.path) && (follow_symlinks || !islink(this.path));
  }

  is_file({ follow_symlinks = true }: Follow = {}): boolean {
    return isfile(this.path) && (follow_symlinks || !islink(this.path));
  }

  is_symlink(): boolean {
    return islink(this.path);
  }

  is_junction(): boolean {
    return false;
  }

  stat({ follow_symlinks = true }: Follow = {}): stat_result {
    return follow_symlinks ? stat(this.path) : lstat(this.path);
  }

  inode(): unknown {
    return lstat(this.path).st_ino;
  }

  __fspath__(): string | bytes {
    return this.path;
  }

  __repr__(): string {
    return `<DirEntry ${repr(this.name$)}>`;
  }
}

/** What `os.scandir` gives. */
export class ScandirIterator extends PythonIterator<DirEntry> {
  static readonly __name__: string = "ScandirIterator";
  static readonly __module__: string = "posix";
  #entries: DirEntry[];

  constructor(entries: DirEntry[]) {
    super();
    this.#entries = entries;
  }

  override next(): IteratorResult<DirEntry, undefined> {
    const value = this.#entries.shift();
    return value === undefined ? { done: true, value: undefined } : { done: false, value };
  }

  close(): void {
    this.#entries = [];
  }

  __enter__(): this {
    return this;
  }

  __exit__(): void {
    this.close();
  }
}
