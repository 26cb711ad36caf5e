/** Calls from inside the runtime: callbacks of the loop, done callbacks. They take positional arguments only. */
import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";

type AnyFunction = (...args: unknown[]) => unknown;

let checkedCall: ((function_: AnyFunction, args: readonly unknown[]) => unknown) | null = null;

/**
 * From now on arguments are checked against recorded signatures. The first signature that is recorded says so: programs that record none do not carry
 * what checks them.
 */
export function checkCallbacks(
  call: (function_: AnyFunction, args: readonly unknown[]) => unknown,
): void {
  checkedCall = call;
}

/** Calls a Python callable: a function, or an object with `__call__`. */
export function callCallback(callback: unknown, args: readonly unknown[]): unknown {
  if (typeof callback === "function") {
    return checkedCall === null
      ? (callback as AnyFunction)(...args)
      : checkedCall(callback as AnyFunction, args);
  }
  const method = (callback as { __call__?: unknown } | null)?.__call__;
  if (typeof method !== "function") {
    throw new TypeError(`'${typeName(callback)}' object is not callable`);
  }
  return (callback as { __call__: AnyFunction }).__call__(...args);
}
