import { RuntimeError, TypeError } from "../../core/exceptions/index.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { Delegate, PythonGenerator } from "../../core/iteration/generator.ts";
import { typeName } from "../../core/names.ts";
import { Coroutine } from "../coroutine.ts";
import { Future } from "../core.ts";
import { _get_running_loop } from "../loop-state.ts";
import { isBody } from "./body-kind.ts";
import { HandStep } from "./hand-step.ts";

/**
 * What a body awaits, one step at a time. A step that gives `true` has suspended: what was yielded is in `_out`; else `_out` is the result.
 *
 * @internal
 */
export interface Awaited {
  _out: unknown;
  _step(value: unknown, isRaised: boolean): boolean;
  /** Python's `close()` of the iterator that is awaited. */
  _close(): void;
  /** What `cr_await` shows, if it is not the object itself. */
  readonly _shown?: unknown;
}

/** True for what can be stepped as it is. @internal */
export function isAwaited(value: unknown): value is Awaited {
  return typeof value === "object" && value !== null && "_step" in value && "_out" in value;
}

/** A wait for a Future that is not done: `Future.__await__`. Source: CPython Modules/_asynciomodule.c (FutureIter). */
class FutureWait implements Awaited {
  static readonly __name__: string = "FutureIter";
  _out: unknown;
  readonly #future: Future<unknown>;
  #isYielded = false;

  constructor(future: Future<unknown>) {
    this._out = future;
    this.#future = future;
  }

  _step(value: unknown, isRaised: boolean): boolean {
    if (isRaised) throw value;
    const future = this.#future;
    if (!this.#isYielded) {
      this.#isYielded = true;
      future._asyncio_future_blocking = true;
      return true;
    }
    if (!future.done()) throw new RuntimeError("await wasn't used with future");
    // What made the Future has said what comes of the wait.
    this._out = future._primitive === null ? future.result() : value;
    return false;
  }

  _close(): void {
    this.#isYielded = true;
  }
}

/** The iterator of an `__await__`, or a generator of `types.coroutine`. */
class IteratorWait implements Awaited {
  _out: unknown = null;
  readonly _shown: object;
  readonly #delegate: Delegate;

  constructor(iterator: object) {
    this._shown = iterator;
    this.#delegate = new Delegate(iterator);
  }

  _step(value: unknown, isRaised: boolean): boolean {
    const result = isRaised ? this.#delegate.throw(value) : this.#delegate.next(value);
    this._out = result.value ?? null;
    return result.done !== true;
  }

  _close(): void {
    this.#delegate.close();
  }
}

/**
 * A wait for what only JavaScript can await: a function of the runtime, a promise. Whoever drives the coroutine waits for the promise, within the
 * same step of the loop.
 *
 * @internal
 */
export class PromiseWait implements Awaited {
  _out: unknown = this;
  readonly promise: PromiseLike<unknown>;
  #isYielded = false;

  constructor(promise: PromiseLike<unknown>) {
    this.promise = promise;
  }

  _step(value: unknown, isRaised: boolean): boolean {
    if (isRaised) throw value;
    if (!this.#isYielded) return (this.#isYielded = true);
    this._out = value;
    return false;
  }

  _close(): void {
    this.#isYielded = true;
  }
}

function promiseWait(promise: PromiseLike<unknown>): Awaited {
  const step = _get_running_loop()?._step;
  const direct = step instanceof HandStep ? step.takeWait(promise) : null;
  return direct ?? new PromiseWait(promise);
}

/**
 * The operand of `await` as something to be stepped.
 *
 * @throws TypeError if it cannot be awaited
 * @internal
 */
export function awaitedBy(value: unknown): Awaited {
  if (value instanceof Future) return new FutureWait(value);
  if (value instanceof Coroutine) {
    const { _checkAwaitable: check } = value as { _checkAwaitable?: () => void };
    if (check === undefined) return nativeWait(value);
    check.call(value);
    return value as unknown as Awaited;
  }
  if (isAwaited(value)) return value;
  if (typeof value === "object" && value !== null) {
    if (value instanceof PythonGenerator && value._isIterableCoroutine)
      return new IteratorWait(value);
    const { __await__: method, then } = value as { __await__?: unknown; then?: unknown };
    if (typeof method === "function") return iteratorWait(method.call(value));
    if (typeof then === "function") return promiseWait(value as PromiseLike<unknown>);
  }
  throw new TypeError(`object ${typeName(value)} can't be used in 'await' expression`);
}

/** A coroutine object of the runtime's own. */
function nativeWait(coroutine: Coroutine): Awaited {
  const loop = _get_running_loop();
  const future = loop === null ? null : coroutine._startWait(loop);
  return future === null ? promiseWait(coroutine) : new FutureWait(future);
}

function iteratorWait(iterator: unknown): Awaited {
  const isCoroutine =
    iterator instanceof Coroutine ||
    (iterator instanceof PythonGenerator && iterator._isIterableCoroutine);
  if (isCoroutine) throw new TypeError("__await__() returned a coroutine");
  const { _coroutine: own } = (iterator ?? {}) as { _coroutine?: Awaited };
  if (own !== undefined) return own;
  const isIterator =
    typeof iterator === "object" &&
    iterator !== null &&
    ("__next__" in iterator || typeof (iterator as { next?: unknown }).next === "function");
  if (!isIterator)
    throw new TypeError(`__await__() returned non-iterator of type '${typeName(iterator)}'`);
  return new IteratorWait(iterator);
}

/**
 * What a special method of `async for` or `async with` returned, to be awaited.
 *
 * @throws TypeError with the message if it cannot be awaited
 * @internal
 */
export function awaitedResult(value: unknown, message: string): unknown {
  if (isBody(value) || value instanceof Future) return value;
  try {
    return awaitedBy(value);
  } catch (error) {
    const replacement = new TypeError(`${message}${typeName(value)}`);
    replacement.__cause__ = replacement.__context__ = caught(error);
    throw replacement;
  }
}
