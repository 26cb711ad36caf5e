/**
 * The analysis of a whole program: every module that its entries lead to is parsed once, bound once and inferred until nothing flows any more, within
 * modules and between them. What the modules of a program know of each other is all in here; emitting one asks this and nothing else.
 */
import { markRunTimeClasses } from "../analyze/types/run-time-classes.ts";
import type * as ast from "../ast/nodes.ts";
import type { ModuleResolver, PythonVersion, ResolvedModule } from "../api.ts";
import { computeColours, type Colours } from "../analyze/colour/index.ts";
import { drivesByHand } from "../analyze/coroutine-form.ts";
import type { ImportRecord } from "../analyze/index.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import { LooseNames } from "../analyze/types/inference.ts";
import { Library } from "../analyze/types/library.ts";
import {
  exportedBinding,
  typingModules,
  type ImportTarget,
  type ProgramModule,
} from "../analyze/types/program-module.ts";
import { faultIn } from "../fault.ts";
import { loadStubs } from "../stubs/index.ts";
import { isBuiltinModule } from "./builtin-modules.ts";
import { isInterpreterModule } from "./interpreter-modules.ts";
import { formsOf, type Forms } from "./forms.ts";
import { LoadedModule, type ModuleSource } from "./loaded-module.ts";
import { ModuleView } from "./module-view.ts";
import { absoluteName, packagesOf } from "./names.ts";
import { NamespacePackage } from "./namespace-package.ts";
import { ModuleOutsideNames, StarNames, type FindModule } from "./outside-names.ts";
import { replacementOf } from "./replaced-modules.ts";
import type { StarName } from "./star-names.ts";

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
  readonly #stars = new StarNames(this.library, (name, level, importer) =>
    this.viewOf(importer).resolve(name, level),
  );
  readonly #entries: LoadedModule[] = [];
  readonly #lacked = new Map<LoadedModule, string | null>();
  readonly #mentioned = new Map<string, boolean>();
  #colours: Colours | null = null;
  #coroutineForm: "native" | "generators" | null = null;
  #forms: Forms | null = null;
  #exporters: Map<ast.ClassDef, { readonly module: LoadedModule; readonly name: string }> | null =
    null;

  constructor(options: AnalysisOptions) {
    this.#options = options;
  }

  /** Loads modules with all that they lead to, and analyses them. */
  load(sources: readonly ModuleSource[]): LoadedModule[] {
    const entries = sources.map((source) => this.#add(source));
    this.#entries.push(...entries);
    for (const module of this.#modules.values()) this.#loadImports(module);
    const modules = [...this.#modules.values()].filter((each) => !each.isBroken);
    // A name that another module assigns and its own does not bind is found out by the types: what refers to it must be bound anew.
    while (this.#analyse(modules));
    for (const module of modules) module.settleOutside();
    return entries;
  }

  /** Returns whether the modules turned out to have names that were not known. */
  #analyse(modules: readonly LoadedModule[]): boolean {
    const count = (): number => modules.reduce((sum, each) => sum + each.assignedNames.size, 0);
    const before = count();
    const loose = new LooseNames();
    for (const module of modules)
      module.bind(this.library, this.viewOf(module), loose, this.#outsideNamesOf(module));
    for (const module of modules) guarded(module, () => module.types.declareBases());
    markRunTimeClasses(modules.map((module) => module.types));
    for (const module of modules) guarded(module, () => module.types.declare());
    for (const module of modules) this.#findTargets(module);
    infer(inImportOrder(modules));
    return count() > before;
  }

  /** When each module runs. */
  get forms(): Forms {
    this.#forms ??= formsOf(this.#running(), this.colours.asyncModules, {
      findsAll: (record, importer) => this.#findsAll(record, importer),
      takesNames: (record, importer) =>
        record.statement.kind === "ImportFrom" &&
        this.#namesOf(record, importer).some((name) => this.#isName(name, record, importer)),
    });
    return this.#forms;
  }

  /** The names that `import *` of a module binds; `null` where they cannot be told. */
  starNamesOf(target: ImportTarget): readonly StarName[] | null {
    return this.#stars.of(target);
  }

  /** The module whose own name a class of the program is, for other modules to import. */
  exporterOf(info: ClassInfo): { readonly module: LoadedModule; readonly name: string } | null {
    if (this.#exporters === null) {
      this.#exporters = new Map();
      for (const module of this.#modules.values()) {
        if (module.isBroken || module.isScript) continue;
        for (const [name, binding] of module.bindings.module.bindings) {
          const [definition] = binding.definitionNodes;
          if (definition?.kind === "ClassDef" && binding.definitions.length === 1)
            this.#exporters.set(definition, { module, name });
        }
      }
    }
    return info.node === null ? null : (this.#exporters.get(info.node) ?? null);
  }

  /** The modules that can run: the entries, and what they and others import. */
  #running(): LoadedModule[] {
    const running = new Set(this.#entries);
    for (const module of running) for (const each of module.allTargets()) running.add(each);
    return [...running].filter((each) => !each.isBroken);
  }

  #findsAll(record: ImportRecord, importer: LoadedModule): boolean {
    if (record.isDead || record.isTypeChecking) return true;
    const target = this.#findFrom(record.module, record.level, importer);
    if (target === null) return false;
    if (target.kind === "typing" || record.statement.kind === "Import") return true;
    const owner = target.kind === "program" ? target.module : null;
    return this.#namesOf(record, importer).every((name) => {
      if (target.kind === "runtime" && this.library.has(target.name, name)) return true;
      if (owner instanceof LoadedModule && owner.staysBound(name)) return true;
      const inner = record.module === "" ? name : `${record.module}.${name}`;
      const isOwn = owner !== null && exportedBinding(owner, name, importer) !== null;
      return !isOwn && this.#findFrom(inner, record.level, importer) !== null;
    });
  }

  #isName(name: string, record: ImportRecord, importer: LoadedModule): boolean {
    const target = this.#findFrom(record.module, record.level, importer);
    return target?.kind === "program" && exportedBinding(target.module, name, importer) !== null;
  }

  /** The modules of the runtime that some module of the program imports, and those that every program has. */
  importedFromRuntime(): readonly string[] {
    const names = new Set(["builtins", "copyreg"]);
    for (const module of this.#modules.values()) {
      for (const record of module.isBroken ? [] : module.imports) {
        const found = record.isDead ? null : this.#findFrom(record.module, record.level, module);
        if (found?.kind === "runtime") names.add(found.name);
      }
    }
    return [...names].sort();
  }

  /** The modules that the emitted form of a module refers to. */
  importedBy(module: LoadedModule): readonly LoadedModule[] {
    return [...module.allTargets()];
  }

  get colours(): Colours {
    const modules = [...this.#modules.values()].filter((each) => !each.isBroken);
    return (this.#colours ??= computeColours(modules, {
      spreadsRefused: !this.#options.throwsRefusals,
      startsEagerly: this.mentions("eager_task_factory") || this.mentions("eager_start"),
    }));
  }

  /** What coroutine functions become, unless an option says it: generators, where the program drives some of them by hand. */
  get coroutineForm(): "native" | "generators" {
    this.#coroutineForm ??= drivesByHand(
      [...this.#modules.values()].filter(
        // Most of the library's modules send to other things.
        (each) => !each.isBroken && (!each.isLibrary || mentionsCoroutines(each)),
      ),
    )
      ? "generators"
      : "native";
    return this.#coroutineForm;
  }

  /** Whether some module of the program has the word in its text: what none of them mentions, none of them asks for. */
  mentions(word: string): boolean {
    let isMentioned = this.#mentioned.get(word);
    if (isMentioned === undefined) {
      isMentioned = [...this.#modules.values()].some(({ parsed }) =>
        parsed.source.text.includes(word),
      );
      this.#mentioned.set(word, isMentioned);
    }
    return isMentioned;
  }

  viewOf(module: LoadedModule): ModuleView {
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
  #outsideNamesOf(module: LoadedModule): ModuleOutsideNames {
    return new ModuleOutsideNames(module, this.#stars, this.#findFrom, module.assignedNames);
  }

  readonly #findFrom: FindModule = (name, level, importer) =>
    this.viewOf(importer).resolve(name, level);

  /** The names that an import brings, those of a `*` among them. */
  #namesOf(record: ImportRecord, importer: LoadedModule): readonly string[] {
    if (record.names[0]?.name !== "*") return record.names.map((alias) => alias.name);
    const target = this.#findFrom(record.module, record.level, importer);
    return (target === null ? null : this.#stars.of(target))?.map((each) => each.name) ?? [];
  }

  #loadImports(module: LoadedModule): void {
    for (const record of module.imports) {
      const name = absoluteName(record.module, record.level, module.packageName);
      if (record.isDead || name === null) continue;
      const names = packagesOf(name);
      if (record.statement.kind === "ImportFrom")
        names.push(...this.#namesOf(record, module).map((each) => `${name}.${each}`));
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
      module.targets.set(record, this.#targetsOf(record, module));
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
    const names = this.#namesOf(record, importer);
    // A name that others assign alone may be that of a submodule.
    const submodules = names.filter(
      (each) =>
        owner === null || !(exportedBinding(owner, each, importer)?.definitions.length ?? 0),
    );
    const isStar = record.names[0]?.name === "*";
    if (isInside(importer.packageName, name) && (isStar || submodules.length < names.length))
      add(name);
    for (const each of submodules) add(`${name}.${each}`);
    return targets;
  }

  /**
   * The module of an absolute name, in CPython's order: what is built in, what stands beside the program, the standard library (as far as the
   * runtime has it), the rest of the path.
   */
  find(name: string, importer: LoadedModule): ImportTarget | null {
    const { resolver } = this.#options;
    const own = resolver?.resolve(name, importer.path) ?? null;
    if (own !== null && !isBuiltinModule(name)) return this.#program(name, own, false);
    if (this.library.hasModule(name)) return { kind: "runtime", name };
    if (typingModules.has(name)) return { kind: "typing", name };
    return this.#library(name, importer) ?? this.#namespace(name, importer);
  }

  /** A module of the path, if the packages around it and all that it cannot do without are there. */
  #library(name: string, importer: LoadedModule): ImportTarget | null {
    if (isInterpreterModule(name)) return null;
    const found = this.#options.resolver?.resolveLibrary?.(name, importer.path) ?? null;
    if (found === null) return null;
    const dot = name.lastIndexOf(".");
    if (dot !== -1 && this.find(name.slice(0, dot), importer) === null) return null;
    const target = this.#program(name, found, true);
    const module = target.kind === "program" ? (target.module as LoadedModule) : null;
    if (module === null || this.#lackedBy(module) !== null) return null;
    const instead = replacementOf(module.tree, (each) => this.find(each, module) !== null);
    return instead === null ? target : this.find(instead, module);
  }

  /** The name of a module that one of the path, when it is imported, fails for want of; `null` where all are there. */
  #lackedBy(module: LoadedModule): string | null {
    const known = this.#lacked.get(module);
    if (known !== undefined) return known;
    // Modules that import each other fail together or not at all.
    this.#lacked.set(module, null);
    for (const record of module.imports) {
      if (record.isInFunction || record.isConditional || record.isOptional || record.isDead)
        continue;
      const name = absoluteName(record.module, record.level, module.packageName);
      if (name === null || this.find(name, module) !== null) continue;
      this.#lacked.set(module, name);
      return name;
    }
    return null;
  }

  /** Why a module that stands on the path is not there all the same: the module that it lacks. */
  reasonFor(name: string, importer: LoadedModule): string | null {
    if (isInterpreterModule(name)) return null;
    const found = this.#options.resolver?.resolveLibrary?.(name, importer.path) ?? null;
    if (found === null) return null;
    const module = this.#add({ ...found, moduleKind: "module", moduleName: name, isLibrary: true });
    const lacked = this.#lackedBy(module);
    return lacked === null ? null : (this.reasonFor(lacked, module) ?? lacked);
  }

  #program(moduleName: string, { path, source }: ResolvedModule, isLibrary: boolean): ImportTarget {
    const known = this.#byName.get(moduleName);
    if (known !== undefined && known.path === path) return { kind: "program", module: known };
    const module = this.#add({ path, source, moduleKind: "module", moduleName, isLibrary });
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
    const from = importer.path;
    // A module names itself by its file, wherever that lies.
    const to = module === importer ? from : module.path;
    const own = to === null ? null : this.#options.resolver?.specifier?.(to, from);
    if (own !== null && own !== undefined) return own;
    // A file that is compiled by itself is beside itself.
    if (module === importer) return `./${importer.path.replace(/^.*[\\/]|\.py$/g, "")}.js`;
    const resolved = this.#options.resolver?.resolve(module.name, importer.path);
    if (resolved === null || resolved === undefined)
      throw new Error(`no module named '${module.name}' for '${importer.path}'`);
    return resolved.specifier;
  }
}

/** Whether the package lies inside the module `name`, or is it. */
function isInside(packageName: string, name: string): boolean {
  return packageName === name || packageName.startsWith(`${name}.`);
}

function mentionsCoroutines({ parsed }: LoadedModule): boolean {
  return /\bawait\b|\bcoro/.test(parsed.source.text);
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
