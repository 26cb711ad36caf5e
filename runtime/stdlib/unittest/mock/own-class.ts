import { call } from "../../../core/calls/call.ts";
import { recordOf } from "../../../core/classes/record.ts";
import { dict } from "../../../core/containers/dict.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { className, type NamedClass } from "../../../core/names.ts";
import { type } from "../../../core/types/type.ts";

type Constructor = new (...args: never[]) => object;

/** A class for one mock alone: special methods that are set on the mock are its. */
export function giveOwnClass(mock: object, cls: Constructor): void {
  const name = className(cls as unknown as NamedClass);
  if (recordOf(cls) !== undefined) {
    const own = call(type, [name, tuple.of(cls), new dict()]) as unknown as Constructor;
    Object.setPrototypeOf(mock, own.prototype as object);
    return;
  }
  const own = class extends cls {};
  Object.defineProperty(own, "name", { value: name });
  Object.setPrototypeOf(mock, own.prototype);
}

/** Makes the mock pass for an instance of the class, in JavaScript's eyes, too: `mock instanceof cls`. */
export function claimClass(mock: object, own: object, cls: unknown): void {
  const prototype = (cls as { prototype?: unknown } | null)?.prototype;
  if (typeof prototype !== "object" || prototype === null) return;
  const behind = new Proxy(own, { getPrototypeOf: () => prototype });
  Object.setPrototypeOf(Object.getPrototypeOf(mock) as object, behind);
}
