/** Ctrl-C during a test run. Source: CPython 3.13 Lib/unittest/signals.py. */
import { callMethod, hasattr } from "../../core/attributes/getattr.ts";
import type { Keywords } from "../../core/calls/bind-arguments.ts";
import { call } from "../../core/calls/call.ts";
import { KeyboardInterrupt } from "../../core/exceptions/index.ts";
import { optionsOf } from "../../core/options.ts";
import { host } from "../../host/index.ts";
import { update_wrapper } from "../functools/wrapping.ts";
import { perform, type Work } from "./work.ts";

/** Results that stop at Ctrl-C. */
const results = /* @__PURE__ */ new Set<unknown>();
let uninstall: (() => void) | null = null;

/** Makes a result one that stops at Ctrl-C. */
export function registerResult(result: unknown): void {
  results.add(result);
}

export function removeResult(result: unknown): boolean {
  return results.delete(result);
}

/** From now on, the first Ctrl-C stops the registered results, the second raises KeyboardInterrupt. */
export function installHandler(): void {
  if (uninstall !== null) return;
  let isCalled = false;
  uninstall =
    host().onInterrupt?.(() => {
      if (isCalled) throw new KeyboardInterrupt();
      isCalled = true;
      for (const result of results) if (hasattr(result, "stop")) callMethod(result, "stop");
    }) ?? null;
}

/** The handler is not installed any more; or, as a decorator, not while a function runs. */
export function removeHandler(method: unknown = null): unknown {
  if (method === null) {
    uninstall?.();
    uninstall = null;
    return null;
  }
  const inner = (...args: readonly unknown[]): unknown => perform(withoutHandler(method, args));
  return update_wrapper(inner, method as object);
}

function* withoutHandler(method: unknown, args: readonly unknown[]): Work<unknown> {
  const wasInstalled = uninstall !== null;
  removeHandler();
  const keywords = optionsOf<Keywords>(args);
  try {
    return yield call(method, keywords === undefined ? args : args.slice(0, -1), keywords);
  } finally {
    if (wasInstalled) installHandler();
  }
}
