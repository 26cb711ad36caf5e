/** Compiles what a command line names, with everything of the same project that it imports. */
import {
  compileProgram,
  importRootOf,
  ModuleSearch,
  moduleNameOf,
  parse,
  type CompileOptions,
  type ModuleResolver,
  type ProgramEntry,
  type ProgramModule,
  type ResolvedModule,
} from "@py2ts-async/compiler";
import { displayPath, moduleFiles, readSource, type InputFile, type Inputs } from "../files.ts";
import { guarded } from "./guarded.ts";
import { LibrarySearch } from "./python-path.ts";

export interface CompileInputsOptions extends Pick<
  CompileOptions,
  "pythonVersion" | "target" | "sourceMap" | "format" | "refusals" | "coroutines"
> {
  /** What the import statement emitted for `importer` names for the module at `path`. */
  readonly specifierOf: (path: string, importer: string) => string;
  /** Folders in which modules are looked for before those of Python's own path. */
  readonly pythonPath: readonly string[];
}

export interface PlacedModule extends ProgramModule {
  /** Where the module stands among the others: those of Python's path are put together in a folder of their own. */
  readonly place: string;
}

/**
 * A file is compiled as a script (`__name__` is `"__main__"`) if it is named on the command line or tests `__name__` itself, and
 * nothing else imports it; any other file is a module.
 */
export async function compileInputs(
  inputs: Inputs,
  options: CompileInputsOptions,
): Promise<PlacedModule[]> {
  const { specifierOf, pythonPath, ...compileOptions } = options;
  const resolver = new ProjectResolver(inputs.base, specifierOf, pythonPath);
  const compileAll = (imported: ReadonlySet<string>): Promise<ProgramModule[]> =>
    compileProgram(
      inputs.files.map((file) => entryOf(file, imported)),
      { ...compileOptions, resolver },
    );
  const modules = await compileAll(new Set());
  const imported = new Set(modules.flatMap((module) => module.imports));
  const isWrong = (module: ProgramModule): boolean =>
    module.moduleKind === "script" && imported.has(module.path);
  const settled = modules.some(isWrong) ? await compileAll(imported) : modules;
  return settled.map((module) => ({ ...module, place: resolver.placeOf(module.path) }));
}

function entryOf(file: InputFile, imported: ReadonlySet<string>): ProgramEntry {
  const { path } = file;
  const source = readSource(path);
  const isScript = !imported.has(path) && (file.isNamed || testsMainName(path, source));
  return isScript
    ? { path, source, moduleKind: "script" }
    : { path, source, moduleKind: "module", moduleName: nameOf(path) };
}

function nameOf(path: string): string {
  return moduleNameOf(path, importRootOf(path, moduleFiles));
}

/** Whether the file has an `if __name__ == "__main__"` at its top level. */
function testsMainName(path: string, source: Uint8Array): boolean {
  if (!new TextDecoder("latin1").decode(source).includes("__main__")) return false;
  const { module } = guarded(path, () => parse(source, { path }));
  return module.body.some((statement) => {
    if (statement.kind !== "If" || statement.test.kind !== "Compare") return false;
    const sides = [statement.test.left, ...statement.test.comparators];
    return sides.some((side) => side.kind === "Name" && side.id === "__name__");
  });
}

/** Looks beside the importing file (or above its package), then in the folder that holds all inputs. */
class ProjectResolver implements ModuleResolver {
  readonly #base: string;
  readonly #specifierOf: CompileInputsOptions["specifierOf"];
  readonly #library: LibrarySearch;
  readonly #searches = new Map<string, ModuleSearch>();

  constructor(
    base: string,
    specifierOf: CompileInputsOptions["specifierOf"],
    pythonPath: readonly string[],
  ) {
    this.#base = displayPath(base);
    this.#specifierOf = specifierOf;
    this.#library = new LibrarySearch(pythonPath, (path, importer) =>
      this.specifier(path, importer),
    );
  }

  resolveLibrary(name: string, importer: string): ResolvedModule | null {
    return this.#library.resolve(name, importer);
  }

  namespace(name: string, importer: string): readonly string[] | null {
    return this.#searchFrom(importer).namespace(name);
  }

  specifier(path: string, importer: string): string {
    return this.#specifierOf(this.placeOf(path), this.placeOf(importer));
  }

  /** Modules of Python's path stand in `python_modules`, below the folder that holds all inputs. */
  placeOf(path: string): string {
    const inside = this.#library.insideRoot(path);
    if (inside === null) return path;
    return this.#base === ""
      ? `python_modules/${inside}`
      : `${this.#base}/python_modules/${inside}`;
  }

  resolve(name: string, importer: string): ResolvedModule | null {
    return this.#searchFrom(importer).resolve(name, importer);
  }

  #searchFrom(importer: string): ModuleSearch {
    // What a module of Python's path imports is the program's, or of the path: not what stands beside it.
    const isLibrary = this.#library.insideRoot(importer) !== null;
    const root = isLibrary ? this.#base : importRootOf(importer, moduleFiles);
    let search = this.#searches.get(root);
    if (search === undefined) {
      const roots = [...new Set([root, this.#base])];
      search = new ModuleSearch({
        files: moduleFiles,
        roots,
        specifier: (path, importer) => this.specifier(path, importer),
      });
      this.#searches.set(root, search);
    }
    return search;
  }
}
