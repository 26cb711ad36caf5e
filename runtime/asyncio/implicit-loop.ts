import { BaseEventLoop } from "./base-events.ts";
import { _get_running_loop } from "./loop-state.ts";

let loop: BaseEventLoop | null = null;

/**
 * The loop of code that runs in none: TypeScript that awaits an emitted function, a Future, `toPromise`. It runs by itself whenever it has something to do, and
 * does not keep the program alive.
 */
export function implicitLoop(): BaseEventLoop {
  if (loop === null || loop.is_closed()) {
    loop = new BaseEventLoop();
    loop._runByItself();
  }
  return loop;
}

/** The running loop, or the implicit one. @internal */
export function loopForWaiting(): BaseEventLoop {
  return _get_running_loop() ?? implicitLoop();
}
