/**
 * The analysis of a whole program: every module that its entries lead to is parsed once, bound once and inferred until nothing flows any more, within
 * modules and between them. What the modules of a program know of each other is all in here; emitting one asks this and nothing else.
 */
import { markRunTimeClasses } from "../analyze/types/run-time-classes.ts";
import type { ModuleResolver, PythonVersion, ResolvedModule } from "../api.ts";
import { computeColours, type Colours } from "../analyze/colour/index.ts";
import type { ImportRecord } from "../analyze/index.ts";
import { LooseNames } from "../analyze/types/inference.ts";
import { Library } from "../analyze/types/library.ts";
import {
  typingModules,
  type ImportTarget,
  type ProgramModule,
  type ProgramModules,
} from "../analyze/types/program-module.ts";
import { faultIn } from "../fault.ts";
import { loadStubs } from "../stubs/index.ts";
import { isBuiltinModule } from "./builtin-modules.ts";
import { LoadedModule, type ModuleSource } from "./loaded-module.ts";
import { absoluteName, packagesOf } from "./names.ts";
import { NamespacePackage } from "./namespace-package.ts";

export interface AnalysisOptions {
  readonly resolver: ModuleResolver | undefined;
  readonly pythonVersion: PythonVersion | undefined;
  /** Whether a function that cannot become async keeps its callers as they are. */
  readonly throwsRefusals: boolean;
}

export class ProgramAnalysis {
  readonly library = new Library(loadStubs());
  readonly #options: AnalysisOptions;
  /** By path, and by the name under which a module runs: a script that is imported, too, is two modules. */
  readonly #modules = new Map<string, LoadedModule>();
  readonly #namespaces = new Map<string, NamespacePackage>();
  readonly #byName = new Map<string, LoadedModule>();
  readonly #views = new Map<LoadedModule, ModuleView>();
  #colours: Colours | null = null;

  constructor(options: AnalysisOptions) {
    this.#options = options;
  }

  /** Loads modules with all that they lead to, and analyses them. */
  load(sources: readonly ModuleSource[]): LoadedModule[] {
    const entries = sources.map((source) => this.#add(source));
    for (const module of this.#modules.values()) this.#loadImports(module);
    const modules = [...this.#modules.values()].filter((each) => !each.isBroken);
    const loose = new LooseNames();
    for (const module of modules) module.bind(this.library, this.viewOf(module), loose);
    for (const module of modules) guarded(module, () => module.types.declareBases());
    markRunTimeClasses(modules.map((module) => module.types));
    for (const module of modules) guarded(module, () => module.types.declare());
    for (const module of modules) this.#findTargets(module);
    infer(inImportOrder(modules));
    return entries;
  }

  /** The modules that the emitted form of a module refers to. */
  importedBy(module: LoadedModule): readonly LoadedModule[] {
    return [...new Set([...module.targets.values()].flat())];
  }

  get colours(): Colours {
    const modules = [...this.#modules.values()].filter((each) => !each.isBroken);
    return (this.#colours ??= computeColours(modules, !this.#options.throwsRefusals));
  }

  viewOf(module: LoadedModule): ProgramModules {
    let view = this.#views.get(module);
    if (view === undefined) this.#views.set(module, (view = new ModuleView(this, module)));
    return view;
  }

  #add(source: ModuleSource): LoadedModule {
    const key = `${source.path}\0${source.moduleKind}`;
    let module = this.#modules.get(key);
    if (module === undefined) {
      module = new LoadedModule(source, this.#options.pythonVersion);
      this.#modules.set(key, module);
      if (!module.isScript) this.#byName.set(module.name, module);
    }
    return module;
  }

  /** Loads what a module may import, whether or not it turns out to be a module. */
  #loadImports(module: LoadedModule): void {
    for (const record of module.imports) {
      const name = absoluteName(record.module, record.level, module.packageName);
      if (record.isDead || name === null) continue;
      const names = packagesOf(name);
      if (record.statement.kind === "ImportFrom")
        names.push(...record.names.map((alias) => `${name}.${alias.name}`));
      for (const each of names) {
        const found = this.find(each, module);
        if (found?.kind === "program" && found.module instanceof LoadedModule)
          module.loads.add(found.module);
      }
    }
  }

  /** The modules that each import statement runs: known when the names of packages are. */
  #findTargets(module: LoadedModule): void {
    for (const record of module.imports) {
      if (record.isDead || record.isTypeChecking) continue;
      const known = module.targets.get(record.statement);
      const targets = this.#targetsOf(record, module);
      if (known === undefined) module.targets.set(record.statement, targets);
      else known.push(...targets);
    }
  }

  /** In order: packages before what is in them. Those around the importer itself run already. */
  #targetsOf(record: ImportRecord, importer: LoadedModule): LoadedModule[] {
    const name = absoluteName(record.module, record.level, importer.packageName);
    if (name === null) return [];
    const targets: LoadedModule[] = [];
    const add = (each: string): void => {
      const found = this.find(each, importer);
      if (found?.kind === "program" && found.module instanceof LoadedModule)
        targets.push(found.module);
    };
    for (const each of packagesOf(name)) if (!isInside(importer.packageName, each)) add(each);
    if (record.statement.kind === "Import") {
      if (isInside(importer.packageName, name)) add(name);
      return targets;
    }
    const source = this.find(name, importer);
    const owner = source?.kind === "program" ? source.module : null;
    const submodules = record.names.filter(
      (alias) => alias.name !== "*" && owner?.bindingOf(alias.name) === null,
    );
    if (isInside(importer.packageName, name) && submodules.length < record.names.length) add(name);
    for (const alias of submodules) add(`${name}.${alias.name}`);
    return targets;
  }

  /**
   * The module of an absolute name, in CPython's order: what is built in, what stands beside the program, the standard library (as far as the
   * runtime has it), the rest of the path.
   */
  find(name: string, importer: LoadedModule): ImportTarget | null {
    const resolved = this.#options.resolver?.resolve(name, importer.path) ?? null;
    const isOwn = resolved !== null && !isBuiltinModule(name) && resolved.isLibrary !== true;
    if (isOwn) return this.#program(name, resolved);
    if (this.library.hasModule(name)) return { kind: "runtime", name };
    if (typingModules.has(name)) return { kind: "typing", name };
    if (resolved !== null) return this.#program(name, resolved);
    return this.#namespace(name, importer);
  }

  #program(moduleName: string, { path, source }: ResolvedModule): ImportTarget {
    const known = this.#byName.get(moduleName);
    if (known !== undefined && known.path === path) return { kind: "program", module: known };
    const module = this.#add({ path, source, moduleKind: "module", moduleName });
    return { kind: "program", module };
  }

  #namespace(name: string, importer: LoadedModule): ImportTarget | null {
    let module = this.#namespaces.get(name);
    if (module === undefined) {
      const folders = this.#options.resolver?.namespace?.(name, importer.path) ?? null;
      if (folders === null) return null;
      this.#namespaces.set(name, (module = new NamespacePackage(name, folders)));
    }
    return { kind: "program", module };
  }

  specifierOf(module: ProgramModule, importer: LoadedModule): string {
    const resolved = this.#options.resolver?.resolve(module.name, importer.path);
    if (resolved === null || resolved === undefined)
      throw new Error(`no module named '${module.name}' for '${importer.path}'`);
    return resolved.specifier;
  }
}

/** The modules of the program as one of them sees them. */
class ModuleView implements ProgramModules {
  readonly #analysis: ProgramAnalysis;
  readonly #importer: LoadedModule;
  readonly #found = new Map<string, ImportTarget | null>();

  constructor(analysis: ProgramAnalysis, importer: LoadedModule) {
    this.#analysis = analysis;
    this.#importer = importer;
  }

  resolve(name: string, level: number): ImportTarget | null {
    const absolute = absoluteName(name, level, this.#importer.packageName);
    return absolute === null ? null : this.#find(absolute);
  }

  submodule(name: string): ProgramModule | null {
    const found = this.#find(name);
    return found?.kind === "program" ? found.module : null;
  }

  specifierOf(module: ProgramModule): string {
    return this.#analysis.specifierOf(module, this.#importer);
  }

  #find(name: string): ImportTarget | null {
    let found = this.#found.get(name);
    if (found === undefined) {
      found = this.#analysis.find(name, this.#importer);
      this.#found.set(name, found);
    }
    return found;
  }
}

/** Whether the package lies inside the module `name`, or is it. */
function isInside(packageName: string, name: string): boolean {
  return packageName === name || packageName.startsWith(`${name}.`);
}

/** @throws CompilerFault with the module's path, whatever goes wrong. */
function guarded<Result>(module: LoadedModule, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    throw faultIn(module.path, error);
  }
}

/** What a module imports comes before it, as far as there are no cycles. */
function inImportOrder(modules: readonly LoadedModule[]): LoadedModule[] {
  const ordered = new Set<LoadedModule>();
  const visited = new Set<LoadedModule>();
  const pending: { readonly module: LoadedModule; readonly isDone: boolean }[] = [];
  for (const entry of modules) {
    pending.push({ module: entry, isDone: false });
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { module, isDone } = next;
      if (isDone) ordered.add(module);
      else if (!visited.has(module)) {
        visited.add(module);
        pending.push({ module, isDone: true });
        const imported = [...module.loads].filter((each) => !each.isBroken);
        for (const each of imported.reverse()) pending.push({ module: each, isDone: false });
      }
    }
  }
  return [...ordered];
}

/**
 * Each module by itself, then all of them in turn until nothing flows any more: an importer may widen what it imports, and modules that import
 * each other know nothing of each other at first.
 */
function infer(modules: readonly LoadedModule[]): void {
  for (const module of modules) guarded(module, () => module.types.run());
  if (modules.length === 1) return;
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (const module of modules) if (guarded(module, () => module.types.pass())) hasChanged = true;
  }
}
