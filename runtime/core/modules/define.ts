/** The module object of an emitted module. Source: CPython 3.13 Lib/importlib/_bootstrap.py (`_init_module_attrs`). */
import { ModuleSpec, SourceFileLoader } from "./module-spec.ts";
import { ModuleType, type Namespace } from "./module-type.ts";
import { importedModules } from "./registry.ts";

export interface ModuleOptions {
  /** The module's own code, where it does not run with the ES module. */
  readonly run?: () => void | Promise<void>;
  /** What other modules may assign. */
  readonly set?: Readonly<Record<string, (value: unknown) => void>>;
  /** Names that hold plain numbers for floats. */
  readonly floats?: readonly string[];
  /** Names that hold modules of the runtime, with the names of those. */
  readonly modules?: Readonly<Record<string, string>>;
  readonly doc?: string;
  readonly isPackage?: boolean;
  /** Whether it comes from elsewhere than the program's own folder. */
  readonly isLibrary?: boolean;
  /** `__package__`, where it does not follow from the name. */
  readonly package?: string;
}

/**
 * The module object for an ES module.
 *
 * @param name Python's dotted name
 * @param meta `import.meta` of the ES module
 * @param namespace its namespace object
 */
export function defineModule(
  name: string,
  meta: object,
  namespace: Namespace,
  options: ModuleOptions = {},
): ModuleType {
  const {
    run = null,
    set = {},
    floats = [],
    modules = {},
    doc = null,
    isPackage = false,
  } = options;
  const module = new ModuleType(name, doc, { namespace, run, set, floats, modules });
  const file = sourceFile(name, meta);
  const isMain = name === "__main__";
  const parent = name.slice(0, Math.max(name.lastIndexOf("."), 0));
  const packageName = options.package ?? (isPackage ? name : parent);
  module.isLibrary = options.isLibrary ?? false;
  module.define("__package__", isMain && packageName === "" ? null : packageName);
  const loader = new SourceFileLoader(name, file);
  module.define("__loader__", loader);
  module.define("__spec__", isMain ? null : new ModuleSpec(name, loader, file, isPackage));
  module.define("__file__", file);
  if (isPackage) module.define("__path__", [file.slice(0, Math.max(file.lastIndexOf("/"), 0))]);
  if (run === null) importedModules.set(name, module);
  else module.state = "declared";
  return module;
}

/** The Python file that an ES module was emitted for: what `__file__` says. */
export function sourceFile(name: string, meta: object): string {
  const { url } = meta as { readonly url?: string };
  if (url === undefined || !url.includes(":")) return `${name.replaceAll(".", "/")}.py`;
  const path = decodeURIComponent(
    url.replace(/^[a-z][a-z0-9+.-]*:(\/\/[^/]*)?/, "").replace(/[?#].*$/, ""),
  );
  // `/C:/folder` is `C:/folder`.
  const plain = /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path;
  return plain.replace(/\.[cm]?[jt]s$/, ".py");
}
