/**
 * Test methods are synchronous or, where they reach an event loop, asynchronous: a runner knows only when it has called one. Its own functions are generators
 * that hand out what they were given; {@link perform} runs them to their end at once as long as nothing is a promise, and as a promise after that.
 */
import { Coroutine } from "../../asyncio/coroutine.ts";

/** A piece of work: it yields what it calls returned, and gets it back settled. */
export type Work<T> = Generator<unknown, T, unknown>;

/** Runs a piece of work: its result, or a promise of it. */
export function perform<T>(work: Work<T>): T | Promise<T> {
  let step = work.next();
  while (step.done !== true) {
    const pending = started(step.value);
    if (pending instanceof Promise) return performLater(work, pending);
    step = work.next(pending);
  }
  return step.value;
}

async function performLater<T>(work: Work<T>, first: Promise<unknown>): Promise<T> {
  let pending: unknown = first;
  for (;;) {
    let step: IteratorResult<unknown, T>;
    try {
      const value = pending instanceof Promise ? await (pending as Promise<unknown>) : pending;
      step = work.next(value);
    } catch (error) {
      step = work.throw(error);
    }
    if (step.done === true) return step.value;
    pending = started(step.value);
  }
}

/** A function that blocks in Python is an `async function` here: called by someone who does not know it, it has not started yet. */
function started(value: unknown): unknown {
  return value instanceof Coroutine ? Promise.resolve(value._start()) : value;
}
