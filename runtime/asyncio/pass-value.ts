/**
 * Handing a Future or a coroutine over as a value.
 *
 * Python's `return future` hands the future over; an async function of JavaScript that returns a thenable resolves it
 * instead. The engine reads the `then` of what is returned exactly once, synchronously (ECMA-262, 27.2.1.3.2), so answering that one read with `undefined` makes
 * the object pass as it is. No other code can run between `asValue` and the read.
 */
let passing: unknown;

/**
 * Marks `value` so that the `return`, `yield` or `resolve` that follows takes it as it is.
 */
export function asValue<T>(value: T): T {
  passing = value;
  return value;
}

/** True once, for the object that {@link asValue} marked; asked by the `then` getters of the runtime's thenables. @internal */
export function takesPass(thenable: object): boolean {
  if (passing !== thenable) return false;
  passing = undefined;
  return true;
}

/** Resolves with `value` as it is. @internal */
export function resolveWith<T>(resolve: (value: T) => unknown, value: T): void {
  if (typeof value !== "object" || value === null) {
    resolve(value);
    return;
  }
  passing = value;
  resolve(value);
  passing = undefined;
}

/** A promise that holds `value` as it is. @internal */
export function promiseOf<T>(value: T): Promise<T> {
  if (typeof value !== "object" || value === null) return Promise.resolve(value);
  passing = value;
  const promise = Promise.resolve(value);
  passing = undefined;
  return promise;
}

/**
 * `await blocked(callMethod(loop, "run_until_complete", [task]))`: what a call returned that blocks in Python if it is of a method that does. Its promise is waited
 * for; anything else, a Future or a coroutine among them, is the value itself.
 */
export function blocked<T>(value: T): T {
  return value instanceof Promise ? value : asValue(value);
}
