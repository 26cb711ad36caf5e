import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { BaseException, NotImplementedError, RecursionError } from "../../core/exceptions/base.ts";
import { Exception } from "../../core/exceptions/base.ts";
import { handle, handledException } from "../../core/exceptions/handled.ts";
import { OSError } from "../../core/exceptions/os.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { className } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { toStr as str } from "../../core/str.ts";
import { frozenset } from "../../core/containers/set.ts";
import { register } from "../atexit/index.ts";
import { stderr } from "../sys/index.ts";
import { format_exception } from "../traceback/index.ts";
import { stackText } from "./caller.ts";
import { Filterer } from "./filters.ts";
import { defaultFormatter } from "./formatter.ts";
import { checkedLevel, getLevelName, NOTSET } from "./levels.ts";
import { RLock } from "./lock.ts";
import { LogRecord } from "./record.ts";

/** All handlers in the order in which they were made, for {@link shutdown}. */
const handlerList: WeakRef<Handler>[] = [];
/** Handlers that have a name. */
const handlersByName = /* @__PURE__ */ new Map<unknown, WeakRef<Handler>>();

export function getHandlerByName(name: unknown): Handler | null {
  return handlersByName.get(name)?.deref() ?? null;
}

export function getHandlerNames(): frozenset<unknown> {
  return new frozenset(
    [...handlersByName.keys()].filter((name) => getHandlerByName(name) !== null),
  );
}

/** `logging.Handler`: what brings records somewhere. Source: CPython Lib/logging/__init__.py. */
export class Handler extends Filterer {
  static override readonly __name__: string = "Handler";
  static readonly __signatures__ = {
    __init__: "self, level=",
    setLevel: "self, level",
    format: "self, record",
    emit: "self, record",
    handle: "self, record",
    setFormatter: "self, fmt",
    flush: "self",
    close: "self",
    handleError: "self, record",
  };
  /** @internal */ static readonly isClosedAtExit: boolean = true;
  _name: unknown = null;
  level: Int;
  formatter: unknown = null;
  lock: RLock | null = null;
  _closed = false;

  constructor(level: unknown = NOTSET) {
    super();
    this.level = checkedLevel(level);
    if ((this.constructor as typeof Handler).isClosedAtExit) {
      if (handlerList.length === 0) register(shutdown);
      handlerList.push(new WeakRef<Handler>(this));
    }
    this.createLock();
  }

  get_name(): unknown {
    return this._name;
  }

  set_name(name: unknown): void {
    handlersByName.delete(this._name);
    this._name = name;
    if (truth(name)) handlersByName.set(name, new WeakRef<Handler>(this));
  }

  get name$(): unknown {
    return this.get_name();
  }

  set name$(name: unknown) {
    this.set_name(name);
  }

  createLock(): void {
    this.lock = new RLock();
  }

  acquire(): void {
    if (this.lock !== null) this.lock.acquire();
  }

  release(): void {
    if (this.lock !== null) this.lock.release();
  }

  setLevel(level: unknown): void {
    this.level = checkedLevel(level);
  }

  format(record: LogRecord): string {
    const formatter = truth(this.formatter) ? this.formatter : defaultFormatter();
    return callMethod(formatter, "format", [record]) as string;
  }

  emit(_record: LogRecord): void {
    throw new NotImplementedError("emit must be implemented by Handler subclasses");
  }

  /** Emits a record that the filters let through. */
  handle(record: LogRecord): unknown {
    const result = this.filter(record);
    if (truth(result)) this.emit(result instanceof LogRecord ? result : record);
    return result;
  }

  setFormatter(fmt: unknown): void {
    this.formatter = fmt;
  }

  flush(): void {
    // Nothing is kept.
  }

  close(): void {
    this._closed = true;
    if (getHandlerByName(this._name) === this) handlersByName.delete(this._name);
  }

  /** Shows an exception that was raised while a record was emitted. */
  handleError(record: LogRecord): void {
    showError(record, handledException());
  }

  /** Runs what emits a record; what fails is shown, or left to {@link handleError} of a subclass. */
  protected _emitting(record: LogRecord, action: () => void): void {
    try {
      action();
    } catch (error) {
      const exception = caught(error);
      if (exception instanceof RecursionError || !(exception instanceof Exception)) throw error;
      handle(exception).run(() => this.handleError(record));
    }
  }

  __repr__(): string {
    return `<${className(this.constructor)} (${str(getLevelName(this.level))})>`;
  }
}

function showError(record: LogRecord, error: BaseException | null): void {
  if (error === null) return;
  try {
    stderr.write("--- Logging error ---\n");
    stderr.write(format_exception(error).join(""));
    const stack = stackText(1).split("\n").slice(1).join("\n");
    stderr.write(`Call stack:\n${stack}\n`);
    stderr.write(messageOf(record));
  } catch (failure) {
    if (!(failure instanceof OSError)) throw failure;
  }
}

function messageOf(record: LogRecord): string {
  try {
    return `Message: ${repr(record.msg)}\nArguments: ${str(record.args)}\n`;
  } catch (error) {
    const exception = caught(error);
    if (exception instanceof RecursionError || !(exception instanceof Exception)) throw error;
    return "Unable to print the message and arguments - possible formatting error.\nUse the traceback above to help find the error.\n";
  }
}

/** See runtime/testing.ts. @internal */
export function _forget_handlers(): void {
  handlerList.length = 0;
  handlersByName.clear();
}

/** Flushes and closes the handlers, the last one first. Called when the program ends. */
export function shutdown(handlers: readonly WeakRef<Handler>[] = handlerList): void {
  for (const reference of [...handlers].reverse()) {
    const handler = reference.deref();
    if (handler === undefined) continue;
    try {
      handler.acquire();
      if (truth(getattr(handler, "flushOnClose", true))) handler.flush();
      handler.close();
      handler.release();
    } catch (error) {
      const exception = caught(error);
      if (isExpected(exception)) continue;
      throw error;
    }
  }
}

/** Streams that are closed already. */
function isExpected(error: unknown): boolean {
  return (
    error instanceof OSError || className((error as object).constructor as never) === "ValueError"
  );
}

/** `logging.NullHandler`: does nothing, for libraries. */
export class NullHandler extends Handler {
  static override readonly __name__: string = "NullHandler";

  override handle(_record: LogRecord): unknown {
    return null;
  }

  override emit(_record: LogRecord): void {
    // Goes nowhere.
  }

  override createLock(): void {
    this.lock = null;
  }
}
