/** The program as one of its modules sees it. */
import type * as ast from "../ast/nodes.ts";
import type { ImportRecord } from "../analyze/index.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import type { ImportTarget, ProgramModule } from "../analyze/types/program-module.ts";
import { planImports, type ImportPlan } from "../lower/import-plan.ts";
import type { ProgramView } from "../lower/program-view.ts";
import { LoadedModule } from "./loaded-module.ts";
import { absoluteName } from "./names.ts";
import type { ProgramAnalysis } from "./program-analysis.ts";

/** Packages of the runtime: `import package.module` says another thing of them than of plain modules. */
const runtimePackages: ReadonlySet<string> = new Set([
  "asyncio",
  "collections",
  "concurrent",
  "importlib",
  "json",
  "logging",
  "re",
  "unittest",
]);

export class ModuleView implements ProgramView {
  readonly own: LoadedModule;
  readonly #analysis: ProgramAnalysis;
  readonly #found = new Map<string, ImportTarget | null>();
  #records: Map<ast.Alias, ImportRecord> | null = null;
  #plan: ImportPlan | null = null;

  constructor(analysis: ProgramAnalysis, importer: LoadedModule) {
    this.#analysis = analysis;
    this.own = importer;
  }

  // ---------------------------------------------------------------- finding modules

  resolve(name: string, level: number): ImportTarget | null {
    const absolute = absoluteName(name, level, this.own.packageName);
    return absolute === null ? null : this.#find(absolute);
  }

  submodule(name: string): ProgramModule | null {
    const found = this.#find(name);
    return found?.kind === "program" ? found.module : null;
  }

  specifierOf(module: ProgramModule): string {
    return this.#analysis.specifierOf(module, this.own);
  }

  #find(name: string): ImportTarget | null {
    let found = this.#found.get(name);
    if (found === undefined) {
      found = this.#analysis.find(name, this.own);
      this.#found.set(name, found);
    }
    return found;
  }

  absoluteName(name: string): string | null {
    const level = name.length - name.replace(/^\.+/, "").length;
    return absoluteName(name.slice(level), level, this.own.packageName);
  }

  reasonFor(name: string): string | null {
    const absolute = this.absoluteName(name);
    return absolute === null ? null : this.#analysis.reasonFor(absolute, this.own);
  }

  isPackage(target: ImportTarget): boolean {
    return target.kind === "program" ? target.module.isPackage : runtimePackages.has(target.name);
  }

  isLibrary(module: ProgramModule): boolean {
    return module instanceof LoadedModule && module.isLibrary;
  }

  // ---------------------------------------------------------------- how modules run

  isLazy(module: ProgramModule): boolean {
    return this.#analysis.forms.lazy.has(module as LoadedModule);
  }

  isAsync(module: ProgramModule): boolean {
    return this.#analysis.colours.asyncModules.has(module as LoadedModule);
  }

  isCyclic(module: ProgramModule): boolean {
    return this.#analysis.forms.cycles.has(module as LoadedModule);
  }

  isInOwnCycle(module: ProgramModule): boolean {
    return this.#analysis.forms.cycles.get(this.own)?.has(module as LoadedModule) === true;
  }

  hasEffects(module: ProgramModule): boolean {
    return !this.isLazy(module) && !this.#analysis.forms.inert.has(module as LoadedModule);
  }

  staysBound(module: ProgramModule, name: string): boolean {
    return module instanceof LoadedModule && module.staysBound(name);
  }

  // ---------------------------------------------------------------- import statements

  runBy(alias: ast.Alias): readonly ProgramModule[] {
    const record = this.#recordOf(alias);
    return record === null ? [] : this.own.targetsOf(record);
  }

  isOptional(alias: ast.Alias): boolean {
    return this.#recordOf(alias)?.isOptional === true;
  }

  #recordOf(alias: ast.Alias): ImportRecord | null {
    if (this.#records === null) {
      this.#records = new Map();
      for (const record of this.own.imports)
        for (const each of record.names) this.#records.set(each, record);
      for (const [statement, names] of this.own.bindings.stars) {
        const record = this.#records.get(statement.names[0]!);
        if (record !== undefined) for (const each of names) this.#records.set(each, record);
      }
    }
    return this.#records.get(alias) ?? null;
  }

  hasUnknownNames(target: ImportTarget): boolean {
    return this.#analysis.starNamesOf(target) === null;
  }

  importsSurely(name: string, place: ast.AstNode | null): boolean {
    return this.own.imports.some((record) => {
      if (record.isDead || record.isTypeChecking || record.isConditional) return false;
      const { statement } = record;
      const isBefore =
        !record.isInFunction ||
        (place !== null && place.start <= statement.start && statement.end <= place.end);
      const absolute = absoluteName(record.module, record.level, this.own.packageName);
      return isBefore && (absolute === name || absolute?.startsWith(`${name}.`) === true);
    });
  }

  // ---------------------------------------------------------------- names of other modules

  planOf(module: ProgramModule): ImportPlan {
    if (module === this.own) return this.#ownPlan();
    if (!(module instanceof LoadedModule) || module.isBroken) return new Map();
    return this.#analysis.viewOf(module).planOf(module);
  }

  #ownPlan(): ImportPlan {
    const { bindings, facts, earlyUses } = this.own;
    return (this.#plan ??= planImports({
      bindings,
      facts,
      library: this.#analysis.library,
      modules: this,
      early: earlyUses,
    }));
  }

  exporterOf(info: ClassInfo): { readonly module: ProgramModule; readonly name: string } | null {
    return this.#analysis.exporterOf(info);
  }

  requestObject(module: ProgramModule): void {
    if (module instanceof LoadedModule) module.requests.needsObject = true;
  }

  requestExport(module: ProgramModule, name: string): void {
    if (module instanceof LoadedModule) module.requests.exports.add(name);
  }
}
