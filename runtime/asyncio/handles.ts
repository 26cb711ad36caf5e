import { Extensible } from "../core/classes/extensible.ts";
import { hashFloat } from "../core/numbers/hash.ts";
import type { Int } from "../core/numbers/convert.ts";
import { caught } from "../core/exceptions/caught.ts";
import { KeyboardInterrupt, SystemExit } from "../core/exceptions/index.ts";
import { floatRepr } from "../core/numbers/float.ts";
import { repr } from "../core/repr.ts";
import {
  type Context,
  contextOf,
  enterOwner,
  leaveOwner,
  snapshotContext,
} from "../stdlib/contextvars/context.ts";
import type { BaseEventLoop } from "./base-events.ts";
import { invoke, type Callback, formatCallback } from "./callbacks.ts";

/** What `loop.call_soon` returns. Source: CPython 3.13 Lib/asyncio/events.py. */
export class Handle extends Extensible {
  static readonly __name__: string = "Handle";
  static readonly __module__: string = "asyncio.events";
  /** @internal */ declare readonly _loop: BaseEventLoop;
  /** @internal */ declare _callback: Callback | null;
  /** @internal */ declare _args: readonly unknown[] | null;
  /** @internal */ declare _context: Context | null;
  /** @internal */ declare _cancelled: boolean;
  /** What a cancelled handle shows in debug mode. @internal */ declare _repr?: string;

  /** @internal */
  constructor(
    callback: Callback,
    args: readonly unknown[],
    loop: BaseEventLoop,
    context: Context | null | undefined = undefined,
  ) {
    super();
    this._loop = loop;
    this._cancelled = false;
    this._callback = callback;
    this._args = args;
    // `null` is an empty context that nobody has seen; without one it is a copy of the current.
    this._context = context === undefined ? snapshotContext() : context;
  }

  /** Makes the callback not be called. */
  cancel(): void {
    if (this._cancelled) return;
    this._cancelled = true;
    if (this._loop.get_debug()) this._repr = repr(this);
    this._callback = null;
    this._args = null;
  }

  cancelled(): boolean {
    return this._cancelled;
  }

  get_context(): Context {
    return contextOf(this);
  }

  /** @internal */
  get _isQuiet(): boolean {
    return false;
  }

  /** @internal */
  _run(): void {
    const callback = this._callback;
    if (callback === null || this._cancelled) return;
    const args = this._args!;
    try {
      enterOwner(this);
      try {
        invoke(callback, args);
      } finally {
        leaveOwner(this);
      }
    } catch (thrown) {
      const error = caught(thrown);
      if (error instanceof SystemExit || error instanceof KeyboardInterrupt) throw error;
      const description = formatCallback(callback, args, this._loop.get_debug());
      this._loop._reportException({
        message: `Exception in callback ${description}`,
        exception: error,
        handle: this,
      });
    }
  }

  /** @internal */
  _repr_info(): string[] {
    const info = [(this.constructor as typeof Handle).__name__];
    if (this._cancelled) info.push("cancelled");
    if (this._callback !== null) {
      info.push(formatCallback(this._callback, this._args!, this._loop.get_debug()));
    }
    return info;
  }

  __repr__(): string {
    return this._repr ?? `<${this._repr_info().join(" ")}>`;
  }
}

/** What `loop.call_later` and `loop.call_at` return. */
export class TimerHandle extends Handle {
  static override readonly __name__: string = "TimerHandle";
  static override readonly __module__: string = "asyncio.events";
  /** @internal */ declare readonly _when: number;
  /** True while the handle is in the loop's heap. @internal */ declare _scheduled: boolean;

  /** @internal */
  constructor(
    when: number,
    callback: Callback,
    args: readonly unknown[],
    loop: BaseEventLoop,
    context: Context | null | undefined = undefined,
  ) {
    super(callback, args, loop, context);
    this._when = when;
    this._scheduled = false;
  }

  /** @internal */
  get _timerCancelled(): boolean {
    return this._cancelled;
  }

  override cancel(): void {
    if (!this._cancelled) this._loop._timer_handle_cancelled(this);
    super.cancel();
  }

  /** The time the callback is due, on the clock of `loop.time()`. */
  when(): number {
    return this._when;
  }

  /** @internal */
  override _repr_info(): string[] {
    const info = super._repr_info();
    info.splice(this._cancelled ? 2 : 1, 0, `when=${floatRepr(this._when)}`);
    return info;
  }

  /** That of its time. */
  __hash__(): Int {
    return hashFloat(this._when);
  }

  __lt__(other: TimerHandle): boolean {
    return this._when < other._when;
  }

  __le__(other: TimerHandle): boolean {
    return this._when < other._when || this.__eq__(other);
  }

  __gt__(other: TimerHandle): boolean {
    return this._when > other._when;
  }

  __ge__(other: TimerHandle): boolean {
    return this._when > other._when || this.__eq__(other);
  }

  __eq__(other: unknown): boolean {
    if (!(other instanceof TimerHandle) || this._when !== other._when) return false;
    if (this._callback !== other._callback || this._cancelled !== other._cancelled) return false;
    const own = this._args;
    const theirs = other._args;
    if (own === null || theirs === null) return own === theirs;
    return own.length === theirs.length && own.every((arg, index) => arg === theirs[index]);
  }
}
