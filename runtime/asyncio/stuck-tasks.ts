import type { Task } from "./core.ts";

const settled = /* @__PURE__ */ Promise.resolve();

/**
 * Tasks that wait for a promise that is not of the loop, while the others go on. The loop takes the coroutine that ends for that of the step under way;
 * once there are such tasks it may be one of theirs, which only a reaction of their own can tell. Both reactions to a promise run one after the other.
 *
 * @internal
 */
export class StuckTasks {
  #last: { isClaimed: boolean } | null = null;

  /** From now on the end of this task is not taken for that of the step under way. */
  add(task: Task<unknown>): void {
    const claim = (): void => {
      if (this.#last !== null) this.#last.isClaimed = true;
    };
    // A task that waits was started: inside its coroutine is what the function returned.
    void (task._coro._inside as PromiseLike<unknown>).then(
      (value) => {
        claim();
        task._succeed(value);
      },
      (error: unknown) => {
        claim();
        task._fail(error);
      },
    );
  }

  /** A coroutine ended: calls `finishStep` unless it was that of one of these tasks. */
  ended(finishStep: () => void): void {
    const end = { isClaimed: false };
    this.#last = end;
    void settled.then(() => {
      if (!end.isClaimed) finishStep();
    });
  }
}
