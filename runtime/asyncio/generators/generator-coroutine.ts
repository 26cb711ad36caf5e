import { RuntimeError, TypeError, ValueError } from "../../core/exceptions/index.ts";
import { type BaseException } from "../../core/exceptions/index.ts";
import { thrown } from "../../core/iteration/thrown.ts";
import { CodeDescription } from "../../core/calls/code-description.ts";
import { originalFunction } from "../../core/calls/function-names.ts";
import { Coroutine, type CoroutineFunction, nothing } from "../coroutine.ts";
import { forget } from "../unawaited.ts";
import type { Awaited } from "./awaited.ts";
import type { CoroutineBody } from "./body-kind.ts";
import { CoroutineWrapper, stepByHand } from "./by-hand.ts";
import { Drive } from "./drive.ts";
import { CoroutineFrame } from "./frame-description.ts";
import { Frames } from "./frames.ts";

/**
 * A coroutine whose body is a generator: whoever holds it may drive it. Source: CPython Objects/genobject.c (coroutines), PEP 492.
 */
export class GeneratorCoroutine<T = unknown> extends Coroutine<T> implements Awaited {
  static override readonly __name__: string = "coroutine";
  /** @internal */ _out: unknown = null;
  #args: readonly unknown[];
  #frames: Frames | null = null;
  #isRunning = false;

  /** @internal */
  constructor(fn: CoroutineFunction<readonly unknown[], T>, args: readonly unknown[]) {
    super(fn, nothing);
    this.#args = args;
  }

  // ---- Steps

  /** @internal */
  _step(value: unknown, isRaised: boolean): boolean {
    if (this.#isRunning) throw new ValueError("coroutine already executing");
    if (this._state === "closed") throw new RuntimeError("cannot reuse already awaited coroutine");
    if (this._state === "created") this.#begin(value, isRaised);
    const frames = this.#frames!;
    this.#isRunning = true;
    let isSuspended = false;
    try {
      isSuspended = frames.step(value, isRaised);
      this._out = frames.out;
      return isSuspended;
    } finally {
      this.#isRunning = false;
      if (!isSuspended) this.#end();
    }
  }

  #begin(value: unknown, isRaised: boolean): void {
    if (!isRaised && value !== null && value !== undefined)
      throw new TypeError("can't send non-None value to a just-started coroutine");
    forget(this as Coroutine<unknown>);
    if (isRaised) {
      this.#end();
      throw value;
    }
    this._state = "started";
    this.#frames = this.#makeFrames();
  }

  #makeFrames(): Frames {
    const args = this.#args;
    this.#args = nothing;
    const body = this._function(...args) as unknown as CoroutineBody<T>;
    return new Frames(body, "coroutine");
  }

  #end(): void {
    this._state = "closed";
    this.#frames = null;
    this.#args = nothing;
  }

  /** @throws RuntimeError if somebody else awaits it. @internal */
  _checkAwaitable(): void {
    if (this.#frames !== null && this.#frames.awaited !== null && !this.#isRunning)
      throw new RuntimeError("coroutine is being awaited already");
  }

  /** What a task drives, and JavaScript's own `await`. @internal */
  override _start(): PromiseLike<T> {
    return new Drive<T>(this);
  }

  /** @internal */
  override _throwUnstarted(error: BaseException): PromiseLike<T> | null {
    if (this._state === "created") return super._throwUnstarted(error);
    return new Drive<T>(this, { error });
  }

  // ---- What programs call

  send(value: unknown): unknown {
    return stepByHand(this, value, false);
  }

  throw(exception: unknown): unknown {
    return stepByHand(this, thrown(exception), true);
  }

  override close(): T | null {
    if (this.#isRunning) throw new ValueError("coroutine already executing");
    const frames = this.#frames;
    if (frames === null) {
      super.close();
      return null;
    }
    this.#isRunning = true;
    let ignoresExit = false;
    try {
      return frames.close() as T | null;
    } catch (error) {
      ignoresExit = frames.awaited !== null;
      throw error;
    } finally {
      this.#isRunning = false;
      if (!ignoresExit) this.#end();
    }
  }

  /** @internal */
  _close(): void {
    this.close();
  }

  override __await__(): CoroutineWrapper & Generator<unknown, T, unknown> {
    return new CoroutineWrapper(this) as never;
  }

  override get cr_running(): boolean {
    return this.#isRunning;
  }

  override get cr_suspended(): boolean {
    return this._state === "started" && !this.#isRunning;
  }

  override get cr_await(): never {
    const awaited = this.#isRunning ? null : (this.#frames?.awaited ?? null);
    return (awaited?._shown ?? awaited) as never;
  }

  get cr_frame(): CoroutineFrame | null {
    return this._state === "closed" ? null : new CoroutineFrame(this.cr_code);
  }

  get cr_code(): CodeDescription {
    return new CodeDescription(originalFunction(this._function) as never);
  }
}

/** The coroutine object of a call. @internal */
export function generatorCoroutine<T>(
  fn: CoroutineFunction<readonly unknown[], T>,
  args: readonly unknown[],
): GeneratorCoroutine<T> {
  return new GeneratorCoroutine<T>(fn, args);
}
