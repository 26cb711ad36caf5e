/** What is done when the program ends: first what the program asked for (`atexit`), then what the runtime has to say or to write. */
import { host } from "../host/index.ts";

/** In the order in which they come. */
export type EndPhase = "program" | "warnings" | "files";

const phases: readonly EndPhase[] = ["program", "warnings", "files"];
const callbacks = /* @__PURE__ */ new Map<EndPhase, Set<() => void>>();
let watching = false;

/** Calls `callback` when the program ends, once. Nothing happens on hosts whose programs have no end. */
export function atEnd(phase: EndPhase, callback: () => void): void {
  let known = callbacks.get(phase);
  if (known === undefined) callbacks.set(phase, (known = new Set()));
  known.add(callback);
  if (watching) return;
  watching = true;
  host().atExit?.(runAll);
}

function runAll(): void {
  for (const phase of phases) for (const callback of callbacks.get(phase) ?? []) callback();
  host().stdout.flush();
  _forget_end();
}

/** See runtime/testing.ts. @internal */
export function _forget_end(): void {
  callbacks.clear();
  watching = false;
}
