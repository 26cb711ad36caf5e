import { RuntimeError, TypeError } from "../core/exceptions/index.ts";
import { ObjectIterator } from "../core/iteration/iterator.ts";
import { typeName } from "../core/names.ts";
import { repr } from "../core/repr.ts";
import { loopForWaiting } from "./implicit-loop.ts";
import { Coroutine, type Reject, type Resolve } from "./coroutine.ts";
import { Future } from "./core.ts";
import { _generatorForm } from "./loop-state.ts";
import { asValue } from "./pass-value.ts";

export { iscoroutinefunction } from "./callbacks.ts";
export { type Awaitable, coro, Coroutine, type CoroutineFunction } from "./coroutine.ts";
export { asValue, blocked } from "./pass-value.ts";

/** Something with Python's `__await__`. */
export interface PythonAwaitable<T> {
  __await__(): Iterator<unknown, T, unknown>;
}

/**
 * The operand of an `await` whose type is not known: futures, coroutines and promises as they are, objects with `__await__` driven by the task,
 * `TypeError` for everything else.
 */
export function awaitable<T>(value: PromiseLike<T> | PythonAwaitable<T> | T): PromiseLike<T> {
  if (value instanceof Future || value instanceof Coroutine || value instanceof Promise) {
    return value as PromiseLike<T>;
  }
  if (typeof value === "object" && value !== null) {
    const object = value as Partial<PythonAwaitable<T> & PromiseLike<T>>;
    if (typeof object.then === "function") return value as PromiseLike<T>;
    const form = _generatorForm();
    if (form !== null) return form.drive(value) as PromiseLike<T>;
    if (typeof object.__await__ === "function") return driveIterator(value as PythonAwaitable<T>);
  }
  throw new TypeError(`object ${typeName(value)} can't be used in 'await' expression`);
}

/** Drives the iterator of `__await__` as the task would: each Future that it yields is waited for. */
async function driveIterator<T>(value: PythonAwaitable<T>): Promise<T> {
  const iterator = nativeSteps<T>(value.__await__());
  let step = iterator.next();
  while (!step.done) {
    const { value: yielded } = step;
    let sent: unknown = null;
    try {
      if (yielded instanceof Coroutine) sent = await yielded;
      else await suspendOnYielded(yielded);
    } catch (error) {
      if (iterator.throw === undefined) throw error;
      step = iterator.throw(error);
      continue;
    }
    step = iterator.next(sent);
  }
  // An iterator that is no generator ends without a value.
  return asValue(step.value === undefined ? (null as T) : step.value);
}

/** The iterator that `__await__` returned; one of the program's own is driven through `__next__` and `throw`. */
function nativeSteps<T>(iterator: unknown): Iterator<unknown, T, unknown> {
  const { next, __next__: step, throw: thrown } = (iterator ?? {}) as PythonSteps;
  if (typeof next === "function") return iterator as Iterator<unknown, T, unknown>;
  if (typeof step !== "function") {
    throw new TypeError(`__await__() returned non-iterator of type '${typeName(iterator)}'`);
  }
  const result = (advance: () => unknown): IteratorResult<unknown, T> =>
    new ObjectIterator({ __next__: advance }).next() as IteratorResult<unknown, T>;
  return {
    next: () => result(() => step.call(iterator)),
    throw: (error) => {
      if (thrown === undefined) throw error;
      return result(() => thrown.call(iterator, error));
    },
  };
}

interface PythonSteps {
  readonly next?: unknown;
  readonly __next__?: () => unknown;
  readonly throw?: (error: unknown) => unknown;
}

/** What a task does with what its coroutine yields: a Future is waited for, `None` is one batch. */
function suspendOnYielded(yielded: unknown): PromiseLike<unknown> {
  if (yielded instanceof Future) {
    yielded._asyncio_future_blocking = false;
    return yielded;
  }
  if (yielded === null || yielded === undefined) return nextBatch;
  const error = new RuntimeError(`Task got bad yield: ${repr(yielded)}`);
  const then = (_: Resolve<unknown>, reject: Reject): void => {
    suspendUntilNextBatch(() => reject?.(error), reject);
  };
  return { then: then as never };
}

/** `await nextBatch` suspends the task until the next batch, as a bare `yield` does. @internal */
export const nextBatch: PromiseLike<null> = { then: suspendUntilNextBatch as never };

function suspendUntilNextBatch(resolve: Resolve<unknown>, reject: Reject): void {
  loopForWaiting()._suspend(null, resolve, reject);
}

/** `asyncio.iscoroutine(obj)`. */
export function iscoroutine(obj: unknown): obj is Coroutine<unknown> {
  return obj instanceof Coroutine || (_generatorForm()?.adopt(obj) ?? null) !== null;
}
