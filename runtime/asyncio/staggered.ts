import { call } from "../core/calls/call.ts";
import { tuple } from "../core/containers/tuple.ts";
import {
  type BaseException,
  KeyboardInterrupt,
  SystemExit,
  TimeoutError,
} from "../core/exceptions/index.ts";
import { caught } from "../core/exceptions/caught.ts";
import { iterate } from "../core/iteration/iterate.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { type Awaitable, asValue, coro } from "./coroutines.ts";
import { get_running_loop } from "./events.ts";
import { Event } from "./locks.ts";
import type { Seconds } from "./seconds.ts";
import type { Task } from "./tasks.ts";
import { wait } from "./wait.ts";
import { wait_for } from "./wait-for.ts";

/** What came of a race: the result, which coroutine it is of, and what each one that was started raised. */
export type RaceOutcome = tuple<[unknown, number | null, (BaseException | null)[]]>;

/**
 * `asyncio.staggered.staggered_race`: starts coroutines one after the other, the next one when one fails or `delay` seconds have passed, until one
 * succeeds. Source: CPython 3.13 Lib/asyncio/staggered.py.
 */
export async function staggered_race(
  coro_fns: unknown,
  delay: Seconds | null,
  options: { loop?: BaseEventLoop | null } = {},
): Promise<RaceOutcome> {
  const race = new Race([...iterate(coro_fns)], delay, options.loop ?? get_running_loop());
  return asValue(await race.run());
}

class Race {
  readonly #functions: readonly unknown[];
  readonly #delay: Seconds | null;
  readonly #loop: BaseEventLoop;
  readonly #tasks: Task<null>[] = [];
  readonly #exceptions: (BaseException | null)[] = [];
  #winner: { readonly index: number; readonly result: unknown } | null = null;

  constructor(functions: readonly unknown[], delay: Seconds | null, loop: BaseEventLoop) {
    this.#functions = functions;
    this.#delay = delay;
    this.#loop = loop;
  }

  async run(): Promise<RaceOutcome> {
    this.#start(null);
    try {
      for (let done = 0; done !== this.#tasks.length;) {
        const [finished] = await wait(this.#tasks);
        done = finished.size;
        for (const task of finished) {
          const error = task.cancelled() ? null : task.exception();
          if (error !== null) throw error;
        }
      }
      return tuple.of(this.#winner?.result ?? null, this.#winner?.index ?? null, this.#exceptions);
    } finally {
      for (const task of this.#tasks) task.cancel();
    }
  }

  #start(previousFailed: Event | null): void {
    this.#tasks.push(this.#loop.create_task(coro(() => this.#runOne(previousFailed))));
  }

  async #runOne(previousFailed: Event | null): Promise<null> {
    if (previousFailed !== null) await this.#waitFor(previousFailed);
    const index = this.#exceptions.length;
    if (index >= this.#functions.length) return null;
    const failed = new Event();
    this.#start(failed);
    this.#exceptions.push(null);
    let result: unknown;
    try {
      result = await (call(this.#functions[index]) as Awaitable<unknown>);
    } catch (thrown) {
      const error = caught(thrown);
      if (error instanceof SystemExit || error instanceof KeyboardInterrupt) throw error;
      this.#exceptions[index] = error;
      failed.set();
      return null;
    }
    this.#winner = { index, result };
    this.#tasks.forEach((task, at) => {
      if (at !== index) task.cancel();
    });
    return null;
  }

  async #waitFor(event: Event): Promise<void> {
    try {
      await wait_for(event.wait(), this.#delay);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
    }
  }
}
