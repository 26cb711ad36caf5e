/** One module of a program on its way through the analysis. */
import type * as ast from "../ast/nodes.ts";
import { analyzeBindings, analyzeScopes, checkProgram, importsOf } from "../analyze/index.ts";
import type { ImportRecord, ScopeTable } from "../analyze/index.ts";
import { KnownTests } from "../analyze/conditions.ts";
import type { ColouredModule } from "../analyze/colour/index.ts";
import { bindModule, type OutsideNames } from "../analyze/types/bind.ts";
import type { Binding, BindingTable } from "../analyze/types/binding.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import { Inference, type LooseNames } from "../analyze/types/inference.ts";
import type { Library } from "../analyze/types/library.ts";
import type { ProgramModule, ProgramModules } from "../analyze/types/program-module.ts";
import type { Type } from "../analyze/types/type.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { BindingFacts } from "../lower/facts.ts";
import { findEarlyUses } from "../lower/hoisting.ts";
import { maySuppress } from "../lower/with.ts";
import { parse, type ParseResult } from "../parse/index.ts";
import type { PythonVersion } from "../api.ts";
import { isPackagePath, parentPackage } from "./names.ts";

/** A module of the program as its host hands it over. */
export interface ModuleSource {
  readonly path: string;
  readonly source: string | Uint8Array;
  readonly moduleKind: "script" | "module";
  /** Python's dotted name. */
  readonly moduleName: string;
  /** Python's `__package__`, where it does not follow from the name (`python -m package.module`). */
  readonly packageName?: string;
  /** Whether it was found outside of the program's own folders. */
  readonly isLibrary?: boolean;
}

export class LoadedModule implements ProgramModule, ColouredModule {
  readonly name: string;
  readonly path: string;
  readonly isScript: boolean;
  readonly isLibrary: boolean;
  readonly isPackage: boolean;
  /** Python's `__package__`; empty for a module in no package. */
  readonly packageName: string;
  readonly parsed: ParseResult;
  readonly scopes: ScopeTable;
  /** What the front half of the compiler found. */
  readonly diagnostics: readonly Diagnostic[];
  readonly isBroken: boolean;
  readonly imports: readonly ImportRecord[];
  readonly tests: KnownTests;
  /** Every module that it names somewhere. */
  readonly loads = new Set<LoadedModule>();
  /** The modules that each import runs, in order. */
  readonly targets = new Map<ImportRecord, readonly LoadedModule[]>();
  /** What the emitted forms of the others ask of this one's. */
  readonly requests = { needsObject: false, exports: new Set<string>() };
  /** Names that other modules assign and this one does not bind itself. */
  readonly assignedNames = new Set<string>();
  #isOpen = false;
  #uncertain: ReadonlySet<ast.Alias> = new Set();
  #earlyUses: ReadonlySet<Binding> = new Set();
  #bindings: BindingTable | null = null;
  #inference: Inference | null = null;
  #facts: BindingFacts | null = null;

  constructor(module: ModuleSource, pythonVersion: PythonVersion | undefined) {
    this.name = module.moduleName;
    this.path = module.path;
    this.isScript = module.moduleKind === "script";
    this.isLibrary = module.isLibrary === true;
    this.isPackage = !this.isScript && isPackagePath(module.path);
    this.packageName =
      module.packageName ?? (this.isPackage ? this.name : parentPackage(this.name));
    const { path } = module;
    this.parsed = parse(
      module.source,
      pythonVersion === undefined ? { path } : { path, pythonVersion },
    );
    const { module: tree, source } = this.parsed;
    this.scopes = analyzeScopes(tree, source);
    this.tests = new KnownTests(tree, this.scopes, this.name);
    const syntax = this.parsed.diagnostics;
    const isParsed = !hasErrors(syntax);
    this.diagnostics = isParsed ? [...syntax, ...checkProgram(tree, source, this.scopes)] : syntax;
    this.isBroken = hasErrors(this.diagnostics);
    this.imports = this.isBroken ? [] : importsOf(tree, this.scopes, this.name);
  }

  get tree(): ast.Module {
    return this.parsed.module;
  }

  get bindings(): BindingTable {
    return this.#bindings!;
  }

  /** Names that code of the module may reach before they are bound. */
  get earlyUses(): ReadonlySet<Binding> {
    return this.#earlyUses;
  }

  get types(): Inference {
    return this.#inference!;
  }

  /** Binds the names and declares the classes. The first step of the analysis, for all modules before the second of any. */
  bind(library: Library, modules: ProgramModules, loose: LooseNames, outside: OutsideNames): void {
    this.#bindings = bindModule(this.tree, this.isScript, {
      outside,
      scopes: this.scopes,
      tests: this.tests,
    });
    this.#earlyUses = findEarlyUses(this.tree, this.#bindings, library);
    this.#uncertain = outside.uncertain;
    this.#markHiddenBuiltins(library);
    for (const alias of outside.uncertain) this.#bindings.uses.get(alias)!.isUncertain = true;
    this.#facts = null;
    this.#inference = new Inference(this.tree, this.#bindings, library, {
      isScript: this.isScript,
      moduleName: this.name,
      modules,
      tests: this.tests,
      loose,
      isOpen: () => this.#isOpen,
    });
  }

  /** Finds the globals that hide a builtin only for a part of the time. */
  #markHiddenBuiltins(library: Library): void {
    const isBuiltin = (name: string): boolean => library.has("builtins", name);
    const hiding = [...this.bindings.module.bindings.values()].filter((each) =>
      isBuiltin(each.name),
    );
    if (hiding.length === 0) return;
    const flows = analyzeBindings(this.tree, this.scopes, {
      starNames: (statement) => this.#starNames(statement),
      isBuiltin,
    });
    const facts = new BindingFacts(this.scopes, flows);
    for (const binding of hiding) {
      // What `import *` brings is no variable of the flow analysis.
      const isAlwaysHidden =
        facts.variableOf(binding) === null
          ? !binding.isUncertain
          : facts.staysBound(binding) && !facts.canBeUnbound(binding);
      binding.mayMeanBuiltin = !isAlwaysHidden || this.#earlyUses.has(binding);
    }
  }

  /** The names that `from module import *` surely binds. */
  #starNames(statement: ast.ImportFrom): string[] {
    const aliases = this.bindings.stars.get(statement) ?? [];
    return aliases.filter((alias) => !this.#uncertain.has(alias)).map((alias) => alias.name);
  }

  /** What the flow of control says of the names. */
  get facts(): BindingFacts {
    if (this.#facts === null) {
      const flows = analyzeBindings(this.tree, this.scopes, {
        maySuppress: (statement) => maySuppress(statement, this.types),
        outcome: (test) => this.types.outcome(test),
        starNames: (statement) => this.#starNames(statement),
        isBuiltin: (name) => this.types.library.has("builtins", name),
      });
      this.#facts = new BindingFacts(this.scopes, flows);
    }
    return this.#facts;
  }

  bindingOf(name: string): Binding | null {
    return this.isBroken ? null : (this.bindings.module.bindings.get(name) ?? null);
  }

  /** Whether the name surely has a value from the moment the module's own code has run. */
  staysBound(name: string): boolean {
    const binding = this.bindingOf(name);
    if (binding === null || binding.isUncertain) return false;
    if (this.facts.staysBound(binding)) return true;
    // What `import *` and imports of submodules bind, the flow of control does not show.
    return (
      this.facts.variableOf(binding) === null &&
      binding.definitions.every((each) => each === "import") &&
      binding.definitions.length > 0
    );
  }

  typeOf(binding: Binding): Type {
    return binding.type;
  }

  classNamed(name: string): ClassInfo | null {
    return this.isBroken ? null : this.types.declarations.classOfName(name);
  }

  /** Something that is not followed has the module as a value: it may read and assign any name. */
  escape(): void {
    this.#isOpen = true;
  }

  /** Another module gives a name a value (`undefined` where it deletes it). */
  assignFromOutside(name: string, type: Type | undefined, importer: Inference): void {
    const binding = this.bindingOf(name);
    if (binding === null) {
      this.assignedNames.add(name);
      return;
    }
    if (!binding.isAssignedOutside) importer.changed();
    binding.isAssignedOutside = true;
    if (type === undefined) binding.isUncertain = true;
    else importer.flowToBinding(binding, type);
  }

  /** Names that others assign are emitted as variables that a function of the module assigns. */
  settleOutside(): void {
    for (const binding of this.bindings.module.bindings.values()) {
      if (!this.#isOpen && !binding.isAssignedOutside) continue;
      if (binding.definitionNodes.includes(this.tree)) continue;
      binding.isAssignedOutside = true;
      binding.definitions.push("assign");
      binding.definitionNodes.push(this.tree);
      binding.writtenFromInside = true;
      binding.captured = true;
      binding.block = binding.scope.body;
      binding.blockIndex = 0;
    }
  }

  /** The modules that an import runs, in order: packages before what is in them. */
  targetsOf(record: ImportRecord): readonly LoadedModule[] {
    return this.targets.get(record) ?? [];
  }

  allTargets(): Set<LoadedModule> {
    return new Set([...this.targets.values()].flat());
  }

  importedBy(statement: ast.Import | ast.ImportFrom): readonly LoadedModule[] {
    return this.imports
      .filter((record) => record.statement === statement)
      .flatMap((record) => this.targetsOf(record));
  }
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
