import { callMethod } from "../../../core/attributes/getattr.ts";
import { Extensible } from "../../../core/classes/extensible.ts";
import { RuntimeError } from "../../../core/exceptions/base.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { ge } from "../../../core/operators/compare.ts";
import { truth } from "../../../core/operators/truth.ts";
import { splitOptions } from "../../internal/options.ts";
import { Handler } from "../handler.ts";
import type { LogRecord } from "../record.ts";

/** `logging.handlers.QueueHandler`: puts records on a queue, that of `asyncio` for example. */
export class QueueHandler extends Handler {
  static override readonly __name__: string = "QueueHandler";
  static override readonly __module__: string = "logging.handlers";
  static override readonly __signatures__ = {
    ...Handler.__signatures__,
    __init__: "self, queue",
    enqueue: "self, record",
    prepare: "self, record",
  };
  queue: unknown;
  listener: unknown = null;

  constructor(queue: unknown) {
    super();
    this.queue = queue;
  }

  enqueue(record: LogRecord): void {
    callMethod(this.queue, "put_nowait", [record]);
  }

  /** A copy of a record with its message made, and nothing else of the program's in it. */
  prepare(record: LogRecord): unknown {
    const text = this.format(record);
    const prepared = copied(record) as LogRecord & { message$: unknown };
    prepared.message$ = text;
    prepared.msg = text;
    prepared.args = null;
    prepared.exc_info = null;
    prepared.exc_text = null;
    prepared.stack_info = null;
    return prepared;
  }

  override emit(record: LogRecord): void {
    this._emitting(record, () => this.enqueue(this.prepare(record) as LogRecord));
  }
}

/** Another record of the same class with the same attributes. */
function copied(record: LogRecord): LogRecord {
  const copy = Object.create(Object.getPrototypeOf(record) as object) as LogRecord;
  return Object.assign(copy, record);
}

/** The keyword-only parameter of {@link QueueListener}. */
export interface ListenerOptions {
  readonly respect_handler_level?: unknown;
}

/** `logging.handlers.QueueListener`: hands records of a queue to handlers. It does so in a thread of its own, which cannot be started here. */
export class QueueListener extends Extensible {
  static readonly __name__: string = "QueueListener";
  static readonly __module__: string = "logging.handlers";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    __init__: "self, queue, *handlers, respect_handler_level=",
    handle: "self, record",
    prepare: "self, record",
    start: "self",
    stop: "self",
  };
  queue: unknown;
  handlers: tuple;
  respect_handler_level: unknown;

  constructor(queue: unknown, ...args: readonly (unknown | ListenerOptions)[]) {
    super();
    const [handlers, { respect_handler_level = false }] = splitOptions<unknown, ListenerOptions>(
      args,
    );
    this.queue = queue;
    this.handlers = tuple.of(...handlers);
    this.respect_handler_level = respect_handler_level;
  }

  dequeue(block: unknown): unknown {
    return callMethod(this.queue, "get", [block]);
  }

  start(): never {
    throw new RuntimeError("can't start new thread");
  }

  stop(): void {
    // It has never been started.
  }

  prepare(record: unknown): unknown {
    return record;
  }

  handle(record: unknown): void {
    const prepared = this.prepare(record) as LogRecord;
    for (const handler of this.handlers as Iterable<unknown>) {
      const isChosen =
        !truth(this.respect_handler_level) || ge(prepared.levelno, (handler as Handler).level);
      if (isChosen) callMethod(handler, "handle", [prepared]);
    }
  }
}
