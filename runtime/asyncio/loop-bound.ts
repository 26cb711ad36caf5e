import { RuntimeError } from "../core/exceptions/index.ts";
import { repr } from "../core/repr.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { _get_running_loop } from "./events.ts";
import { Future } from "./futures.ts";

/** What belongs to the loop that it first waited on. Source: CPython 3.13 Lib/asyncio/mixins.py. */
export class LoopBound {
  /** @internal */ _loop: BaseEventLoop | null = null;

  /** A Future for a task to wait on. @internal */
  _createWaiter<T>(label: string): Future<T> {
    const loop = _get_running_loop();
    this._loop ??= loop;
    if (loop === null || loop !== this._loop) {
      throw new RuntimeError(`${repr(this)} is bound to a different event loop`);
    }
    const waiter = new Future<T>(loop._owned);
    waiter._label = label;
    return waiter;
  }
}
