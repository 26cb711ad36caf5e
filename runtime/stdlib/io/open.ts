/** `open`. Source: CPython 3.13 Lib/_pyio.py, Modules/_io/_iomodule.c. */
import { bytes } from "../../core/containers/bytes.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { RuntimeWarning } from "../../core/exceptions/warnings.ts";
import { typeName } from "../../core/names.ts";
import { isInt, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { repr } from "../../core/repr.ts";
import { fspath } from "../internal/files.ts";
import { warn } from "../warnings/warn.ts";
import type { IOBase } from "./base.ts";
import {
  BufferedRandom,
  BufferedReader,
  BufferedWriter,
  DEFAULT_BUFFER_SIZE,
  type BufferedStream,
} from "./buffered.ts";
import { FileIO } from "./file-io.ts";
import { TextIOWrapper } from "./text-wrapper.ts";
import { flushForgotten, noteOpened } from "./unflushed.ts";

interface TextOptions {
  readonly encoding: string | null;
  readonly errors: string | null;
  readonly newline: string | null;
}

/** The letters of a mode. @throws ValueError for letters that make no mode */
function checkMode(mode: string, options: TextOptions): void {
  const letters = new Set(mode);
  if (/[^axrwb+t]/.test(mode) || mode.length > letters.size)
    throw new ValueError(`invalid mode: ${repr(mode)}`);
  if (letters.has("t") && letters.has("b"))
    throw new ValueError("can't have text and binary mode at once");
  if (mode.replace(/[^axrw]/g, "").length !== 1) {
    throw new ValueError("must have exactly one of create/read/write/append mode");
  }
  if (!letters.has("b")) return;
  for (const name of ["encoding", "errors", "newline"] as const) {
    if (options[name] === null) continue;
    const article = name === "newline" ? "a" : "an";
    throw new ValueError(`binary mode doesn't take ${article} ${name} argument`);
  }
}

/** `open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)`. */
export function open(
  file: unknown,
  mode: string = "r",
  buffering: Int = -1,
  encoding: string | null = null,
  errors: string | null = null,
  newline: string | null = null,
  closefd: unknown = true,
  opener: unknown = null,
): unknown {
  const path = isInt(file) ? file : fspath(file);
  if (typeof path !== "string" && !(path instanceof bytes) && !isInt(path))
    throw new TypeError(`invalid file: ${repr(file)}`);
  if (typeof mode !== "string")
    throw new TypeError(`open() argument 'mode' must be str, not ${typeName(mode)}`);
  const size = Number(indexOf(buffering));
  checkMode(mode, { encoding, errors, newline });
  const isBinary = mode.includes("b");
  if (isBinary && size === 1) {
    warn(
      "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
      RuntimeWarning,
      2,
    );
  }
  flushForgotten();
  const raw = new FileIO(path, mode.replace(/[bt]/g, ""), closefd, opener);
  let result: IOBase = raw;
  try {
    if (size === 0) {
      if (isBinary) return raw;
      throw new ValueError("can't have unbuffered text I/O");
    }
    const buffer = bufferFor(raw, mode, size);
    result = buffer;
    if (!mode.includes("r") || mode.includes("+")) noteOpened(result);
    if (isBinary) return buffer;
    const isLineBuffered = size === 1 || (size < 0 && raw.isatty());
    const text = new TextIOWrapper(buffer, encoding, errors, newline, isLineBuffered);
    result = text;
    Object.defineProperty(text, "mode", {
      value: mode,
      writable: true,
      enumerable: true,
      configurable: true,
    });
    if (!mode.includes("r") || mode.includes("+")) noteOpened(text);
    return text;
  } catch (error) {
    result.close();
    throw error;
  }
}

function bufferFor(raw: FileIO, mode: string, size: number): BufferedStream {
  const bufferSize = size > 1 ? size : DEFAULT_BUFFER_SIZE;
  if (mode.includes("+")) return new BufferedRandom(raw, bufferSize);
  return mode.includes("r")
    ? new BufferedReader(raw, bufferSize)
    : new BufferedWriter(raw, bufferSize);
}

/** `io.open_code(path)`: a file of code, as bytes. */
export function open_code(path: string): unknown {
  return open(path, "rb");
}

/** `io.text_encoding(encoding, stacklevel=2)`: `"locale"` for `None`. */
export function text_encoding(encoding: unknown, _stacklevel: Int = 2): unknown {
  return encoding ?? "locale";
}
