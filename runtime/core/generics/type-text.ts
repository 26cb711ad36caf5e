import { getattr } from "../attributes/getattr.ts";
import { Ellipsis } from "../types/ellipsis.ts";
import { repr } from "../repr.ts";
import { attributeOr } from "./attribute-or.ts";

/** An argument of an alias as its `repr` shows it. Source: CPython Objects/typevarobject.c (`_Py_typing_type_repr`). */
export function typeText(value: unknown): string {
  if (value === Ellipsis) return "...";
  const isAlias =
    attributeOr(value, "__origin__", undefined) !== undefined &&
    attributeOr(value, "__args__", undefined) !== undefined;
  if (isAlias) return repr(value);
  const name = getattr(value, "__qualname__", null);
  if (typeof name !== "string") return repr(value);
  const module = getattr(value, "__module__", null);
  if (module === null) return repr(value);
  return module === "builtins" ? name : `${String(module)}.${name}`;
}
