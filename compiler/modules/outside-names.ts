/** Names that a module has because of other modules: what `import *` brings, submodules of a package, names that others assign. */
import type * as ast from "../ast/nodes.ts";
import { analyzeBindings } from "../analyze/index.ts";
import type { OutsideNames } from "../analyze/types/bind.ts";
import { boundFlags } from "../analyze/scopes/index.ts";
import type { ImportTarget } from "../analyze/types/program-module.ts";
import type { Library } from "../analyze/types/library.ts";
import { LoadedModule } from "./loaded-module.ts";
import { exportListOf, type StarName } from "./star-names.ts";

/** Finds the module that an import names, as its importer sees it. */
export type FindModule = (
  name: string,
  level: number,
  importer: LoadedModule,
) => ImportTarget | null;

/** The names that `import *` of a module binds; `null` where they cannot be told. */
export class StarNames {
  readonly #library: Library;
  readonly #find: FindModule;
  readonly #known = new Map<LoadedModule, readonly StarName[] | null>();

  constructor(library: Library, find: FindModule) {
    this.#library = library;
    this.#find = find;
  }

  of(target: ImportTarget): readonly StarName[] | null {
    if (target.kind === "typing") return [];
    if (target.kind === "runtime") return this.#ofRuntime(target.name);
    const { module } = target;
    return module instanceof LoadedModule ? this.#ofProgram(module) : [];
  }

  #ofRuntime(module: string): readonly StarName[] {
    return this.#library
      .namesOf(module)
      .filter((name) => !name.startsWith("_") && !this.#isHiddenSubmodule(module, name))
      .map((name) => ({ name, isSure: true }));
  }

  /** A submodule that is an attribute of its package and not in its `__all__`. */
  #isHiddenSubmodule(module: string, name: string): boolean {
    return module !== "os" && this.#library.attribute(module, name)?.kind === "module";
  }

  #ofProgram(module: LoadedModule): readonly StarName[] | null {
    const known = this.#known.get(module);
    if (known !== undefined) return known;
    // A cycle of such imports sees what the others have so far: nothing that can be told.
    this.#known.set(module, []);
    const found = module.isBroken ? [] : this.#read(module);
    this.#known.set(module, found);
    return found;
  }

  #read(module: LoadedModule): readonly StarName[] | null {
    const list = exportListOf(module.tree);
    if (list === null) return this.#publicNames(module);
    if (list.problem !== null) return null;
    const names = [...list.names];
    for (const expression of list.included) {
      const target = this.#moduleOf(expression, module);
      const inner = target === null ? null : this.of(target);
      if (inner === null) return null;
      names.push(...inner);
    }
    return unique(names);
  }

  #publicNames(module: LoadedModule): readonly StarName[] | null {
    const names: StarName[] = [];
    const { boundAtEnd } = analyzeBindings(module.tree, module.scopes, {
      outcome: (test) => module.tests.outcome(test, () => true),
    });
    for (const { name, flags } of module.scopes.module.symbols.values())
      if ((flags & boundFlags) !== 0) names.push({ name, isSure: boundAtEnd.has(name) });
    for (const record of module.imports) {
      if (record.isDead || record.isTypeChecking || record.names[0]?.name !== "*") continue;
      const target = this.#find(record.module, record.level, module);
      const inner = target === null ? [] : this.of(target);
      if (inner === null) return null;
      const isSure = !record.isConditional;
      names.push(...inner.map((each) => ({ name: each.name, isSure: each.isSure && isSure })));
    }
    return unique(names.filter(({ name }) => !name.startsWith("_")));
  }

  /** The module that `module` in `module.__all__` stands for. */
  #moduleOf(node: ast.Expr, importer: LoadedModule): ImportTarget | null {
    if (node.kind === "Attribute") {
      const outer = this.#moduleOf(node.value, importer);
      if (outer === null) return null;
      const name = outer.kind === "program" ? outer.module.name : outer.name;
      return this.#find(`${name}.${node.attr}`, 0, importer);
    }
    if (node.kind !== "Name") return null;
    for (const { statement, module, level, names } of importer.imports) {
      for (const alias of names) {
        if ((alias.asname ?? alias.name.split(".")[0]) !== node.id) continue;
        if (statement.kind === "Import")
          return this.#find(alias.asname === null ? node.id : alias.name, 0, importer);
        return this.#find(module === "" ? alias.name : `${module}.${alias.name}`, level, importer);
      }
    }
    return importer.isPackage ? this.#find(node.id, 1, importer) : null;
  }
}

function unique(names: readonly StarName[]): StarName[] {
  const found = new Map<string, StarName>();
  for (const each of names) if (found.get(each.name)?.isSure !== true) found.set(each.name, each);
  return [...found.values()];
}

/** A node for a name that no node of the source stands for by itself. */
function aliasFor(name: string, { start, end }: ast.AstNode): ast.Alias {
  return { kind: "alias", name, asname: null, start, end };
}

/** What the binding of one module's names asks. */
export class ModuleOutsideNames implements OutsideNames {
  readonly assigned: ReadonlySet<string>;
  /** Names of `import *` that the module may turn out not to have. */
  readonly uncertain = new Set<ast.Alias>();
  readonly #module: LoadedModule;
  readonly #stars: StarNames;
  readonly #find: FindModule;
  readonly #seen = new Set<string>();

  constructor(
    module: LoadedModule,
    stars: StarNames,
    find: FindModule,
    assigned: ReadonlySet<string>,
  ) {
    this.#module = module;
    this.#stars = stars;
    this.#find = find;
    this.assigned = assigned;
  }

  stars(statement: ast.ImportFrom): readonly ast.Alias[] {
    const target = this.#find(statement.module ?? "", statement.level, this.#module);
    const names = target === null ? null : this.#stars.of(target);
    return (names ?? []).map(({ name, isSure }) => {
      const alias = aliasFor(name, statement);
      if (!isSure) this.uncertain.add(alias);
      return alias;
    });
  }

  /** A submodule that the `__init__` of its package is the first to import, under a name that nothing else has bound by then. */
  implicit(statement: ast.Import | ast.ImportFrom): readonly ast.Alias[] {
    const { isPackage, name: packageName } = this.#module;
    if (!isPackage) return [];
    const found: ast.Alias[] = [];
    for (const target of this.#namesIn(statement)) {
      if (!target.startsWith(`${packageName}.`)) continue;
      const name = target.slice(packageName.length + 1).split(".")[0]!;
      if (name === "" || this.#seen.has(name)) continue;
      if (this.#find(name, 1, this.#module)?.kind !== "program") continue;
      this.#seen.add(name);
      if (!this.#isBoundOtherwise(name, statement)) found.push(aliasFor(name, statement));
    }
    return found;
  }

  #namesIn(statement: ast.Import | ast.ImportFrom): string[] {
    if (statement.kind === "Import") return statement.names.map((alias) => alias.name);
    const base = statement.level === 0 ? "" : `${this.#module.name}.`;
    return statement.level > 1 ? [] : [`${base}${statement.module ?? ""}`];
  }

  /** Whether the package's own code binds the name after (or by) the statement, so that the submodule is never seen under it. */
  #isBoundOtherwise(name: string, statement: ast.AstNode): boolean {
    const { tree, scopes } = this.#module;
    const flags = scopes.module.symbols.get(name)?.flags ?? 0;
    if ((flags & boundFlags) === 0) return false;
    const before = tree.body.filter((each) => each.end <= statement.start);
    return !before.some((each) => bindsName(each, name));
  }
}

function bindsName(node: ast.Stmt, name: string): boolean {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
      return node.name === name;
    case "Assign":
      return node.targets.some((each) => each.kind === "Name" && each.id === name);
    case "Import":
    case "ImportFrom":
      return node.names.some((each) => (each.asname ?? each.name.split(".")[0]) === name);
    default:
      return false;
  }
}
