import { Extensible } from "../../core/classes/extensible.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { truth } from "../../core/operators/truth.ts";

/** The three arguments of `__exit__`. */
export type ExitDetails = readonly [type: unknown, error: unknown, traceback: unknown];

/** What `with` needs. */
export interface Manager<T> {
  __enter__(): T;
  __exit__(...details: ExitDetails): unknown;
}

/** What `async with` needs. */
export interface AsyncManager<T> {
  __aenter__(): PromiseLike<T>;
  __aexit__(...details: ExitDetails): PromiseLike<unknown>;
}

/** `contextlib.AbstractContextManager`. */
export abstract class AbstractContextManager<T = unknown> extends Extensible implements Manager<T> {
  static readonly __name__: string = "AbstractContextManager";
  static readonly __module__: string = "contextlib";

  __enter__(): T {
    return this as unknown as T;
  }

  abstract __exit__(...details: ExitDetails): unknown;
}

/** `contextlib.AbstractAsyncContextManager`. */
export abstract class AbstractAsyncContextManager<T = unknown>
  extends Extensible
  implements AsyncManager<T>
{
  static readonly __name__: string = "AbstractAsyncContextManager";
  static readonly __module__: string = "contextlib";

  async __aenter__(): Promise<T> {
    return this as unknown as T;
  }

  abstract __aexit__(...details: ExitDetails): Promise<unknown>;
}

/** The arguments of `__exit__` for an exception, or for none. */
export function exitDetails(error: unknown): ExitDetails {
  if (error === null || error === undefined) return [null, null, null];
  const exception = caught(error);
  return [exception.constructor, exception, exception.__traceback__];
}

/** Runs `body` as `with manager: ...` does. */
export function runWith<T, R>(manager: Manager<T>, body: (value: T) => R): R | null {
  const value = manager.__enter__();
  let result: R;
  try {
    result = body(value);
  } catch (error) {
    if (truth(manager.__exit__(...exitDetails(error)))) return null;
    throw error;
  }
  manager.__exit__(null, null, null);
  return result;
}

/** Runs `body` as `async with manager: ...` does. */
export async function runWithAsync<T, R>(
  manager: AsyncManager<T>,
  body: (value: T) => PromiseLike<R>,
): Promise<R | null> {
  const value = await manager.__aenter__();
  let result: R;
  try {
    result = await body(value);
  } catch (error) {
    if (truth(await manager.__aexit__(...exitDetails(error)))) return null;
    throw error;
  }
  await manager.__aexit__(null, null, null);
  return result;
}

/** Gives a wrapper the name of what it wraps (`functools.wraps`). */
export function wrapped<F extends object>(wrapper: F, original: object): F {
  const { name } = original as { name?: string };
  if (name !== undefined) Object.defineProperty(wrapper, "name", { value: name });
  Object.assign(wrapper, { __wrapped__: original });
  return wrapper;
}

/** `contextlib.ContextDecorator`: a manager that can decorate functions. */
export abstract class ContextDecorator<T = unknown> extends AbstractContextManager<T> {
  static override readonly __name__: string = "ContextDecorator";
  static override readonly __module__: string = "contextlib";

  /** The manager for one call; one that can be used only once makes a new one. */
  _recreate_cm(): Manager<T> {
    return this;
  }

  __call__<A extends unknown[], R>(func: (...args: A) => R): (...args: A) => R {
    const decorated = (...args: A): R => runWith(this._recreate_cm(), () => func(...args)) as R;
    return wrapped(decorated, func);
  }
}

/** `contextlib.AsyncContextDecorator`: an asynchronous manager that can decorate coroutine functions. */
export abstract class AsyncContextDecorator<T = unknown> extends AbstractAsyncContextManager<T> {
  static override readonly __name__: string = "AsyncContextDecorator";
  static override readonly __module__: string = "contextlib";

  /** The manager for one call. */
  _recreate_cm(): AsyncManager<T> {
    return this;
  }

  __call__<A extends unknown[], R>(
    func: (...args: A) => PromiseLike<R>,
  ): (...args: A) => Promise<R> {
    const decorated = async (...args: A): Promise<R> =>
      (await runWithAsync(this._recreate_cm(), () => func(...args))) as R;
    return wrapped(decorated, func);
  }
}
