/** The compiler's public types. The compiler is pure: whatever it needs from outside comes in through these. */
import type { Diagnostic } from "./diagnostics/diagnostic.ts";

export type PythonVersion = "3.13" | "3.14";

export type Refusals = "error" | "throw";

export type CoroutinesOption = "auto" | "native" | "generators";

export interface ParseOptions {
  /** Syntax newer than this is a diagnostic that says so. Default `3.14`. */
  readonly pythonVersion?: PythonVersion;
  /** Shown in diagnostics and written to source maps. Default `<unknown>`. */
  readonly path?: string;
}

export interface CompileOptions extends ParseOptions {
  /** TypeScript, or JavaScript without types. Default `typescript`. */
  readonly target?: "typescript" | "javascript";
  /**
   * `script`: the file is run directly (`__name__` is `"__main__"`, nothing is exported).
   * `module`: it is imported by others; every top-level name is exported. Default `script`.
   */
  readonly moduleKind?: "script" | "module";
  /** Python's dotted name of the module; default `__main__` for a script. */
  readonly moduleName?: string;
  readonly sourceMap?: boolean;
  /** Prettier's formatting. Default true for TypeScript, false for JavaScript. */
  readonly format?: boolean;
  /**
   * What becomes of places that are not supported. `error`: there is no output. `throw`: there is, with warnings, and a place raises
   * NotImplementedError when the program reaches it; in JavaScript output a module goes on behind such a place of its own, and the names that are bound there
   * raise when they are used. Default `error`.
   */
  readonly refusals?: Refusals;
  /**
   * What coroutine functions become: `native` async functions, or `generators`, which the program can drive by hand. `auto`: generators in a program that
   * drives coroutines by hand somewhere, else native. Default `auto`.
   */
  readonly coroutines?: CoroutinesOption;
  /** Answers imports of modules that are part of the program. */
  readonly resolver?: ModuleResolver;
}

/** How the compiler asks its host for the other modules of a program. */
export interface ModuleResolver {
  /**
   * The module `name` (absolute and dotted) as seen from the importing module, or `null` where the program has none.
   * `specifier` is what the emitted import statement names.
   */
  resolve(name: string, importer: string): ResolvedModule | null;
  /** The module `name` where CPython would look after the program's own folders and the runtime has none of that name. */
  resolveLibrary?(name: string, importer: string): ResolvedModule | null;
  /** What the emitted import statement of `importer` names for the module at `path`. */
  specifier?(path: string, importer: string): string;
  /** The folders of the namespace package `name` (PEP 420), or `null` where there is none. */
  namespace?(name: string, importer: string): readonly string[] | null;
}

export interface ResolvedModule {
  readonly specifier: string;
  readonly path: string;
  readonly source: string | Uint8Array;
}

/** A version 3 source map. */
export interface SourceMap {
  readonly version: 3;
  readonly file?: string;
  readonly sources: readonly (string | null)[];
  readonly sourcesContent?: readonly (string | null)[];
  readonly names: readonly string[];
  readonly mappings: string;
}

export interface CompileResult {
  /** `null` where a diagnostic of severity `error` was found. */
  readonly code: string | null;
  readonly map: SourceMap | null;
  readonly diagnostics: readonly Diagnostic[];
}
