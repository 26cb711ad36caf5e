import { callMethod, getattr } from "../core/attributes/getattr.ts";
import { call } from "../core/calls/call.ts";
import { dict } from "../core/containers/dict.ts";
import { tuple } from "../core/containers/tuple.ts";
import { caught } from "../core/exceptions/caught.ts";
import { KeyboardInterrupt, SystemExit } from "../core/exceptions/index.ts";
import { truth } from "../core/operators/truth.ts";
import { repr } from "../core/repr.ts";
import { toStr } from "../core/str.ts";
import { type } from "../core/types/type.ts";
import { logger } from "../stdlib/asyncio/base_events/index.ts";
import type { BaseEventLoop } from "./base-events.ts";

/** The context of an exception handler, as programs see it. */
export type ContextDict = dict<string, unknown>;

/** Logs what happened. Source: CPython 3.13 Lib/asyncio/base_events.py, BaseEventLoop.default_exception_handler. */
export function logContext(context: ContextDict): void {
  const message = context.get("message");
  const lines = [truth(message) ? toStr(message) : "Unhandled exception in event loop"];
  for (const key of [...context.keys()].sort()) {
    if (key === "message" || key === "exception") continue;
    lines.push(`${key}: ${repr(context.get(key))}`);
  }
  const error = context.get("exception") ?? null;
  const exc_info =
    error === null ? false : tuple.of(type(error), error, getattr(error, "__traceback__", null));
  callMethod(logger, "error", [lines.join("\n")], { exc_info });
}

/** Runs the default handler of a loop, which a class of the program may have replaced. */
function callDefault(loop: BaseEventLoop, context: ContextDict, problem: string): void {
  try {
    callMethod(loop, "default_exception_handler", [context]);
  } catch (thrown) {
    rethrowEnding(thrown);
    callMethod(logger, "error", [problem], { exc_info: true });
  }
}

/** Calls the exception handler, in the context of what failed. Source: CPython 3.13 Lib/asyncio/base_events.py. */
export function callHandler(loop: BaseEventLoop, context: ContextDict): void {
  const handler = loop._exception_handler;
  if (handler === null) {
    callDefault(loop, context, "Exception in default exception handler");
    return;
  }
  try {
    const failed = ["task", "future", "handle"].map((key) => context.get(key) ?? null);
    const thing = failed.find((each) => each !== null) ?? null;
    const contextOf: unknown = getattr(thing, "get_context", null);
    const handle = (): unknown => call(handler, [loop, context]);
    if (contextOf === null) handle();
    else callMethod(call(contextOf), "run", [handle]);
  } catch (thrown) {
    const exception = rethrowEnding(thrown);
    const message = "Unhandled error in exception handler";
    callDefault(
      loop,
      new dict(Object.entries({ message, exception, context })) as ContextDict,
      "Exception in default exception handler while handling an unexpected error in custom exception handler",
    );
  }
}

function rethrowEnding(thrown: unknown): unknown {
  const error = caught(thrown);
  if (error instanceof SystemExit || error instanceof KeyboardInterrupt) throw error;
  return error;
}
