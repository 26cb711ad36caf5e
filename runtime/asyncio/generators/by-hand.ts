import { NotImplementedError, StopIteration } from "../../core/exceptions/index.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { thrown } from "../../core/iteration/thrown.ts";
import { type Awaited, PromiseWait } from "./awaited.ts";
import { byHand } from "./hand-step.ts";

/**
 * A step that the program itself asks for: what was yielded.
 *
 * @throws StopIteration with the result, if the coroutine returned
 * @internal
 */
export function stepByHand(coroutine: Awaited, value: unknown, isRaised: boolean): unknown {
  return byHand(() => {
    let isSuspended = coroutine._step(value, isRaised);
    // Functions of the runtime that wait are JavaScript's own coroutines, which only a loop can resume.
    if (isSuspended && coroutine._out instanceof PromiseWait) {
      const error = new NotImplementedError(
        "a coroutine that is driven by hand cannot wait for this function of the runtime; run it as a task",
      );
      isSuspended = coroutine._step(error, true);
    }
    if (isSuspended) return coroutine._out;
    throw coroutine._out === null ? new StopIteration() : new StopIteration(coroutine._out);
  });
}

/** What `coroutine.__await__()` returns: steps the coroutine. Source: CPython Objects/genobject.c (coro_wrapper). */
export class CoroutineWrapper extends PythonIterator<unknown> {
  static readonly __name__: string = "coroutine_wrapper";
  readonly _coroutine: Awaited;

  constructor(coroutine: Awaited) {
    super();
    this._coroutine = coroutine;
  }

  /** JavaScript's `next`, which `yield*` calls: whoever drives the generator around drives the coroutine, too. */
  override next(value: unknown = null): IteratorResult<unknown, undefined> {
    return this.#result(value, false);
  }

  throwResult(exception: unknown): IteratorResult<unknown, undefined> {
    return this.#result(thrown(exception), true);
  }

  #result(value: unknown, isRaised: boolean): IteratorResult<unknown, undefined> {
    const isSuspended = this._coroutine._step(value, isRaised);
    const { _out: out } = this._coroutine;
    return { done: !isSuspended, value: out } as IteratorResult<unknown, undefined>;
  }

  override __next__(): unknown {
    return stepByHand(this._coroutine, null, false);
  }

  send(value: unknown): unknown {
    return stepByHand(this._coroutine, value, false);
  }

  throw(exception: unknown): unknown {
    return stepByHand(this._coroutine, thrown(exception), true);
  }

  close(): null {
    this._coroutine._close();
    return null;
  }
}
