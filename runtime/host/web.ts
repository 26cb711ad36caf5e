import type { Cancel, Clock, Host, OutputStream, Scheduler } from "./types.ts";

/** Timers longer than this overflow in every engine (2^31 - 1 milliseconds); the loop waits in pieces. */
const longestTimer = 2_147_483_647;

/** What every host with the web's globals has. Typed here, because the runtime is compiled without the DOM's types. */
interface WebGlobals {
  readonly performance: { now(): number };
  readonly console: { log(text: string): void; error(text: string): void };
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
  readonly MessageChannel?: new () => MessageChannelLike;
}

interface MessageChannelLike {
  readonly port1: { onmessage: (() => void) | null; close(): void };
  readonly port2: { postMessage(message: null): void };
}

const globals = (): WebGlobals => globalThis as unknown as WebGlobals;

/** The real clock: `performance.now()` and `Date.now()`. */
export function realClock(): Clock {
  const { performance } = globals();
  return {
    virtual: false,
    resolution: 1e-9,
    monotonic: () => performance.now() / 1000,
    wall: () => Date.now() / 1000,
    sleep: blockThread,
  };
}

/** Blocks the thread, as `time.sleep` does: by waiting on shared memory where that is allowed, else by spinning. */
export function blockThread(seconds: number): void {
  const milliseconds = seconds * 1000;
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  } catch {
    const { performance } = globals();
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  }
}

/** `setTimeout`, as a {@link Scheduler.after}. */
export function timeoutAfter(seconds: number, callback: () => void): Cancel {
  const { setTimeout, clearTimeout } = globals();
  const timer = setTimeout(callback, Math.min(Math.ceil(seconds * 1000), longestTimer));
  return () => clearTimeout(timer);
}

/** Seconds of real time. */
export function elapsedSeconds(): number {
  return globals().performance.now() / 1000;
}

/** Timers of the web. `MessageChannel` gives turns without the 4 ms that nested `setTimeout` calls cost. */
export function webScheduler(): Scheduler {
  return {
    elapsed: elapsedSeconds,
    after: timeoutAfter,
    nextTurn: (callback) => {
      const { MessageChannel, setTimeout } = globals();
      if (MessageChannel === undefined) {
        setTimeout(callback, 0);
        return;
      }
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        callback();
      };
      channel.port2.postMessage(null);
    },
    whenIdle: () => () => undefined,
  };
}

/** A stream over `console`, which writes whole lines only: the rest of a line waits for its end or for `flush`. */
export function consoleStream(write: (text: string) => void): OutputStream {
  let pending = "";
  return {
    isTTY: false,
    write: (text) => {
      pending += text;
      const end = pending.lastIndexOf("\n");
      if (end < 0) return;
      write(pending.slice(0, end));
      pending = pending.slice(end + 1);
    },
    flush: () => {
      if (pending !== "") write(pending);
      pending = "";
    },
  };
}

/** Browsers, workers and every other host without Node's modules. */
export function webHost(): Host {
  return {
    clock: realClock(),
    scheduler: webScheduler(),
    stdout: consoleStream((text) => globals().console.log(text)),
    stderr: consoleStream((text) => globals().console.error(text)),
    inputIsTTY: false,
    argv: [""],
    exit: () => undefined,
    environment: () => undefined,
  };
}
