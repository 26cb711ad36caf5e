import { pythonName } from "../core/names.ts";
import { repr } from "../core/repr.ts";

/** A Python callable: a function, a class, or an object with `__call__`. */
export type Callback = (...args: never[]) => unknown;

/** Calls a Python callable with positional arguments. @internal */
export function invoke(callback: Callback, args: readonly unknown[]): unknown {
  if (typeof callback === "function") return callback(...(args as never[]));
  return (callback as { __call__(...args: unknown[]): unknown }).__call__(...args);
}

interface Described {
  readonly __qualname__?: string;
  readonly name?: string;
}

/** `f()`: how handles and futures show a callback. The arguments are shown in debug mode only. @internal */
export function formatCallback(
  callback: Callback,
  args: readonly unknown[],
  debug: boolean,
): string {
  const { __qualname__: qualname, name } = callback as Described;
  const label = qualname ?? (name === undefined ? repr(callback) : pythonName(name) || "<lambda>");
  return `${label}(${debug ? args.map((arg) => repr(arg)).join(", ") : ""})`;
}

/** True for what stands in a trailing options object: keyword-only arguments. No Python value has this prototype. @internal */
export function isOptions(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
