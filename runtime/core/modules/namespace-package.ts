import { ModuleType } from "./module-type.ts";
import { importedModules } from "./registry.ts";

/** `__path__` of a namespace package (PEP 420). */
class NamespacePath {
  static readonly __name__: string = "_NamespacePath";
  static readonly __module__: string = "_frozen_importlib_external";

  __repr__(): string {
    return "_NamespacePath([])";
  }
}

/** The module object of a package that has no file of its own: always the same one for a name. */
export function namespacePackage(name: string): ModuleType {
  let module = importedModules.get(name) as ModuleType | null;
  if (module === null) {
    module = new ModuleType(name);
    module.define("__package__", name);
    module.define("__file__", null);
    module.define("__path__", new NamespacePath());
    importedModules.set(name, module);
  }
  return module;
}
