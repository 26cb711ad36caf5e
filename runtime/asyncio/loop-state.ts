import type { BaseEventLoop } from "./base-events.ts";
import type { Coroutine } from "./coroutine.ts";

// Which loop runs. A module of its own, which imports nothing of the loop.

let runningLoop: BaseEventLoop | null = null;

/** The running event loop, or `null`. @internal */
export function _get_running_loop(): BaseEventLoop | null {
  return runningLoop;
}

/** @internal */
export function _set_running_loop(loop: BaseEventLoop | null): void {
  runningLoop = loop;
}

/**
 * What asyncio needs where coroutines are generators. Set by the first coroutine function of that form, so that no other program carries it.
 *
 * @internal
 */
export interface GeneratorForm {
  /** A coroutine object of another class as one of ours: what `send`, `throw` and `close` it has are called. `null` for what is none. */
  adopt(object: unknown): Coroutine | null;
  /** Drives an object with `__await__`. */
  drive(awaitable: unknown): PromiseLike<unknown>;
}

let generatorForm: GeneratorForm | null = null;

/** @internal */
export function _setGeneratorForm(form: GeneratorForm): void {
  generatorForm = form;
}

/** Where it is not `null`, resuming a task runs code of the program at once, not in a microtask. @internal */
export function _generatorForm(): GeneratorForm | null {
  return generatorForm;
}
