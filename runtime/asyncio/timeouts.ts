import { floatRepr } from "../core/numbers/float.ts";
import { type BaseException, RuntimeError, TimeoutError } from "../core/exceptions/index.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { get_running_loop } from "./events.ts";
import { CancelledError } from "./exceptions.ts";
import type { Handle } from "./handles.ts";
import { type Seconds, seconds } from "./seconds.ts";
import { current_task, type Task } from "./tasks.ts";

type State = "created" | "active" | "expiring" | "expired" | "finished";

/**
 * `async with asyncio.timeout(...)`: cancels the task when the deadline passes and turns that cancellation into `TimeoutError`.
 * Source: CPython 3.13 Lib/asyncio/timeouts.py.
 */
export class Timeout {
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __name__: string = "Timeout";
  static readonly __module__: string = "asyncio.timeouts";
  #state: State = "created";
  #handle: Handle | null = null;
  #task: Task<unknown> | null = null;
  #cancelling = 0;
  #when: number | null;

  constructor(when: Seconds | null) {
    this.#when = when as number | null;
  }

  /** The deadline on the clock of `loop.time()`, or `null`. */
  when(): number | null {
    return this.#when;
  }

  /** Moves the deadline. */
  reschedule(when: Seconds | null): void {
    if (this.#state !== "active") {
      if (this.#state === "created") throw new RuntimeError("Timeout has not been entered");
      throw new RuntimeError(`Cannot change state of ${this.#state} Timeout`);
    }
    this.#handle?.cancel();
    this.#when = when === null ? null : seconds(when, "deadline");
    this.#handle = this.#when === null ? null : this.#schedule(get_running_loop(), this.#when);
  }

  #schedule(loop: BaseEventLoop, when: number): Handle {
    const expire = (): void => this.#expire();
    return when <= loop.time() ? loop.call_soon(expire) : loop._callAt(when, expire);
  }

  /** True if the deadline passed while the block ran. */
  expired(): boolean {
    return this.#state === "expiring" || this.#state === "expired";
  }

  async __aenter__(): Promise<this> {
    this._enter();
    return this;
  }

  async __aexit__(_type: unknown, error: BaseException | null, _traceback: unknown): Promise<null> {
    this._exit(error);
    return null;
  }

  /** What `__aenter__` does; it never suspends. @internal */
  _enter(): void {
    if (this.#state !== "created") throw new RuntimeError("Timeout has already been entered");
    const task = current_task();
    if (task === null) throw new RuntimeError("Timeout should be used inside a task");
    this.#state = "active";
    this.#task = task;
    this.#cancelling = task.cancelling();
    this.reschedule(this.#when);
  }

  /** What `__aexit__` does; it never suspends and never swallows. @internal */
  _exit(error: BaseException | null): void {
    this.#handle?.cancel();
    this.#handle = null;
    if (this.#state === "active") {
      this.#state = "finished";
      return;
    }
    if (this.#state !== "expiring") return;
    this.#state = "expired";
    if (this.#task!.uncancel() > this.#cancelling || error === null) return;
    if (error instanceof CancelledError) throw timeoutFrom(error);
    insertTimeoutError(error);
    const { $members: members = [] } = error as { $members?: readonly BaseException[] };
    for (const part of members) insertTimeoutError(part);
  }

  #expire(): void {
    this.#task!.cancel();
    this.#state = "expiring";
    this.#handle = null;
  }

  __repr__(): string {
    const when = this.#when === null ? "None" : floatRepr(Number(this.#when.toFixed(3)));
    return `<Timeout [${this.#state}]${this.#state === "active" ? ` when=${when}` : ""}>`;
  }
}

/** The `TimeoutError` that a cancellation becomes. @internal */
export function timeoutFrom(cancellation: CancelledError): TimeoutError {
  const error = new TimeoutError();
  error.__cause__ = error.__context__ = cancellation;
  return error;
}

/** The cancellation in the chain of contexts becomes the cause of a `TimeoutError` that takes its place. */
function insertTimeoutError(error: BaseException): void {
  for (let link = error; link.__context__ !== null; link = link.__context__) {
    if (!(link.__context__ instanceof CancelledError)) continue;
    link.__context__ = timeoutFrom(link.__context__);
    return;
  }
}

/** A timeout `delay` seconds from now; none if `delay` is `null`. */
export function timeout(delay: Seconds | null): Timeout {
  const loop = get_running_loop();
  return new Timeout(delay === null ? null : loop.time() + seconds(delay, "sum"));
}

/** A timeout at `when`, on the clock of `loop.time()`. */
export function timeout_at(when: Seconds | null): Timeout {
  return new Timeout(when);
}
