/**
 * The files of a host that has some (Node, Bun, Deno). Of its own file, so that programs without files do not carry it. All calls block, as in Python;
 * what fails throws an error with `code` (`ENOENT`) in the way of Node.
 */

/** What the host says of a file, as POSIX has it; times in nanoseconds. */
export interface FileStatus {
  readonly mode: bigint;
  readonly ino: bigint;
  readonly dev: bigint;
  readonly nlink: bigint;
  readonly uid: bigint;
  readonly gid: bigint;
  readonly size: bigint;
  readonly atimeNs: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly birthtimeNs: bigint;
  readonly blksize: bigint;
  readonly blocks: bigint;
  readonly rdev: bigint;
}

/** A name in a directory. */
export interface DirectoryEntry {
  readonly name: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

/** Node's `fs`, as far as it is used here. */
export interface FileSystem {
  readonly constants: { readonly [name: string]: number };
  openSync(path: string, flags: number, mode?: number): number;
  closeSync(descriptor: number): void;
  readSync(
    descriptor: number,
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number | null,
  ): number;
  writeSync(
    descriptor: number,
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number | null,
  ): number;
  ftruncateSync(descriptor: number, length: number): void;
  truncateSync(path: string, length: number): void;
  fsyncSync(descriptor: number): void;
  fstatSync(descriptor: number, options: { bigint: true }): FileStatus;
  statSync(path: string, options: { bigint: true }): FileStatus;
  lstatSync(path: string, options: { bigint: true }): FileStatus;
  readdirSync(path: string, options: { withFileTypes: true }): DirectoryEntry[];
  mkdirSync(path: string, mode?: number): unknown;
  rmdirSync(path: string): void;
  unlinkSync(path: string): void;
  renameSync(from: string, to: string): void;
  symlinkSync(target: string, path: string): void;
  linkSync(existing: string, path: string): void;
  readlinkSync(path: string): string;
  readonly realpathSync: { native(path: string): string };
  chmodSync(path: string, mode: number): void;
  fchmodSync(descriptor: number, mode: number): void;
  chownSync(path: string, user: number, group: number): void;
  utimesSync(path: string, accessed: number, modified: number): void;
  accessSync(path: string, mode: number): void;
}

/** The running process, as far as the `os` module asks for it. */
export interface HostProcess {
  readonly pid: number;
  readonly ppid: number;
  readonly platform: string;
  readonly env: { [name: string]: string | undefined };
  cwd(): string;
  chdir(path: string): void;
  umask(mask?: number): number;
  getuid?(): number;
  geteuid?(): number;
  getgid?(): number;
  getegid?(): number;
  getgroups?(): number[];
  kill(pid: number, signal: number): unknown;
  abort(): never;
  reallyExit?(status: number): never;
  exit(status: number): never;
}

/** Node's `os`, as far as it is used here. */
export interface OperatingSystem {
  availableParallelism?(): number;
  cpus(): readonly unknown[];
  hostname(): string;
  homedir(): string;
  type(): string;
  release(): string;
  version(): string;
  machine(): string;
  loadavg(): number[];
  userInfo(): { readonly username: string };
}

interface NodeGlobals {
  readonly process?: HostProcess & { getBuiltinModule?(name: string): unknown };
}

/** A module of Node, `undefined` on hosts without. */
function builtin(name: string): unknown {
  return (globalThis as unknown as NodeGlobals).process?.getBuiltinModule?.(name);
}

/** The file system, `undefined` on hosts without. */
export function hostFileSystem(): FileSystem | undefined {
  return builtin("fs") as FileSystem | undefined;
}

/** The process, `undefined` on hosts without. */
export function hostProcess(): HostProcess | undefined {
  return (globalThis as unknown as NodeGlobals).process;
}

/** The operating system, `undefined` on hosts without. */
export function hostOperatingSystem(): OperatingSystem | undefined {
  return builtin("os") as OperatingSystem | undefined;
}

/** Random bytes from the host's generator for cryptography. */
export function hostRandomBytes(size: number): Uint8Array {
  const { crypto } = globalThis as unknown as {
    crypto: { getRandomValues(data: Uint8Array): Uint8Array };
  };
  const data = new Uint8Array(size);
  // The web's generator gives at most 65,536 bytes at a time.
  for (let start = 0; start < size; start += 65_536)
    crypto.getRandomValues(data.subarray(start, start + 65_536));
  return data;
}

/** True if a descriptor is a terminal. */
export function isTerminal(descriptor: number): boolean {
  const tty = builtin("tty") as { isatty(descriptor: number): boolean } | undefined;
  return tty?.isatty(descriptor) ?? false;
}
