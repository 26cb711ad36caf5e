import { Extensible } from "../core/classes/extensible.ts";
import { RuntimeError } from "../core/exceptions/index.ts";
import { repr } from "../core/repr.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { loopForWaiting } from "./implicit-loop.ts";
import { type Future, Waiter } from "./core.ts";
import type { Primitive } from "./primitive.ts";

/** What belongs to the loop that it first waited on. Source: CPython 3.13 Lib/asyncio/mixins.py. */
export class LoopBound extends Extensible {
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  /** @internal */ _loop: BaseEventLoop | null = null;

  /** A Future for a task to wait on. @internal */
  _createWaiter<T>(primitive: Primitive): Future<T> {
    const loop = loopForWaiting();
    this._loop ??= loop;
    if (loop !== this._loop) {
      throw new RuntimeError(`${repr(this)} is bound to a different event loop`);
    }
    return new Waiter<T>(loop, primitive);
  }
}
