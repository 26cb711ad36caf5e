import { Extensible } from "../../core/classes/extensible.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { type BaseException, TypeError } from "../../core/exceptions/index.ts";
import { classModule, classQualname, type NamedClass, typeName } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { asValue } from "../../asyncio/pass-value.ts";
import { type AsyncManager, exitDetails, type ExitDetails, type Manager } from "./abstract.ts";

// ExitStack and AsyncExitStack. Source: CPython 3.13 Lib/contextlib.py.

interface ExitCallback {
  readonly isSync: boolean;
  call(...details: ExitDetails): unknown;
}

type ExitFunction = (...details: ExitDetails) => unknown;

function method(object: unknown, name: string): ((...args: unknown[]) => unknown) | undefined {
  if ((typeof object !== "object" && typeof object !== "function") || object === null) {
    return undefined;
  }
  const value = (object as { [name: string]: unknown })[name];
  return typeof value === "function" ? (value as (...args: unknown[]) => unknown) : undefined;
}

function refuse(object: unknown, protocol: string): TypeError {
  const cls = Object(object).constructor as NamedClass;
  const name =
    typeof object === "object" && object !== null
      ? `${classModule(cls)}.${classQualname(cls)}`
      : `builtins.${typeName(object)}`;
  return new TypeError(`'${name}' object does not support the ${protocol}`);
}

/** Where the exceptions stand while the stack unwinds. */
class Unwinding {
  readonly received: BaseException | null;
  current: BaseException | null;
  isPending = false;
  isSuppressed = false;

  constructor(error: unknown) {
    this.received = error === null || error === undefined ? null : caught(error);
    this.current = this.received;
  }

  swallow(): void {
    this.isSuppressed = true;
    this.isPending = false;
    this.current = null;
  }

  /** A callback raised: its exception came up while the current one was handled. */
  replace(raised: unknown): void {
    const error = caught(raised);
    let last = error;
    while (last.__context__ !== null && last.__context__ !== this.current) last = last.__context__;
    if (last.__context__ === null && last !== this.current) last.__context__ = this.current;
    this.isPending = true;
    this.current = error;
  }

  finish(): boolean {
    if (this.isPending) throw this.current;
    return this.received !== null && this.isSuppressed;
  }
}

/** What the two stacks share. */
abstract class BaseExitStack extends Extensible {
  /** @internal */ _exit_callbacks: ExitCallback[] = [];

  /** A new stack with the callbacks of this one, which is empty afterwards. */
  pop_all(): this {
    const stack = new (this.constructor as new () => this)();
    stack._exit_callbacks = this._exit_callbacks;
    this._exit_callbacks = [];
    return stack;
  }

  /** Registers the `__exit__` of a manager, or a function with its signature. */
  push<T extends Manager<unknown> | ExitFunction>(exit: T): T {
    const exitMethod = method(exit, "__exit__");
    this._push(exitMethod === undefined ? (exit as ExitFunction) : exitMethod.bind(exit), true);
    return exit;
  }

  /** Enters a manager and registers its `__exit__`. */
  enter_context<T>(cm: Manager<T>): T {
    const enter = method(cm, "__enter__");
    const exit = method(cm, "__exit__");
    if (enter === undefined || exit === undefined) throw refuse(cm, "context manager protocol");
    const result = enter.call(cm) as T;
    this._push(exit.bind(cm), true);
    return result;
  }

  /** Registers a function with arguments; it cannot swallow exceptions. */
  callback<A extends unknown[], R>(callback: (...args: A) => R, ...args: A): (...args: A) => R {
    this._push(() => void callback(...args), true);
    return callback;
  }

  /** @internal */
  _push(call: ExitFunction, isSync: boolean): void {
    this._exit_callbacks.push({ call, isSync });
  }
}

/** `contextlib.ExitStack`: context managers and callbacks, unwound in reverse order. */
export class ExitStack extends BaseExitStack {
  static readonly __name__: string = "ExitStack";
  static readonly __module__: string = "contextlib";

  __enter__(): this {
    return this;
  }

  __exit__(...[, value]: ExitDetails): boolean {
    const unwinding = new Unwinding(value);
    for (let next = this._exit_callbacks.pop(); next; next = this._exit_callbacks.pop()) {
      try {
        if (truth(next.call(...exitDetails(unwinding.current)))) unwinding.swallow();
      } catch (raised) {
        unwinding.replace(raised);
      }
    }
    return unwinding.finish();
  }

  /** Unwinds the stack at once. */
  close(): void {
    this.__exit__(null, null, null);
  }
}

/** `contextlib.AsyncExitStack`: also asynchronous managers and coroutine functions. */
export class AsyncExitStack extends BaseExitStack {
  static readonly __name__: string = "AsyncExitStack";
  static readonly __module__: string = "contextlib";

  /** Enters an asynchronous manager and registers its `__aexit__`. */
  async enter_async_context<T>(cm: AsyncManager<T>): Promise<T> {
    const enter = method(cm, "__aenter__");
    const exit = method(cm, "__aexit__");
    if (enter === undefined || exit === undefined) {
      throw refuse(cm, "asynchronous context manager protocol");
    }
    const result = await (enter.call(cm) as PromiseLike<T>);
    this._push(exit.bind(cm), false);
    return asValue(result);
  }

  /** Registers the `__aexit__` of a manager, or a coroutine function with its signature. */
  push_async_exit<T extends AsyncManager<unknown> | ExitFunction>(exit: T): T {
    const exitMethod = method(exit, "__aexit__");
    this._push(exitMethod === undefined ? (exit as ExitFunction) : exitMethod.bind(exit), false);
    return exit;
  }

  /** Registers a coroutine function with arguments; it cannot swallow exceptions. */
  push_async_callback<A extends unknown[], R>(
    callback: (...args: A) => PromiseLike<R>,
    ...args: A
  ): (...args: A) => PromiseLike<R> {
    this._push(async () => void (await callback(...args)), false);
    return callback;
  }

  async __aenter__(): Promise<this> {
    return this;
  }

  async __aexit__(...[, value]: ExitDetails): Promise<boolean> {
    const unwinding = new Unwinding(value);
    for (let next = this._exit_callbacks.pop(); next; next = this._exit_callbacks.pop()) {
      try {
        const answer = next.call(...exitDetails(unwinding.current));
        if (truth(next.isSync ? answer : await (answer as PromiseLike<unknown>))) {
          unwinding.swallow();
        }
      } catch (raised) {
        unwinding.replace(raised);
      }
    }
    return unwinding.finish();
  }

  /** Unwinds the stack at once. */
  async aclose(): Promise<void> {
    await this.__aexit__(null, null, null);
  }
}
