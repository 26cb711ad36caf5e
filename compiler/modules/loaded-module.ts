/** One module of a program on its way through the analysis. */
import type * as ast from "../ast/nodes.ts";
import { analyzeBindings, analyzeScopes, checkProgram, importsOf } from "../analyze/index.ts";
import type { ImportRecord, ScopeTable } from "../analyze/index.ts";
import { KnownTests } from "../analyze/conditions.ts";
import type { ColouredModule } from "../analyze/colour/index.ts";
import { bindModule } from "../analyze/types/bind.ts";
import type { Binding, BindingTable } from "../analyze/types/binding.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import { Inference, type LooseNames } from "../analyze/types/inference.ts";
import type { Library } from "../analyze/types/library.ts";
import type { ProgramModule, ProgramModules } from "../analyze/types/program-module.ts";
import type { Type } from "../analyze/types/type.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { BindingFacts } from "../lower/facts.ts";
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
}

export class LoadedModule implements ProgramModule, ColouredModule {
  readonly name: string;
  readonly path: string;
  readonly isScript: boolean;
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
  /** The modules that each import statement runs, in order. */
  readonly targets = new Map<ast.Import | ast.ImportFrom, LoadedModule[]>();
  #bindings: BindingTable | null = null;
  #inference: Inference | null = null;
  #facts: BindingFacts | null = null;

  constructor(module: ModuleSource, pythonVersion: PythonVersion | undefined) {
    this.name = module.moduleName;
    this.path = module.path;
    this.isScript = module.moduleKind === "script";
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

  get types(): Inference {
    return this.#inference!;
  }

  /** Binds the names and declares the classes. The first step of the analysis, for all modules before the second of any. */
  bind(library: Library, modules: ProgramModules, loose: LooseNames): void {
    this.#bindings = bindModule(this.tree, this.isScript);
    this.#facts = null;
    this.#inference = new Inference(this.tree, this.#bindings, library, {
      isScript: this.isScript,
      moduleName: this.name,
      modules,
      tests: this.tests,
      loose,
    });
  }

  /** What the flow of control says of the names. */
  get facts(): BindingFacts {
    if (this.#facts === null) {
      const flows = analyzeBindings(this.tree, this.scopes, {
        maySuppress: (statement) => maySuppress(statement, this.types),
      });
      this.#facts = new BindingFacts(this.scopes, flows);
    }
    return this.#facts;
  }

  bindingOf(name: string): Binding | null {
    return this.isBroken ? null : (this.bindings.module.bindings.get(name) ?? null);
  }

  typeOf(binding: Binding): Type {
    return binding.type;
  }

  classNamed(name: string): ClassInfo | null {
    return this.isBroken ? null : this.types.declarations.classOfName(name);
  }

  importedBy(statement: ast.Import | ast.ImportFrom): readonly LoadedModule[] {
    return this.targets.get(statement) ?? [];
  }
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
