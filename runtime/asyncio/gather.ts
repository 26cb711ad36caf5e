import type { BaseException } from "../core/exceptions/index.ts";
import { isOptions } from "./callbacks.ts";
import type { Awaitable } from "./coroutine.ts";
import { get_event_loop } from "./events.ts";
import { type Future, GatherCallback, GatheringFuture } from "./core.ts";
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

/** Up to this many awaitables, looking for one that was given twice is faster without a map. */
const fewAwaitables = 24;

function gatherAll(
  awaitables: readonly Awaitable<unknown>[],
  returnExceptions: boolean,
): Future<unknown[]> {
  const known = awaitables.length > fewAwaitables ? new Map<unknown, Future<unknown>>() : null;
  const alreadyDone: Future<unknown>[] = [];
  let outer: GatheringFuture | null = null;
  for (const [index, item] of awaitables.entries()) {
    const first = known === null ? awaitables.indexOf(item) : -1;
    let future: Future<unknown> | undefined =
      known === null ? outer?._children[first] : known.get(item);
    if (future === undefined) {
      future = ensure_future(item, { loop: outer === null ? null : outer._loop });
      outer ??= new GatheringFuture(future._loop, returnExceptions);
      known?.set(item, future);
      outer._expected++;
      if (future.done()) alreadyDone.push(future);
      else future._addCallback(new GatherCallback(outer, future));
    }
    outer!._children[index] = future;
  }
  for (const future of alreadyDone) outer!._childDone(future);
  return outer!;
}
