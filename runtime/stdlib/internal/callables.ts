import { TypeError } from "../../core/exceptions/base.ts";
import { isClass, typeName } from "../../core/names.ts";

/** A Python callable taken as an argument: a function, a class, or an object with `__call__`. */
export type Callable<A extends unknown[] = unknown[], R = unknown> = (...args: A) => R;

/** Calls a Python callable with positional arguments. */
export function invoke<A extends unknown[], R>(callable: Callable<A, R>, ...args: A): R {
  if (typeof callable === "function") {
    if (!isClass(callable)) return callable(...args);
    return new (callable as unknown as new (...args: A) => R)(...args);
  }
  const method = (callable as { __call__?: Callable<A, R> } | null)?.__call__;
  if (typeof method !== "function") {
    throw new TypeError(`'${typeName(callable)}' object is not callable`);
  }
  return method.apply(callable, args);
}
