import { Future } from "./core.ts";

export { Future } from "./core.ts";

/** `asyncio.isfuture(obj)`. */
export function isfuture(obj: unknown): obj is Future<unknown> {
  return obj instanceof Future;
}

/** A Future's exception must not be marked twice; used by everything that sets a result unless cancelled. @internal */
export function setResultUnlessCancelled<T>(future: Future<T>, result: T): void {
  if (!future.cancelled()) future.set_result(result);
}
