import { callMethod } from "../../../core/attributes/getattr.ts";
import { len } from "../../../core/operators/len.ts";
import { ge } from "../../../core/operators/compare.ts";
import { iterate } from "../../../core/iteration/iterate.ts";
import type { Int } from "../../../core/numbers/convert.ts";
import { truth } from "../../../core/operators/truth.ts";
import { Handler } from "../handler.ts";
import { ERROR } from "../levels.ts";
import type { LogRecord } from "../record.ts";

/** `logging.handlers.BufferingHandler`: keeps records until there are enough. */
export class BufferingHandler extends Handler {
  static override readonly __name__: string = "BufferingHandler";
  static override readonly __module__: string = "logging.handlers";
  static override readonly __signatures__ = {
    ...Handler.__signatures__,
    __init__: "self, capacity",
    shouldFlush: "self, record",
  };
  capacity: Int;
  buffer: unknown = [];

  constructor(capacity: Int) {
    super();
    this.capacity = capacity;
  }

  shouldFlush(_record: LogRecord): boolean {
    return ge(len(this.buffer), this.capacity);
  }

  override emit(record: LogRecord): void {
    callMethod(this.buffer, "append", [record]);
    if (truth(this.shouldFlush(record))) this.flush();
  }

  override flush(): void {
    callMethod(this.buffer, "clear");
  }

  override close(): void {
    try {
      this.flush();
    } finally {
      super.close();
    }
  }
}

/** `logging.handlers.MemoryHandler`: hands what it keeps to another handler, at once when something serious comes. */
export class MemoryHandler extends BufferingHandler {
  static override readonly __name__: string = "MemoryHandler";
  static override readonly __signatures__ = {
    ...BufferingHandler.__signatures__,
    __init__: "self, capacity, flushLevel=, target=, flushOnClose=",
    setTarget: "self, target",
  };
  flushLevel: Int;
  target: unknown;
  flushOnClose: unknown;

  constructor(
    capacity: Int,
    flushLevel: Int = ERROR,
    target: unknown = null,
    flushOnClose: unknown = true,
  ) {
    super(capacity);
    this.flushLevel = flushLevel;
    this.target = target;
    this.flushOnClose = flushOnClose;
  }

  override shouldFlush(record: LogRecord): boolean {
    return super.shouldFlush(record) || record.levelno >= this.flushLevel;
  }

  setTarget(target: unknown): void {
    this.target = target;
  }

  override flush(): void {
    if (!truth(this.target)) return;
    for (const record of iterate(this.buffer)) callMethod(this.target, "handle", [record]);
    callMethod(this.buffer, "clear");
  }

  override close(): void {
    try {
      if (truth(this.flushOnClose)) this.flush();
    } finally {
      this.target = null;
      super.close();
    }
  }
}
