/** Files and directories. Source: CPython Modules/posixmodule.c, Lib/os.py. */
import { call } from "../../core/calls/call.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { FileExistsError, NotImplementedError, OSError } from "../../core/exceptions/index.ts";
import { generator } from "../../core/iteration/generator.ts";
import { encode } from "../../core/text/encodings.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { truth } from "../../core/operators/truth.ts";
import { fspath, hostPath, withFiles } from "../internal/files.ts";
import { exists, isdir, islink, join, split } from "./path/index.ts";
import { stat_result } from "./stat-result.ts";
import { DirEntry, ScandirIterator } from "./scandir.ts";

/** What only calls relative to open directories have. */
interface DirectoryOptions {
  readonly dir_fd?: unknown;
  readonly src_dir_fd?: unknown;
  readonly dst_dir_fd?: unknown;
  readonly effective_ids?: unknown;
  readonly follow_symlinks?: unknown;
}

/** @throws NotImplementedError, as CPython where the platform has no such calls */
function refuseOptions(options: DirectoryOptions): void {
  for (const name of ["dir_fd", "src_dir_fd", "dst_dir_fd"] as const) {
    const value = options[name];
    if (value !== undefined && value !== null)
      throw new NotImplementedError(`${name} unavailable on this platform`);
  }
  if (options.effective_ids !== undefined && truth(options.effective_ids))
    throw new NotImplementedError("effective_ids unavailable on this platform");
  if (options.follow_symlinks !== undefined && !truth(options.follow_symlinks))
    throw new NotImplementedError("follow_symlinks unavailable on this platform");
}

export function stat(
  path: unknown,
  { follow_symlinks = true }: { readonly follow_symlinks?: boolean; readonly dir_fd?: null } = {},
): stat_result {
  if (typeof path === "number")
    return new stat_result(withFiles((files) => files.fstatSync(path, { bigint: true }), path));
  const name = hostPath(path);
  return new stat_result(
    withFiles(
      (files) => files[truth(follow_symlinks) ? "statSync" : "lstatSync"](name, { bigint: true }),
      path,
    ),
  );
}

export function lstat(path: unknown, options: DirectoryOptions = {}): stat_result {
  refuseOptions(options);
  return stat(path, { follow_symlinks: false });
}

export function fstat(fd: number): stat_result {
  return stat(fd);
}

function sameKind(path: unknown, name: string): string | bytes {
  return path !== null && fspath(path) instanceof bytes
    ? encode(name, "utf-8", "surrogateescape")
    : name;
}

export function listdir(path: unknown = null): (string | bytes)[] {
  const folder = path === null ? "." : hostPath(path);
  const entries = withFiles((files) => files.readdirSync(folder, { withFileTypes: true }), path);
  return entries.map((entry) => sameKind(path, entry.name));
}

export function scandir(path: unknown = null): ScandirIterator {
  const folder = path ?? ".";
  const name = hostPath(folder);
  const entries = withFiles((files) => files.readdirSync(name, { withFileTypes: true }), folder);
  return new ScandirIterator(
    entries.map(
      (entry) => new DirEntry(sameKind(path, entry.name), join(folder, sameKind(path, entry.name))),
    ),
  );
}

export function mkdir(path: unknown, mode = 0o777, options: DirectoryOptions = {}): void {
  refuseOptions(options);
  const name = hostPath(path);
  withFiles((files) => files.mkdirSync(name, mode), path);
}

export function makedirs(name: unknown, mode = 0o777, exist_ok: unknown = false): void {
  let [head, tail] = split(name) as unknown as [unknown, unknown];
  if (!truth(tail)) [head, tail] = split(head) as unknown as [unknown, unknown];
  if (truth(head) && truth(tail) && !exists(head)) {
    try {
      makedirs(head, 0o777, exist_ok);
    } catch (error) {
      if (!(error instanceof FileExistsError)) throw error;
    }
    if (tail === ".") return;
  }
  try {
    mkdir(name, mode);
  } catch (error) {
    if (!(error instanceof OSError) || !truth(exist_ok) || !isdir(name)) throw error;
  }
}

export function rmdir(path: unknown, options: DirectoryOptions = {}): void {
  refuseOptions(options);
  const name = hostPath(path);
  withFiles((files) => files.rmdirSync(name), path);
}

export function removedirs(name: unknown): void {
  rmdir(name);
  let [head, tail] = split(name) as unknown as [unknown, unknown];
  if (!truth(tail)) [head, tail] = split(head) as unknown as [unknown, unknown];
  while (truth(head) && truth(tail)) {
    try {
      rmdir(head);
    } catch (error) {
      if (error instanceof OSError) return;
      throw error;
    }
    [head, tail] = split(head) as unknown as [unknown, unknown];
  }
}

export function remove(path: unknown, options: DirectoryOptions = {}): void {
  refuseOptions(options);
  const name = hostPath(path);
  withFiles((files) => files.unlinkSync(name), path);
}

export function unlink(path: unknown, options: DirectoryOptions = {}): void {
  remove(path, options);
}

export function rename(src: unknown, dst: unknown, options: DirectoryOptions = {}): void {
  refuseOptions(options);
  const [from, to] = [hostPath(src), hostPath(dst)];
  withFiles((files) => files.renameSync(from, to), src, dst);
}

export function replace(src: unknown, dst: unknown, options: DirectoryOptions = {}): void {
  rename(src, dst, options);
}

export function symlink(
  src: unknown,
  dst: unknown,
  _target_is_directory: unknown = false,
  options: DirectoryOptions = {},
): void {
  refuseOptions(options);
  const [target, name] = [hostPath(src), hostPath(dst)];
  withFiles((files) => files.symlinkSync(target, name), src, dst);
}

export function link(src: unknown, dst: unknown, options: DirectoryOptions = {}): void {
  refuseOptions(options);
  const [existing, name] = [hostPath(src), hostPath(dst)];
  withFiles((files) => files.linkSync(existing, name), src, dst);
}

export function readlink(path: unknown, options: DirectoryOptions = {}): string | bytes {
  refuseOptions(options);
  const name = hostPath(path);
  return sameKind(
    path,
    withFiles((files) => files.readlinkSync(name), path),
  );
}

export function chmod(path: unknown, mode: number): void {
  if (typeof path === "number") {
    withFiles((files) => files.fchmodSync(path, mode), path);
    return;
  }
  const name = hostPath(path);
  withFiles((files) => files.chmodSync(name, mode), path);
}

export function access(path: unknown, mode: number, options: DirectoryOptions = {}): boolean {
  refuseOptions(options);
  const name = hostPath(path);
  try {
    withFiles((files) => files.accessSync(name, mode), path);
    return true;
  } catch (error) {
    if (error instanceof OSError) return false;
    throw error;
  }
}

export function truncate(path: unknown, length: number): void {
  if (typeof path === "number") {
    withFiles((files) => files.ftruncateSync(path, length), path);
    return;
  }
  const name = hostPath(path);
  withFiles((files) => files.truncateSync(name, length), path);
}

/** `os.utime(path, times=None)`. */
export function utime(
  path: unknown,
  times: unknown = null,
  { ns }: { readonly ns?: readonly (number | bigint)[] } = {},
): void {
  const now = Date.now() / 1000;
  const [accessed, modified] =
    ns !== undefined
      ? ns.map((each) => Number(each) / 1e9)
      : times === null
        ? [now, now]
        : (times as readonly number[]).map(Number);
  const name = hostPath(path);
  withFiles((files) => files.utimesSync(name, accessed!, modified!), path);
}

export function open(
  path: unknown,
  flags: number,
  mode = 0o777,
  options: DirectoryOptions = {},
): number {
  refuseOptions(options);
  const name = hostPath(path);
  return withFiles((files) => files.openSync(name, flags, mode), path);
}

export function close(fd: number): void {
  withFiles((files) => files.closeSync(fd));
}

export function read(fd: number, length: number): bytes {
  const buffer = new Uint8Array(length);
  const count = withFiles((files) => files.readSync(fd, buffer, 0, length, null));
  return new bytes(buffer.subarray(0, count) as never);
}

export function write(fd: number, data: Uint8Array): number {
  return withFiles((files) => files.writeSync(fd, data, 0, data.length, null));
}

export function fsync(fd: number): void {
  withFiles((files) => files.fsyncSync(fd));
}

/** `os.walk(top, topdown=True, onerror=None, followlinks=False)`. */
export const walk = /* @__PURE__ */ generator(function* walk(
  top: unknown,
  topdown: unknown = true,
  onerror: unknown = null,
  followlinks: unknown = false,
): Generator<unknown> {
  const folder = fspath(top);
  const folders: unknown[] = [];
  const files: unknown[] = [];
  try {
    for (const entry of scandir(folder) as Iterable<DirEntry>)
      (entry.is_dir() ? folders : files).push(entry.name$);
  } catch (error) {
    if (!(error instanceof OSError)) throw error;
    if (onerror !== null) call(onerror, [error]);
    return;
  }
  if (truth(topdown)) yield tuple.of(folder, folders, files);
  for (const name of folders) {
    const path = join(folder, name);
    if (truth(followlinks) || !islink(path))
      yield* walk(path, topdown, onerror, followlinks) as Iterable<unknown>;
  }
  if (!truth(topdown)) yield tuple.of(folder, folders, files);
});
