/**
 * Python's `gc`. The engine collects by itself and cannot be asked: `collect()` finds nothing, the switches remember how they are set. What lists objects
 * (`get_objects`, `get_referrers`, `get_referents`) is not here. Source: CPython 3.13 Modules/gcmodule.c.
 */
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { ValueError } from "../../core/exceptions/base.ts";
import { isNumeric, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";

export const DEBUG_STATS = 1;
export const DEBUG_COLLECTABLE = 2;
export const DEBUG_UNCOLLECTABLE = 4;
export const DEBUG_SAVEALL = 32;
export const DEBUG_LEAK = 38;

/** What could not be freed: nothing. */
export const garbage: unknown[] = [];
/** Functions that CPython calls around a collection. */
export const callbacks: unknown[] = [];

let enabled = true;
let flags: Int = 0;
let threshold: readonly Int[] = [2000, 10, 10];

/** `collect(generation=2)`: the number of unreachable objects found, which is 0. */
export function collect(generation: Int = 2): number {
  const number = indexOf(generation);
  if (number < 0 || number > 2) throw new ValueError("invalid generation");
  return 0;
}

export function enable(): void {
  enabled = true;
}

export function disable(): void {
  enabled = false;
}

export function isenabled(): boolean {
  return enabled;
}

export function get_debug(): Int {
  return flags;
}

export function set_debug(value: Int): void {
  flags = indexOf(value);
}

export function get_threshold(): tuple {
  return tuple.of(...threshold);
}

export function set_threshold(threshold0: Int, threshold1?: Int, threshold2?: Int): void {
  const given = [threshold0, threshold1 ?? threshold[1]!, threshold2 ?? threshold[2]!];
  threshold = given.map(indexOf);
}

export function get_count(): tuple {
  return tuple.of(0, 0, 0);
}

/** What each generation's collections found: nothing. */
export function get_stats(): dict<string, number>[] {
  return [0, 1, 2].map(
    () =>
      new dict<string, number>([
        ["collections", 0],
        ["collected", 0],
        ["uncollectable", 0],
      ]),
  );
}

export function freeze(): void {
  // There are no generations to take objects out of.
}

export function unfreeze(): void {
  // See freeze.
}

export function get_freeze_count(): number {
  return 0;
}

/** `is_tracked(obj)`: true for what can refer to other objects. */
export function is_tracked(obj: unknown): boolean {
  if (typeof obj === "function") return true;
  return typeof obj === "object" && obj !== null && !isNumeric(obj);
}

export function is_finalized(_obj: unknown): boolean {
  return false;
}
