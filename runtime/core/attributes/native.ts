/** Methods of JavaScript's own values (strings, numbers, arrays), which cannot carry Python's methods themselves. */
import * as listMethods from "../containers/list-methods.ts";
import { tuple } from "../containers/tuple.ts";

type Method = (self: never, ...args: unknown[]) => unknown;
type Methods = { readonly [name: string]: Method };

/** The method of a native value, bound to it. */
export function nativeMethod(value: unknown, name: string): unknown {
  const method = methodsOf(value)?.[name];
  if (method === undefined) return undefined;
  const bound = (...args: unknown[]): unknown => method(value as never, ...args);
  Object.defineProperty(bound, "name", { value: name });
  return bound;
}

function methodsOf(value: unknown): Methods | undefined {
  if (Array.isArray(value))
    return value instanceof tuple ? tupleMethods : (listMethods as unknown as Methods);
  return undefined;
}

const tupleMethods: Methods = {
  count: listMethods.count as Method,
  index: listMethods.index as Method,
};
