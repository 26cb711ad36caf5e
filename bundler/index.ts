/**
 * Python modules in a JavaScript build: `import { main } from "./job.py"`. One plugin factory; `vite.ts`, `rollup.ts`, `webpack.ts`,
 * `rspack.ts` and `esbuild.ts` are its entries.
 */
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import {
  compile,
  importRootOf,
  moduleFilesOf,
  moduleNameOf,
  ModuleSearch,
  relativeSpecifier,
  type ModuleResolver,
  type PythonVersion,
  type ResolvedModule,
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
  (options: Options | undefined, meta) => ({
    name: "py2ts-async",
    enforce: "pre",

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
        const { resolver, used } = watchedResolver(path);
        const { code, map, diagnostics } = await compile(readFileSync(id), {
          path,
          target: "javascript",
          moduleKind: "module",
          moduleName: moduleNameOf(path, importRootOf(path, files)),
          sourceMap: true,
          resolver,
          ...(options?.pythonVersion === undefined ? {} : { pythonVersion: options.pythonVersion }),
        });
        this.addWatchFile(id);
        for (const usedPath of used) this.addWatchFile(usedPath);
        warn(this, diagnostics);
        if (code === null) {
          refuse(this, meta.framework, diagnostics);
          return { code: "export {};", map: null };
        }
        return { code, map: map === null ? null : mapOf(map, id) };
      },
    },
  }),
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

/** The modules of the same project, and which of them one module's output depends on. */
function watchedResolver(path: string): { resolver: ModuleResolver; used: ReadonlySet<string> } {
  const used = new Set<string>();
  const search = new ModuleSearch({
    files,
    roots: [importRootOf(path, files)],
    specifier: (modulePath) => relativeSpecifier(modulePath, path),
  });
  const resolve = (name: string, importer: string): ResolvedModule | null => {
    const found = search.resolve(name, importer);
    if (found !== null) used.add(found.path);
    return found;
  };
  return { resolver: { resolve }, used };
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
