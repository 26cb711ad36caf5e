import { AttributeError, TypeError, ValueError } from "../core/exceptions/index.ts";
import { set } from "../core/containers/set.ts";
import { tuple } from "../core/containers/tuple.ts";
import { iterate } from "../core/iteration/iterate.ts";
import { typeName } from "../core/names.ts";
import { toStr } from "../core/str.ts";
import { Coroutine } from "./coroutines.ts";
import { get_running_loop } from "./events.ts";
import { Future, isfuture } from "./futures.ts";
import type { Seconds } from "./seconds.ts";
import { Waiter } from "./core.ts";
import { Waits } from "./primitive.ts";

const waiting = /* @__PURE__ */ new Waits("asyncio.wait()");

/** `return_when` of {@link wait}: return as soon as any Future is done. */
export const FIRST_COMPLETED = "FIRST_COMPLETED";
/** `return_when` of {@link wait}: return as soon as any Future fails. */
export const FIRST_EXCEPTION = "FIRST_EXCEPTION";
/** `return_when` of {@link wait}: return when all Futures are done. */
export const ALL_COMPLETED = "ALL_COMPLETED";

/** Keyword arguments of {@link wait}. */
export interface WaitOptions {
  timeout?: Seconds | null;
  return_when?: string;
}

/**
 * Waits for Futures, without cancelling or raising: the ones that are done, and the others. Source: CPython 3.13 Lib/asyncio/tasks.py.
 */
export async function wait<F extends Future<unknown>>(
  fs: Iterable<F>,
  options: WaitOptions = {},
): Promise<tuple<[done: set<F>, pending: set<F>]>> {
  if (isfuture(fs) || (fs as unknown) instanceof Coroutine) {
    throw new TypeError(`expect a list of futures, not ${typeName(fs)}`);
  }
  const futures = new Set(iterate(fs) as Iterable<F>);
  if (futures.size === 0) throw new ValueError("Set of Tasks/Futures is empty.");
  const { timeout = null, return_when: mode = ALL_COMPLETED } = options;
  if (![FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED].includes(mode)) {
    throw new ValueError(`Invalid return_when value: ${toStr(mode)}`);
  }
  for (const future of futures) {
    if ((future as unknown) instanceof Coroutine) {
      throw new TypeError("Passing coroutines is forbidden, use tasks explicitly.");
    }
    if (!isfuture(future)) {
      throw new AttributeError(`'${typeName(future)}' object has no attribute 'add_done_callback'`);
    }
  }
  await untilDone(futures, timeout, mode);
  const done: F[] = [];
  const pending: F[] = [];
  for (const future of futures) (future.done() ? done : pending).push(future);
  return tuple.of(new set(done), new set(pending));
}

/** Suspends until enough of `futures` are done. */
async function untilDone(
  futures: ReadonlySet<Future<unknown>>,
  timeout: Seconds | null,
  mode: string,
): Promise<void> {
  const loop = get_running_loop();
  const waiter = new Waiter<null>(loop, waiting);
  const release = (): void => {
    if (!waiter.done()) waiter.set_result(null);
  };
  const timer = timeout === null ? null : loop.call_later(timeout, release);
  let left = futures.size;
  const completed = (future: Future<unknown>): void => {
    left--;
    const failed = mode === FIRST_EXCEPTION && !future.cancelled() && future.exception() !== null;
    if (left > 0 && mode !== FIRST_COMPLETED && !failed) return;
    timer?.cancel();
    release();
  };
  for (const future of futures) future.add_done_callback(completed);
  try {
    await loop._wait(waiter);
  } finally {
    timer?.cancel();
    for (const future of futures) future.remove_done_callback(completed);
  }
}
