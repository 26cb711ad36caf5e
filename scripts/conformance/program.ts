/** Compiles suites and what they import to JavaScript files, of which those that cannot have changed are kept from one run to the next. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import {
  compileSync,
  ModuleSearch,
  moduleFilesOf,
  relativeSpecifier,
  type Diagnostic,
  type ModuleFiles,
  type ModuleResolver,
  type ResolvedModule,
} from "@py2ts-async/compiler";
import * as fs from "node:fs";

const repository = fileURLToPath(new URL("../../", import.meta.url));
/** Where compiled suites lie: inside the repository, so that their imports of the runtime are resolved. */
const outputFolder = join(repository, ".scratch/conformance/modules");

interface CachedModule {
  /** Of the source and the compiler. */
  readonly key: string;
  readonly imports: readonly (readonly [name: string, path: string])[];
  /** Why there is no code, or `null`. */
  readonly problem: string | null;
}

export interface CompiledModule {
  readonly name: string;
  readonly output: string;
  readonly problem: string | null;
}

export class ProgramCache {
  readonly #library: string;
  readonly #files: ModuleFiles = moduleFilesOf(fs);
  readonly #search: ModuleSearch;
  readonly #compiler: string = compilerHash();
  readonly #cacheFile: string = join(outputFolder, "cache.json");
  readonly #cache: Map<string, CachedModule>;

  /** @param library CPython's Lib */
  constructor(library: string) {
    this.#library = library;
    this.#search = new ModuleSearch({
      files: this.#files,
      roots: [library],
      specifier: (path, importer) =>
        relativeSpecifier(path.replace(/\.py$/, ".js"), importer.replace(/\.py$/, ".js")),
    });
    const known = existsSync(this.#cacheFile)
      ? (JSON.parse(readFileSync(this.#cacheFile, "utf8")) as { [path: string]: CachedModule })
      : {};
    this.#cache = new Map(Object.entries(known));
  }

  /** The modules of a suite: its own, and those of a package that are named as tests. */
  modulesOf(suite: string): string[] {
    const name = `test.${suite}`;
    const folder = join(this.#library, ...name.split("."));
    if (!existsSync(join(folder, "__init__.py"))) return [name];
    const tests = readdirSync(folder).filter((file) => /^test.*\.py$/.test(file));
    return [name, ...tests.sort().map((file) => `${name}.${file.slice(0, -".py".length)}`)];
  }

  /** Compiles a module and all that it imports. */
  compile(name: string): CompiledModule {
    const entry = this.#resolver().resolve(name, join(this.#library, "__main__.py"));
    if (entry === null) return { name, output: "", problem: `no module named '${name}'` };
    const seen = new Set([entry.path]);
    const queue = [{ name, path: entry.path }];
    let problem: string | null = null;
    for (const each of queue) {
      const compiled = this.#module(each.name, each.path);
      if (compiled.problem !== null) problem ??= `${each.name}: ${compiled.problem}`;
      for (const [imported, path] of compiled.imports) {
        if (seen.has(path)) continue;
        seen.add(path);
        queue.push({ name: imported, path });
      }
    }
    return { name, output: this.#outputOf(entry.path), problem };
  }

  save(): void {
    mkdirSync(outputFolder, { recursive: true });
    writeFileSync(this.#cacheFile, JSON.stringify(Object.fromEntries(this.#cache)));
  }

  #outputOf(path: string): string {
    return join(outputFolder, relative(this.#library, path).replace(/\.py$/, ".js"));
  }

  #module(name: string, path: string): CachedModule {
    const source = readFileSync(path);
    const key = createHash("sha1").update(this.#compiler).update(name).update(source).digest("hex");
    const known = this.#cache.get(path);
    if (known?.key === key) return known;
    const recorder = this.#resolver();
    const fresh = { key, imports: [] as [string, string][], problem: null as string | null };
    try {
      const { code, diagnostics } = compileSync(source, {
        path,
        moduleName: name,
        moduleKind: "module",
        target: "javascript",
        refusals: "throw",
        pythonVersion: "3.13",
        resolver: recorder,
      });
      if (code === null) fresh.problem = firstError(diagnostics);
      else writeOutput(this.#outputOf(path), code);
    } catch (error) {
      const { message, line } = error as { message: string; line?: number | null };
      fresh.problem = `compiler fault at line ${line ?? "?"}: ${message}`;
    }
    fresh.imports = [...recorder.answers].map(([imported, answer]) => [imported, answer.path]);
    this.#cache.set(path, fresh);
    return fresh;
  }

  /** Only CPython's test package is compiled: what else a suite imports is the runtime's, or not there. */
  #resolver(): RecordingResolver {
    return new RecordingResolver(
      this.#search,
      (name) => name === "test" || name.startsWith("test."),
    );
  }
}

class RecordingResolver implements ModuleResolver {
  readonly answers = new Map<string, ResolvedModule>();
  readonly #inner: ModuleResolver;
  readonly #isWanted: (name: string) => boolean;

  constructor(inner: ModuleResolver, isWanted: (name: string) => boolean) {
    this.#inner = inner;
    this.#isWanted = isWanted;
  }

  resolve(name: string, importer: string): ResolvedModule | null {
    const answer = this.#isWanted(name) ? this.#inner.resolve(name, importer) : null;
    if (answer !== null) this.answers.set(name, answer);
    return answer;
  }
}

function firstError(diagnostics: readonly Diagnostic[]): string {
  const error = diagnostics.find((each) => each.severity === "error")!;
  return `line ${error.source.lineAt(error.span.start)}: ${error.code} ${error.message}`;
}

function writeOutput(path: string, code: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}

/** Of all files of the built compiler. */
function compilerHash(): string {
  const main = createRequire(import.meta.url).resolve("@py2ts-async/compiler");
  const folder = dirname(main);
  const hash = createHash("sha1");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex");
}
