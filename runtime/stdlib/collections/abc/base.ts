import { Extensible } from "../../../core/classes/extensible.ts";
import { lookupInOrder } from "../../../core/classes/dictionary.ts";
import { missing } from "../../../core/attributes/missing.ts";
import type { Class } from "../../../core/classes/mro.ts";
import { isMixin, metaclass } from "../../../core/classes/runtime-class.ts";
import { NotImplemented } from "../../../core/operators/protocol.ts";
import { ABCMeta } from "../../abc/metaclass.ts";

/** What the classes of this module have in common: they are abstract, and have no state. */
export abstract class Abstract extends Extensible {
  static readonly [isMixin] = true;

  static get [metaclass](): typeof ABCMeta {
    return ABCMeta;
  }
}

/**
 * `__subclasshook__` of the classes that go by the methods alone: whether some class in the order defines each of them, and not as `None`. Source: CPython
 * Lib/_collections_abc.py (_check_methods).
 */
export function hasMethods(
  cls: unknown,
  self: unknown,
  subclass: Class,
  ...names: string[]
): unknown {
  if (cls !== self) return NotImplemented;
  for (const name of names) {
    const value = lookupInOrder(subclass, name);
    if (value === missing || value === null) return NotImplemented;
  }
  return true;
}
