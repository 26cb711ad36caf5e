/** Where the names in forward references come from. */
import { missing } from "../../core/attributes/missing.ts";
import { dict } from "../../core/containers/dict.ts";
import { attributeOr } from "../../core/generics/attribute-or.ts";
import { typeNamesOf } from "../../core/generics/type-names.ts";
import { ModuleType } from "../../core/modules/module-type.ts";
import { importedModules } from "../../core/modules/registry.ts";

/** The global names of a module, by its name: `sys.modules[name].__dict__`. */
export function moduleNames(name: unknown): dict<string, unknown> | null {
  if (typeof name !== "string") return null;
  const names = new dict<string, unknown>(typeNamesOf(name));
  const module = importedModules.get(name);
  if (module instanceof ModuleType)
    for (const [key, value] of module.dict.entries()) names.set(key, value);
  return names;
}

/** The global names around a function, or those of a module. */
export function globalsOf(value: unknown): unknown {
  if (value instanceof ModuleType) return moduleNames(value.lookup("__name__"));
  const globals = attributeOr(value, "__globals__", missing);
  if (globals !== missing) return globals;
  return typeof value === "function" ? moduleNames(attributeOr(value, "__module__", null)) : null;
}
