import { StopAsyncIteration, TimeoutError, TypeError } from "../core/exceptions/index.ts";
import { typeName } from "../core/names.ts";
import { type Awaitable, Coroutine, coro } from "./coroutines.ts";
import { get_event_loop } from "./events.ts";
import { Future, isfuture } from "./futures.ts";
import type { TimerHandle } from "./handles.ts";
import { asValue } from "./pass-value.ts";
import { Queue } from "./queues.ts";
import type { Seconds } from "./seconds.ts";
import { ensure_future } from "./tasks.ts";

/**
 * What {@link as_completed} returns: iterated plainly it yields coroutines of the results, asynchronously the Futures themselves.
 * Source: CPython 3.13 Lib/asyncio/tasks.py.
 */
export class AsCompletedIterator<T> implements Iterable<Coroutine<T>>, AsyncIterable<Future<T>> {
  static readonly __name__: string = "_AsCompletedIterator";
  static readonly __module__: string = "asyncio.tasks";
  readonly #done = new Queue<Future<T> | null>();
  readonly #todo: Set<Future<T>>;
  #timer: TimerHandle | null = null;
  readonly #completed: (future: Future<T>) => void;
  #left: number;

  /** @internal */
  constructor(awaitables: Iterable<Awaitable<T>>, timeout: Seconds | null) {
    const loop = get_event_loop();
    this.#todo = new Set([...new Set(awaitables)].map((each) => ensure_future(each, { loop })));
    this.#left = this.#todo.size;
    this.#completed = (future) => this.#complete(future);
    loop._whenStarted(() => {
      for (const future of this.#todo) future.add_done_callback(this.#completed);
      if (this.#left > 0 && timeout !== null) {
        this.#timer = loop.call_later(timeout, () => this.#expire());
      }
    });
  }

  #expire(): void {
    for (const future of this.#todo) {
      future.remove_done_callback(this.#completed);
      this.#done.put_nowait(null);
    }
    this.#todo.clear();
  }

  #complete(future: Future<T>): void {
    if (this.#todo.size === 0) return;
    this.#todo.delete(future);
    this.#done.put_nowait(future);
    if (this.#todo.size === 0) this.#timer?.cancel();
  }

  /** The next Future that is done, in a list of its own: a promise cannot hold a thenable. */
  async #nextFuture(): Promise<readonly [Future<T>]> {
    const future = (await this.#done.get()) as unknown as Future<T> | null;
    if (future === null) throw new TimeoutError();
    return [future];
  }

  async #nextResult(): Promise<T> {
    const [future] = await this.#nextFuture();
    return asValue(future.result());
  }

  *[Symbol.iterator](): Iterator<Coroutine<T>> {
    while (this.#left > 0) {
      this.#left--;
      yield coro(() => this.#nextResult());
    }
  }

  [Symbol.asyncIterator](): AsyncIterator<Future<T>> {
    return {
      next: async (): Promise<IteratorResult<Future<T>>> => {
        if (this.#left === 0) return { done: true, value: undefined };
        this.#left--;
        const [value] = await this.#nextFuture();
        return { done: false, value };
      },
    };
  }

  __aiter__(): this {
    return this;
  }

  __anext__(): Promise<Future<T>> {
    if (this.#left === 0) return Promise.reject(new StopAsyncIteration());
    this.#left--;
    return this.#nextFuture().then(([future]) => asValue(future) as never);
  }
}

/** Iterates over awaitables in the order in which they are done. */
export function as_completed<T>(
  fs: Iterable<Awaitable<T>>,
  options: { timeout?: Seconds | null } = {},
): AsCompletedIterator<T> {
  if (isfuture(fs) || (fs as unknown) instanceof Coroutine) {
    throw new TypeError(`expects an iterable of awaitables, not ${typeName(fs)}`);
  }
  return new AsCompletedIterator(fs, options.timeout ?? null);
}
