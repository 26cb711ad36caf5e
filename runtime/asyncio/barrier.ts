import type { Int } from "../core/numbers/convert.ts";
import { ValueError } from "../core/exceptions/index.ts";
import { BrokenBarrierError } from "./exceptions.ts";
import { Condition, reprWithState } from "./locks.ts";
import { LoopBound } from "./loop-bound.ts";
import { Waits } from "./primitive.ts";

const waitingForBarrier = /* @__PURE__ */ new Waits("barrier.wait()");

type State = "filling" | "draining" | "resetting" | "broken";

/**
 * `asyncio.Barrier`: tasks wait until a fixed number of them has come. Source: CPython 3.13 Lib/asyncio/locks.py.
 */
export class Barrier extends LoopBound {
  static readonly __name__: string = "Barrier";
  static readonly __module__: string = "asyncio.locks";
  readonly #condition = new Condition();
  readonly #parties: number;
  #state: State = "filling";
  #count = 0;

  constructor(parties: Int) {
    super();
    if (parties < 1) throw new ValueError("parties must be > 0");
    this.#parties = Number(parties);
    this.#condition._waiting = waitingForBarrier;
  }

  async __aenter__(): Promise<number> {
    return this.wait();
  }

  async __aexit__(_type: unknown, _error: unknown, _traceback: unknown): Promise<null> {
    return null;
  }

  /** Waits for the others; returns this task's place, from 0 in the order of arrival. */
  async wait(): Promise<number> {
    await this.#condition.acquire();
    try {
      await this.#block();
      try {
        const index = this.#count++;
        if (index + 1 === this.#parties) this.#release();
        else await this.#waitForRelease();
        return index;
      } finally {
        this.#count--;
        this.#exit();
      }
    } finally {
      this.#condition.release();
    }
  }

  /** Waits while the barrier drains or is reset. */
  async #block(): Promise<void> {
    await this.#condition.wait_for(() => this.#state !== "draining" && this.#state !== "resetting");
    if (this.#state === "broken") throw new BrokenBarrierError("Barrier aborted");
  }

  #release(): void {
    this.#state = "draining";
    this.#condition.notify_all();
  }

  async #waitForRelease(): Promise<void> {
    await this.#condition.wait_for(() => this.#state !== "filling");
    if (this.#state === "broken" || this.#state === "resetting") {
      throw new BrokenBarrierError("Abort or reset of barrier");
    }
  }

  #exit(): void {
    if (this.#count !== 0) return;
    if (this.#state === "resetting" || this.#state === "draining") this.#state = "filling";
    this.#condition.notify_all();
  }

  /** Back to the initial state; tasks that wait get `BrokenBarrierError`. */
  async reset(): Promise<void> {
    await this.#condition.acquire();
    try {
      this.#state = this.#count > 0 ? "resetting" : "filling";
      this.#condition.notify_all();
    } finally {
      this.#condition.release();
    }
  }

  /** Breaks the barrier: tasks that wait or come get `BrokenBarrierError`. */
  async abort(): Promise<void> {
    await this.#condition.acquire();
    try {
      this.#state = "broken";
      this.#condition.notify_all();
    } finally {
      this.#condition.release();
    }
  }

  get parties(): number {
    return this.#parties;
  }

  get n_waiting(): number {
    return this.#state === "filling" ? this.#count : 0;
  }

  get broken(): boolean {
    return this.#state === "broken";
  }

  __repr__(): string {
    const waiting = this.broken ? "" : `, waiters:${this.n_waiting}/${this.parties}`;
    return reprWithState(this, this.#state + waiting);
  }
}
