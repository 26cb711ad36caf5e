import type { Clock } from "./types.ts";

/** What `time.time()` says when a virtual clock starts: 2024-01-01T00:00:00Z. */
const wallStart = 1_704_067_200;

/** A clock that only moves when the program waits: `sleep(3600)` is instant, and every run is the same. */
export interface VirtualClock extends Clock {
  /** Moves the clock to `time` (seconds on the monotonic clock); never back. */
  moveTo(time: number): void;
}

/**
 * A virtual clock.
 *
 * @param start what `loop.time()` says at the beginning, in seconds
 */
export function virtualClock(start = 0): VirtualClock {
  let now = start;
  return {
    virtual: true,
    resolution: 1e-9,
    monotonic: () => now,
    wall: () => wallStart + (now - start),
    sleep: (seconds) => {
      now += seconds;
    },
    moveTo: (time) => {
      if (time > now) now = time;
    },
  };
}
