import {
  GeneratorExit,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
  TypeError,
} from "../../core/exceptions/index.ts";
import { CodeDescription } from "../../core/calls/code-description.ts";
import { originalFunction } from "../../core/calls/function-names.ts";
import { thrown } from "../../core/iteration/thrown.ts";
import { AsyncGenerator } from "../async-generator.ts";
import type { Coroutine } from "../coroutine.ts";
import type { CoroutineBody } from "./body-kind.ts";
import { AsyncGeneratorStep, closed, iterating, type StepState } from "./async-generator-step.ts";
import { Drive } from "./drive.ts";
import { CoroutineFrame } from "./frame-description.ts";
import { Frames } from "./frames.ts";
import { Item } from "./item.ts";

/**
 * An asynchronous generator whose body is a generator: whoever holds what `asend` and its kin return may drive that.
 * Source: PEP 525, CPython Objects/genobject.c.
 */
export class GeneratorAsyncGenerator<Y = unknown> extends AsyncGenerator<Y> {
  static override readonly __name__: string = "async_generator";
  readonly #body: CoroutineBody<unknown>;
  readonly #fn: object;
  #frames: Frames | null = null;
  #isFinished = false;
  #isExecuting = false;
  /** `aclose()` was called, or the generator ended. */
  _isClosed = false;
  /** A step of the generator is under way: `ag_running`. */
  _isRunning = false;

  constructor(body: CoroutineBody<unknown>, fn: object) {
    super(body as never, fn);
    this.#body = body;
    this.#fn = fn;
  }

  /** True once the body has ended. @internal */
  override get _hasEnded(): boolean {
    return this.#isFinished;
  }

  /**
   * Goes on with the body.
   *
   * @returns what it awaits, or an {@link Item}
   * @throws StopAsyncIteration if it ended
   * @internal
   */
  _resume(value: unknown, isRaised: boolean): unknown {
    if (this.#isExecuting) throw new RuntimeError("async generator already executing");
    if (this.#isFinished) throw isRaised ? value : new StopAsyncIteration();
    if (this.#frames === null) {
      if (isRaised) {
        this.#isFinished = true;
        throw value;
      }
      if (value !== null && value !== undefined)
        throw new TypeError("can't send non-None value to a just-started async generator");
      this.#frames = new Frames(this.#body, "async generator");
    }
    const frames = this.#frames;
    this.#isExecuting = true;
    let isSuspended = false;
    try {
      isSuspended = frames.step(value, isRaised);
    } finally {
      this.#isExecuting = false;
      if (!isSuspended) this.#finish();
    }
    if (isSuspended) return frames.out;
    throw new StopAsyncIteration();
  }

  #finish(): void {
    this.#isFinished = true;
    this._ended();
  }

  /** The item of a step, thrown as the step's result; what is awaited is returned. Source: `async_gen_unwrap_value`. @internal */
  _unwrap(resume: () => unknown): unknown {
    let yielded: unknown;
    try {
      yielded = resume();
    } catch (error) {
      if (error instanceof StopAsyncIteration || error instanceof GeneratorExit)
        this._isClosed = true;
      this._isRunning = false;
      throw error;
    }
    if (!(yielded instanceof Item)) return yielded;
    this._isRunning = false;
    throw new StopIteration(yielded.value);
  }

  // ---- What Python programs call

  override __anext__(): Coroutine<Y> {
    return this.asend(null);
  }

  override asend(value: unknown): Coroutine<Y> {
    this._begin();
    return new SendStep(this as GeneratorAsyncGenerator, value) as never;
  }

  override athrow(error: unknown): Coroutine<Y | null> {
    this._begin();
    return new ThrowStep(this as GeneratorAsyncGenerator, error) as never;
  }

  override aclose(): Coroutine<null> {
    this._begin();
    return new CloseStep(this as GeneratorAsyncGenerator) as never;
  }

  // ---- What `for await` calls

  override next(): Promise<IteratorResult<Y>> {
    return new Promise((resolve, reject) => {
      const step = new SendStep(this as GeneratorAsyncGenerator, null);
      const failed = (error: unknown): void => {
        if (error instanceof StopAsyncIteration) resolve({ done: true, value: undefined });
        else reject(error);
      };
      void new Drive<Y>(step).then((value) => resolve({ done: false, value }), failed);
    });
  }

  override get ag_running(): boolean {
    return this._isRunning;
  }

  override get ag_suspended(): boolean {
    return this.#frames !== null && !this.#isFinished && !this.#isExecuting;
  }

  get ag_await(): unknown {
    const awaited = this.#isExecuting ? null : (this.#frames?.awaited ?? null);
    return awaited?._shown ?? awaited;
  }

  get ag_frame(): CoroutineFrame | null {
    return this.#isFinished ? null : new CoroutineFrame(this.ag_code);
  }

  get ag_code(): CodeDescription {
    return new CodeDescription(originalFunction(this.#fn) as never);
  }
}

function alreadyRunning(method: string): RuntimeError {
  return new RuntimeError(`${method}: asynchronous generator is already running`);
}

/** `asend(value)` and `__anext__()`. Source: CPython Objects/genobject.c (async_gen_asend). */
class SendStep extends AsyncGeneratorStep {
  static readonly __name__: string = "async_generator_asend";
  readonly #generator: GeneratorAsyncGenerator;
  readonly #value: unknown;

  constructor(generator: GeneratorAsyncGenerator, value: unknown) {
    super();
    this.#generator = generator;
    this.#value = value;
  }

  protected override _go(value: unknown, isRaised: boolean, state: StepState): unknown {
    if (state === closed)
      throw new RuntimeError("cannot reuse already awaited __anext__()/asend()");
    const generator = this.#generator;
    let sent = value;
    if (state !== iterating) {
      if (generator._isRunning) throw this._fail(alreadyRunning("anext()"));
      if (!isRaised && (value === null || value === undefined)) sent = this.#value;
      this._state = iterating;
    }
    generator._isRunning = true;
    return generator._unwrap(() => generator._resume(sent, isRaised));
  }
}

/** `athrow(error)`. Source: CPython Objects/genobject.c (async_gen_athrow). */
class ThrowStep extends AsyncGeneratorStep {
  static readonly __name__: string = "async_generator_athrow";
  protected readonly generator: GeneratorAsyncGenerator;
  readonly #error: unknown;

  constructor(generator: GeneratorAsyncGenerator, error: unknown) {
    super();
    this.generator = generator;
    this.#error = error;
  }

  protected override _go(value: unknown, isRaised: boolean, state: StepState): unknown {
    if (state === closed) throw new RuntimeError("cannot reuse already awaited aclose()/athrow()");
    const { generator } = this;
    if (state === iterating) return this._continue(value, isRaised);
    if (!isRaised && generator._hasEnded) throw this._fail(new StopIteration());
    if (generator._isRunning) throw this._fail(alreadyRunning(this._method));
    if (isRaised) {
      this._state = iterating;
      generator._isRunning = true;
      return this._continue(value, true);
    }
    if (generator._isClosed) throw this._fail(new StopAsyncIteration());
    if (value !== null && value !== undefined)
      throw new RuntimeError("can't send non-None value to a just-started coroutine");
    this._state = iterating;
    generator._isRunning = true;
    return this._throwFirst();
  }

  protected get _method(): string {
    return "athrow()";
  }

  protected _throwFirst(): unknown {
    return this._continue(thrown(this.#error), true);
  }

  protected _continue(value: unknown, isRaised: boolean): unknown {
    const { generator } = this;
    try {
      return generator._unwrap(() => generator._resume(value, isRaised));
    } catch (error) {
      generator._isRunning = false;
      throw error;
    }
  }
}

/** `aclose()`. */
class CloseStep extends ThrowStep {
  constructor(generator: GeneratorAsyncGenerator) {
    super(generator, null);
  }

  protected override get _method(): string {
    return "aclose()";
  }

  protected override _throwFirst(): unknown {
    this.generator._isClosed = true;
    return this._continue(new GeneratorExit(), true);
  }

  protected override _continue(value: unknown, isRaised: boolean): unknown {
    const { generator } = this;
    let yielded: unknown;
    try {
      yielded = generator._resume(value, isRaised);
    } catch (error) {
      generator._isRunning = false;
      const isEnd = error instanceof StopAsyncIteration || error instanceof GeneratorExit;
      throw isEnd ? new StopIteration() : error;
    }
    if (!(yielded instanceof Item)) return yielded;
    generator._isRunning = false;
    throw new RuntimeError("async generator ignored GeneratorExit");
  }
}
