/**
 * Imports whose names are known only when the program runs: `__import__`, `importlib.import_module`. They find what has been imported, and what was offered
 * to be imported. Source: CPython 3.13 Lib/importlib/_bootstrap.py.
 */
import { ImportError, ModuleNotFoundError, TypeError, ValueError } from "../exceptions/base.ts";
import { functionState } from "../calls/function-state.ts";
import { isClass, typeName } from "../names.ts";
import { runModule } from "./import.ts";
import { ModuleType, type Namespace } from "./module-type.ts";
import { importedModules } from "./registry.ts";
import { runtimeModule } from "./runtime-module.ts";

type Offer = () => unknown;

const offers = /* @__PURE__ */ new Map<string, Offer>();

/** Makes modules importable by name: namespace objects of the runtime's modules, or of emitted ones. */
export function _offer_modules(modules: { readonly [name: string]: Namespace }): void {
  for (const [name, namespace] of Object.entries(modules)) {
    const { $module } = namespace as { readonly $module?: ModuleType };
    if ($module === undefined) nameModuleOf(namespace, name);
    offers.set(name, () =>
      $module === undefined ? runtimeModule(name, namespace) : runModule({ $module }).$module,
    );
  }
}

/** Functions of the runtime that do not say where they are from are from the module that has them. */
function nameModuleOf(namespace: Namespace, name: string): void {
  for (const value of Object.values(namespace))
    if (typeof value === "function" && !isClass(value)) functionState(value).module ??= name;
}

/** A module of which a part can be another one: without that it is a module of its own. */
interface Alternative {
  /** The name of the part that may be missing. */
  readonly part: string;
  readonly offer: Offer;
}

const alternatives = /* @__PURE__ */ new Map<string, Alternative>();

/** Offers what a module is where `sys.modules[part]` is `None`, as in CPython where a part written in C is not there. */
export function _offer_alternative(name: string, part: string, namespace: Namespace): void {
  const offer = (): unknown =>
    new ModuleType(name, null, { namespace, run: null, set: {}, floats: [] });
  alternatives.set(name, { part, offer });
}

function offerOf(name: string): Offer | undefined {
  const alternative = alternatives.get(name);
  const lacksPart =
    alternative !== undefined &&
    importedModules.has(alternative.part) &&
    importedModules.get(alternative.part) === null;
  return lacksPart ? alternative.offer : offers.get(name);
}

/** The module of that absolute name; packages before what is in them. @throws ModuleNotFoundError */
export function importByName(name: string): unknown {
  const dot = name.lastIndexOf(".");
  const parent = dot === -1 ? null : importByName(name.slice(0, dot));
  if (importedModules.has(name)) {
    const known = importedModules.get(name);
    if (known !== null) return known;
    throw notFound(`import of ${name} halted; None in sys.modules`, name);
  }
  const offer = offerOf(name);
  if (offer === undefined) throw notFound(`No module named '${name}'`, name);
  const module = offer();
  if (!importedModules.has(name)) importedModules.set(name, module);
  if (parent instanceof ModuleType && module instanceof ModuleType)
    parent.attach(name.slice(dot + 1), module);
  return module;
}

/** Whether a module is there to be imported. */
export function canImport(name: string): boolean {
  return offers.has(name) || (importedModules.has(name) && importedModules.get(name) !== null);
}

function notFound(text: string, name: string): ModuleNotFoundError {
  const error = new ModuleNotFoundError(text);
  error.name$ = name;
  return error;
}

/** `importlib.util.resolve_name(name, package)`: `..a` in the package `b.c` is `b.a`. */
export function resolveName(name: string, package_: unknown): string {
  if (typeof name !== "string")
    throw new TypeError(`module name must be str, not ${typeName(name)}`);
  const level = /^\.*/.exec(name)![0].length;
  if (level === 0) return name;
  if (typeof package_ !== "string" || package_ === "") {
    throw new TypeError(
      `the 'package' argument is required to perform a relative import for '${name}'`,
    );
  }
  const parts = package_.split(".");
  if (parts.length < level)
    throw new ImportError("attempted relative import beyond top-level package");
  const base = parts.slice(0, parts.length - level + 1).join(".");
  return name.length === level ? base : `${base}.${name.slice(level)}`;
}

/** `__import__(name, globals, locals, fromlist, level)`: the first part of the name, unless names are imported from it. */
export function __import__(
  name: string,
  _globals: unknown = null,
  _locals: unknown = null,
  fromlist: unknown = null,
  level = 0,
): unknown {
  if (typeof name !== "string") throw new TypeError("module name must be a string");
  if (name === "" && level === 0) throw new ValueError("Empty module name");
  const module = importByName(name);
  const isFrom = Array.isArray(fromlist) && fromlist.length > 0;
  return isFrom ? module : importByName(name.split(".")[0]!);
}
