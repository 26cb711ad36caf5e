import { asAsyncGenerator, AsyncGenerator } from "../../asyncio/async-generator.ts";
import { asValue } from "../../asyncio/pass-value.ts";
import { caught } from "../../core/exceptions/caught.ts";
import {
  type BaseException,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
} from "../../core/exceptions/index.ts";
import { PythonGenerator } from "../../core/iteration/generator.ts";
import { pythonName } from "../../core/names.ts";
import { AsyncContextDecorator, ContextDecorator, type ExitDetails, wrapped } from "./abstract.ts";

// contextmanager and asynccontextmanager. Source: CPython 3.13 Lib/contextlib.py.

/** The exception of `__exit__`; code that calls it by hand may pass the class only. */
function exceptionOf(type: unknown, value: unknown): BaseException | null {
  if (type === null || type === undefined) return null;
  return value === null || value === undefined
    ? new (type as new () => BaseException)()
    : caught(value);
}

/**
 * Whether the exception that came out of the generator is the one that went in, or the `RuntimeError` that stands for it (PEP 479): then `__exit__` answers
 * `False` and the `with` statement raises it.
 */
function isSame(error: BaseException, thrown: BaseException): boolean {
  if (error === thrown) return true;
  const isStop = thrown instanceof StopIteration || thrown instanceof StopAsyncIteration;
  return isStop && error instanceof RuntimeError && error.__cause__ === thrown;
}

function noYield(stop: BaseException): RuntimeError {
  const error = new RuntimeError("generator didn't yield");
  error.__context__ = stop;
  error.__suppress_context__ = true;
  return error;
}

type MadeGenerator<T> = Generator<T, unknown, unknown> | PythonGenerator<T>;

/** What a function decorated with {@link contextmanager} returns. */
export class GeneratorContextManager<A extends unknown[], T> extends ContextDecorator<T> {
  static override readonly __name__: string = "_GeneratorContextManager";
  static override readonly __module__: string = "contextlib";
  readonly gen: PythonGenerator<T>;
  readonly #function: (...args: A) => MadeGenerator<T>;
  readonly #args: A;

  constructor(fn: (...args: A) => MadeGenerator<T>, args: A) {
    super();
    const made = fn(...args);
    this.gen =
      made instanceof PythonGenerator ? made : new PythonGenerator(made, pythonName(fn.name));
    this.#function = fn;
    this.#args = args;
  }

  override _recreate_cm(): GeneratorContextManager<A, T> {
    return new GeneratorContextManager(this.#function, this.#args);
  }

  override __enter__(): T {
    try {
      return this.gen.__next__();
    } catch (error) {
      if (error instanceof StopIteration) throw noYield(error);
      throw error;
    }
  }

  override __exit__(...[type, value]: ExitDetails): boolean {
    const thrown = exceptionOf(type, value);
    try {
      if (thrown === null) this.gen.__next__();
      else this.gen.throw(thrown);
    } catch (raised) {
      const error = caught(raised);
      if (thrown === null) {
        if (error instanceof StopIteration) return false;
        throw error;
      }
      if (isSame(error, thrown)) return false;
      if (error instanceof StopIteration) return true;
      throw error;
    }
    this.gen.close();
    throw new RuntimeError(`generator didn't stop${thrown === null ? "" : " after throw()"}`);
  }
}

type MadeAsyncGenerator<T> = globalThis.AsyncGenerator<T, unknown, unknown> | AsyncGenerator<T>;

/** What a function decorated with {@link asynccontextmanager} returns. */
export class AsyncGeneratorContextManager<A extends unknown[], T> extends AsyncContextDecorator<T> {
  static override readonly __name__: string = "_AsyncGeneratorContextManager";
  static override readonly __module__: string = "contextlib";
  readonly gen: AsyncGenerator<T>;
  readonly #function: (...args: A) => MadeAsyncGenerator<T>;
  readonly #args: A;

  constructor(fn: (...args: A) => MadeAsyncGenerator<T>, args: A) {
    super();
    const made = fn(...args);
    this.gen = made instanceof AsyncGenerator ? made : asAsyncGenerator(made, fn);
    this.#function = fn;
    this.#args = args;
  }

  override _recreate_cm(): AsyncGeneratorContextManager<A, T> {
    return new AsyncGeneratorContextManager(this.#function, this.#args);
  }

  override async __aenter__(): Promise<T> {
    try {
      return asValue(await this.gen.__anext__());
    } catch (error) {
      if (error instanceof StopAsyncIteration) throw noYield(error);
      throw error;
    }
  }

  override async __aexit__(...[type, value]: ExitDetails): Promise<boolean> {
    const thrown = exceptionOf(type, value);
    try {
      if (thrown === null) await this.gen.__anext__();
      else await this.gen.athrow(thrown);
    } catch (raised) {
      const error = caught(raised);
      if (thrown === null) {
        if (error instanceof StopAsyncIteration) return false;
        throw error;
      }
      if (isSame(error, thrown)) return false;
      if (error instanceof StopAsyncIteration) return true;
      throw error;
    }
    await this.gen.aclose();
    throw new RuntimeError(`generator didn't stop${thrown === null ? "" : " after athrow()"}`);
  }
}

/** `@contextmanager`: a generator function that yields once as a context manager. */
export function contextmanager<A extends unknown[], T>(
  func: (...args: A) => MadeGenerator<T>,
): (...args: A) => GeneratorContextManager<A, T> {
  return wrapped((...args: A) => new GeneratorContextManager(func, args), func);
}

/** `@asynccontextmanager`: an asynchronous generator function that yields once as an asynchronous context manager. */
export function asynccontextmanager<A extends unknown[], T>(
  func: (...args: A) => MadeAsyncGenerator<T>,
): (...args: A) => AsyncGeneratorContextManager<A, T> {
  return wrapped((...args: A) => new AsyncGeneratorContextManager(func, args), func);
}
