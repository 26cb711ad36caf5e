/** What a dotted name stands for. Source: CPython 3.13 Lib/pkgutil.py (`resolve_name`). */
import { getattr } from "../../../core/attributes/getattr.ts";
import { ModuleNotFoundError } from "../../../core/exceptions/index.ts";
import { moduleNamed } from "../modules.ts";

/** The longest module that the name begins with, and then its attributes. */
export function resolveName(name: string): unknown {
  const parts = name.split(".");
  for (let length = parts.length; length > 0; length--) {
    const module = moduleNamed(parts.slice(0, length).join("."));
    if (module === null) continue;
    return parts.slice(length).reduce<unknown>((value, part) => getattr(value, part), module);
  }
  throw new ModuleNotFoundError(`No module named '${parts[0]!}'`);
}
