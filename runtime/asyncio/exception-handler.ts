import {
  BaseException,
  KeyError,
  KeyboardInterrupt,
  SystemExit,
} from "../core/exceptions/index.ts";
import { className } from "../core/names.ts";
import { toStr } from "../core/str.ts";
import { repr } from "../core/repr.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { caught } from "../core/exceptions/caught.ts";
import type { Future } from "./futures.ts";

/**
 * The `context` of an exception handler: `message`, `exception`, `task`, `future`, `handle`, ... A mapping of strings with what programs use of a dict;
 * the whole of `dict` would be a quarter of the smallest program.
 */
export class ExceptionContext {
  static readonly __name__: string = "dict";
  readonly #values: Map<string, unknown>;

  constructor(values: Iterable<readonly [string, unknown]>) {
    this.#values = new Map(values);
  }

  get(key: string, fallback: unknown = null): unknown {
    return this.#values.has(key) ? this.#values.get(key) : fallback;
  }

  keys(): string[] {
    return [...this.#values.keys()];
  }

  values(): unknown[] {
    return [...this.#values.values()];
  }

  items(): [string, unknown][] {
    return [...this.#values.entries()];
  }

  __getitem__(key: string): unknown {
    if (!this.#values.has(key)) throw new KeyError(key);
    return this.#values.get(key);
  }

  __contains__(key: string): boolean {
    return this.#values.has(key);
  }

  __len__(): number {
    return this.#values.size;
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#values.keys();
  }

  __repr__(): string {
    return `{${this.items()
      .map(([key, value]) => `${repr(key)}: ${repr(value)}`)
      .join(", ")}}`;
  }
}

/** `handler(loop, context)`. The context is a mapping; a handler may declare it as any kind of mapping that Python's dict is. */
export type ExceptionHandler = (loop: BaseEventLoop, context: never) => unknown;

/** Passes what happened on to the exception handler. */
export function reportException(loop: BaseEventLoop, parts: Record<string, unknown>): void {
  callExceptionHandler(loop, new ExceptionContext(Object.entries(parts)));
}

/** `loop.call_exception_handler`. Source: CPython 3.13 Lib/asyncio/base_events.py. */
export function callExceptionHandler(loop: BaseEventLoop, context: ExceptionContext): void {
  const handler = loop._exception_handler;
  if (handler === null) {
    logContext(loop, context);
    return;
  }
  try {
    handler(loop, context as never);
  } catch (thrown) {
    const error = caught(thrown);
    if (error instanceof SystemExit || error instanceof KeyboardInterrupt) throw error;
    logContext(
      loop,
      new ExceptionContext([
        ["message", "Unhandled error in exception handler"],
        ["exception", error],
        ["context", context],
      ]),
    );
  }
}

/** `loop.default_exception_handler`: what CPython's `asyncio` logger prints when nobody configured logging. */
export function logContext(loop: BaseEventLoop, context: ExceptionContext): void {
  const message = context.get("message");
  const lines = [typeof message === "string" ? message : "Unhandled exception in event loop"];
  for (const key of context.keys().sort()) {
    if (key === "message" || key === "exception") continue;
    lines.push(`${key}: ${repr(context.get(key))}`);
  }
  const error = context.get("exception");
  let text = `${lines.join("\n")}\n`;
  if (error instanceof BaseException) {
    text += loop._host.formatException?.(error) ?? `${summary(error)}\n`;
  }
  loop._host.stderr.write(text);
}

/** `ValueError: no`. @internal */
export function summary(error: BaseException): string {
  const text = toStr(error);
  const name = className(error.constructor);
  return text === "" ? name : `${name}: ${text}`;
}

/**
 * Futures whose exception nobody looked at. CPython reports one when its last reference goes; we report it when the engine collects it, or when its
 * loop is closed, whichever comes first. Only futures that failed are tracked.
 */
export class UnretrievedExceptions {
  readonly #failed = new Set<WeakRef<Future<unknown>>>();

  add(future: Future<unknown>): void {
    this.#failed.add(new WeakRef(future));
    if (this.#failed.size % 1024 === 0) this.#sweep();
  }

  reportAll(loop: BaseEventLoop): void {
    for (const reference of this.#failed) {
      const future = reference.deref();
      if (future?._log_traceback !== true) continue;
      future._log_traceback = false;
      reportException(loop, {
        message: `${className(future.constructor)} exception was never retrieved`,
        exception: future._exception,
        future,
      });
    }
    this.#failed.clear();
  }

  #sweep(): void {
    for (const reference of this.#failed) {
      if (reference.deref()?._log_traceback !== true) this.#failed.delete(reference);
    }
  }
}
