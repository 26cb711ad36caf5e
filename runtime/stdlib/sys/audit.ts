/** `sys.audit` and its hooks. The runtime raises no events of its own. Source: PEP 578, CPython 3.13 Python/sysmodule.c. */
import { call, callable } from "../../core/calls/call.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";

const hooks: unknown[] = [];

/** `addaudithook(hook)`: hooks stay for good. */
export function addaudithook(hook: unknown): null {
  if (!callable(hook)) throw new TypeError(`'${typeName(hook)}' object is not callable`);
  hooks.push(hook);
  return null;
}

/** `audit(event, *args)`: tells the hooks, in order. */
export function audit(event: string, ...args: readonly unknown[]): null {
  if (typeof event !== "string")
    throw new TypeError(`expected str for argument 'event', not ${typeName(event)}`);
  for (const hook of hooks) call(hook, [event, tuple.of(...args)]);
  return null;
}
