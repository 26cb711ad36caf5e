import type { BaseException } from "../core/exceptions/index.ts";
import type { Future } from "./core.ts";

/**
 * What makes Futures for tasks to wait on: a lock, a queue, a timer. Its part of the task's next step is done before the task goes on, so that a wait
 * needs no coroutine of its own.
 *
 * @internal
 */
export interface Primitive {
  /** What the deadlock report says about a task that waits: `queue.get()`. */
  readonly _label: string;
  /**
   * What the `await` of `waiter` gives, or raises. `cancellation` is what the task was cancelled with after the Future was done.
   *
   * @returns the value, or a {@link WaitAgain}
   */
  _resumed(waiter: Future<unknown>, cancellation: BaseException | null): unknown;
}

/** A wait that only has a name. @internal */
export class Waits implements Primitive {
  readonly _label: string;

  constructor(label: string) {
    this._label = label;
  }

  _resumed(waiter: Future<unknown>, cancellation: BaseException | null): unknown {
    return outcome(waiter, cancellation);
  }
}

/** The result of a Future that a task waited on; raises what it failed with, or the cancellation that came since. @internal */
export function outcome<T>(waiter: Future<T>, cancellation: BaseException | null): T {
  if (cancellation !== null) throw cancellation;
  return waiter.result();
}

/** What {@link Primitive._resumed} returns for "not yet: wait on another Future". @internal */
export class WaitAgain {
  readonly future: Future<unknown>;

  constructor(future: Future<unknown>) {
    this.future = future;
  }
}
