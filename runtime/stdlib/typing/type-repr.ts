import { tuple } from "../../core/containers/tuple.ts";
import { classModule, classQualname, isClass, pythonName } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
import { Ellipsis } from "../../core/types/ellipsis.ts";
import { FunctionType } from "../../core/types/type.ts";

/** A type inside the `repr` of another. Source: CPython 3.13 Lib/typing.py (`_type_repr`). */
export function typeRepr(value: unknown): string {
  if (isClass(value)) {
    const module = classModule(value);
    const name = classQualname(value);
    return module === "builtins" ? name : `${module}.${name}`;
  }
  if (value === Ellipsis) return "...";
  if (value instanceof FunctionType) return pythonName((value as { readonly name: string }).name);
  if (value instanceof tuple) return `[${(value as readonly unknown[]).map(typeRepr).join(", ")}]`;
  return repr(value);
}
