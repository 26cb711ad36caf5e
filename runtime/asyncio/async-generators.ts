import { StopAsyncIteration, TypeError } from "../core/exceptions/index.ts";
import { typeName } from "../core/names.ts";
import { AsyncGenerator } from "./async-generator.ts";
import { awaitable } from "./coroutines.ts";
import { asValue } from "./pass-value.ts";

export { agen, AsyncGenerator, type AsyncGeneratorFunction } from "./async-generator.ts";

const finished: IteratorResult<never, undefined> = { done: true, value: undefined };

/** An object with Python's asynchronous iteration. */
export interface PythonAsyncIterable<Y> {
  __aiter__(): unknown;
  __anext__?(): PromiseLike<Y>;
}

/**
 * What `for await` iterates for `async for ... in source`: leaving the loop early does not close what a name still holds.
 */
export function asyncFor<Y>(source: AsyncIterable<Y> | PythonAsyncIterable<Y>): AsyncIterable<Y> {
  if (source instanceof AsyncGenerator) return new OpenIteration<Y>(source);
  const iterable = source as Partial<PythonAsyncIterable<Y> & AsyncIterable<Y>> | null | undefined;
  if (typeof iterable?.__aiter__ === "function") {
    const iterator: unknown = iterable.__aiter__();
    if (iterator instanceof AsyncGenerator) {
      return (iterator as unknown) === source ? new OpenIteration<Y>(iterator) : iterator;
    }
    return new ProtocolIteration<Y>(checkedIterator<Y>(iterator));
  }
  if (typeof iterable?.[Symbol.asyncIterator] === "function") {
    return new OpenIteration<Y>((source as AsyncIterable<Y>)[Symbol.asyncIterator]());
  }
  throw new TypeError(
    `'async for' requires an object with __aiter__ method, got ${typeName(source)}`,
  );
}

/** The builtin `aiter(async_iterable)`. */
export function aiter(async_iterable: unknown): unknown {
  const method = (async_iterable as { __aiter__?: () => unknown } | null)?.__aiter__;
  if (typeof method !== "function") {
    throw new TypeError(`'${typeName(async_iterable)}' object is not an async iterable`);
  }
  const iterator = method.call(async_iterable);
  if (typeof (iterator as { __anext__?: unknown } | null)?.__anext__ === "function")
    return iterator;
  throw new TypeError(`aiter() returned not an async iterator of type '${typeName(iterator)}'`);
}

/** The builtin `anext(async_iterator[, default])`. */
export async function anext<Y, D = never>(
  async_iterator: { __anext__(): PromiseLike<Y> },
  fallback?: D,
): Promise<Y | D>;
export async function anext(async_iterator: unknown, fallback?: unknown): Promise<unknown>;
export async function anext<Y, D>(iterator: unknown, fallback?: D): Promise<Y | D> {
  const async_iterator = iterator as { __anext__(): PromiseLike<Y> };
  if (typeof (async_iterator as { __anext__?: unknown } | null)?.__anext__ !== "function") {
    throw new TypeError(`'${typeName(async_iterator)}' object is not an async iterator`);
  }
  if (fallback === undefined) return asValue(await awaitable<Y>(async_iterator.__anext__()));
  try {
    return asValue(await awaitable<Y>(async_iterator.__anext__()));
  } catch (error) {
    if (error instanceof StopAsyncIteration) return asValue(fallback);
    throw error;
  }
}

/** @internal */
export function checkedIterator<Y>(iterator: unknown): { __anext__(): PromiseLike<Y> } {
  if (typeof (iterator as { __anext__?: unknown } | null)?.__anext__ === "function") {
    return iterator as { __anext__(): PromiseLike<Y> };
  }
  throw new TypeError(
    "'async for' received an object from __aiter__ that does not implement __anext__: " +
      typeName(iterator),
  );
}

/** Iteration without `return`: the iterator outlives the loop. */
class OpenIteration<Y> implements AsyncIterable<Y>, AsyncIterator<Y> {
  readonly #iterator: AsyncIterator<Y>;

  constructor(iterator: AsyncIterator<Y>) {
    this.#iterator = iterator;
    if (iterator instanceof AsyncGenerator) iterator[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Y>> {
    return this.#iterator.next();
  }
}

/** Iteration over `__anext__`, whose end is `StopAsyncIteration`. */
class ProtocolIteration<Y> implements AsyncIterable<Y>, AsyncIterator<Y> {
  readonly #iterator: { __anext__(): PromiseLike<Y> };

  constructor(iterator: { __anext__(): PromiseLike<Y> }) {
    this.#iterator = iterator;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Y>> {
    try {
      return { done: false, value: await awaitable<Y>(this.#iterator.__anext__()) };
    } catch (error) {
      if (error instanceof StopAsyncIteration) return finished;
      throw error;
    }
  }
}
