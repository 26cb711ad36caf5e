/** Generator objects: `send`, `throw` and `close` on top of a native generator. Source: PEP 342, PEP 380, PEP 479; CPython Objects/genobject.c. */
import {
  AttributeError,
  GeneratorExit,
  RuntimeError,
  StopIteration,
  TypeError,
  ValueError,
} from "../exceptions/base.ts";
import { address } from "../identity.ts";
import { pythonName, typeName } from "../names.ts";
import { PythonIterator } from "./iterator.ts";
import { isNativeIterator, iterate, type Iterated } from "./iterate.ts";
import { iter } from "./iter.ts";
import { separateValue, thrown } from "./thrown.ts";

type State = "created" | "suspended" | "running" | "closed";

/** A generator as Python sees it. Its JavaScript `return`, which `for...of` calls when it is left early, closes it. */
export class PythonGenerator<Y = unknown, R = unknown, S = unknown> extends PythonIterator<Y> {
  static readonly __name__: string = "generator";
  readonly #native: Generator<Y, R, S>;
  #state: State = "created";
  /** Whether `types.coroutine` made it: it may be awaited. @internal */
  _isIterableCoroutine = false;
  __name__: string;
  __qualname__: string;

  /** @param native the suspended body */
  constructor(native: Generator<Y, R, S>, name: string) {
    super();
    this.#native = native;
    this.__name__ = name;
    this.__qualname__ = name;
  }

  get gi_running(): boolean {
    return this.#state === "running";
  }

  /** @internal */
  get _hasEnded(): boolean {
    return this.#state === "closed";
  }

  get gi_suspended(): boolean {
    return this.#state === "suspended";
  }

  get gi_yieldfrom(): null {
    return null;
  }

  #resume(step: () => IteratorResult<Y, R>): IteratorResult<Y, R> {
    if (this.#state === "running") throw new ValueError("generator already executing");
    this.#state = "running";
    try {
      const result = step();
      this.#state = result.done === true ? "closed" : "suspended";
      return result;
    } catch (error) {
      this.#state = "closed";
      throw error instanceof StopIteration ? escapedStop(error) : error;
    }
  }

  /** JavaScript's `next`; its argument is what `send` sends. A body that has not started yet takes nothing. */
  override next(value?: S): IteratorResult<Y, undefined> {
    const sent = value === undefined ? (null as S) : value;
    return this.#resume(() => this.#native.next(sent)) as IteratorResult<Y, undefined>;
  }

  override __next__(): Y {
    return valueOf(this.#resume(() => this.#native.next(null as S)));
  }

  /** `generator.send(value)`. */
  send(value: S): Y {
    if (this.#state === "created" && value !== null && value !== undefined) {
      throw new TypeError("can't send non-None value to a just-started generator");
    }
    return valueOf(this.#resume(() => this.#native.next(value)));
  }

  /** `generator.throw(exception)`, and JavaScript's `throw` for `yield*`, which gets a result object. */
  throw(exception: unknown, value: unknown = null): Y {
    return valueOf(this.throwResult(separateValue(exception, value)));
  }

  /** What {@link throw} does, as the iterator protocol wants it. */
  throwResult(exception: unknown): IteratorResult<Y, R> {
    const error = thrown(exception);
    if (this.#state === "created" || this.#state === "closed") {
      this.#state = "closed";
      this.#native.return(undefined as R);
      throw error;
    }
    return this.#resume(() => this.#native.throw(error));
  }

  /** `generator.close()`: raises `GeneratorExit` where the body is suspended; the value that the body then returns. */
  close(): R | null {
    if (this.#state === "created" || this.#state === "closed") {
      this.#state = "closed";
      this.#native.return(undefined as R);
      return null;
    }
    const exit = new GeneratorExit();
    let result: IteratorResult<Y, R>;
    try {
      result = this.throwResult(exit);
    } catch (error) {
      if (error === exit || error instanceof StopIteration) return null;
      throw error;
    }
    if (result.done !== true) throw new RuntimeError("generator ignored GeneratorExit");
    return result.value ?? null;
  }

  /** JavaScript's `return`: what leaving a `for...of` does to the generator that only the loop held. What that raises, nobody sees. */
  return(value?: R): IteratorResult<Y, R> {
    try {
      this.close();
    } catch {
      // CPython reports it as ignored
    }
    return { done: true, value: value as R };
  }

  __repr__(): string {
    return `<generator object ${this.__qualname__} at ${address(this)}>`;
  }
}

/** PEP 479: a StopIteration that escapes from a body is an error. */
function escapedStop(error: StopIteration): RuntimeError {
  const exception = new RuntimeError("generator raised StopIteration");
  exception.__cause__ = error;
  exception.__context__ = error;
  return exception;
}

function valueOf<Y, R>(result: IteratorResult<Y, R>): Y {
  if (result.done !== true) return result.value;
  throw result.value === undefined || result.value === null
    ? new StopIteration()
    : new StopIteration(result.value);
}

/**
 * Makes a Python generator function of a native one: calls give {@link PythonGenerator} objects. Needed where `send`, `throw`, `close` or `next` may be called; a generator
 * that is only looped over stays a native one.
 *
 * @param name `__qualname__`, where it is not the function's name
 */
export function generator<A extends readonly unknown[], Y, R, S>(
  body: (...args: A) => Generator<Y, R, S>,
  name = pythonName(body.name),
): (...args: A) => PythonGenerator<Y, R, S> {
  const function_ = function (this: unknown, ...args: A): PythonGenerator<Y, R, S> {
    const made = new PythonGenerator(Reflect.apply(body, this, args) as Generator<Y, R, S>, name);
    made._isIterableCoroutine =
      (body as { _isIterableCoroutine?: boolean })._isIterableCoroutine === true;
    return made;
  };
  Object.defineProperty(function_, "name", { value: body.name });
  return function_;
}

/**
 * The source of `yield* delegate(x)`, Python's `yield from x`: sent values and exceptions go to the iterator by Python's protocol. Source: PEP 380.
 */
export function delegate<T>(source: T): Iterable<Iterated<T>>;
export function delegate(source: unknown): Iterable<unknown> {
  if (typeof source === "object" && source !== null) {
    if ("__iter__" in source) return new Delegate(iter(source));
    // A coroutine, or a Future.
    if ("cr_running" in source || "_asyncio_future_blocking" in source)
      return new Delegate((source as unknown as { __await__(): object }).__await__());
  }
  const items = iterate(source);
  if (typeof items === "string") return items;
  return isNativeIterator(items as object) ? new Delegate(iter(source)) : items;
}

/** Methods that an iterator may have for `yield from`. */
interface Delegated {
  send?: (value: unknown) => unknown;
  throw?: (exception: unknown) => unknown;
  close?: () => unknown;
}

/** An iterator of the runtime whose steps give result objects. */
interface Stepped {
  next(value: unknown): IteratorResult<unknown, unknown>;
  throwResult(exception: unknown): IteratorResult<unknown, unknown>;
  close(): unknown;
}

/** An iterator to which a generator delegates, with JavaScript's protocol. @internal */
export class Delegate implements IterableIterator<unknown> {
  readonly #source: object;
  readonly #stepped: Stepped | undefined;
  readonly #native: Iterator<unknown, unknown, unknown> | undefined;

  constructor(source: object) {
    this.#source = source;
    this.#stepped = "throwResult" in source ? (source as Stepped) : undefined;
    this.#native =
      this.#stepped === undefined && isNativeIterator(source)
        ? (source as Iterator<unknown, unknown, unknown>)
        : undefined;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(value?: unknown): IteratorResult<unknown, unknown> {
    if (this.#stepped !== undefined) return this.#stepped.next(value === undefined ? null : value);
    if (value === undefined || value === null) {
      if (this.#native !== undefined) return this.#native.next(null);
      return resultOf(() => (this.#source as { __next__(): unknown }).__next__());
    }
    if (this.#native?.throw !== undefined) return this.#native.next(value);
    const { send } = this.#source as Delegated;
    if (send === undefined) {
      throw new AttributeError(`'${typeName(this.#source)}' object has no attribute 'send'`);
    }
    return resultOf(() => send.call(this.#source, value));
  }

  throw(exception: unknown): IteratorResult<unknown, unknown> {
    if (exception instanceof GeneratorExit) {
      this.close();
      throw exception;
    }
    if (this.#stepped !== undefined) return this.#stepped.throwResult(exception);
    if (this.#native !== undefined) {
      if (this.#native.throw === undefined) throw exception;
      return this.#native.throw(exception);
    }
    const { throw: throwInto } = this.#source as Delegated;
    if (throwInto === undefined) throw exception;
    return resultOf(() => throwInto.call(this.#source, exception));
  }

  return(value?: unknown): IteratorResult<unknown, unknown> {
    this.close();
    return { done: true, value };
  }

  close(): void {
    if (this.#native !== undefined) this.#native.return?.();
    else (this.#source as Delegated).close?.();
  }
}

/** A step of Python's iterator protocol as JavaScript's result object. */
function resultOf(step: () => unknown): IteratorResult<unknown, unknown> {
  try {
    return { done: false, value: step() };
  } catch (error) {
    if (error instanceof StopIteration) return { done: true, value: error.value };
    throw error;
  }
}
