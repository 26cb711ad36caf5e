import { BaseException } from "../core/exceptions/index.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { isOptions } from "./callbacks.ts";
import type { Awaitable } from "./coroutine.ts";
import { get_event_loop } from "./events.ts";
import { CancelledError } from "./exceptions.ts";
import { type Future, GatheringFuture, Task } from "./core.ts";
import { ensure_future } from "./tasks.ts";

/** Keyword arguments of {@link gather}. */
export interface GatherOptions {
  return_exceptions?: boolean;
}

/** What {@link gather} yields: a list of the results, typed by position. */
export type Gathered<A extends readonly unknown[]> = { -readonly [K in keyof A]: Awaited<A[K]> };

/** What {@link gather} yields with `return_exceptions`. */
export type GatheredOrRaised<A extends readonly unknown[]> = {
  -readonly [K in keyof A]: Awaited<A[K]> | BaseException;
};

/**
 * Runs awaitables at the same time; the Future's result is the list of their results. Source: CPython 3.13 Lib/asyncio/tasks.py.
 */
export function gather<const A extends readonly Awaitable<unknown>[]>(
  ...awaitables: A
): Future<Gathered<A>>;
export function gather<const A extends readonly Awaitable<unknown>[]>(
  ...args: [...A, { return_exceptions: true }]
): Future<GatheredOrRaised<A>>;
export function gather<const A extends readonly Awaitable<unknown>[]>(
  ...args: [...A, { return_exceptions?: false }]
): Future<Gathered<A>>;
export function gather<const A extends readonly Awaitable<unknown>[]>(
  ...args: [...A, GatherOptions]
): Future<GatheredOrRaised<A>>;
export function gather(...args: readonly unknown[]): Future<unknown[]> {
  const last = args.at(-1);
  const options: GatherOptions = isOptions(last) ? last : {};
  const awaitables = (isOptions(last) ? args.slice(0, -1) : args) as Awaitable<unknown>[];
  if (awaitables.length === 0) {
    const outer = get_event_loop().create_future<unknown[]>();
    outer.set_result([]);
    return outer;
  }
  return gatherAll(awaitables, options.return_exceptions ?? false);
}

function gatherAll(
  awaitables: readonly Awaitable<unknown>[],
  returnExceptions: boolean,
): Future<unknown[]> {
  const futures = new Map<unknown, Future<unknown>>();
  const children: Future<unknown>[] = [];
  const alreadyDone: Future<unknown>[] = [];
  let loop: BaseEventLoop | null = null;
  let outer: GatheringFuture<unknown[]> | null = null;
  let finished = 0;

  const childDone = (child: Future<unknown>): void => {
    finished++;
    if (outer === null || outer.done()) {
      if (!child.cancelled()) child.exception();
      return;
    }
    if (!returnExceptions) {
      const error = child.cancelled() ? child._make_cancelled_error() : child.exception();
      if (error !== null) {
        outer.set_exception(error);
        return;
      }
    }
    if (finished !== futures.size) return;
    const results = children.map(resultOrException);
    if (outer._cancel_requested) {
      outer.set_exception(children[children.length - 1]!._make_cancelled_error());
    } else {
      outer.set_result(results);
    }
  };

  for (const item of awaitables) {
    let future = futures.get(item);
    if (future === undefined) {
      future = ensure_future(item, { loop });
      loop ??= future.get_loop();
      if (future !== item && future instanceof Task) future._log_destroy_pending = false;
      futures.set(item, future);
      if (future.done()) alreadyDone.push(future);
      else future.add_done_callback(childDone);
    }
    children.push(future);
  }
  outer = new GatheringFuture<unknown[]>(children, loop!);
  for (const future of alreadyDone) childDone(future);
  return outer;
}

function resultOrException(child: Future<unknown>): unknown {
  if (child.cancelled()) {
    const message = child._cancel_message;
    return new CancelledError(message === null ? "" : message);
  }
  return child.exception() ?? child.result();
}
