import { TypeError } from "../exceptions/base.ts";
import { type } from "../types/type.ts";
import { isSubtype, type Class } from "./mro.ts";
import { recordOf } from "./record.ts";
import { metaclass } from "./runtime-class.ts";

/** `type(cls)`. */
export function metaclassOf(cls: object): Class {
  const record = recordOf(cls);
  if (record !== undefined) return record.metaclass;
  return (cls as { [metaclass]?: Class })[metaclass] ?? (type as unknown as Class);
}

/**
 * The most derived of the metaclasses.
 *
 * @throws TypeError when none of them is derived from all others. Source: CPython Objects/typeobject.c (_PyType_CalculateMetaclass)
 */
export function winningMetaclass(given: Class, bases: readonly Class[]): Class {
  let winner = given;
  for (const base of bases) {
    const candidate = metaclassOf(base);
    if (isSubtype(winner, candidate)) continue;
    if (!isSubtype(candidate, winner)) {
      throw new TypeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
      );
    }
    winner = candidate;
  }
  return winner;
}
