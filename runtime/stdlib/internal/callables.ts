import { call } from "../../core/calls/call.ts";

/** A Python callable taken as an argument: a function, a class, or an object with `__call__`. */
export type Callable<A extends unknown[] = unknown[], R = unknown> = (...args: A) => R;

/** Calls a Python callable with positional arguments. */
export function invoke<A extends unknown[], R>(callable: Callable<A, R>, ...args: A): R {
  return call(callable as unknown as (...args: never[]) => R, args);
}
