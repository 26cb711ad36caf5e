import { caught } from "../core/exceptions/caught.ts";
import { type BaseException, NotImplementedError } from "../core/exceptions/index.ts";
import { CancelledError, InvalidStateError } from "./exceptions.ts";

/**
 * `concurrent.futures.Future`, as `run_coroutine_threadsafe` returns it. Callbacks run at once; waiting for a result that is not there would block the only
 * thread for ever and is refused. Source: CPython 3.13 Lib/concurrent/futures/_base.py.
 */
export class ConcurrentFuture<T = unknown> {
  static readonly __name__: string = "Future";
  static readonly __module__: string = "concurrent.futures._base";
  #state: "PENDING" | "CANCELLED" | "FINISHED" = "PENDING";
  #result: T | null = null;
  #exception: BaseException | null = null;
  #callbacks: ((future: this) => unknown)[] = [];

  done(): boolean {
    return this.#state !== "PENDING";
  }

  cancelled(): boolean {
    return this.#state === "CANCELLED";
  }

  running(): boolean {
    return false;
  }

  cancel(): boolean {
    if (this.#state === "FINISHED") return false;
    if (this.#state === "PENDING") this.#finish("CANCELLED");
    return true;
  }

  result(_timeout: number | null = null): T {
    this.#checkDone();
    if (this.#exception !== null) throw this.#exception;
    return this.#result as T;
  }

  exception(_timeout: number | null = null): BaseException | null {
    this.#checkDone();
    return this.#exception;
  }

  add_done_callback(fn: (future: this) => unknown): void {
    if (this.#state === "PENDING") this.#callbacks.push(fn);
    else fn(this);
  }

  set_result(result: T): void {
    this.#checkPending();
    this.#result = result;
    this.#finish("FINISHED");
  }

  set_exception(exception: BaseException): void {
    this.#checkPending();
    this.#exception = caught(exception);
    this.#finish("FINISHED");
  }

  #finish(state: "CANCELLED" | "FINISHED"): void {
    this.#state = state;
    const callbacks = this.#callbacks;
    this.#callbacks = [];
    for (const callback of callbacks) callback(this);
  }

  #checkDone(): void {
    if (this.#state === "CANCELLED") throw new CancelledError();
    if (this.#state === "PENDING") {
      throw new NotImplementedError(
        "waiting would block the only thread; await wrap_future(future)",
      );
    }
  }

  #checkPending(): void {
    if (this.#state !== "PENDING") {
      throw new InvalidStateError(`${this.#state}: ${ConcurrentFuture.__name__}`);
    }
  }
}
