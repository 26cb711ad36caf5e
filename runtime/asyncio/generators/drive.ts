import { RuntimeError } from "../../core/exceptions/index.ts";
import { repr } from "../../core/repr.ts";
import { Coroutine, type Reject, type Resolve } from "../coroutine.ts";
import { Future } from "../core.ts";
import { loopForWaiting } from "../implicit-loop.ts";
import { _get_running_loop } from "../loop-state.ts";
import { takesPass } from "../pass-value.ts";
import { type Awaited, isAwaited, PromiseWait } from "./awaited.ts";

/**
 * Drives a coroutine as a task does, within the step of whoever awaits it. Its reactions get the result as it is: JavaScript's own `await` would
 * await that in turn.
 * Source: CPython 3.13 Lib/asyncio/tasks.py (`Task.__step`).
 *
 * @internal
 */
export class Drive<T> implements PromiseLike<T> {
  readonly #coroutine: Awaited;
  readonly #first: { readonly error: unknown } | null;
  readonly #reactions: { readonly resolve: Resolve<T>; readonly reject: Reject }[] = [];
  #isStarted = false;

  /** @param first what is thrown in first, if anything */
  constructor(coroutine: Awaited, first: { readonly error: unknown } | null = null) {
    this.#coroutine = coroutine;
    this.#first = first;
  }

  then<R = T, E = never>(
    resolve?: ((value: T) => R | PromiseLike<R>) | null,
    reject?: ((reason: unknown) => E | PromiseLike<E>) | null,
  ): PromiseLike<R | E> {
    this.#reactions.push({ resolve, reject });
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#advance(this.#first === null ? null : this.#first.error, this.#first !== null);
    }
    return undefined as never;
  }

  readonly #goOn = (value: unknown): void => {
    // The mark is meant for JavaScript's own `resolve`.
    if (typeof value === "object" && value !== null) takesPass(value);
    this.#advance(value === undefined ? null : value, false);
  };

  readonly #raise = (error: unknown): void => this.#advance(error, true);

  #advance(value: unknown, isRaised: boolean): void {
    const coroutine = this.#coroutine;
    let isSuspended: boolean;
    try {
      isSuspended = coroutine._step(value, isRaised);
    } catch (error) {
      for (const { reject } of this.#reactions) reject?.(error);
      return;
    }
    if (isSuspended) this.#suspend(coroutine._out);
    else for (const { resolve } of this.#reactions) resolve?.(coroutine._out as T);
  }

  #suspend(yielded: unknown): void {
    if (yielded instanceof PromiseWait) {
      void yielded.promise.then(this.#goOn, this.#raise);
    } else if (yielded instanceof Future) {
      if (yielded._asyncio_future_blocking) {
        yielded._asyncio_future_blocking = false;
        yielded._loop._suspend(yielded, this.#goOn, this.#raise);
      } else this.#refuse(yielded, `yield was used instead of yield from in task`);
    } else if (yielded instanceof Coroutine && !isAwaited(yielded)) {
      // The `__await__` of one of the runtime's own.
      void yielded.then(this.#goOn, this.#raise);
    } else if (yielded === null || yielded === undefined) {
      loopForWaiting()._suspend(null, this.#goOn, this.#raise);
    } else if (Object.prototype.toString.call(yielded) === "[object Generator]") {
      this.#refuse(yielded, `yield was used instead of yield from for generator in task`);
    } else this.#fail(`Task got bad yield: ${repr(yielded)}`);
  }

  #refuse(yielded: unknown, text: string): void {
    this.#fail(`${text} ${repr(_get_running_loop()?._step ?? null)} with ${repr(yielded)}`);
  }

  /** The coroutine is told in the next batch. */
  #fail(message: string): void {
    const raise = (): void => this.#raise(new RuntimeError(message));
    loopForWaiting()._suspend(null, raise, this.#raise);
  }
}
