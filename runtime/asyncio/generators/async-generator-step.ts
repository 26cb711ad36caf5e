import {
  GeneratorExit,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
} from "../../core/exceptions/index.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { thrown } from "../../core/iteration/thrown.ts";
import type { Reject, Resolve } from "../coroutine.ts";
import { resolveWith, takesPass } from "../pass-value.ts";
import { type Awaited } from "./awaited.ts";
import { stepByHand } from "./by-hand.ts";
import { Drive } from "./drive.ts";

/** How far a step of an asynchronous generator is. */
export type StepState = 0 | 1 | 2;
export const created: StepState = 0;
export const iterating: StepState = 1;
export const closed: StepState = 2;

/** What `asend`, `athrow` and `aclose` of an asynchronous generator return: an awaitable that may be driven by hand. */
export abstract class AsyncGeneratorStep extends PythonIterator<unknown> implements Awaited {
  /** @internal */ _out: unknown = null;
  /** @internal */ _state: StepState = created;

  /** One step: what is awaited. @throws StopIteration with the result */
  protected abstract _go(value: unknown, isRaised: boolean, state: StepState): unknown;

  /** The step is over before it began. */
  protected _fail(error: unknown): unknown {
    this._state = closed;
    return error;
  }

  /** @internal */
  _step(value: unknown, isRaised: boolean): boolean {
    try {
      this._out = this._go(value, isRaised, this._state);
      return true;
    } catch (error) {
      // A step that refuses what it was sent before it began may be asked again.
      if (this._state !== created) this._state = closed;
      if (!(error instanceof StopIteration)) throw error;
      this._out = error.value ?? null;
      return false;
    }
  }

  /** @internal */
  _close(): void {
    this.close();
  }

  send(value: unknown): unknown {
    return stepByHand(this, value, false);
  }

  throw(exception: unknown): unknown {
    return stepByHand(this, thrown(exception), true);
  }

  close(): null {
    if (this._state === closed) return null;
    try {
      stepByHand(this, new GeneratorExit(), true);
    } catch (error) {
      const isEnd =
        error instanceof StopIteration ||
        error instanceof StopAsyncIteration ||
        error instanceof GeneratorExit;
      if (isEnd) return null;
      throw error;
    }
    throw new RuntimeError("coroutine ignored GeneratorExit");
  }

  override next(value: unknown = null): IteratorResult<unknown, undefined> {
    const isSuspended = this._step(value, false);
    return { done: !isSuspended, value: this._out } as IteratorResult<unknown, undefined>;
  }

  throwResult(exception: unknown): IteratorResult<unknown, undefined> {
    const isSuspended = this._step(thrown(exception), true);
    return { done: !isSuspended, value: this._out } as IteratorResult<unknown, undefined>;
  }

  override __next__(): unknown {
    return stepByHand(this, null, false);
  }

  __await__(): this {
    return this;
  }

  /** What JavaScript's `await` calls. */
  get then(): (resolve: Resolve<unknown>, reject: Reject) => void {
    if (takesPass(this)) return undefined as never;
    return (resolve, reject) => {
      const finished = (value: unknown): void => {
        if (resolve) resolveWith(resolve, value);
      };
      void new Drive(this).then(finished, reject);
    };
  }
}
