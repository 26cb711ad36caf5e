import { type BaseException, NotImplementedError, RuntimeError } from "../core/exceptions/index.ts";
import { address } from "../core/identity.ts";
import { originalFunction, qualifiedName } from "../core/calls/function-names.ts";
import type { BaseEventLoop } from "./base-events.ts";
import type { Future } from "./core.ts";
import { _get_running_loop } from "./loop-state.ts";
import { resolveWith, takesPass } from "./pass-value.ts";
import { forget, noteCreated } from "./unawaited.ts";

// A module of its own, which imports nothing of the loop, so that classes can extend Coroutine whatever module is loaded first.

/** What the engine passes to a thenable. */
export type Resolve<T> = ((value: T) => unknown) | null | undefined;
/** What the engine passes to a thenable. */
export type Reject = ((reason: unknown) => unknown) | null | undefined;

/** What can be awaited and yields a `T`. */
export type Awaitable<T> = PromiseLike<T>;

/** A function that returns something to await: an `async function`, or a runtime function that may suspend. */
export type CoroutineFunction<A extends readonly unknown[], T> = (...args: A) => PromiseLike<T>;

/** @internal */
export const nothing: readonly never[] = [];

/**
 * A function of the runtime whose coroutine may be nothing but a wait on one Future: `_wait` makes that Future, or returns `null`.
 *
 * @internal
 */
export interface WaitingFunction<T> {
  _wait?(loop: BaseEventLoop, ...args: readonly unknown[]): Future<T> | null;
}

let asyncFunctions: object | undefined;

/**
 * Makes a function of the runtime a coroutine function for all who ask, though it is no `async function`: it suspends its caller without a coroutine of its own.
 * The prototype is what bound methods inherit. Modules do no work when they are imported, so classes do this when they are first used.
 *
 * @internal
 */
export function coroutineFunction<F extends (...args: never[]) => unknown>(function_: F): F {
  asyncFunctions ??= Object.getPrototypeOf(async () => undefined) as object;
  if (Object.getPrototypeOf(function_) !== asyncFunctions) {
    Object.setPrototypeOf(function_, asyncFunctions);
  }
  return function_;
}

/**
 * A coroutine object: arguments evaluated, body not started. It starts when it is first awaited or run by a task.
 * Source: CPython Objects/genobject.c (coroutines), PEP 492.
 */
export class Coroutine<T = unknown> implements PromiseLike<T> {
  static readonly __name__: string = "coroutine";
  // Assigned in the constructor, because engines make fields that are defined by the class more slowly.
  /** @internal */ declare _state: "created" | "started" | "closed";
  /** @internal */ declare readonly _function: CoroutineFunction<readonly unknown[], T>;
  /** The arguments; once the body was started, what the function returned. @internal */
  declare _inside: readonly unknown[] | PromiseLike<T>;
  /** The task that runs it. @internal */
  declare _owner: Future<unknown> | null;
  /** Its place among those that were not awaited yet. @internal */
  declare _place: number;

  /** @internal */
  constructor(fn: CoroutineFunction<readonly unknown[], T>, args: readonly unknown[]) {
    this._state = "created";
    this._function = fn;
    this._inside = args;
    this._owner = null;
    this._place = -1;
    noteCreated(this as Coroutine<unknown>);
  }

  get __name__(): string {
    const name = qualifiedName(this._function);
    return name.slice(name.lastIndexOf(".") + 1);
  }

  get __qualname__(): string {
    return qualifiedName(this._function);
  }

  /** The coroutine function, of a bound method that of its class. @internal */
  get _original(): object {
    return originalFunction(this._function);
  }

  /** True while the body runs. */
  get cr_running(): boolean {
    return this._state === "started" && this._isInStep();
  }

  /** True while the body waits. */
  get cr_suspended(): boolean {
    return this._state === "started" && !this._isInStep();
  }

  /** Not private: engines put a mark on every object of a class that has private methods. @internal */
  _isInStep(): boolean {
    const owner = this._owner;
    return owner !== null && (owner._loop._step as object | null) === owner;
  }

  /** What the body waits for. */
  get cr_await(): null {
    if (this._state !== "started") return null;
    throw byHandOnly("cr_await");
  }

  /** Where the coroutine was made: only known where `sys.set_coroutine_origin_tracking_depth` is. */
  get cr_origin(): null {
    return null;
  }

  /** What a hand-written `__await__` delegates to with `yield from`: the awaiting task runs the body as one step of the iterator. */
  *__await__(): Generator<unknown, T, unknown> {
    return (yield this) as T;
  }

  /** Starts a body that does nothing but wait on one Future, which is returned; `null` for any other, which is not started. @internal */
  _startWait(loop: BaseEventLoop): Future<T> | null {
    const wait = (this._function as WaitingFunction<T>)._wait;
    if (wait === undefined || this._state !== "created") return null;
    const future = wait(loop, ...(this._inside as readonly unknown[]));
    if (future === null) return null;
    this._state = "started";
    forget(this as Coroutine<unknown>);
    this._inside = nothing;
    return future;
  }

  /** Starts the body. @internal */
  _start(): PromiseLike<T> {
    if (this._state !== "created") throw new RuntimeError("cannot reuse already awaited coroutine");
    this._state = "started";
    forget(this as Coroutine<unknown>);
    this._owner ??= (_get_running_loop()?._step ?? null) as Future<unknown> | null;
    const { _function: body, _inside: args } = this;
    this._inside = nothing;
    return body(...(args as readonly unknown[]));
  }

  /** What `await` calls: the body starts, inside the step of the task that awaits. */
  get then(): <R = T, E = never>(
    onfulfilled?: ((value: T) => R | PromiseLike<R>) | null,
    onrejected?: ((reason: unknown) => E | PromiseLike<E>) | null,
  ) => PromiseLike<R | E> {
    if (takesPass(this)) return undefined as never;
    _get_running_loop()?._noteAwait();
    return awaitCoroutine as never;
  }

  /** Marks a coroutine that was not started as closed. A native body that waits cannot be closed from outside: cancel its task. */
  close(): T | null {
    if (this._state === "started") throw byHandOnly("close");
    this._state = "closed";
    forget(this as Coroutine<unknown>);
    this._inside = nothing;
    return null;
  }

  /**
   * An exception is thrown into the coroutine before it started: it ends at once, without running its body. What runs nevertheless (the steps of
   * asynchronous generators) is returned.
   *
   * @internal
   */
  _throwUnstarted(_error: BaseException): PromiseLike<T> | null {
    this._state = "closed";
    forget(this as Coroutine<unknown>);
    this._inside = nothing;
    return null;
  }

  __repr__(): string {
    return `<coroutine object ${this.__qualname__} at ${address(this)}>`;
  }
}

function byHandOnly(name: string): NotImplementedError {
  return new NotImplementedError(`'${name}' of a native coroutine; see --coroutines`);
}

function awaitCoroutine<T>(this: Coroutine<T>, resolve: Resolve<T>, reject: Reject): void {
  let started: PromiseLike<T>;
  const leave = _get_running_loop()?._enterAwaited();
  try {
    started = this._start();
  } catch (error) {
    leave?.();
    reject?.(error);
    return;
  }
  const finished = (value: T): void => {
    leave?.();
    this._state = "closed";
    if (resolve) resolveWith(resolve, value === undefined ? (null as T) : value);
  };
  const failed = (error: unknown): void => {
    leave?.();
    this._state = "closed";
    reject?.(error);
  };
  void started.then(finished, failed);
}

/** What coroutine functions inherit whose bodies are generators. */
interface Maker {
  _make?<T>(fn: CoroutineFunction<readonly unknown[], T>, args: readonly unknown[]): Coroutine<T>;
}

/**
 * The coroutine object of a call that is not awaited on the spot: `create_task(coro(worker, queue, 1))`.
 *
 * @param fn a coroutine function; a bound method goes through the runtime's `bind`
 * @param args the call's arguments, evaluated now
 */
export function coro<A extends readonly unknown[], R>(
  fn: (...args: A) => PromiseLike<R> | Generator<unknown, R, unknown>,
  ...args: A
): Coroutine<R> {
  const body = fn as unknown as CoroutineFunction<readonly unknown[], R> & Maker;
  return body._make === undefined ? new Coroutine<R>(body, args) : body._make(body, args);
}
