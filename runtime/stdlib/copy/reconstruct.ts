/** Making an object of what it was reduced to. Source: CPython 3.13 Lib/copy.py (_reconstruct). */
import { callMethod, getattr, hasattr } from "../../core/attributes/getattr.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { call } from "../../core/calls/call.ts";
import type { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { setItem } from "../../core/operators/subscript.ts";
import type { Reduced } from "./reduce.ts";

/** How parts are copied, and the new object noted before they are. */
export interface Deep {
  readonly deep: (part: unknown) => unknown;
  readonly remember: <T>(result: T) => T;
}

/** @param copying `null` for a shallow copy */
export function reconstruct(reduced: Reduced, copying: Deep | null): unknown {
  const part = (value: unknown): unknown => (copying === null ? value : copying.deep(value));
  const made = reduced.make(reduced.args.map(part));
  const result = copying === null ? made : copying.remember(made);
  if (reduced.state !== null) setState(result, part(reduced.state));
  for (const item of reduced.items ?? []) callMethod(result, "append", [part(item)]);
  for (const [key, value] of reduced.entries ?? []) setItem(result, part(key), part(value));
  return result;
}

function setState(target: unknown, given: unknown): void {
  if (hasattr(target, "__setstate__")) {
    call(getattr(target, "__setstate__"), [given]);
    return;
  }
  const isPair = given instanceof tuple && (given as unknown as unknown[]).length === 2;
  const [state, slots] = isPair ? (given as unknown as [unknown, unknown]) : [given, null];
  if (state !== null) callMethod(getattr(target, "__dict__"), "update", [state]);
  for (const [name, value] of (slots as dict<string, unknown> | null)?.entries() ?? [])
    setattr(target, name, value);
}
