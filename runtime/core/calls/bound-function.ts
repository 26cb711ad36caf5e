import { agen, type AsyncGeneratorFunction } from "../../asyncio/async-generator.ts";
import { coro } from "../../asyncio/coroutine.ts";
import { recordBinding } from "./bound-method.ts";

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** A function that takes its object as the first argument, bound to it: what a class made at run time has for a method. */
export function bindFunction(function_: AnyFunction, self: unknown): AnyFunction {
  const bound = (...args: unknown[]): unknown => natively(function_, [self, ...args]);
  Object.defineProperty(bound, "name", { value: function_.name, configurable: true });
  recordBinding(bound, { function: function_, self, isPlain: true });
  return bound;
}

/** Calls with arguments as JavaScript passes them; an `async` function gives its lazy coroutine. */
function natively(function_: AnyFunction, args: unknown[]): unknown {
  const tag = (function_ as { [Symbol.toStringTag]?: string })[Symbol.toStringTag];
  if (tag === "AsyncFunction")
    return coro(function_ as (...args: unknown[]) => PromiseLike<unknown>, ...args);
  return tag === "AsyncGeneratorFunction"
    ? agen(function_ as AsyncGeneratorFunction<unknown[], unknown>, ...args)
    : function_(...args);
}
