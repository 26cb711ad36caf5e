import type { Int } from "../../core/numbers/convert.ts";
import { indexOf as toIndex } from "../../core/numbers/index-of.ts";
import { contains as containsItem } from "../../core/operators/contains.ts";
import { truth as truthOf } from "../../core/operators/truth.ts";

/** `b in a`: mind the order. */
export function contains(a: unknown, b: unknown): boolean {
  return containsItem(a, b);
}

/** `a is b`. Equal numbers are one object here. */
export function is_(a: unknown, b: unknown): boolean {
  return a === b || Object.is(a, b);
}

/** `a is not b`. */
export function is_not(a: unknown, b: unknown): boolean {
  return !is_(a, b);
}

export function not_(a: unknown): boolean {
  return !truthOf(a);
}

export function truth(a: unknown): boolean {
  return truthOf(a);
}

/** `a.__index__()`. */
export function index(a: unknown): Int {
  return toIndex(a);
}
