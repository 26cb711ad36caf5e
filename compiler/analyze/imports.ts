import type { Alias, ExceptHandler, Expr, Import, ImportFrom, Module, Stmt } from "../ast/nodes.ts";
import { KnownTests } from "./conditions.ts";
import { isInert } from "./inert.ts";
import type { Scope, ScopeTable } from "./scopes/index.ts";

/** One `import` or `from ... import` statement of a module, with all that says when it runs. */
export interface ImportRecord {
  readonly statement: Import | ImportFrom;
  /** What is asked for: one record per module, so `import a, b` gives two. */
  readonly module: string;
  /** Number of leading dots; 0 for an absolute import. */
  readonly level: number;
  /** For `import module`: the one alias. For `from module import ...`: the names; `*` is one of name `*`. */
  readonly names: readonly Alias[];
  /** In the body of a `def`: it runs when the function is called, if at all. */
  readonly isInFunction: boolean;
  /** Under an `if`, `while`, `for`, `match`, `except`, or in a `try` that has handlers: it may not run. */
  readonly isConditional: boolean;
  /** Under `if TYPE_CHECKING:`: it never runs. */
  readonly isTypeChecking: boolean;
  /** In the body of a `try` that handles ImportError: the program goes on without it. */
  readonly isOptional: boolean;
  /** Where a known test rules it out: it never runs, whatever it imports. */
  readonly isDead: boolean;
  /** A statement of the module itself before which nothing does anything that the program could see. */
  readonly isLeading: boolean;
}

interface Place {
  readonly scope: Scope;
  readonly isInFunction: boolean;
  readonly isConditional: boolean;
  readonly isTypeChecking: boolean;
  readonly isOptional: boolean;
  readonly isDead: boolean;
}

interface Pending {
  readonly statements: readonly Stmt[];
  readonly place: Place;
}

/** The imports of a module at any depth, in source order. */
export function importsOf(
  module: Module,
  scopes: ScopeTable,
  moduleName: string,
): readonly ImportRecord[] {
  return new ImportFinder(module, scopes, moduleName).run();
}

class ImportFinder {
  readonly #module: Module;
  readonly #scopes: ScopeTable;
  readonly #tests: KnownTests;
  readonly #records: ImportRecord[] = [];
  readonly #leading = new Set<Stmt>();

  constructor(module: Module, scopes: ScopeTable, moduleName: string) {
    this.#module = module;
    this.#scopes = scopes;
    this.#tests = new KnownTests(module, scopes, moduleName);
  }

  run(): readonly ImportRecord[] {
    for (const statement of this.#module.body) {
      if (!isInert(statement)) break;
      this.#leading.add(statement);
    }
    const top: Place = {
      scope: this.#scopes.module,
      isInFunction: false,
      isConditional: false,
      isTypeChecking: false,
      isOptional: false,
      isDead: false,
    };
    const pending: Pending[] = [{ statements: this.#module.body, place: top }];
    while (pending.length > 0) {
      const { statements, place } = pending.pop()!;
      for (const statement of statements) {
        if (statement.kind === "Import") this.#addImport(statement, place);
        else if (statement.kind === "ImportFrom") this.#addImportFrom(statement, place);
        else pending.push(...this.#bodiesOf(statement, place));
      }
    }
    return this.#records.sort(
      (a, b) => a.statement.start - b.statement.start || a.names[0]!.start - b.names[0]!.start,
    );
  }

  #addImport(statement: Import, place: Place): void {
    for (const alias of statement.names)
      this.#add({ statement, module: alias.name, level: 0, names: [alias] }, place);
  }

  #addImportFrom(statement: ImportFrom, place: Place): void {
    const { module, level, names } = statement;
    this.#add({ statement, module: module ?? "", level, names }, place);
  }

  #add(
    record: Pick<ImportRecord, "statement" | "module" | "level" | "names">,
    { isInFunction, isConditional, isTypeChecking, isOptional, isDead }: Place,
  ): void {
    const isLeading = this.#leading.has(record.statement);
    const flags = { isInFunction, isConditional, isTypeChecking, isOptional, isDead, isLeading };
    this.#records.push({ ...record, ...flags });
  }

  /** The statement lists inside a statement, each with where it stands. */
  #bodiesOf(statement: Stmt, place: Place): Pending[] {
    const conditional = { ...place, isConditional: true };
    switch (statement.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef": {
        const scope = this.#scopes.scopeOf(statement) ?? place.scope;
        return [{ statements: statement.body, place: { ...place, scope, isInFunction: true } }];
      }
      case "ClassDef": {
        const scope = this.#scopes.scopeOf(statement) ?? place.scope;
        return [{ statements: statement.body, place: { ...place, scope } }];
      }
      case "With":
      case "AsyncWith":
        return [{ statements: statement.body, place }];
      case "If":
        return this.#ifBodies(statement.test, statement.body, statement.orelse, conditional);
      case "For":
      case "AsyncFor":
      case "While":
        return [
          { statements: statement.body, place: conditional },
          { statements: statement.orelse, place: conditional },
        ];
      case "Match":
        return statement.cases.map(({ body }) => ({ statements: body, place: conditional }));
      case "Try":
      case "TryStar": {
        const guarded = statement.handlers.length > 0 ? conditional : place;
        const isOptional = place.isOptional || statement.handlers.some(handlesImportError);
        return [
          { statements: statement.body, place: { ...guarded, isOptional } },
          ...statement.handlers.map(({ body }) => ({ statements: body, place: conditional })),
          { statements: statement.orelse, place: guarded },
          { statements: statement.finalbody, place },
        ];
      }
      default:
        return [];
    }
  }

  #ifBodies(test: Expr, body: readonly Stmt[], orelse: readonly Stmt[], place: Place): Pending[] {
    const isGlobal = ({ id }: { readonly id: string }): boolean =>
      this.#scopes.resolve(id, place.scope)?.owner.kind === "module";
    const isNegated = test.kind === "UnaryOp" && test.op === "Not";
    const isChecking = this.#tests.isTypeChecking(isNegated ? test.operand : test, isGlobal);
    const known = this.#tests.outcome(test, isGlobal);
    const ruledOut = (branch: boolean): Place => {
      if (known === null || known === branch) return place;
      return isChecking ? { ...place, isTypeChecking: true } : { ...place, isDead: true };
    };
    return [
      { statements: body, place: ruledOut(true) },
      { statements: orelse, place: ruledOut(false) },
    ];
  }
}

const importErrors: ReadonlySet<string> = new Set([
  "ImportError",
  "ModuleNotFoundError",
  "Exception",
  "BaseException",
]);

function handlesImportError({ type }: ExceptHandler): boolean {
  if (type === null) return true;
  const types = type.kind === "Tuple" ? type.elts : [type];
  return types.some((item) => item.kind === "Name" && importErrors.has(item.id));
}
