import { ValueError } from "../core/exceptions/index.ts";
import type { BaseEventLoop } from "./base-events.ts";
import type { Awaitable } from "./coroutine.ts";
import { Future } from "./core.ts";
import { nextBatch } from "./coroutines.ts";
import { TimerHandle } from "./handles.ts";
import { loopForWaiting } from "./implicit-loop.ts";
import { asValue } from "./pass-value.ts";

/**
 * Suspends the task for `delay` seconds, or for one batch if `delay` is not positive. Source: CPython 3.13 Lib/asyncio/tasks.py.
 *
 * @returns `result`
 */
export function sleep<T = null>(delay: number, result: T = null as T): Awaitable<T> {
  if (delay <= 0) {
    return result === null ? (nextBatch as Awaitable<T>) : afterBatch(result);
  }
  if (Number.isNaN(delay)) throw new ValueError("Invalid delay: NaN (not a number)");
  return new SleepFuture<T>(loopForWaiting(), delay, result);
}

async function afterBatch<T>(result: T): Promise<T> {
  await nextBatch;
  return asValue(result);
}

/** The Future of a sleep. Its task takes the timer off when it goes on, whatever woke it. */
class SleepFuture<T> extends Future<T> {
  static override readonly __name__: string = "Future";
  readonly #timer: SleepTimer<T>;

  constructor(loop: BaseEventLoop, delay: number, result: T) {
    super(loop._owned);
    this._label = "asyncio.sleep()";
    this.#timer = new SleepTimer<T>(loop, delay, this, result);
  }

  override result(): T {
    this.#timer.cancel();
    return super.result();
  }
}

/** The timer of a sleep, which completes its Future without a callback. */
class SleepTimer<T> extends TimerHandle {
  readonly #future: SleepFuture<T>;
  readonly #result: T;

  constructor(loop: BaseEventLoop, delay: number, future: SleepFuture<T>, result: T) {
    super(loop.time() + delay, completeSleep, noArguments, loop);
    this.#future = future;
    this.#result = result;
    loop._schedule(this);
  }

  override _run(): void {
    if (!this._cancelled && !this.#future.cancelled()) this.#future.set_result(this.#result);
  }
}

const noArguments: readonly never[] = [];

/** What `repr` shows as the callback of a sleep. */
function completeSleep(): void {}
