import { callMethod } from "../core/attributes/getattr.ts";
import { AssertionError } from "../core/exceptions/index.ts";
import { truth } from "../core/operators/truth.ts";

/** Gives a Future the outcome of another one that is done. Source: CPython 3.13 Lib/asyncio/futures.py. */
export function _copy_future_state(source: unknown, dest: unknown): null {
  const ask = (future: unknown, question: string): boolean => truth(callMethod(future, question));
  if (!ask(source, "done")) throw new AssertionError();
  if (ask(dest, "cancelled")) return null;
  if (ask(dest, "done")) throw new AssertionError();
  if (ask(source, "cancelled")) {
    callMethod(dest, "cancel");
    return null;
  }
  const exception = callMethod(source, "exception");
  if (exception === null) callMethod(dest, "set_result", [callMethod(source, "result")]);
  else callMethod(dest, "set_exception", [exception]);
  return null;
}
