/** Compiles suites with what they import to JavaScript files; a suite that cannot have changed is kept from one run to the next. */
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import {
  compileProgram,
  ModuleSearch,
  moduleFilesOf,
  relativeSpecifier,
  type Diagnostic,
  type ModuleResolver,
  type ProgramEntry,
  type ProgramModule,
  type ResolvedModule,
} from "@py2ts-async/compiler";

const repository = fileURLToPath(new URL("../../", import.meta.url));
/** Where compiled suites lie: inside the repository, so that their imports of the runtime are resolved. */
const outputFolder = join(repository, ".scratch/conformance/modules");

export interface CompiledModule {
  readonly name: string;
  readonly output: string;
}

/** What a module of CPython's library is without a part of it that CPython has in C. */
export interface CompiledAlternative extends CompiledModule {
  readonly part: string;
}

export interface CompiledSuite {
  /** The modules with tests. */
  readonly modules: readonly CompiledModule[];
  readonly alternatives: readonly CompiledAlternative[];
  /** Why there is no code, or not all of it. */
  readonly problems: readonly string[];
}

interface CachedSuite extends CompiledSuite {
  /** Of the compiler and of what it is asked to do. */
  readonly key: string;
}

export class SuiteCompiler {
  readonly #library: string;
  readonly #search: ModuleSearch;
  readonly #key: string;

  /** @param library CPython's Lib */
  constructor(library: string) {
    this.#library = library;
    this.#search = new ModuleSearch({
      files: moduleFilesOf(fs),
      roots: [library],
      specifier: (path, importer) =>
        relativeSpecifier(withoutEnding(path), withoutEnding(importer)),
    });
    this.#key = `${compilerHash()} ${library}`;
  }

  async compile(suite: string): Promise<CompiledSuite> {
    const folder = join(outputFolder, suite);
    const cacheFile = join(folder, "suite.json");
    if (fs.existsSync(cacheFile)) {
      const known = JSON.parse(fs.readFileSync(cacheFile, "utf8")) as CachedSuite;
      if (known.key === this.#key) return known;
    }
    const fresh = { key: this.#key, ...(await this.#compile(suite, folder)) };
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(cacheFile, JSON.stringify(fresh));
    return fresh;
  }

  async #compile(suite: string, folder: string): Promise<CompiledSuite> {
    const names = this.#modulesOf(suite);
    const resolver = new TestPackageResolver(this.#search);
    const entryOf = (
      moduleName: string,
      { path, source }: ResolvedModule,
    ): ProgramEntry & { readonly moduleName: string } => {
      return { path, source, moduleName, moduleKind: "module" };
    };
    const entries = names.map((name) => entryOf(name, resolver.resolve(name, this.#library)!));
    const alternatives = alternativesIn(entries).map(({ name, part }) => {
      return { part, entry: entryOf(name, this.#search.resolve(name, this.#library)!) };
    });
    let compiled: readonly ProgramModule[];
    try {
      const starts = [...entries, ...alternatives.map(({ entry }) => entry)];
      compiled = await compileProgram(starts, {
        resolver,
        target: "javascript",
        format: false,
        sourceMap: true,
        refusals: "throw",
        pythonVersion: "3.13",
      });
    } catch (error) {
      const { message, path, line } = error as { message: string; path?: string; line?: number };
      return { modules: [], alternatives: [], problems: [`compiler fault in ${path}, line ${line}: ${message}`] };
    }
    const problems: string[] = [];
    for (const { path, result } of compiled) {
      const problem = result.code === null ? firstError(result.diagnostics) : null;
      if (problem !== null) problems.push(problem);
      // A module that does not compile fails when it is imported.
      const output = this.#outputOf(path, folder);
      writeOutput(output, result.code ?? failing(problem!));
      if (result.map !== null) writeOutput(mapOf(output), JSON.stringify({ path, map: result.map }));
      // Some suites read their own source.
      linkTo(path, output.replace(/\.js$/, ".py"));
    }
    this.#linkData(folder);
    const modules = entries.map(({ moduleName, path }) => ({
      name: moduleName,
      output: this.#outputOf(path, folder),
    }));
    const others = alternatives.map(({ part, entry: { moduleName, path } }) => {
      return { name: moduleName, part, output: this.#outputOf(path, folder) };
    });
    return { modules, alternatives: others, problems };
  }

  /** Suites look for files beside their modules. */
  #linkData(folder: string): void {
    const source = join(this.#library, "test");
    for (const entry of fs.readdirSync(source, { withFileTypes: true })) {
      const isPackage = fs.existsSync(join(source, entry.name, "__init__.py"));
      const target = join(folder, "test", entry.name);
      if (isPackage || /\.py$|^__pycache__$/.test(entry.name) || fs.existsSync(target)) continue;
      fs.symlinkSync(join(source, entry.name), target);
    }
  }

  #outputOf(path: string, folder: string): string {
    return join(folder, relative(this.#library, withoutEnding(path)));
  }

  /** The modules of a suite: its own, and those of a package that are named as tests. */
  #modulesOf(suite: string): string[] {
    const name = `test.${suite}`;
    const folder = join(this.#library, ...name.split("."));
    if (!fs.existsSync(join(folder, "__init__.py"))) return [name];
    const tests = fs.readdirSync(folder).filter((file) => /^test.*\.py$/.test(file));
    return [name, ...tests.sort().map((file) => `${name}.${file.slice(0, -".py".length)}`)];
  }
}

function withoutEnding(path: string): string {
  return path.replace(/\.py$/, ".js");
}

/** The modules that suites import without a part of them: `import_fresh_module('heapq', blocked=['_heapq'])`. */
function alternativesIn(
  entries: readonly ProgramEntry[],
): { readonly name: string; readonly part: string }[] {
  const pattern = /\bimport_fresh_module\(\s*(['"])(\w+)\1,\s*blocked=\[(['"])(\w+)\3\]/g;
  const parts = new Map<string, string>();
  for (const { source } of entries)
    for (const [, , name, , part] of new TextDecoder().decode(source as Uint8Array).matchAll(pattern))
      parts.set(name!, part!);
  return [...parts].map(([name, part]) => ({ name, part }));
}

/** CPython's test package is the program; what else a suite imports is the runtime's, or of CPython's library. */
class TestPackageResolver implements ModuleResolver {
  readonly #inner: ModuleSearch;

  constructor(inner: ModuleSearch) {
    this.#inner = inner;
  }

  #isWanted(name: string): boolean {
    return name === "test" || name.startsWith("test.");
  }

  resolve(name: string, importer: string): ResolvedModule | null {
    const found = this.#inner.resolve(name, importer);
    return found !== null && (this.#isWanted(name) || isInPackageOf(found.path, importer))
      ? found
      : null;
  }

  resolveLibrary(name: string, importer: string): ResolvedModule | null {
    return this.#isWanted(name) ? null : this.#inner.resolve(name, importer);
  }

  specifier(path: string, importer: string): string {
    return this.#inner.specifier(path, importer);
  }

  namespace(name: string): readonly string[] | null {
    return this.#isWanted(name) ? this.#inner.namespace(name) : null;
  }
}

/** The file with the source map of a compiled module, and the path of its source. */
export function mapOf(output: string): string {
  return `${output}.map.json`;
}

function linkTo(source: string, target: string): void {
  if (!fs.existsSync(target)) fs.symlinkSync(source, target);
}

/** Modules of a package of the library import each other, and not what the runtime has of the same name. */
function isInPackageOf(path: string, importer: string): boolean {
  const folder = dirname(importer);
  return dirname(path) === folder && fs.existsSync(join(folder, "__init__.py"));
}

function failing(problem: string): string {
  return `throw new SyntaxError(${JSON.stringify(problem)});\n`;
}

function firstError(diagnostics: readonly Diagnostic[]): string {
  const error = diagnostics.find((each) => each.severity === "error")!;
  const { source, span, code, message } = error;
  return `${source.path}, line ${source.lineAt(span.start)}: ${code} ${message}`;
}

function writeOutput(path: string, code: string): void {
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(path, code);
}

/** Of all files of the built compiler. */
function compilerHash(): string {
  const main = createRequire(import.meta.url).resolve("@py2ts-async/compiler");
  const folder = dirname(main);
  const hash = createHash("sha1");
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .sort();
  for (const file of files) hash.update(file).update(fs.readFileSync(join(folder, file)));
  return hash.digest("hex");
}
