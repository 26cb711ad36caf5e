import { callCallback } from "../core/calls/callback.ts";
import { bindingOf } from "../core/calls/bound-method.ts";
import { functionPlace, qualifiedName } from "../core/calls/function-names.ts";
import { repr } from "../core/repr.ts";
import type { FunctionPlace } from "../host/index.ts";
import { coro } from "./coroutine.ts";

/** A Python callable: a function, a class, or an object with `__call__`. */
export type Callback = (...args: never[]) => unknown;

/** Calls a callback. A coroutine function gives a coroutine that nobody awaits. @internal */
export function invoke(callback: Callback, args: readonly unknown[]): unknown {
  if (iscoroutinefunction(callback)) return coro(callback as never, ...(args as never[]));
  return callCallback(callback, args);
}

/** True for `async def` functions, and for the runtime's own that have to be awaited. @internal */
export function iscoroutinefunction(func: unknown): boolean {
  return (
    typeof func === "function" &&
    (func as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] === "AsyncFunction"
  );
}

/** What `functools.partial` makes; not named by its class, which few programs have. */
interface Partial {
  readonly func: Callback;
  readonly args: Iterable<unknown>;
}

function isPartial(callback: unknown): callback is Partial {
  return typeof callback === "function" && "func" in callback && "keywords" in callback;
}

/**
 * `f() at file:line`: how handles and futures show a callback. The arguments are shown in debug mode only.
 * Source: CPython 3.13 Lib/asyncio/format_helpers.py.
 *
 * @internal
 */
export function formatCallback(
  callback: Callback,
  args: readonly unknown[],
  debug: boolean,
): string {
  const place = placeOf(callback);
  return (
    nameAndArguments(callback, args, debug, "") +
    (place === undefined ? "" : ` at ${place.file}:${place.line}`)
  );
}

function nameAndArguments(
  callback: Callback,
  args: readonly unknown[],
  debug: boolean,
  suffix: string,
): string {
  const shown = `(${debug ? args.map((arg) => repr(arg)).join(", ") : ""})${suffix}`;
  if (isPartial(callback)) return nameAndArguments(callback.func, [...callback.args], debug, shown);
  return (typeof callback === "function" ? qualifiedName(callback) : repr(callback)) + shown;
}

/** Where a function is defined. A bound method has no place of its own. */
function placeOf(callback: Callback): FunctionPlace | undefined {
  const { __wrapped__: wrapped } = callback as { __wrapped__?: Callback };
  if (wrapped !== undefined) return placeOf(wrapped);
  if (isPartial(callback)) return placeOf(callback.func);
  return bindingOf(callback) === undefined ? functionPlace(callback) : undefined;
}

/** True for what stands in a trailing options object: keyword-only arguments. No Python value has this prototype. @internal */
export function isOptions(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
