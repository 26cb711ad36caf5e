/** Python's `importlib.util`: names and specs of modules. Source: CPython 3.13 Lib/importlib/util.py. */
import { getattr } from "../../../core/attributes/getattr.ts";
import { ModuleNotFoundError, ValueError } from "../../../core/exceptions/index.ts";
import { canImport, resolveName } from "../../../core/modules/import-by-name.ts";
import { ModuleSpec } from "../../../core/modules/module-spec.ts";
import { importedModules } from "../../../core/modules/registry.ts";

/** `resolve_name(name, package)`: a relative name made absolute. */
export function resolve_name(name: string, package$: unknown): string {
  return resolveName(name, package$);
}

/** `find_spec(name, package=None)`: the spec of a module that is there to be imported, or `None`. */
export function find_spec(name: string, package$: unknown = null): unknown {
  const full = resolveName(name, package$);
  if (importedModules.has(full)) {
    const module = importedModules.get(full);
    if (module === null) return null;
    const spec = getattr(module, "__spec__", null);
    if (spec === null) throw new ValueError(`${full}.__spec__ is None`);
    return spec;
  }
  const dot = full.lastIndexOf(".");
  if (dot !== -1 && !canImport(full.slice(0, dot)))
    throw new ModuleNotFoundError(`No module named '${full.slice(0, dot)}'`);
  return canImport(full) ? new ModuleSpec(full, null, full, false) : null;
}
