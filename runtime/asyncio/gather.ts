import type { BaseException } from "../core/exceptions/index.ts";
import { isOptions } from "./callbacks.ts";
import { type Awaitable, Coroutine } from "./coroutine.ts";
import { get_event_loop } from "./events.ts";
import { Future, GatheringFuture } from "./core.ts";
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
  const count = args.length;
  const last = count === 0 ? null : args[count - 1];
  if (!isOptions(last)) return gatherAll(args as Awaitable<unknown>[], count, false);
  const { return_exceptions: returnExceptions = false } = last as GatherOptions;
  return gatherAll(args as Awaitable<unknown>[], count - 1, returnExceptions);
}

function gatherAll(
  awaitables: Awaitable<unknown>[],
  count: number,
  returnExceptions: boolean,
): Future<unknown[]> {
  let outer: GatheringFuture | null = null;
  // The array of the arguments becomes that of the children: nobody else has it.
  const children = awaitables as unknown as Future<unknown>[];
  children.length = count;
  const done: Future<unknown>[] = [];
  let others: Others | null = null;
  for (let index = 0; index < count; index++) {
    const item = awaitables[index]!;
    let future: Future<unknown> | null =
      outer === null ? null : gatheredBefore(item, outer, done, others);
    if (future === null) {
      future = ensure_future(item, outer === null ? anyLoop : outer._loop._owned);
      outer ??= new GatheringFuture(future._loop, children, returnExceptions);
      outer._expected++;
      if (item instanceof Coroutine) item._owner = future;
      else if (!(item instanceof Future)) (others ??= new Map()).set(item, future);
      if (outer._loop._eagerStarts !== null) attachWhenStarted(future, outer, done);
      else if (future.done()) done.push(future);
      else future._addCallback(outer);
    }
    children[index] = future;
  }
  if (outer === null) {
    const empty = get_event_loop().create_future<unknown[]>();
    empty.set_result([]);
    return empty;
  }
  const gathering = outer;
  gathering._loop._whenStarted(() => {
    for (const future of done) gathering._childDone(future);
  });
  return gathering;
}

/** A task that is started eagerly may be done when `gather` looks at it. */
function attachWhenStarted(
  future: Future<unknown>,
  outer: GatheringFuture,
  done: Future<unknown>[],
): void {
  outer._loop._whenStarted(() => {
    if (future.done()) done.push(future);
    else future._addCallback(outer);
  });
}

const anyLoop = {};

/** The Futures of what is neither a Future nor a coroutine; few programs gather any. */
type Others = Map<unknown, Future<unknown>>;

/** The Future of an awaitable that was given before in the same call; `null` for the first time. */
function gatheredBefore(
  item: Awaitable<unknown>,
  outer: GatheringFuture,
  done: readonly Future<unknown>[],
  others: Others | null,
): Future<unknown> | null {
  let future: Future<unknown> | null;
  if (item instanceof Future) future = item;
  else if (item instanceof Coroutine) future = (item as Coroutine)._owner;
  else return others?.get(item) ?? null;
  if (future === null) return null;
  const isChild = future.done() ? done.includes(future) : future._hasChildOf(outer);
  return isChild ? future : null;
}
