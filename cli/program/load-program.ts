/** Compiles a program to JavaScript in memory, ready to be run. */
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import {
  compileProgram,
  ModuleSearch,
  relativeSpecifier,
  type Diagnostic,
  type ModuleResolver,
  type PythonVersion,
  type CoroutinesOption,
  type Refusals,
  type SourceMap,
} from "@py2ts-async/compiler";
import { LibrarySearch } from "./python-path.ts";
import { importRootOfScript, moduleFiles, readSource, slashed } from "../files.ts";

export interface LoadedModule {
  /** Absolute, with `/`. */
  readonly path: string;
  readonly code: string;
  readonly map: SourceMap | null;
}

export interface LoadedProgram {
  /** The URL to import. */
  readonly main: string;
  readonly modules: ReadonlyMap<string, LoadedModule>;
}

export interface LoadResult {
  /** `null` if a module has an error. */
  readonly program: LoadedProgram | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadOptions {
  readonly pythonVersion?: PythonVersion;
  readonly refusals?: Refusals;
  readonly coroutines?: CoroutinesOption;
  /** Folders in which modules are looked for before those of Python's own path. */
  readonly pythonPath?: readonly string[];
  /** Told apart from other loads of the same file in this process: Node imports a URL once. */
  readonly instance?: string;
}

/**
 * Compiles the script at `file` and the modules it imports from its own folder, which is what CPython puts on `sys.path`.
 *
 * @throws UsageError if `file` cannot be read.
 */
export async function loadProgram(file: string, options: LoadOptions = {}): Promise<LoadResult> {
  const path = slashed(resolve(file));
  const urlOf = (modulePath: string): string => {
    const url = pathToFileURL(modulePath);
    if (options.instance !== undefined) url.searchParams.set("instance", options.instance);
    return url.href;
  };
  const library = new LibrarySearch(options.pythonPath ?? [], urlOf);
  const own = new ModuleSearch({
    files: moduleFiles,
    roots: [importRootOfScript(path)],
    specifier: urlOf,
  });
  const resolver: ModuleResolver = {
    resolve: (name, importer) => own.resolve(name, importer),
    resolveLibrary: (name, importer) => library.resolve(name, importer),
    namespace: (name) => own.namespace(name),
    specifier: urlOf,
  };
  const entry = { path, source: readSource(file), moduleKind: "script" } as const;
  const compiled = await compileProgram([entry], {
    resolver,
    target: "javascript",
    sourceMap: true,
    format: false,
    refusals: options.refusals ?? "error",
    coroutines: options.coroutines ?? "auto",
    ...(options.pythonVersion === undefined ? {} : { pythonVersion: options.pythonVersion }),
  });
  const diagnostics = compiled.flatMap((module) => module.result.diagnostics);
  const modules = new Map<string, LoadedModule>();
  for (const { path: modulePath, result } of compiled) {
    if (result.code === null) return { program: null, diagnostics };
    modules.set(urlOf(modulePath), { path: modulePath, code: result.code, map: result.map });
  }
  return { program: { main: urlOf(path), modules }, diagnostics };
}

/** Finds the modules beside the script at `file`, for emitted files that will stand beside each other, too. */
export function siblingModules(file: string): ModuleResolver {
  const path = slashed(resolve(file));
  return new ModuleSearch({
    files: moduleFiles,
    roots: [importRootOfScript(path)],
    // A module that refers to itself is named as it was given.
    specifier: (modulePath, importer) =>
      relativeSpecifier(
        modulePath.replace(/\.py$/, ".js"),
        modulePath === importer ? importer : path,
      ),
  });
}
