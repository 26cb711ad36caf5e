import type { Step } from "../base-events.ts";
import type { Future } from "../core.ts";
import { _get_running_loop } from "../loop-state.ts";
import type { Awaited } from "./awaited.ts";

/**
 * The step of a coroutine that the program drives by hand, while it runs: what functions of the runtime wait for is then not waited for by the task
 * around it.
 *
 * @internal
 */
export class HandStep implements Step {
  /** The step around. */
  readonly _around: Step | null;
  #waits: { readonly future: Future<unknown> | null; readonly promise: unknown } | null = null;
  #future: Future<unknown> | null | undefined;

  constructor(around: Step | null) {
    this._around = around;
  }

  _suspendOn(future: Future<unknown> | null): void {
    this.#future = future;
  }

  /** The promise that stands for the wait, and for nothing else. */
  _waitedBy(promise: unknown): void {
    if (this.#future !== undefined) this.#waits = { future: this.#future, promise };
    this.#future = undefined;
  }

  takeWait(promise: unknown): Awaited | null {
    const waits = this.#waits;
    this.#waits = null;
    return waits !== null && waits.promise === promise ? new DirectWait(waits.future) : null;
  }

  _turnPassed(): void {}
}

/** A wait of the runtime's own for a Future, or (`null`) for the next batch. */
class DirectWait implements Awaited {
  _out: unknown;
  readonly #future: Future<unknown> | null;
  #isYielded = false;

  constructor(future: Future<unknown> | null) {
    this._out = this.#future = future;
  }

  _step(value: unknown, isRaised: boolean): boolean {
    if (isRaised) throw value;
    const future = this.#future;
    if (!this.#isYielded) {
      this.#isYielded = true;
      if (future !== null) future._asyncio_future_blocking = true;
      return true;
    }
    this._out = future === null ? null : future.result();
    return false;
  }

  _close(): void {
    this.#isYielded = true;
  }
}

/** Runs a step that the program itself asks for. @internal */
export function byHand<T>(step: () => T): T {
  const loop = _get_running_loop();
  if (loop === null) return step();
  const around = loop._step;
  loop._step = new HandStep(around);
  try {
    return step();
  } finally {
    loop._step = around;
  }
}
