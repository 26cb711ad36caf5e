/** Ctrl-C during a test run. Source: CPython 3.13 Lib/unittest/signals.py. */
const results = /* @__PURE__ */ new Set<unknown>();

/** Makes a result one that stops at Ctrl-C. */
export function registerResult(result: unknown): void {
  results.add(result);
}

export function removeResult(result: unknown): boolean {
  return results.delete(result);
}
