import { checkManager } from "../../core/emitted/with.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { handle } from "../../core/exceptions/index.ts";
import { truth } from "../../core/operators/truth.ts";
import { awaitedResult } from "./awaited.ts";
import type { CoroutineBody } from "./body-kind.ts";

interface Manager {
  __aenter__(): unknown;
  __aexit__(type: unknown, error: unknown, traceback: unknown): unknown;
}

/** What `async with` takes, whichever form its methods have. */
export interface EnteredManager<T> {
  __aenter__(): PromiseLike<T> | CoroutineBody<T>;
}

/** As `EnteredAsync`, where coroutines are generators. */
export class EnteredCoroutine<T> {
  /** What `__aenter__` returned. */
  readonly value: T;
  readonly #manager: Manager;
  #isOpen = true;

  constructor(manager: Manager, value: T) {
    this.#manager = manager;
    this.value = value;
  }

  /** The block raised. @throws the exception, unless the manager swallows it */
  *caught(error: unknown): CoroutineBody<void> {
    this.#isOpen = false;
    const exception = caught(error);
    const handling = handle(exception);
    let answer: unknown;
    try {
      answer = yield this.#leave(exception.constructor, exception, exception.__traceback__);
    } catch (raised) {
      throw handling.raised(raised);
    } finally {
      handling.end();
    }
    if (!truth(answer)) throw exception;
  }

  /** As {@link caught}, for a manager that is known to swallow nothing: returns what to throw. */
  *failed(error: unknown): CoroutineBody<unknown> {
    try {
      yield* this.caught(error);
    } catch (raised) {
      return raised;
    }
    return error;
  }

  /** The block is left; does nothing once {@link caught} was called. */
  *exit(): CoroutineBody<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    yield this.#leave(null, null, null);
  }

  #leave(type: unknown, error: unknown, traceback: unknown): unknown {
    return awaitedResult(
      this.#manager.__aexit__(type, error, traceback),
      "'async with' received an object from __aexit__ that does not implement __await__: ",
    );
  }
}

/** The head of an `async with` block, where coroutines are generators. */
export function entering<T>(manager: EnteredManager<T>): CoroutineBody<EnteredCoroutine<T>>;
export function* entering(manager: unknown): CoroutineBody<EnteredCoroutine<unknown>> {
  checkManager(manager, "asynchronous context manager protocol", "__aenter__", "__aexit__");
  const entered = awaitedResult(
    (manager as Manager).__aenter__(),
    "'async with' received an object from __aenter__ that does not implement __await__: ",
  );
  return new EnteredCoroutine(manager as Manager, yield entered);
}
