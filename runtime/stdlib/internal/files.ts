/** Files for `io`, `os` and `pathlib`: the host's errors as `OSError`, paths in all their forms. */
import { getattr } from "../../core/attributes/getattr.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { OSError } from "../../core/exceptions/os.ts";
import { typeName } from "../../core/names.ts";
import { decode } from "../../core/text/encodings.ts";
import { hostFileSystem, type FileSystem } from "../../host/files.ts";
import { errorTable } from "./errors.ts";

/** The host's files. @throws OSError on a host that has none */
export function files(): FileSystem {
  const system = hostFileSystem();
  if (system === undefined)
    throw new OSError(38, "Function not implemented: this host has no files");
  return system;
}

/** `os.strerror(code)`. */
export function errorText(code: number): string {
  for (const [number, text] of Object.values(errorTable)) if (number === code) return text;
  return `Unknown error ${code}`;
}

/** An `OSError` for an error that has a name. */
export function osError(code: string, ...names: readonly unknown[]): OSError {
  const [number, text] = errorTable[code] ?? [5, code];
  if (names.length < 2) return new OSError(number, text, ...names);
  return new OSError(number, text, names[0], null, names[1]);
}

interface HostError {
  readonly code?: unknown;
  readonly syscall?: unknown;
}

/** Runs what the host does with files; what fails raises Python's exception, with the names that the program gave. */
export function withFiles<T>(action: (system: FileSystem) => T, ...names: readonly unknown[]): T {
  const system = files();
  try {
    return action(system);
  } catch (error) {
    throw translated(error, names);
  }
}

/** The host's error as Python's. */
export function translated(error: unknown, names: readonly unknown[]): unknown {
  const { code } = (error ?? {}) as HostError;
  if (typeof code !== "string" || error instanceof OSError) return error;
  if (code === "ERR_INVALID_ARG_VALUE") return new ValueError("embedded null byte");
  return Object.hasOwn(errorTable, code) ? osError(code, ...names) : error;
}

/** `os.fspath(path)`: a `str`, `bytes`, or what `__fspath__` gives. */
export function fspath(path: unknown): string | bytes {
  if (typeof path === "string" || path instanceof bytes) return path;
  const method =
    typeof path === "object" && path !== null && "__fspath__" in path
      ? (getattr(path, "__fspath__") as () => unknown)
      : undefined;
  if (method === undefined)
    throw new TypeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
  const result = method();
  if (typeof result === "string" || result instanceof bytes) return result;
  throw new TypeError(
    `expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(result)}`,
  );
}

/** A path as the host takes it. */
export function hostPath(path: unknown): string {
  const plain = fspath(path);
  const text = typeof plain === "string" ? plain : decode(plain, "utf-8", "surrogateescape");
  if (text.includes("\0")) throw new ValueError("embedded null byte");
  return text;
}
