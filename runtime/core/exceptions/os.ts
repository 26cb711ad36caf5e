import { toStr } from "../str.ts";
import { repr } from "../repr.ts";
import { tuple } from "../containers/tuple.ts";
import { AttributeError, Exception } from "./base.ts";

/** The class that `OSError(errno, ...)` becomes (PEP 3151), with Linux' numbers as CPython's `errno` has them. */
function classOfErrno(errno: unknown): typeof OSError | undefined {
  switch (errno) {
    case 1: // EPERM
    case 13: // EACCES
      return PermissionError;
    case 2: // ENOENT
      return FileNotFoundError;
    case 3: // ESRCH
      return ProcessLookupError;
    case 4: // EINTR
      return InterruptedError;
    case 10: // ECHILD
      return ChildProcessError;
    case 11: // EAGAIN, EWOULDBLOCK
    case 114: // EALREADY
    case 115: // EINPROGRESS
      return BlockingIOError;
    case 17: // EEXIST
      return FileExistsError;
    case 20: // ENOTDIR
      return NotADirectoryError;
    case 21: // EISDIR
      return IsADirectoryError;
    case 32: // EPIPE
    case 108: // ESHUTDOWN
      return BrokenPipeError;
    case 103: // ECONNABORTED
      return ConnectionAbortedError;
    case 104: // ECONNRESET
      return ConnectionResetError;
    case 110: // ETIMEDOUT
      return TimeoutError;
    case 111: // ECONNREFUSED
      return ConnectionRefusedError;
    default:
      return undefined;
  }
}

/**
 * `OSError(errno, strerror, filename, winerror, filename2)`. With two to five arguments the first is the errno, which chooses the subclass; else
 * the arguments are just `args`. Source: CPython Objects/exceptions.c (oserror_init, oserror_str), PEP 3151.
 */
export class OSError extends Exception {
  static override readonly __name__: string = "OSError";
  errno: unknown = null;
  strerror: unknown = null;
  filename: unknown = null;
  filename2: unknown = null;
  #charactersWritten: number | undefined = undefined;

  constructor(...args: readonly unknown[]) {
    if (new.target === OSError && args.length >= 2 && args.length <= 5) {
      const subclass = classOfErrno(args[0]);
      // A constructor that returns an object hands that object to `new`, as `__new__` does.
      if (subclass !== undefined) return new subclass(...args);
    }
    super(...args);
    if (args.length < 2 || args.length > 5) return;
    this.errno = args[0];
    this.strerror = args[1];
    const filename = args[2];
    if (filename === undefined || filename === null) return;
    if (this instanceof BlockingIOError && typeof filename === "number") {
      this.#charactersWritten = filename;
      return;
    }
    this.filename = filename;
    this.filename2 = args[4] ?? null;
    this.args = tuple.of(args[0], args[1]);
  }

  get characters_written(): number {
    if (this.#charactersWritten === undefined) throw new AttributeError("characters_written");
    return this.#charactersWritten;
  }

  set characters_written(value: number) {
    this.#charactersWritten = value;
  }

  override __str__(): string {
    if (this.filename !== null) {
      const start = `[Errno ${toStr(this.errno)}] ${toStr(this.strerror)}: ${repr(this.filename)}`;
      return this.filename2 === null ? start : `${start} -> ${repr(this.filename2)}`;
    }
    if (this.errno !== null && this.strerror !== null) {
      return `[Errno ${toStr(this.errno)}] ${toStr(this.strerror)}`;
    }
    return super.__str__();
  }
}

/** `BlockingIOError`. */
export class BlockingIOError extends OSError {
  static override readonly __name__: string = "BlockingIOError";
}

/** `ChildProcessError`. */
export class ChildProcessError extends OSError {
  static override readonly __name__: string = "ChildProcessError";
}

/** `ConnectionError`. */
export class ConnectionError extends OSError {
  static override readonly __name__: string = "ConnectionError";
}

/** `BrokenPipeError`. */
export class BrokenPipeError extends ConnectionError {
  static override readonly __name__: string = "BrokenPipeError";
}

/** `ConnectionAbortedError`. */
export class ConnectionAbortedError extends ConnectionError {
  static override readonly __name__: string = "ConnectionAbortedError";
}

/** `ConnectionRefusedError`. */
export class ConnectionRefusedError extends ConnectionError {
  static override readonly __name__: string = "ConnectionRefusedError";
}

/** `ConnectionResetError`. */
export class ConnectionResetError extends ConnectionError {
  static override readonly __name__: string = "ConnectionResetError";
}

/** `FileExistsError`. */
export class FileExistsError extends OSError {
  static override readonly __name__: string = "FileExistsError";
}

/** `FileNotFoundError`. */
export class FileNotFoundError extends OSError {
  static override readonly __name__: string = "FileNotFoundError";
}

/** `InterruptedError`. */
export class InterruptedError extends OSError {
  static override readonly __name__: string = "InterruptedError";
}

/** `IsADirectoryError`. */
export class IsADirectoryError extends OSError {
  static override readonly __name__: string = "IsADirectoryError";
}

/** `NotADirectoryError`. */
export class NotADirectoryError extends OSError {
  static override readonly __name__: string = "NotADirectoryError";
}

/** `PermissionError`. */
export class PermissionError extends OSError {
  static override readonly __name__: string = "PermissionError";
}

/** `ProcessLookupError`. */
export class ProcessLookupError extends OSError {
  static override readonly __name__: string = "ProcessLookupError";
}

/** `TimeoutError`. */
export class TimeoutError extends OSError {
  static override readonly __name__: string = "TimeoutError";
}
