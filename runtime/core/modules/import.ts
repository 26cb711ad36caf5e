/**
 * Import statements whose module does not run with the ES modules that import it: in functions, under conditions, after other code, in cycles.
 * Source: CPython 3.13 Python/ceval.c (`import_from`), Lib/importlib/_bootstrap.py.
 */
import { missing } from "../attributes/missing.ts";
import { AttributeError, ImportError, ModuleNotFoundError } from "../exceptions/base.ts";
import type { ModuleType } from "./module-type.ts";
import { importedModules } from "./registry.ts";

/** The namespace object of an emitted module that has a module object. */
export interface EmittedModule {
  readonly $module: ModuleType;
}

type Last<Modules extends readonly unknown[]> = Modules extends readonly [
  ...unknown[],
  infer Module,
]
  ? Module
  : never;

/** `import a.b`: runs modules that have not run, packages before what is in them. Returns the last one. */
export function runModule<const Modules extends readonly EmittedModule[]>(
  ...modules: Modules
): Last<Modules> {
  for (const { $module } of modules) void start($module);
  return modules[modules.length - 1] as Last<Modules>;
}

/** As {@link runModule}, for modules whose own code awaits something. */
export async function runModuleAsync<const Modules extends readonly EmittedModule[]>(
  ...modules: Modules
): Promise<Last<Modules>> {
  for (const { $module } of modules) await start($module);
  return modules[modules.length - 1] as Last<Modules>;
}

/** A module that is running already is left alone: a cyclic import sees what it has bound so far. */
function start(module: ModuleType): void | Promise<void> {
  const { body } = module;
  if (module.state !== "declared" || body === null) return;
  module.state = "running";
  const name = module.lookup("__name__") as string;
  importedModules.set(name, module);
  const finished = (): void => {
    module.state = "loaded";
    attach(name, module);
  };
  const failed = (error: unknown): never => {
    module.state = "declared";
    importedModules.delete(name);
    throw error;
  };
  let running: void | Promise<void>;
  try {
    running = body();
  } catch (error) {
    return failed(error);
  }
  if (running === undefined) return finished();
  return running.then(finished, failed);
}

/** An imported submodule becomes a name of its package. */
function attach(name: string, module: ModuleType): void {
  const dot = name.lastIndexOf(".");
  if (dot === -1) return;
  const parent = importedModules.get(name.slice(0, dot)) as ModuleType | null;
  parent?.attach(name.slice(dot + 1), module);
}

/** `from module import a, b`: checks that the names are there, and returns the module's namespace. */
export function importFrom<Module extends EmittedModule>(
  module: Module,
  ...names: readonly string[]
): Module {
  for (const name of names) importName(module, name);
  return module;
}

/**
 * `from module import name`, for a name that may be no variable of the module's own: one that its `__getattr__` answers, or a submodule.
 *
 * @param submodule the module of the package that bears the name, if there is one
 */
export function importName(
  { $module }: EmittedModule,
  name: string,
  submodule?: EmittedModule,
): unknown {
  const value = found($module, name);
  if (value !== missing) return value;
  if (submodule !== undefined) return runModule(submodule).$module;
  const imported = importedModules.get(`${String($module.lookup("__name__"))}.${name}`);
  if (imported !== null) return imported;
  throw cannotImport($module, name);
}

/**
 * Whether a module is a package is asked of its `__getattr__`, too; one that says so is asked for the names twice.
 * Source: CPython 3.13 Python/import.c (`PyImport_ImportModuleLevelObject`), Lib/importlib/_bootstrap.py (`_handle_fromlist`).
 */
export function beginImport({ $module }: EmittedModule, ...names: readonly string[]): void {
  if (found($module, "__path__") !== missing) for (const name of names) found($module, name);
}

/** The value of an attribute; {@link missing} where getting it raises AttributeError. */
function found(module: ModuleType, name: string): unknown {
  try {
    return module.find(name);
  } catch (error) {
    if (error instanceof AttributeError) return missing;
    throw error;
  }
}

function cannotImport(module: ModuleType, name: string): ImportError {
  const owner = String(module.lookup("__name__"));
  const { origin } = module;
  const isPartial = origin !== null && module.state === "running";
  const what = isPartial
    ? `partially initialized module '${owner}' (most likely due to a circular import)`
    : `'${owner}'`;
  const error = new ImportError(
    `cannot import name '${name}' from ${what} (${origin ?? "unknown location"})`,
  );
  error.name$ = owner;
  error.path = origin;
  error.name_from = name;
  return error;
}

/** What `import` raises for a module that is nowhere. */
export function moduleNotFound(name: string, parent?: string): ModuleNotFoundError {
  const why = parent === undefined ? "" : `; '${parent}' is not a package`;
  const error = new ModuleNotFoundError(`No module named '${name}'${why}`);
  error.name$ = name;
  return error;
}

/** What `from module import name` raises where the module is there and has no such name. */
export function nameNotFound(module: string, name: string): ImportError {
  const error = new ImportError(`cannot import name '${name}' from '${module}' (unknown location)`);
  error.name$ = module;
  error.name_from = name;
  return error;
}

/** A name that `from module import *` may bring: what it was before where the module does not have it. */
export function starName({ $module }: EmittedModule, name: string, before: unknown): unknown {
  const listed = $module.lookup("__all__");
  if (Array.isArray(listed) && !listed.includes(name)) return before;
  const value = $module.lookup(name);
  return value === undefined ? before : value;
}
