import { caught } from "../core/exceptions/caught.ts";
import type { BaseEventLoop } from "./base-events.ts";
import type { Awaitable } from "./coroutine.ts";
import { type Future, Waiter } from "./core.ts";
import { _get_running_loop } from "./loop-state.ts";
import { implicitLoop } from "./implicit-loop.ts";
import { resolveWith } from "./pass-value.ts";
import { ensure_future } from "./tasks.ts";
import { Waits } from "./primitive.ts";

const promised = /* @__PURE__ */ new Waits("a promise");

// The seam between asyncio and JavaScript's promises. Not part of Python's asyncio.

/** The part of `AbortSignal` that is used; the runtime is compiled without the DOM's types. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

interface AbortControllerLike {
  readonly signal: AbortSignalLike;
  abort(reason?: unknown): void;
}

/**
 * A Future for a promise of JavaScript. Given a function, that function gets an `AbortSignal` which is aborted when the Future, or the task that awaits
 * it, is cancelled: `await fromPromise((signal) => fetch(url, { signal }))`.
 */
export function fromPromise<T, S = AbortSignalLike>(
  source: PromiseLike<T> | ((signal: S) => PromiseLike<T>),
): Future<T> {
  const loop = _get_running_loop() ?? implicitLoop();
  const future: Future<T> = new Waiter<T>(loop, promised);
  let promise: PromiseLike<T>;
  if (typeof source === "function") {
    const { AbortController } = globalThis as unknown as {
      AbortController: new () => AbortControllerLike;
    };
    const controller = new AbortController();
    future.add_done_callback(() => {
      if (future.cancelled()) controller.abort();
    });
    promise = source(controller.signal as S);
  } else {
    promise = source;
  }
  loop._foreign++;
  promise.then(
    (value) => settle(loop, () => future.done() || future.set_result(value)),
    (error: unknown) => settle(loop, () => future.done() || future.set_exception(caught(error))),
  );
  return future;
}

function settle(loop: BaseEventLoop, complete: () => unknown): void {
  loop._foreign--;
  if (loop.is_closed()) return;
  loop.call_soon_threadsafe(complete as () => unknown);
}

/** Options of {@link toPromise}. */
export interface ToPromiseOptions {
  /** Aborting it cancels the task. */
  signal?: AbortSignalLike;
  loop?: BaseEventLoop;
}

/**
 * A promise of JavaScript for an awaitable of Python, run as a task: on the running loop, or on one that runs as long as there is something to do.
 */
export function toPromise<T>(awaitable: Awaitable<T>, options: ToPromiseOptions = {}): Promise<T> {
  const loop = options.loop ?? _get_running_loop() ?? implicitLoop();
  const { signal } = options;
  return new Promise<T>((resolve, reject) => {
    const future = ensure_future(awaitable, { loop });
    const abort = (): void => void future.cancel(signal?.reason ?? null);
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
    future.add_done_callback(() => {
      signal?.removeEventListener("abort", abort);
      try {
        resolveWith(resolve, future.result());
      } catch (error) {
        reject(error);
      }
    });
  });
}
