import type { BaseEventLoop } from "./base-events.ts";

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
