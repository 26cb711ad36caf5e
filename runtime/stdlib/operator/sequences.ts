import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { typeName } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { isInt } from "../../core/numbers/convert.ts";
import { add } from "../../core/operators/add.ts";
import { same } from "../../core/operators/compare.ts";
import { iadd } from "../../core/operators/in-place.ts";
import { len } from "../../core/operators/len.ts";
import { NotImplemented, operatorMethod } from "../../core/operators/protocol.ts";

function checkSequence(value: unknown): void {
  if (typeof value === "string" || Array.isArray(value)) return;
  if (!(value instanceof Map) && operatorMethod(value, "__getitem__") !== undefined) return;
  throw new TypeError(`'${typeName(value)}' object can't be concatenated`);
}

/** `concat(a, b)`: `a + b` of sequences. */
export function concat(a: unknown, b: unknown): unknown {
  checkSequence(a);
  return add(a, b);
}

/** `iconcat(a, b)`: `a += b` of sequences. */
export function iconcat(a: unknown, b: unknown): unknown {
  checkSequence(a);
  return iadd(a, b);
}

/** How often `b` occurs in `a`. */
export function countOf(a: unknown, b: unknown): number {
  let count = 0;
  for (const item of iterate(a)) if (same(item, b)) count++;
  return count;
}

/** The first position of `b` in `a`. */
export function indexOf(a: unknown, b: unknown): number {
  let index = 0;
  for (const item of iterate(a)) {
    if (same(item, b)) return index;
    index++;
  }
  throw new ValueError("sequence.index(x): x not in sequence");
}

/** `length_hint(obj, default=0)`: the length, or what `__length_hint__` estimates. */
export function length_hint(obj: unknown, preset: Int = 0): Int {
  if (!isInt(preset)) {
    throw new TypeError(`'${typeName(preset)}' object cannot be interpreted as an integer`);
  }
  if (
    typeof obj === "string" ||
    Array.isArray(obj) ||
    operatorMethod(obj, "__len__") !== undefined
  ) {
    return len(obj);
  }
  const method = operatorMethod(obj, "__length_hint__") as (() => unknown) | undefined;
  if (method === undefined) return preset;
  let hint: unknown;
  try {
    hint = method.call(obj);
  } catch (error) {
    if (error instanceof TypeError) return preset;
    throw error;
  }
  if (hint === NotImplemented) return preset;
  if (!isInt(hint)) {
    throw new TypeError(`__length_hint__ must be an integer, not ${typeName(hint)}`);
  }
  if (Number(hint) < 0) throw new ValueError("__length_hint__() should return >= 0");
  return hint as Int;
}
