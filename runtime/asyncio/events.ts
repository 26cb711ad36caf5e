import { NotImplementedError, RuntimeError, TypeError } from "../core/exceptions/index.ts";
import { typeName } from "../core/names.ts";
import { BaseEventLoop } from "./base-events.ts";
import { _get_running_loop, _set_running_loop } from "./loop-state.ts";

export { _get_running_loop, _set_running_loop } from "./loop-state.ts";

// The running loop, the current loop, and the policy. Source: CPython 3.13 Lib/asyncio/events.py.

/** CPython's names for the loop of the platform; here there is one. */
export {
  BaseEventLoop as AbstractEventLoop,
  BaseEventLoop as EventLoop,
  BaseEventLoop as SelectorEventLoop,
} from "./base-events.ts";

let currentLoop: BaseEventLoop | null = null;
let wasSet = false;
let policy: AbstractEventLoopPolicy | null = null;

/** CPython's name for the policy in force. @internal */
export { policy as _event_loop_policy };

/** Forgets loops and policy: see runtime/testing.ts. @internal */
export function _forget_loops(): void {
  _set_running_loop(null);
  currentLoop = null;
  wasSet = false;
  policy = null;
}

/** The running event loop; `RuntimeError` if there is none. */
export function get_running_loop(): BaseEventLoop {
  const loop = _get_running_loop();
  if (loop === null) throw new RuntimeError("no running event loop");
  return loop;
}

/** The running loop, else the one that `set_event_loop` set, else what the policy makes for the main thread. */
export function get_event_loop(): BaseEventLoop {
  return _get_running_loop() ?? policy?.get_event_loop() ?? defaultEventLoop();
}

/** Makes `loop` what `get_event_loop` returns when none runs. */
export function set_event_loop(loop: BaseEventLoop | null): void {
  if (policy === null) setDefaultEventLoop(loop);
  else policy.set_event_loop(loop);
}

/** A new event loop. */
export function new_event_loop(): BaseEventLoop {
  return policy?.new_event_loop() ?? new BaseEventLoop();
}

// What the default policy does; as functions, so that programs which ask for no policy have none.

function defaultEventLoop(): BaseEventLoop {
  if (currentLoop === null && !wasSet) setDefaultEventLoop(new BaseEventLoop());
  if (currentLoop === null) {
    throw new RuntimeError("There is no current event loop in thread 'MainThread'.");
  }
  return currentLoop;
}

function setDefaultEventLoop(loop: BaseEventLoop | null): void {
  wasSet = true;
  if (loop !== null && !(loop instanceof BaseEventLoop)) {
    throw new TypeError(
      `loop must be an instance of AbstractEventLoop or None, not '${typeName(loop)}'`,
    );
  }
  currentLoop = loop;
}

/** What `set_event_loop_policy` takes; a subclass overrides its methods. */
export class AbstractEventLoopPolicy {
  static readonly __name__: string = "AbstractEventLoopPolicy";
  static readonly __module__: string = "asyncio.events";

  get_event_loop(): BaseEventLoop {
    throw new NotImplementedError();
  }

  set_event_loop(_loop: BaseEventLoop | null): void {
    throw new NotImplementedError();
  }

  new_event_loop(): BaseEventLoop {
    throw new NotImplementedError();
  }
}

/** CPython's policy for a process with one thread. */
export class DefaultEventLoopPolicy extends AbstractEventLoopPolicy {
  static override readonly __name__: string = "_UnixDefaultEventLoopPolicy";
  static override readonly __module__: string = "asyncio.unix_events";

  override get_event_loop(): BaseEventLoop {
    if (currentLoop === null && !wasSet) this.set_event_loop(this.new_event_loop());
    return defaultEventLoop();
  }

  override set_event_loop(loop: BaseEventLoop | null): void {
    setDefaultEventLoop(loop);
  }

  override new_event_loop(): BaseEventLoop {
    return new BaseEventLoop();
  }
}

/** The policy in force. */
export function get_event_loop_policy(): AbstractEventLoopPolicy {
  return (policy ??= new DefaultEventLoopPolicy());
}

/** Replaces the policy; `null` brings the default back. */
export function set_event_loop_policy(replacement: AbstractEventLoopPolicy | null): void {
  if (replacement !== null && !(replacement instanceof AbstractEventLoopPolicy)) {
    throw new TypeError(
      `policy must be an instance of AbstractEventLoopPolicy or None, not '${typeName(replacement)}'`,
    );
  }
  policy = replacement;
}
