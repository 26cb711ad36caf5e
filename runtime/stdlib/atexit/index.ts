/** Python's `atexit`: functions that are called when the program ends, the last one first. Source: CPython 3.13 Modules/atexitmodule.c. */
import { call, callable } from "../../core/calls/call.ts";
import { BaseException, TypeError } from "../../core/exceptions/base.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { SystemExit } from "../../core/exceptions/base.ts";
import { atEnd } from "../../core/exit.ts";
import { eq } from "../../core/operators/compare.ts";
import { repr } from "../../core/repr.ts";
import { formatException } from "../../core/traceback.ts";
import { host } from "../../host/index.ts";
import { splitOptions } from "../internal/options.ts";

type Keywords = { readonly [name: string]: unknown };

interface Registered {
  readonly func: unknown;
  readonly args: readonly unknown[];
  readonly keywords: Keywords;
}

let registered: Registered[] = [];

/** `register(func, *args, **kwargs)`: returns the function. */
export function register<F>(func: F, ...rest: readonly unknown[]): F {
  if (!callable(func)) throw new TypeError("the first argument must be callable");
  const [args, keywords] = splitOptions<unknown, Keywords>(rest);
  registered.push({ func, args, keywords });
  atEnd("program", _run_exitfuncs);
  return func;
}

/** `unregister(func)`: takes it out wherever it was registered. */
export function unregister(func: unknown): void {
  registered = registered.filter((each) => !eq(each.func, func));
}

/** Calls them. What one raises is reported, and the others are called all the same. */
export function _run_exitfuncs(): void {
  for (let each = registered.pop(); each !== undefined; each = registered.pop()) {
    try {
      call(each.func, each.args, each.keywords);
    } catch (thrown) {
      const error = caught(thrown);
      if (!(error instanceof BaseException)) throw thrown;
      if (error instanceof SystemExit) continue;
      const text = `Exception ignored in atexit callback ${repr(each.func)}:\n${formatException(error)}`;
      host().stderr.write(text);
    }
  }
}

export function _clear(): void {
  registered = [];
}

export function _ncallbacks(): number {
  return registered.length;
}
