import { BaseException, KeyboardInterrupt, SystemExit } from "../core/exceptions/index.ts";
import { className } from "../core/names.ts";
import { repr } from "../core/repr.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { caught } from "../core/exceptions/caught.ts";
import type { Future } from "./futures.ts";

/** The `context` of an exception handler: `message`, `exception`, `task`, `future`, `handle`, ... */
export type ExceptionContext = Map<string, unknown>;

/** `loop.call_exception_handler`. Source: CPython 3.13 Lib/asyncio/base_events.py. */
export function reportException(loop: BaseEventLoop, parts: Record<string, unknown>): void {
  const context: ExceptionContext = new Map(Object.entries(parts));
  const handler = loop._exception_handler;
  if (handler === null) {
    logContext(loop, context);
    return;
  }
  try {
    handler(loop, context);
  } catch (thrown) {
    const error = caught(thrown);
    if (error instanceof SystemExit || error instanceof KeyboardInterrupt) throw error;
    logContext(
      loop,
      new Map<string, unknown>([
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
  for (const key of [...context.keys()].sort()) {
    if (key === "message" || key === "exception") continue;
    lines.push(`${key}: ${repr(context.get(key))}`);
  }
  const error = context.get("exception");
  if (error instanceof BaseException) lines.push(summary(error));
  loop._host.stderr.write(`${lines.join("\n")}\n`);
}

function summary(error: BaseException): string {
  const text = error.message;
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
