/** Python's `os`, as far as it is the same everywhere: POSIX' names, the host's files. Processes are not made. */
export { OSError as error } from "../../core/exceptions/index.ts";
export { fspath } from "../internal/files.ts";
export { environ, getenv, putenv, unsetenv } from "./environment.ts";
export * from "./files.ts";
export { PathLike } from "./path-like.ts";
export * as path from "./path/index.ts";
export * from "./process.ts";
export { DirEntry } from "./scandir.ts";
export { stat_result } from "./stat-result.ts";
export { altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep } from "./path/index.ts";

export const name$: string = "posix";
export const linesep: string = "\n";
export const supports_bytes_environ: boolean = true;

export const F_OK = 0;
export const R_OK = 4;
export const W_OK = 2;
export const X_OK = 1;
export const SEEK_SET = 0;
export const SEEK_CUR = 1;
export const SEEK_END = 2;
export const O_RDONLY = 0;
export const O_WRONLY = 1;
export const O_RDWR = 2;
export const O_CREAT = 64;
export const O_EXCL = 128;
export const O_TRUNC = 512;
export const O_APPEND = 1024;
export const O_NONBLOCK = 2048;
export const O_CLOEXEC = 524_288;
