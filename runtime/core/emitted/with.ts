import { caught } from "../exceptions/caught.ts";
import { handle, TypeError } from "../exceptions/index.ts";
import { typeName } from "../names.ts";
import { truth } from "../operators/truth.ts";

/** What `with` calls. */
export interface ContextManager<T> {
  __enter__(): T;
  __exit__(type: unknown, error: unknown, traceback: unknown): unknown;
}

/** What `async with` awaits. */
export interface AsyncContextManager<T> {
  __aenter__(): PromiseLike<T>;
  __aexit__(type: unknown, error: unknown, traceback: unknown): PromiseLike<unknown>;
}

/**
 * A `with` block in progress:
 *
 * ```ts
 * const context = enter(manager);
 * try { ... } catch (error) { context.caught(error); } finally { context.exit(); }
 * ```
 *
 * `__exit__` is called once, however the block is left; an exception that it does not swallow goes on. Source: PEP 343, CPython
 * Python/codegen.c (`with`).
 */
export class Entered<T> {
  /** What `__enter__` returned. */
  readonly value: T;
  readonly #manager: ContextManager<T>;
  #isOpen = true;

  constructor(manager: ContextManager<T>) {
    this.#manager = manager;
    this.value = manager.__enter__();
  }

  /** The block raised. @throws the exception, unless the manager swallows it */
  caught(error: unknown): void {
    this.#isOpen = false;
    const exception = caught(error);
    const handling = handle(exception);
    let answer: unknown;
    try {
      answer = this.#manager.__exit__(exception.constructor, exception, exception.__traceback__);
    } catch (raised) {
      throw handling.raised(raised);
    } finally {
      handling.end();
    }
    if (!truth(answer)) throw exception;
  }

  /** As {@link caught}, for a manager that is known to swallow nothing: returns what to throw. */
  failed(error: unknown): unknown {
    try {
      this.caught(error);
    } catch (raised) {
      return raised;
    }
    return error;
  }

  /** The block is left; does nothing once {@link caught} was called. */
  exit(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#manager.__exit__(null, null, null);
  }
}

/** As {@link Entered}, for `async with` (PEP 492). */
export class EnteredAsync<T> {
  /** What `__aenter__` returned. */
  readonly value: T;
  readonly #manager: AsyncContextManager<T>;
  #isOpen = true;

  constructor(manager: AsyncContextManager<T>, value: T) {
    this.#manager = manager;
    this.value = value;
  }

  /** The block raised. @throws the exception, unless the manager swallows it */
  async caught(error: unknown): Promise<void> {
    this.#isOpen = false;
    const exception = caught(error);
    const handling = handle(exception);
    let answer: unknown;
    try {
      answer = await this.#manager.__aexit__(
        exception.constructor,
        exception,
        exception.__traceback__,
      );
    } catch (raised) {
      throw handling.raised(raised);
    } finally {
      handling.end();
    }
    if (!truth(answer)) throw exception;
  }

  /** As {@link caught}, for a manager that is known to swallow nothing: returns what to throw. */
  async failed(error: unknown): Promise<unknown> {
    try {
      await this.caught(error);
    } catch (raised) {
      return raised;
    }
    return error;
  }

  /** The block is left; does nothing once {@link caught} was called. */
  async exit(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#manager.__aexit__(null, null, null);
  }
}

/** The head of a `with` block. */
export function enter<T>(manager: ContextManager<T>): Entered<T>;
export function enter(manager: unknown): Entered<unknown> {
  checkManager(manager, "context manager protocol", "__enter__", "__exit__");
  return new Entered(manager as ContextManager<unknown>);
}

/** What `with` calls of a manager that blocks when its block is left: a promise here. */
export interface BlockingManager<T> {
  __enter__(): T;
  __exit__(type: unknown, error: unknown, traceback: unknown): PromiseLike<unknown>;
}

/** The head of a `with` block whose manager blocks when it is left, as `asyncio.Runner` does: used as an `async with` is. */
export function enterBlocking<T>(manager: BlockingManager<T>): EnteredAsync<T> {
  const adapter: AsyncContextManager<T> = {
    __aenter__: () => Promise.resolve(value),
    __aexit__: (type, error, traceback) => manager.__exit__(type, error, traceback),
  };
  const value = manager.__enter__();
  return new EnteredAsync(adapter, value);
}

/** The head of an `async with` block. */
export async function enterAsync<T>(manager: AsyncContextManager<T>): Promise<EnteredAsync<T>>;
export async function enterAsync(manager: unknown): Promise<EnteredAsync<unknown>> {
  checkManager(manager, "asynchronous context manager protocol", "__aenter__", "__aexit__");
  const asyncManager = manager as AsyncContextManager<unknown>;
  return new EnteredAsync(asyncManager, await asyncManager.__aenter__());
}

/** @throws TypeError if the value has not both methods @internal */
export function checkManager(
  value: unknown,
  protocol: string,
  enterName: string,
  exitName: string,
): void {
  const hasEnter = hasMethod(value, enterName);
  if (hasEnter && hasMethod(value, exitName)) return;
  const missing = hasEnter ? ` (missed ${exitName} method)` : "";
  throw new TypeError(`'${typeName(value)}' object does not support the ${protocol}${missing}`);
}

function hasMethod(value: unknown, name: string): boolean {
  if (typeof value !== "object" || value === null) return false;
  return typeof (value as { [name: string]: unknown })[name] === "function";
}
