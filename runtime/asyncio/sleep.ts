import { type BaseException, ValueError } from "../core/exceptions/index.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { type Awaitable, coroutineFunction } from "./coroutine.ts";
import { Future } from "./core.ts";
import { loopForWaiting } from "./implicit-loop.ts";
import { asValue } from "./pass-value.ts";
import { outcome, type Primitive } from "./primitive.ts";
import { type Seconds, seconds } from "./seconds.ts";
import type { Timer } from "./timer-heap.ts";

/**
 * Suspends the task for `delay` seconds, or for one batch if `delay` is not positive. Source: CPython 3.13 Lib/asyncio/tasks.py.
 *
 * @returns `result`
 */
export const sleep = /* @__PURE__ */ waitingFunction(
  function sleep<T = null>(delay: Seconds, result: T = null as T): Awaitable<T> {
    const loop = loopForWaiting();
    const time = seconds(delay, "delay");
    if (time <= 0) {
      return result === null ? (loop._wait(null) as Promise<T>) : afterBatch(loop, result);
    }
    return loop._wait(sleeping(loop, time, result));
  },
  (loop: BaseEventLoop, delay: Seconds, result: unknown = null) => {
    const time = seconds(delay, "delay");
    return time <= 0 ? null : sleeping(loop, time, result);
  },
);

function waitingFunction<F extends (...args: never[]) => unknown>(
  function_: F,
  wait: (loop: BaseEventLoop, ...args: Parameters<F>) => Future<unknown> | null,
): F {
  return Object.assign(coroutineFunction(function_), { _wait: wait });
}

function sleeping<T>(loop: BaseEventLoop, delay: number, result: T): SleepFuture<T> {
  if (Number.isNaN(delay)) throw new ValueError("Invalid delay: NaN (not a number)");
  return new SleepFuture<T>(loop, delay, result);
}

async function afterBatch<T>(loop: BaseEventLoop, result: T): Promise<T> {
  await loop._wait(null);
  return asValue(result);
}

/**
 * The Future of a sleep, and its timer in one object: it completes itself without a callback. The task takes the timer off when it goes on, whatever
 * woke it.
 */
class SleepFuture<T> extends Future<T> implements Primitive, Timer {
  static override readonly __name__: string = "Future";
  declare readonly _when: number;
  declare _timerCancelled: boolean;
  declare _scheduled: boolean;

  constructor(loop: BaseEventLoop, delay: number, value: T) {
    super(loop._owned);
    this._when = loop.time() + delay;
    this._timerCancelled = false;
    this._scheduled = false;
    this._result = value;
    loop._schedule(this);
  }

  override get _primitive(): Primitive {
    return this;
  }

  get _label(): string {
    return "asyncio.sleep()";
  }

  get _isQuiet(): boolean {
    return true;
  }

  /** The timer is due. */
  _run(): void {
    if (!this._timerCancelled && this._state !== "CANCELLED") this.set_result(this._result as T);
  }

  _resumed(_waiter: Future<unknown>, cancellation: BaseException | null): unknown {
    this._cancelTimer();
    return outcome(this, cancellation);
  }

  /** @internal */
  _cancelTimer(): void {
    if (this._timerCancelled) return;
    this._timerCancelled = true;
    this._loop._timer_handle_cancelled(this);
  }
}
