/**
 * Python modules in a JavaScript build: `import { main } from "./job.py"`. One plugin factory; `vite.ts`, `rollup.ts`, `webpack.ts`,
 * `rspack.ts` and `esbuild.ts` are its entries.
 */
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import {
  compileProgram,
  importRootOf,
  moduleFilesOf,
  moduleNameOf,
  ModuleSearch,
  relativeSpecifier,
  type CompileResult,
  type PythonVersion,
  type SourceMap,
} from "@py2ts-async/compiler";
import type { PluginBuild } from "esbuild";
import { createUnplugin, type SourceMapCompact, type UnpluginInstance } from "unplugin";
import { refuse, warn } from "./diagnostics.ts";

export interface Options {
  /** Syntax newer than this is an error. Default `3.14`. */
  readonly pythonVersion?: PythonVersion;
}

const pythonFile = /\.py$/;
const runtimeImport = /^@py2ts-async\/runtime(?:\/|$)/;
const files = moduleFilesOf({ readFileSync, statSync });

export const py2tsAsync: UnpluginInstance<Options | undefined, false> = createUnplugin(
  (options: Options | undefined, meta) => {
    const programs = new Programs(options);
    return {
      name: "py2ts-async",
      enforce: "pre",

      watchChange: () => programs.forget(),

      // unplugin gives everything that it resolves for esbuild a namespace of its own, where esbuild then finds no file.
      ...(meta.framework === "esbuild"
        ? { esbuild: { setup: resolveRuntimeForEsbuild } }
        : {
            resolveId: {
              filter: { id: runtimeImport },
              handler: (id: string, importer: string | undefined) => resolveRuntime(id, importer),
            },
          }),

      load: {
        filter: { id: pythonFile },
        async handler(id) {
          const path = id.replaceAll("\\", "/");
          const { result, sources } = await programs.moduleAt(path);
          const { code, map, diagnostics } = result;
          for (const source of sources) this.addWatchFile(source);
          warn(this, diagnostics);
          if (code === null) {
            refuse(this, meta.framework, diagnostics);
            return { code: "export {};", map: null };
          }
          return { code, map: map === null ? null : mapOf(map, id) };
        },
      },
    };
  },
);

/** The map as bundlers take it, with the file's own path as its source. */
function mapOf(map: SourceMap, id: string): SourceMapCompact {
  const sourcesContent =
    map.sourcesContent === undefined ? {} : { sourcesContent: [...map.sourcesContent] };
  return {
    version: 3,
    mappings: map.mappings,
    names: [...map.names],
    sources: [id],
    ...sourcesContent,
  };
}

interface BuiltModule {
  readonly result: CompileResult;
  /** The files that the output depends on. */
  readonly sources: readonly string[];
}

/** Compiles whole programs: when a module runs is decided by all that import it. */
class Programs {
  readonly #options: Options | undefined;
  readonly #modules = new Map<string, BuiltModule>();

  constructor(options: Options | undefined) {
    this.#options = options;
  }

  /** A file has changed: every program may be another one. */
  forget(): void {
    this.#modules.clear();
  }

  async moduleAt(path: string): Promise<BuiltModule> {
    const known = this.#modules.get(path);
    if (known !== undefined) return known;
    const root = importRootOf(path, files);
    const resolver = new ModuleSearch({ files, roots: [root], specifier: relativeSpecifier });
    const moduleName = moduleNameOf(path, root);
    const entry = { path, source: readFileSync(path), moduleKind: "module", moduleName } as const;
    const pythonVersion = this.#options?.pythonVersion;
    const modules = await compileProgram([entry], {
      resolver,
      target: "javascript",
      format: false,
      sourceMap: true,
      ...(pythonVersion === undefined ? {} : { pythonVersion }),
    });
    const sources = modules.map((module) => module.path);
    for (const module of modules)
      if (!this.#modules.has(module.path))
        this.#modules.set(module.path, { result: module.result, sources });
    return this.#modules.get(path)!;
  }
}

function resolveRuntimeForEsbuild(build: PluginBuild): void {
  build.onResolve({ filter: runtimeImport }, ({ path, importer }) => {
    const resolved = resolveRuntime(path, importer === "" ? undefined : importer);
    return resolved === null ? null : { path: resolved };
  });
}

/** The runtime that the project has, or else the one that came with this plugin. */
function resolveRuntime(id: string, importer: string | undefined): string | null {
  const fromProject = createRequire(importer ?? `${process.cwd()}/package.json`);
  try {
    fromProject.resolve(id);
    return null;
  } catch {
    return createRequire(import.meta.url).resolve(id);
  }
}
