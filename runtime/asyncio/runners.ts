import { Extensible } from "../core/classes/extensible.ts";
import {
  BaseException,
  KeyboardInterrupt,
  RuntimeError,
  ValueError,
} from "../core/exceptions/index.ts";
import { host } from "../host/index.ts";
import { repr } from "../core/repr.ts";
import { type Context, copy_context } from "../stdlib/contextvars/context.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { Coroutine } from "./coroutines.ts";
import { _get_running_loop, new_event_loop, set_event_loop } from "./events.ts";
import { CancelledError, DeadlockError } from "./exceptions.ts";
import { gather } from "./gather.ts";
import { asValue } from "./pass-value.ts";

/** Keyword arguments of {@link Runner} and {@link run}. */
export interface RunOptions {
  debug?: boolean | null;
  loop_factory?: (() => BaseEventLoop) | null;
}

/**
 * `asyncio.Runner`: the life of an event loop. Blocking calls of Python return promises here. Source: CPython 3.13 Lib/asyncio/runners.py.
 */
export class Runner extends Extensible {
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __name__: string = "Runner";
  static readonly __module__: string = "asyncio.runners";
  #state: "created" | "initialized" | "closed" = "created";
  readonly #debug: boolean | null;
  readonly #loopFactory: (() => BaseEventLoop) | null;
  #loop: BaseEventLoop | null = null;
  #context: Context | null = null;
  #interrupts = 0;
  #setEventLoop = false;

  constructor(options: RunOptions = {}) {
    super();
    this.#debug = options.debug ?? null;
    this.#loopFactory = options.loop_factory ?? null;
  }

  __enter__(): this {
    this.#initialize();
    return this;
  }

  __exit__(_type: unknown, _error: unknown, _traceback: unknown): Promise<null> {
    return this.close().then(() => null);
  }

  /** Cancels what is left, closes the async generators and the loop. */
  close(): Promise<void> {
    return this.#close();
  }

  async #close(): Promise<void> {
    if (this.#state !== "initialized") return;
    const loop = this.#loop!;
    try {
      await cancelAllTasks(loop);
      await loop.run_until_complete(loop.shutdown_asyncgens());
      await loop.run_until_complete(loop.shutdown_default_executor());
    } finally {
      if (this.#setEventLoop) set_event_loop(null);
      loop.close();
      this.#loop = null;
      this.#state = "closed";
    }
  }

  get_loop(): BaseEventLoop {
    this.#initialize();
    return this.#loop!;
  }

  /** Runs a coroutine in the loop and returns its result. */
  run<T>(coro: Coroutine<T>, options: { context?: Context | null } = {}): Promise<T> {
    return this.#run(coro, options);
  }

  async #run<T>(coro: Coroutine<T>, options: { context?: Context | null }): Promise<T> {
    if (!(coro instanceof Coroutine)) {
      throw new ValueError(`a coroutine was expected, got ${repr(coro)}`);
    }
    if (_get_running_loop() !== null) {
      throw new RuntimeError("Runner.run() cannot be called from a running event loop");
    }
    this.#initialize();
    const loop = this.#loop!;
    const task = loop.create_task(coro, { context: options.context ?? this.#context });
    this.#interrupts = 0;
    const forget = loop._host.onInterrupt?.(() => this.#interrupt(loop, () => task.cancel()));
    try {
      return asValue(await loop.run_until_complete(task));
    } catch (error) {
      if (error instanceof CancelledError && this.#interrupts > 0 && task.uncancel() === 0) {
        throw new KeyboardInterrupt();
      }
      throw error;
    } finally {
      forget?.();
    }
  }

  /** The first Ctrl-C cancels the main task, the second ends the loop. */
  #interrupt(loop: BaseEventLoop, cancelMain: () => boolean): void {
    this.#interrupts++;
    if (this.#interrupts === 1 && cancelMain()) {
      loop.call_soon_threadsafe(() => undefined);
      return;
    }
    loop.call_soon_threadsafe(() => {
      throw new KeyboardInterrupt();
    });
  }

  #initialize(): void {
    if (this.#state === "closed") throw new RuntimeError("Runner is closed");
    if (this.#state === "initialized") return;
    if (this.#loopFactory === null) {
      this.#loop = new_event_loop();
      if (!this.#setEventLoop) {
        set_event_loop(this.#loop);
        this.#setEventLoop = true;
      }
    } else {
      this.#loop = this.#loopFactory();
    }
    if (this.#debug !== null) this.#loop.set_debug(this.#debug);
    this.#context = copy_context();
    this.#state = "initialized";
  }
}

/** Runs a coroutine in a new event loop and closes the loop. Awaited where Python blocks. */
export async function run<T>(main: Coroutine<T>, options: RunOptions = {}): Promise<T> {
  while (_get_running_loop()?._runsOutside) {
    // TypeScript that awaited something of asyncio before it starts a loop of its own.
    await new Promise<void>((resolve) => host().scheduler.nextTurn(resolve));
  }
  if (_get_running_loop() !== null) {
    throw new RuntimeError("asyncio.run() cannot be called from a running event loop");
  }
  const runner = new Runner(options);
  runner.__enter__();
  let result: T;
  try {
    result = await runner.run(main);
  } catch (error) {
    if (error instanceof BaseException) host().places?.pass(error);
    // After a deadlock nothing of the program runs again: cancelling its tasks would print what CPython never prints.
    if (!(error instanceof DeadlockError)) await runner.close();
    throw error;
  }
  await runner.close();
  return asValue(result);
}

async function cancelAllTasks(loop: BaseEventLoop): Promise<void> {
  const tasks = loop._tasks.toArray();
  if (tasks.length === 0) return;
  for (const task of tasks) task.cancel();
  await loop.run_until_complete(gather(...tasks, { return_exceptions: true }));
  for (const task of tasks) {
    if (task.cancelled()) continue;
    const exception = task.exception();
    if (exception === null) continue;
    loop._reportException({
      message: "unhandled exception during asyncio.run() shutdown",
      exception,
      task,
    });
  }
}
