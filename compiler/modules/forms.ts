/**
 * When each module of a program runs. JavaScript runs a module before those that import it, once and for all; Python runs it where an import statement
 * is reached. Both are the same as long as imports lead their modules and form no cycle; a module for which that does not hold runs when it is told
 * to (`runModule`).
 */
import type { ImportRecord } from "../analyze/index.ts";
import { isInertCode } from "../analyze/inert-module.ts";
import { componentsOf } from "./components.ts";
import type { LoadedModule } from "./loaded-module.ts";

export interface Forms {
  /** Modules whose code runs when an import statement says so. */
  readonly lazy: ReadonlySet<LoadedModule>;
  /** Of those, the ones that may be seen while they are running, each with all that it forms a cycle with. */
  readonly cycles: ReadonlyMap<LoadedModule, ReadonlySet<LoadedModule>>;
  /** Modules whose code does nothing that the program could see. */
  readonly inert: ReadonlySet<LoadedModule>;
}

/** What an import statement takes from its module. */
export interface ImportFacts {
  /** Whether the import surely finds all that it asks for, once its module has run. */
  findsAll(record: ImportRecord, importer: LoadedModule): boolean;
  /** Whether it takes names that the module's own code binds. */
  takesNames(record: ImportRecord, importer: LoadedModule): boolean;
}

/**
 * @param modules all modules that run, the entries first
 * @param asyncModules those whose own code awaits something: JavaScript would run others meanwhile
 */
export function formsOf(
  modules: readonly LoadedModule[],
  asyncModules: ReadonlySet<unknown>,
  facts: ImportFacts,
): Forms {
  return new FormFinder(modules, asyncModules, facts).run();
}

class FormFinder {
  readonly #modules: readonly LoadedModule[];
  readonly #asyncModules: ReadonlySet<unknown>;
  readonly #facts: ImportFacts;
  readonly #inert = new Map<LoadedModule, boolean>();
  readonly #lazy = new Set<LoadedModule>();
  readonly #cycles = new Map<LoadedModule, ReadonlySet<LoadedModule>>();

  constructor(
    modules: readonly LoadedModule[],
    asyncModules: ReadonlySet<unknown>,
    facts: ImportFacts,
  ) {
    this.#modules = modules;
    this.#asyncModules = asyncModules;
    this.#facts = facts;
  }

  run(): Forms {
    const components = componentsOf(this.#modules, (module) => module.allTargets());
    // Innermost first: what a module imports has been judged, unless it is in the same component.
    for (const component of components) this.#judge(component);
    const pending: LoadedModule[] = [...this.#lazy];
    const defer = (module: LoadedModule): void => {
      if (this.#lazy.has(module) || this.#inert.get(module) === true) return;
      this.#lazy.add(module);
      pending.push(module);
    };
    for (const module of this.#modules) {
      if (this.#lazy.has(module)) continue;
      for (const record of module.imports)
        for (const target of module.targetsOf(record))
          if (!record.isLeading || this.#asyncModules.has(target)) defer(target);
    }
    for (let module = pending.pop(); module !== undefined; module = pending.pop())
      for (const target of module.allTargets()) defer(target);
    const inert = new Set(this.#modules.filter((module) => this.#inert.get(module) === true));
    return { lazy: this.#lazy, inert, cycles: this.#cycles };
  }

  #judge(component: readonly LoadedModule[]): void {
    const members = new Set(component);
    const isInert = component.every((module) => this.#isInert(module, members));
    const isCycle = component.length > 1;
    const isPlain = !isCycle || (isInert && this.#failsNowhere(component, members));
    for (const module of component) {
      this.#inert.set(module, isInert && isPlain);
      if (isPlain) continue;
      this.#lazy.add(module);
      this.#cycles.set(module, members);
    }
  }

  #isInert(module: LoadedModule, members: ReadonlySet<LoadedModule>): boolean {
    if (this.#asyncModules.has(module)) return false;
    const running = module.imports.filter((record) => !record.isInFunction);
    const runsNothing = running.every((record) =>
      module
        .targetsOf(record)
        .every((target) => members.has(target) || this.#inert.get(target) === true),
    );
    if (!runsNothing || !running.every((record) => this.#facts.findsAll(record, module)))
      return false;
    return isInertCode(module.tree.body, {
      types: module.types,
      isForbidden: (alias) => {
        const statement = module.bindings.imports.get(alias);
        return (
          statement !== undefined && module.importedBy(statement).some((each) => members.has(each))
        );
      },
      mayBeUnbound: (name) => module.facts.mayBeUnbound(name),
    });
  }

  /** Whether no `from` import of the cycle can meet a module that has not bound its names so far, whichever module is imported first. */
  #failsNowhere(component: readonly LoadedModule[], members: ReadonlySet<LoadedModule>): boolean {
    const atOnce = (module: LoadedModule): LoadedModule[] =>
      module.imports
        .filter((record) => !record.isInFunction)
        .flatMap((record) => module.targetsOf(record))
        .filter((target) => members.has(target));
    const place = new Map<LoadedModule, number>();
    componentsOf(component, atOnce).forEach((inner, index) => {
      for (const module of inner) place.set(module, index);
    });
    return component.every((module) =>
      module.imports.every(
        (record) =>
          record.isInFunction ||
          !this.#facts.takesNames(record, module) ||
          module
            .targetsOf(record)
            .every((target) => !members.has(target) || place.get(target) !== place.get(module)),
      ),
    );
  }
}
