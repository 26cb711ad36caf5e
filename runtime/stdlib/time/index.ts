import { ValueError } from "../../core/exceptions/index.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { host } from "../../host/index.ts";
import { localtime } from "./calendar.ts";
import { asctime } from "./strftime.ts";

export { gmtime, localtime, mktime } from "./calendar.ts";
export { struct_time } from "./struct-time.ts";
export { asctime, strftime } from "./strftime.ts";
export * from "./zone.ts";
export { get_clock_info } from "./clock-info.ts";

// `time`: the clocks. Source: CPython 3.13 Modules/timemodule.c. All of them follow the host's clock, so that a virtual one governs them too.

/** Seconds since 1970-01-01T00:00:00Z. */
export function time(): number {
  return host().clock.wall();
}

/** Seconds on a clock that never goes back. */
export function monotonic(): number {
  return host().clock.monotonic();
}

/** Seconds on the clock with the best resolution. */
export function perf_counter(): number {
  return host().clock.monotonic();
}

/** Seconds of processor time; the host's clock, since one thread does all the work. */
export function process_time(): number {
  return host().clock.monotonic();
}

/** Seconds of processor time of the thread. */
export function thread_time(): number {
  return host().clock.monotonic();
}

/** {@link time} in nanoseconds. */
export function time_ns(): Int {
  return nanoseconds(time());
}

/** {@link monotonic} in nanoseconds. */
export function monotonic_ns(): Int {
  return nanoseconds(monotonic());
}

/** {@link perf_counter} in nanoseconds. */
export function perf_counter_ns(): Int {
  return nanoseconds(perf_counter());
}

/** {@link process_time} in nanoseconds. */
export function process_time_ns(): Int {
  return nanoseconds(process_time());
}

/** {@link thread_time} in nanoseconds. */
export function thread_time_ns(): Int {
  return nanoseconds(thread_time());
}

/** Blocks the thread, and with it every task, as in Python. */
export function sleep(seconds: number): void {
  if (Number.isNaN(seconds)) throw new ValueError("Invalid value NaN (not a number)");
  if (seconds < 0) throw new ValueError("sleep length must be non-negative");
  host().clock.sleep(seconds);
}

/** Whole nanoseconds, exact for a clock that counts microseconds in a double; a `bigint` where a number cannot hold them. */
function nanoseconds(seconds: number): Int {
  const whole = Math.floor(seconds);
  const total = BigInt(whole) * 1_000_000_000n + BigInt(Math.round((seconds - whole) * 1e9));
  return total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(total) : total;
}

/** `ctime(seconds=None)`. */
export function ctime(seconds: unknown = null): string {
  return asctime(localtime(seconds));
}
