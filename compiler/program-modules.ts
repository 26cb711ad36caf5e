/** The modules that a module imports: parsed and analysed far enough to know what they export. */
import type { CompileOptions, ModuleResolver } from "./api.ts";
import { computeColours } from "./analyze/colour/index.ts";
import { bindModule } from "./analyze/types/bind.ts";
import type { Binding } from "./analyze/types/binding.ts";
import { inferTypes } from "./analyze/types/inference.ts";
import { Library } from "./analyze/types/library.ts";
import type { ProgramModule, ProgramModules } from "./analyze/types/program-module.ts";
import { unknown } from "./analyze/types/type.ts";
import { parse } from "./parse/index.ts";

/** What one compilation has analysed so far, by path; `null` while a module is being analysed (a cyclic import sees nothing yet). */
type Analysed = Map<string, ProgramModule | null>;

export function programModules(
  resolver: ModuleResolver,
  library: Library,
  importer: Pick<CompileOptions, "path" | "moduleName" | "pythonVersion" | "refusals">,
  analysed: Analysed = new Map(),
): ProgramModules {
  const path = importer.path ?? "<unknown>";
  return {
    find(name, level) {
      const absolute = absoluteName(name, level, importer.moduleName ?? "__main__", path);
      const resolvedModule = absolute === null ? null : resolver.resolve(absolute, path);
      if (absolute === null || resolvedModule === null) return null;
      const known = analysed.get(resolvedModule.path);
      if (known !== undefined)
        return known === null
          ? opaque(absolute, resolvedModule.specifier)
          : { ...known, specifier: resolvedModule.specifier };
      analysed.set(resolvedModule.path, null);
      const inner = { ...importer, path: resolvedModule.path, moduleName: absolute };
      const module = analyse(
        resolvedModule.source,
        resolvedModule.specifier,
        inner,
        programModules(resolver, library, inner, analysed),
        library,
      );
      analysed.set(resolvedModule.path, module);
      return module;
    },
  };
}

function analyse(
  source: string | Uint8Array,
  specifier: string,
  options: Pick<CompileOptions, "path" | "pythonVersion" | "refusals"> & { readonly moduleName: string },
  modules: ProgramModules,
  library: Library,
): ProgramModule {
  const parsed = parse(source, options);
  if (parsed.diagnostics.some((each) => each.severity === "error"))
    return opaque(options.moduleName, specifier);
  const bindings = bindModule(parsed.module, false);
  const types = inferTypes(parsed.module, bindings, library, {
    isScript: false,
    moduleName: options.moduleName,
    modules,
  });
  const isPackage = isPackagePath(options.path ?? "");
  return {
    name: options.moduleName,
    specifier,
    bindingOf: (name) => {
      const binding = bindings.module.bindings.get(name);
      // A package's `__init__` re-exports what it imports from the program.
      return binding === undefined || (isImported(binding) && !isPackage) ? null : binding;
    },
    typeOf: (binding) => types.typeOfBinding(binding),
    asyncFunctions: computeColours(types, new Set(), options.refusals !== "throw").asyncFunctions,
  };
}

function opaque(name: string, specifier: string): ProgramModule {
  return {
    name,
    specifier,
    bindingOf: () => null,
    typeOf: () => unknown,
    asyncFunctions: new Set(),
  };
}

/** `from ..a import b` in module `p.q.r` is module `p.a`. `null` where there are more dots than packages. */
export function absoluteName(
  name: string,
  level: number,
  importer: string,
  path: string,
): string | null {
  if (level === 0) return name;
  const parts = importer.split(".");
  const isPackage = isPackagePath(path);
  const kept = parts.length - level + (isPackage ? 1 : 0);
  if (kept < 0 || (kept === 0 && name === "")) return null;
  return [...parts.slice(0, kept), ...(name === "" ? [] : [name])].join(".");
}

/** Whether the file is a package's `__init__`. */
export function isPackagePath(path: string): boolean {
  return /(^|\/)__init__\.py$/.test(path);
}

function isImported(binding: Binding): boolean {
  return binding.definitions[0] === "import";
}
