import {
  type BaseException,
  GeneratorExit,
  RuntimeError,
  StopAsyncIteration,
  TypeError,
} from "../core/exceptions/index.ts";
import { qualifiedName } from "../core/calls/function-names.ts";
import { address } from "../core/identity.ts";
import { thrown } from "../core/iteration/thrown.ts";
import type { BaseEventLoop } from "./base-events.ts";
import type { AsyncGeneratorBody } from "./generators/body-kind.ts";
import { Coroutine } from "./coroutine.ts";
import { LiveGenerators } from "./live-generators.ts";
import { _get_running_loop } from "./loop-state.ts";
import { asValue } from "./pass-value.ts";

// A module of its own, which imports nothing of the loop: any program may call an asynchronous generator function.

type NativeAsyncGenerator<Y> = globalThis.AsyncGenerator<Y, unknown, unknown>;

/** An emitted async generator function. */
export type AsyncGeneratorFunction<A extends readonly unknown[], Y> = (
  ...args: A
) => NativeAsyncGenerator<Y> | AsyncGeneratorBody<Y>;

const finished: IteratorResult<never, undefined> = { done: true, value: undefined };

/**
 * Python's asynchronous generator around the engine's. Iterated directly (`for await (... of agen(f))`) it belongs to the loop that iterates it: leaving that
 * loop early schedules `aclose()`, as CPython's finaliser hook does. Held by a name it is iterated through {@link asyncFor}, which leaves it open.
 * Source: PEP 525, CPython Objects/genobject.c.
 */
export class AsyncGenerator<Y = unknown> implements AsyncIterable<Y>, AsyncIterator<Y> {
  static readonly __name__: string = "async_generator";
  readonly #native: NativeAsyncGenerator<Y>;
  readonly #function: object;
  #loop: BaseEventLoop | null = null;
  #started = false;
  #closed = false;
  #running = false;
  /** It yielded where it should have ended. It goes on; closing it again fails. */
  #ignoredExit = false;

  /** @internal */
  constructor(native: NativeAsyncGenerator<Y>, fn: object) {
    this.#native = native;
    this.#function = fn;
  }

  get __qualname__(): string {
    return qualifiedName(this.#function);
  }

  get __name__(): string {
    const name = this.__qualname__;
    return name.slice(name.lastIndexOf(".") + 1);
  }

  get ag_running(): boolean {
    return this.#running;
  }

  /** True while the body is suspended at a `yield`. */
  get ag_suspended(): boolean {
    return this.#started && !this.#running && !this.#closed;
  }

  /** @internal */
  get _hasEnded(): boolean {
    return this.#closed;
  }

  // ---- What `for await` calls

  [Symbol.asyncIterator](): this {
    this._begin();
    return this;
  }

  next(): Promise<IteratorResult<Y>> {
    if (this.#running) return Promise.reject(alreadyRunning("anext()"));
    this.#running = this.#started = true;
    return this.#native.next(null).then(this.#stepped, this.#failed) as Promise<IteratorResult<Y>>;
  }

  readonly #stepped = <R extends IteratorResult<unknown, unknown>>(result: R): R => {
    this.#running = false;
    if (result.done) this.#end();
    return result;
  };

  readonly #failed = (error: unknown): never => {
    this.#running = false;
    this.#end();
    throw error instanceof StopAsyncIteration ? raisedInside(error) : error;
  };

  /** The loop that owned the generator was left early. */
  return(): Promise<IteratorResult<Y>> {
    this._finalize();
    return Promise.resolve(finished);
  }

  /** Schedules `aclose()`, as CPython's finaliser hook does. @internal */
  _finalize(): void {
    const loop = this.#loop;
    if (loop === null || this.#closed || loop.is_closed()) return;
    loop._asyncgens?.delete(this as AsyncGenerator<unknown>);
    loop.call_soon(() => loop.create_task(this.aclose()));
  }

  /** @internal */
  _begin(): void {
    if (this.#loop !== null) return;
    const loop = _get_running_loop();
    if (loop === null) return;
    this.#loop = loop;
    (loop._asyncgens ??= new LiveGenerators()).add(this as AsyncGenerator<unknown>);
  }

  // ---- What Python programs call

  __aiter__(): this {
    return this;
  }

  __anext__(): Coroutine<Y> {
    return this.#step(() => this.#advance("anext()", () => this.#native.next(null)));
  }

  asend(value: unknown): Coroutine<Y> {
    return this.#step(() => {
      if (!this.#started && !this.#closed && value !== null) {
        throw new TypeError("can't send non-None value to a just-started async generator");
      }
      return this.#advance("anext()", () => this.#native.next(asValue(value)));
    });
  }

  athrow(error: unknown): Coroutine<Y | null> {
    const exception = thrown(error);
    return this.#step(() => (this.#closed ? noValue() : this.#throw(exception)));
  }

  aclose(): Coroutine<null> {
    const thrown = (error: BaseException): Promise<null> => this.#close(error);
    return new GeneratorStep<null>(() => this.#close(null), thrown);
  }

  #step<T>(step: () => Promise<T>): Coroutine<T> {
    return new GeneratorStep<T>(step, (error) => this.#throw(error) as Promise<never>);
  }

  #throw(error: BaseException): Promise<Y> {
    return this.#advance("athrow()", () => this.#native.throw(error));
  }

  async #advance(method: string, step: () => Promise<IteratorResult<Y, unknown>>): Promise<Y> {
    this.#enter(method);
    if (this.#closed) {
      this.#running = false;
      throw new StopAsyncIteration();
    }
    try {
      const result = await step();
      if (!result.done) return asValue(result.value);
    } catch (error) {
      this.#end();
      if (error instanceof StopAsyncIteration) throw raisedInside(error);
      throw error;
    } finally {
      this.#running = false;
    }
    this.#end();
    throw new StopAsyncIteration();
  }

  /** Throws `GeneratorExit`, or the cancellation that came before it. */
  async #close(cancellation: BaseException | null): Promise<null> {
    this.#enter("aclose()");
    try {
      if (this.#closed) return null;
      if (this.#ignoredExit) throw new StopAsyncIteration();
      const result = await this.#native.throw(cancellation ?? new GeneratorExit());
      this.#ignoredExit = !result.done;
      if (this.#ignoredExit) throw new RuntimeError("async generator ignored GeneratorExit");
    } catch (error) {
      const isEnd = error instanceof GeneratorExit || error instanceof StopAsyncIteration;
      if (!isEnd || this.#ignoredExit) throw error;
    } finally {
      this.#running = false;
      if (!this.#ignoredExit) this.#end();
    }
    return null;
  }

  #enter(method: string): void {
    this._begin();
    if (this.#running) throw alreadyRunning(method);
    this.#running = true;
    if (method !== "aclose()") this.#started = true;
  }

  #end(): void {
    this.#closed = true;
    this._ended();
  }

  /** The loop has nothing to close any more. @internal */
  _ended(): void {
    this.#loop?._asyncgens?.delete(this as AsyncGenerator<unknown>);
  }

  __repr__(): string {
    return `<async_generator object ${this.__qualname__} at ${address(this)}>`;
  }
}

/** A step of an asynchronous generator: an exception thrown before it started goes into the generator. */
class GeneratorStep<T> extends Coroutine<T> {
  static override readonly __name__: string = "async_generator_asend";
  readonly #thrown: (error: BaseException) => Promise<T>;

  constructor(step: () => Promise<T>, thrown: (error: BaseException) => Promise<T>) {
    super(step, []);
    this.#thrown = thrown;
  }

  override _throwUnstarted(error: BaseException): Promise<T> {
    super._throwUnstarted(error);
    this._state = "started";
    return this.#thrown(error);
  }
}

async function noValue(): Promise<null> {
  return null;
}

function alreadyRunning(method: string): RuntimeError {
  return new RuntimeError(`${method}: asynchronous generator is already running`);
}

function raisedInside(error: StopAsyncIteration): RuntimeError {
  const replacement = new RuntimeError("async generator raised StopAsyncIteration");
  replacement.__cause__ = error;
  replacement.__context__ = error;
  return replacement;
}

/**
 * The asynchronous generator object of a call: `agen(ticks, 3)`. Arguments are evaluated now, the body starts with the first item.
 */
export function agen<A extends readonly unknown[], Y>(
  fn: AsyncGeneratorFunction<A, Y>,
  ...args: A
): AsyncGenerator<Y> {
  return asAsyncGenerator(fn(...args), fn);
}

/** The asynchronous generator object of what a native function returned. @internal */
export function asAsyncGenerator<Y>(native: object, fn: object): AsyncGenerator<Y> {
  const { _asAsyncGenerator: make } = native as {
    _asAsyncGenerator?(fn: object): AsyncGenerator<Y>;
  };
  return make === undefined
    ? new AsyncGenerator<Y>(native as NativeAsyncGenerator<Y>, fn)
    : make.call(native, fn);
}
