import { type BaseException, StopIteration } from "../../core/exceptions/index.ts";
import { callMethod } from "../../core/attributes/getattr.ts";
import { className } from "../../core/names.ts";
import { Coroutine, nothing } from "../coroutine.ts";
import { forget } from "../unawaited.ts";
import { type Awaited, isAwaited } from "./awaited.ts";
import { Drive } from "./drive.ts";

/** A coroutine object of another class (`collections.abc.Coroutine`) that a task runs. */
class AdoptedCoroutine extends Coroutine implements Awaited {
  static override readonly __name__: string = "coroutine";
  /** @internal */ _out: unknown = null;
  readonly #object: object;

  constructor(object: object) {
    super(never, nothing);
    forget(this);
    this.#object = object;
  }

  override get __qualname__(): string {
    const { __qualname__: own } = this.#object as { __qualname__?: unknown };
    return typeof own === "string" ? own : className(this.#object.constructor);
  }

  /** @internal */
  _step(value: unknown, isRaised: boolean): boolean {
    const object = this.#object;
    if (isAwaited(object)) {
      const isSuspended = object._step(value, isRaised);
      this._out = object._out;
      return isSuspended;
    }
    try {
      this._out = callMethod(object, isRaised ? "throw" : "send", [value]);
      return true;
    } catch (error) {
      if (!(error instanceof StopIteration)) throw error;
      this._out = error.value ?? null;
      return false;
    }
  }

  /** @internal */
  _close(): void {
    callMethod(this.#object, "close");
  }

  override _start(): PromiseLike<unknown> {
    this._state = "started";
    return new Drive(this);
  }

  override _throwUnstarted(error: BaseException): PromiseLike<unknown> {
    this._state = "started";
    return new Drive(this, { error });
  }
}

function never(): PromiseLike<unknown> {
  throw new Error("an adopted coroutine has no function");
}

const methods = ["send", "throw", "close", "__await__"] as const;

/** The coroutine of an object with the methods of one; `null` for any other. @internal */
export function adopt(object: unknown): Coroutine | null {
  if (typeof object !== "object" || object === null) return null;
  const own = object as { readonly [name: string]: unknown };
  return methods.every((name) => typeof own[name] === "function")
    ? new AdoptedCoroutine(object)
    : null;
}
