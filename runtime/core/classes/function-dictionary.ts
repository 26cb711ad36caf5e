/** The attributes of functions and bound methods that stand in their classes. Source: CPython Objects/funcobject.c. */
import { call } from "../calls/call.ts";
import { optionsOf } from "../options.ts";
import { signature } from "../calls/signature.ts";
import { bound } from "./descriptors.ts";

let dictionary: Map<string, unknown> | undefined;

/** `types.FunctionType.__dict__`, as far as the runtime has it. */
export function functionDictionary(): ReadonlyMap<string, unknown> {
  return (dictionary ??= new Map<string, unknown>([
    ["__call__", signature(callFunction, "self, /, *args, **kwargs", "__call__")],
    ["__get__", signature(bind, "self, instance, owner=, /", "__get__")],
  ]));
}

function callFunction(self: unknown, ...args: unknown[]): unknown {
  const keywords = optionsOf<{ [name: string]: unknown }>(args);
  return call(self, keywords === undefined ? args : args.slice(0, -1), keywords);
}

function bind(self: unknown, instance: unknown, owner: unknown = null): unknown {
  return bound(self, instance, owner);
}
