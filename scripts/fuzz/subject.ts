import { resetRuntime } from "../../runtime/testing.ts";
import { caught } from "../../runtime/core/exceptions/caught.ts";
import { repr } from "@py2ts-async/runtime";
import * as runtime from "@py2ts-async/runtime";
import * as asyncio from "@py2ts-async/runtime/asyncio";
import * as contextvars from "@py2ts-async/runtime/contextvars";
import { configureHost, virtualClock } from "@py2ts-async/runtime/host";

const { agen, asValue, asyncFor, awaitable, coro } = runtime;

/** How many log lines a program may write. */
const longestTrace = 1500;
/** How many functions a program may enter. */
const mostCalls = 80;

/** A program that the loop gave up on: nothing could wake it. */
class Deadlocked extends Error {}

/** Runs a program printed as JavaScript on the runtime; returns its trace. */
export async function runSubject(source: string): Promise<string[]> {
  const subject = new Subject();
  const restore = configureHost({
    clock: virtualClock(),
    deadlock: () => {
      subject.deadlocked = true;
      throw new Deadlocked();
    },
    stderr: { isTTY: false, write: () => undefined, flush: () => undefined },
    stdout: { isTTY: false, write: () => undefined, flush: () => undefined },
  });
  try {
    return await Promise.race([subject.run(source), subject.stuck()]);
  } finally {
    restore();
    resetRuntime();
  }
}

class Subject {
  deadlocked = false;
  readonly #trace: string[] = [];
  readonly #slots = new Map<number, asyncio.Future<unknown>>();
  #loop: asyncio.AbstractEventLoop | null = null;
  #entered = 0;

  #log(label: string, ...values: unknown[]): void {
    if (this.deadlocked || this.#trace.length > longestTrace) return;
    const now = float(this.#loop === null ? 0 : this.#loop.time());
    this.#trace.push(`${repr(now)} ${label} ${values.map(show).join(" ")}`.trimEnd());
  }

  #enter(name: string): boolean {
    if (++this.#entered > mostCalls) return false;
    this.#log("enter", new Word(name));
    return true;
  }

  #get(slot: number): asyncio.Future<unknown> {
    let future = this.#slots.get(slot);
    if (future === undefined) {
      future = this.#loop!.create_future<unknown>();
      future.set_result(slot);
      this.#slots.set(slot, future);
    }
    return future;
  }

  /** The names that the program uses. */
  #names(): Record<string, unknown> {
    const log = (label: string, ...values: unknown[]): void => this.#log(label, ...values);
    class Custom {
      readonly #future: asyncio.Future<unknown>;
      readonly #count: number;
      constructor(future: asyncio.Future<unknown>, count: number) {
        this.#future = future;
        this.#count = count;
      }
      *__await__(): Generator<unknown, unknown, unknown> {
        for (let number = 0; number < this.#count; number++) {
          log("custom", number);
          yield null;
        }
        const result = yield* this.#future.__await__();
        return runtime.tuple.of(this.#count, result);
      }
    }
    const wrap = async (awaited: PromiseLike<unknown>): Promise<unknown> => asValue(await awaited);
    const { ValueError, KeyError, RuntimeError, OSError, GeneratorExit } = runtime;
    const { Exception, BaseException, ExceptionGroup } = runtime;
    return {
      ...{ asyncio, contextvars, log, Custom, coro, agen, asValue, asyncFor, awaitable, float },
      ...{ ValueError, KeyError, RuntimeError, OSError, GeneratorExit },
      ...{ Exception, BaseException, ExceptionGroup, caught },
      enter: (name: string) => this.#enter(name),
      put: (slot: number, future: asyncio.Future<unknown>) => void this.#slots.set(slot, future),
      get: (slot: number) => this.#get(slot),
      callback:
        (label: string) =>
        (...values: unknown[]) =>
          log("callback", new Word(label) as never, ...values),
      Box,
      str: runtime.str,
      len: (things: unknown[]) => things.length,
      state: (thing: unknown) => repr(thing).split("[").at(-1),
      coroutine: (thing: PromiseLike<unknown>) =>
        asyncio.iscoroutine(thing) ? thing : coro(wrap, thing),
      VARIABLE: new contextvars.ContextVar<number>("VARIABLE", { default: 0 }),
      LOCK: [new asyncio.Lock(), new asyncio.Lock()],
      EVENT: [new asyncio.Event(), new asyncio.Event()],
      SEMAPHORE: [new asyncio.Semaphore(2), new asyncio.BoundedSemaphore(1)],
      CONDITION: new asyncio.Condition(),
      BARRIER: [new asyncio.Barrier(2), new asyncio.Barrier(3)],
      QUEUE: [
        new asyncio.Queue(),
        new asyncio.Queue(1),
        new asyncio.LifoQueue(2),
        new asyncio.PriorityQueue(3),
      ],
      STATE: { count: 0 },
      HANDLES: [],
      GENERATORS: new Map(),
      FOREIGN: [],
    };
  }

  /** What the trace is if the program neither ends nor is reported as a deadlock. */
  stuck(): Promise<string[]> {
    return new Promise((resolve) => {
      setTimeout(() => resolve([...this.#trace, "stuck"]), 2000).unref();
    });
  }

  async run(source: string): Promise<string[]> {
    const names = this.#names();
    const main = new Function(...Object.keys(names), `"use strict";\n${source}\nreturn main;`)(
      ...Object.values(names),
    ) as () => Promise<unknown>;
    const runner = new asyncio.Runner();
    this.#loop = runner.get_loop();
    this.#loop.set_exception_handler((_loop, context: asyncio.ExceptionContext) => {
      const message = String(context.get("message"));
      if (message.includes("never retrieved") || message.includes("was destroyed")) return;
      this.#log("handler", context.get("exception"));
    });
    try {
      this.#log("result", await runner.run(coro(main)));
    } catch (error) {
      if (!this.deadlocked) this.#log("raised", caught(error));
    }
    try {
      if (!this.deadlocked) await runner.close();
    } catch (error) {
      if (!this.deadlocked) this.#log("closing", caught(error));
    }
    if (this.deadlocked) this.#trace.push(`${repr(float(this.#loop.time()))} deadlock`);
    return this.#trace;
  }
}

/** Carries a value through a promise. */
class Box {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** Text that is shown without quotes in one language and with them in the other. */
class Word {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  __repr__(): string {
    return repr(this.#text);
  }
}

/** A float, or `None`. */
function float(value: number | null): unknown {
  return value === null ? null : new runtime.Float(value);
}

function show(value: unknown): string {
  if (asyncio.isfuture(value)) {
    return value.cancelled() ? "cancelled" : value.done() ? "done" : "pending";
  }
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  return repr(value);
}
