import { StopAsyncIteration, TypeError } from "../../core/exceptions/index.ts";
import { typeName } from "../../core/names.ts";
import { AsyncGenerator } from "../async-generator.ts";
import { checkedIterator, type PythonAsyncIterable } from "../async-generators.ts";
import { awaitedResult } from "./awaited.ts";
import type { CoroutineBody } from "./body-kind.ts";

interface AsyncIteratorObject<Y> {
  __anext__(): PromiseLike<Y> | CoroutineBody<Y>;
}

/**
 * An `async for` in progress:
 *
 * ```ts
 * const items = asyncItems(source);
 * try { while (yield* items.next()) { const x = items.value; ... } } finally { items.end(); }
 * ```
 */
export class AsyncItems<Y> {
  /** The item of the round. */
  value!: Y;
  readonly #iterator: AsyncIteratorObject<Y>;
  /** The generator that only the loop holds. */
  readonly #owned: AsyncGenerator<Y> | null;
  #isOver = false;

  constructor(iterator: AsyncIteratorObject<Y>, owned: AsyncGenerator<Y> | null) {
    this.#iterator = iterator;
    this.#owned = owned;
  }

  /** Gets the next item; false if there is none. */
  *next(): CoroutineBody<boolean> {
    const pending = awaitedResult(
      this.#iterator.__anext__(),
      "'async for' received an invalid object from __anext__: ",
    );
    try {
      this.value = (yield pending) as Y;
      return true;
    } catch (error) {
      this.#isOver = true;
      if (error instanceof StopAsyncIteration) return false;
      throw error;
    }
  }

  /** The loop is left. */
  end(): void {
    if (!this.#isOver) this.#owned?._finalize();
  }
}

/**
 * What `async for` iterates.
 *
 * @param isOwned whether nobody but the loop holds the source
 * @throws TypeError if it cannot be iterated so
 */
export function asyncItems<Y>(
  source: PythonAsyncIterable<Y> | AsyncIterable<Y>,
  isOwned?: boolean,
): AsyncItems<Y>;
export function asyncItems<Y>(source: unknown, isOwned = false): AsyncItems<Y> {
  const method = (source as { __aiter__?: unknown } | null | undefined)?.__aiter__;
  if (typeof method !== "function") {
    throw new TypeError(
      `'async for' requires an object with __aiter__ method, got ${typeName(source)}`,
    );
  }
  const iterator: unknown = method.call(source);
  const isFresh = isOwned || iterator !== source;
  const owned =
    isFresh && iterator instanceof AsyncGenerator ? (iterator as AsyncGenerator<Y>) : null;
  return new AsyncItems<Y>(checkedIterator<Y>(iterator), owned);
}
