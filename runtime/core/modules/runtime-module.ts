import { ModuleType, type ModuleNames, type Namespace } from "./module-type.ts";
import { importedModules, runtimeModules } from "./registry.ts";

/**
 * A module of the runtime as an object: always the same one for a name.
 *
 * @param floats names that hold plain numbers for floats
 * @param floatFunctions names of functions that return such numbers
 */
export function runtimeModule(
  name: string,
  namespace: Namespace,
  floats: readonly string[] = [],
  floatFunctions: readonly string[] = [],
): ModuleType {
  let module = runtimeModules.get(name) as ModuleType | undefined;
  if (module === undefined) {
    // A module of the runtime says in `$set` which of its names it reads itself, so that programs may replace them.
    const { $set: set = {} } = namespace as { readonly $set?: ModuleNames["set"] };
    module = new ModuleType(name, null, { namespace, run: null, set, floats, floatFunctions });
    module.define("__package__", name.slice(0, Math.max(name.lastIndexOf("."), 0)));
    module.isLibrary = true;
    runtimeModules.set(name, module);
    if (!importedModules.has(name)) importedModules.set(name, module);
  }
  return module;
}
