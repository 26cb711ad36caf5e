import { callMethod, getattr } from "../../../core/attributes/getattr.ts";
import { call, callable } from "../../../core/calls/call.ts";
import { gt } from "../../../core/operators/compare.ts";
import type { Int } from "../../../core/numbers/convert.ts";
import { truth } from "../../../core/operators/truth.ts";
import { codePointLength } from "../../../core/text/code-points.ts";
import { files } from "../../internal/files.ts";
import { FileHandler } from "../stream-handler.ts";
import type { LogRecord } from "../record.ts";

/** `logging.handlers.BaseRotatingHandler`: base of handlers that begin a new file at times. */
export abstract class BaseRotatingHandler extends FileHandler {
  static override readonly __name__: string = "BaseRotatingHandler";
  static override readonly __module__: string = "logging.handlers";
  static override readonly __signatures__ = {
    ...FileHandler.__signatures__,
    __init__: "self, filename, mode, encoding=, delay=, errors=",
    rotate: "self, source, dest",
    rotation_filename: "self, default_name",
  };
  static namer: unknown = null;
  static rotator: unknown = null;

  abstract shouldRollover(record: LogRecord): unknown;
  abstract doRollover(): void;

  override emit(record: LogRecord): void {
    this._emitting(record, () => {
      if (truth(this.shouldRollover(record))) this.doRollover();
      super.emit(record);
    });
  }

  /** The name of an old file, which `namer` may change. */
  rotation_filename(default_name: string): string {
    const namer = getattr(this, "namer");
    return callable(namer) ? (call(namer, [default_name]) as string) : default_name;
  }

  /** Moves a file away, as `rotator` does it if there is one. */
  rotate(source: string, dest: string): void {
    const rotator = getattr(this, "rotator");
    if (callable(rotator)) call(rotator, [source, dest]);
    else if (exists(source)) files().renameSync(source, dest);
  }
}

function exists(path: string): boolean {
  try {
    files().accessSync(path, 0);
    return true;
  } catch {
    return false;
  }
}

/** `logging.handlers.RotatingFileHandler`: begins a new file before one gets too large. */
export class RotatingFileHandler extends BaseRotatingHandler {
  static override readonly __name__: string = "RotatingFileHandler";
  static override readonly __signatures__ = {
    ...BaseRotatingHandler.__signatures__,
    __init__: "self, filename, mode=, maxBytes=, backupCount=, encoding=, delay=, errors=",
    doRollover: "self",
    shouldRollover: "self, record",
  };
  maxBytes: Int;
  backupCount: Int;

  constructor(
    filename: unknown,
    mode = "a",
    maxBytes: Int = 0,
    backupCount: Int = 0,
    encoding: string | null = null,
    delay: unknown = false,
    errors: string | null = null,
  ) {
    super(filename, maxBytes > 0 ? "a" : mode, encoding, delay, errors);
    this.maxBytes = maxBytes;
    this.backupCount = backupCount;
  }

  override doRollover(): void {
    if (truth(this.stream)) {
      callMethod(this.stream, "close");
      this.stream = null;
    }
    const { baseFilename: base } = this;
    for (let number = Number(this.backupCount) - 1; number > 0; number--) {
      const source = this.rotation_filename(`${base}.${number}`);
      const target = this.rotation_filename(`${base}.${number + 1}`);
      if (exists(source)) files().renameSync(source, target);
    }
    if (this.backupCount > 0) this.rotate(base, this.rotation_filename(`${base}.1`));
    if (!truth(this.delay)) this.stream = this._open();
  }

  override shouldRollover(record: LogRecord): boolean {
    if (this.stream === null) this.stream = this._open();
    if (!gt(this.maxBytes, 0)) return false;
    const position = Number(callMethod(this.stream, "tell"));
    if (position === 0) return false;
    return position + codePointLength(`${this.format(record)}\n`) >= this.maxBytes;
  }
}

/** `logging.handlers.WatchedFileHandler`: opens its file again when something else has moved it away. */
export class WatchedFileHandler extends FileHandler {
  static override readonly __name__: string = "WatchedFileHandler";
  static override readonly __module__: string = "logging.handlers";

  reopenIfNeeded(): void {
    if (this.stream === null || exists(this.baseFilename)) return;
    this.flush();
    callMethod(this.stream, "close");
    this.stream = this._open();
  }

  override emit(record: LogRecord): void {
    this.reopenIfNeeded();
    super.emit(record);
  }
}
