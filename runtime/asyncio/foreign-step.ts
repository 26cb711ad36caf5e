import type { BaseEventLoop, ReadyEntry, Step } from "./base-events.ts";
import { caught } from "../core/exceptions/caught.ts";
import type { Future } from "./core.ts";
import type { Reject, Resolve } from "./coroutine.ts";
import { resolveWith } from "./pass-value.ts";
import { outcome, WaitAgain } from "./primitive.ts";

function resumed(future: Future<unknown>): unknown {
  const primitive = future._primitive;
  return primitive === null ? outcome(future, null) : primitive._resumed(future, null);
}

/**
 * The steps of code that no task drives: TypeScript that awaits an emitted function or a Future directly. Nobody can see where such code ends, so
 * a step of it is over when it suspends on the loop again, or when the host's next turn comes.
 *
 * @internal
 */
export class ForeignStep implements ReadyEntry, Step {
  readonly #loop: BaseEventLoop;
  #future: Future<unknown> | null = null;
  #resolve: Resolve<unknown> = null;
  #reject: Reject = null;

  constructor(loop: BaseEventLoop) {
    this.#loop = loop;
  }

  _suspendOn(future: Future<unknown> | null, resolve: Resolve<unknown>, reject: Reject): void {
    this.#future = future;
    this.#resolve = resolve;
    this.#reject = reject;
    if (future === null) this.#loop._enqueue(this);
    else future._addCallback(this);
    if (this.#loop._step === this) this.#loop._stepDone();
  }

  _run(): void {
    const future = this.#future;
    this.#loop._step = this;
    try {
      const value = future === null ? null : resumed(future);
      if (value instanceof WaitAgain) {
        this._suspendOn(value.future, this.#resolve, this.#reject);
        return;
      }
      if (this.#resolve) resolveWith(this.#resolve, value);
    } catch (error) {
      this.#reject?.(caught(error));
    }
    this.#loop._watchStep();
  }

  get _isQuiet(): boolean {
    return true;
  }

  _turnPassed(): void {
    this.#loop._stepDone();
  }

  _describe(): string {
    return "await";
  }
}
