/** Where the names in forward references come from. */
import { attributeOr } from "../../core/generics/attribute-or.ts";

/** The global names of a module, by its name: `sys.modules[name].__dict__`; `null` where it has no module object. */
export function moduleNames(_name: unknown): unknown {
  return null;
}

/** The global names around a function. */
export function globalsOf(value: unknown): unknown {
  return attributeOr(value, "__globals__", null) ?? attributeOr(value, "__dict__", null);
}
