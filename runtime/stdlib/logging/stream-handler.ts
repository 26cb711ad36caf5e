import { callMethod, getattr, hasattr } from "../../core/attributes/getattr.ts";
import { className } from "../../core/names.ts";
import { add } from "../../core/operators/add.ts";
import { truth } from "../../core/operators/truth.ts";
import { toStr as str } from "../../core/str.ts";
import { hostProcess } from "../../host/files.ts";
import { fspath } from "../internal/files.ts";
import { open } from "../io/open.ts";
import { stderr } from "../sys/index.ts";
import { Handler } from "./handler.ts";
import { getLevelName, NOTSET, WARNING } from "./levels.ts";
import type { LogRecord } from "./record.ts";

/** `logging.StreamHandler`: writes records to a stream, `sys.stderr` if none is given. */
export class StreamHandler extends Handler {
  static override readonly __name__: string = "StreamHandler";
  static override readonly __signatures__ = {
    ...Handler.__signatures__,
    __init__: "self, stream=",
    setStream: "self, stream",
  };
  static terminator: unknown = "\n";
  stream: unknown;

  constructor(stream: unknown = null) {
    super();
    this.stream = stream === null ? stderr : stream;
  }

  override flush(): void {
    if (truth(this.stream) && hasattr(this.stream, "flush")) callMethod(this.stream, "flush");
  }

  override emit(record: LogRecord): void {
    this._emitting(record, () => {
      const text = this.format(record);
      callMethod(this.stream, "write", [add(text, getattr(this, "terminator"))]);
      this.flush();
    });
  }

  /** Writes to another stream from now on. Returns the old one, `None` if it is the same. */
  setStream(stream: unknown): unknown {
    if (stream === this.stream) return null;
    const before = this.stream;
    this.flush();
    this.stream = stream;
    return before;
  }

  override __repr__(): string {
    const name = str(getattr(this.stream, "name", ""));
    const level = str(getLevelName(this.level));
    return `<${className(this.constructor)} ${name === "" ? "" : `${name} `}(${level})>`;
  }
}

/** `logging.FileHandler`: writes records to a file. */
export class FileHandler extends StreamHandler {
  static override readonly __name__: string = "FileHandler";
  static override readonly __signatures__ = {
    ...StreamHandler.__signatures__,
    __init__: "self, filename, mode=, encoding=, delay=, errors=",
  };
  baseFilename: string;
  mode: string;
  encoding: string | null;
  delay: unknown;
  errors: string | null;

  constructor(
    filename: unknown,
    mode = "a",
    encoding: string | null = null,
    delay: unknown = false,
    errors: string | null = null,
  ) {
    super(undecided);
    this.baseFilename = absolutePath(filename);
    this.mode = mode;
    this.encoding = encoding ?? (mode.includes("b") ? null : "locale");
    this.errors = errors;
    this.delay = delay;
    this.stream = truth(delay) ? null : this._open();
  }

  override close(): void {
    const { stream } = this;
    try {
      if (truth(stream)) {
        try {
          this.flush();
        } finally {
          this.stream = null;
          if (hasattr(stream, "close")) callMethod(stream, "close");
        }
      }
    } finally {
      super.close();
    }
  }

  _open(): unknown {
    const encoding = this.encoding === "locale" ? null : this.encoding;
    return open(this.baseFilename, this.mode, -1, encoding, this.errors);
  }

  override emit(record: LogRecord): void {
    if (this.stream === null && (this.mode !== "w" || !this._closed)) this.stream = this._open();
    if (truth(this.stream)) super.emit(record);
  }

  override __repr__(): string {
    const level = str(getLevelName(this.level));
    return `<${className(this.constructor)} ${this.baseFilename} (${level})>`;
  }
}

/** In place of a stream that is opened later. */
const undecided = false;

function absolutePath(path: unknown): string {
  const given = fspath(path);
  const text = typeof given === "string" ? given : given.decode();
  const parts = (text.startsWith("/") ? text : `${hostProcess()?.cwd() ?? ""}/${text}`).split("/");
  const kept: string[] = [];
  for (const part of parts) {
    if (part === "..") kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
  }
  return `/${kept.join("/")}`;
}

/** Where warnings and errors go when there is no handler: to `sys.stderr`, whatever that is at the moment. */
export class _StderrHandler extends StreamHandler {
  static override readonly __name__: string = "_StderrHandler";
  /** It keeps nothing, so nobody need close it. */ static override readonly isClosedAtExit: boolean = false;

  constructor(level: unknown = NOTSET) {
    super();
    this.setLevel(level);
    Object.defineProperty(this, "stream", {
      get: () => stderr,
      set: () => undefined,
      enumerable: false,
      configurable: true,
    });
  }
}

let last: _StderrHandler | undefined;

export function defaultLastResort(): _StderrHandler {
  return (last ??= new _StderrHandler(WARNING));
}
