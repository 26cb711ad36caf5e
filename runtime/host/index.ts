/** Clock, timers, standard output and exit of the host: found when first asked for, replaceable by {@link configureHost}. */
import { nodeHost } from "./node.ts";
import type { Host } from "./types.ts";
import { webHost } from "./web.ts";

export type * from "./types.ts";
export { EnginePlaces } from "./places.ts";
export { virtualClock, type VirtualClock } from "./virtual-clock.ts";

let current: Host | undefined;

/** The host of this program. */
export function host(): Host {
  return (current ??= nodeHost() ?? webHost());
}

/**
 * Replaces parts of the host: a virtual clock, an output that a test reads, what happens on a deadlock. Event loops that already exist keep the clock
 * they were made with.
 *
 * @returns what puts the former host back
 */
export function configureHost(parts: Partial<Host>): () => void {
  const before = host();
  current = { ...before, ...parts };
  return () => {
    current = before;
  };
}
