import type { Alias, ExceptHandler, Expr, Import, ImportFrom, Module, Stmt } from "../ast/nodes.ts";

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
}

interface Place {
  readonly isInFunction: boolean;
  readonly isConditional: boolean;
  readonly isTypeChecking: boolean;
  readonly isOptional: boolean;
}

interface Pending {
  readonly statements: readonly Stmt[];
  readonly place: Place;
}

/** The imports of a module at any depth, in source order. */
export function importsOf(module: Module): readonly ImportRecord[] {
  const records: ImportRecord[] = [];
  const top: Place = {
    isInFunction: false,
    isConditional: false,
    isTypeChecking: false,
    isOptional: false,
  };
  const pending: Pending[] = [{ statements: module.body, place: top }];
  while (pending.length > 0) {
    const { statements, place } = pending.pop()!;
    for (const statement of statements) {
      if (statement.kind === "Import") records.push(...recordsOf(statement, place));
      else if (statement.kind === "ImportFrom") records.push(recordOf(statement, place));
      else pending.push(...bodiesOf(statement, place));
    }
  }
  return records.sort(
    (a, b) => a.statement.start - b.statement.start || a.names[0]!.start - b.names[0]!.start,
  );
}

function recordsOf(statement: Import, place: Place): ImportRecord[] {
  return statement.names.map((alias) => ({
    statement,
    module: alias.name,
    level: 0,
    names: [alias],
    ...place,
  }));
}

function recordOf(statement: ImportFrom, place: Place): ImportRecord {
  const { module, level, names } = statement;
  return { statement, module: module ?? "", level, names, ...place };
}

/** The statement lists inside a statement, each with where it stands. */
function bodiesOf(statement: Stmt, place: Place): Pending[] {
  const conditional = { ...place, isConditional: true };
  switch (statement.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return [{ statements: statement.body, place: { ...place, isInFunction: true } }];
    case "ClassDef":
    case "With":
    case "AsyncWith":
      return [{ statements: statement.body, place }];
    case "If":
      return ifBodies(statement.test, statement.body, statement.orelse, conditional);
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

function ifBodies(
  test: Expr,
  body: readonly Stmt[],
  orelse: readonly Stmt[],
  place: Place,
): Pending[] {
  const isNegated = test.kind === "UnaryOp" && test.op === "Not";
  const isChecking = isTypeCheckingName(isNegated ? test.operand : test);
  const checking = { ...place, isTypeChecking: true };
  return [
    { statements: body, place: isChecking && !isNegated ? checking : place },
    { statements: orelse, place: isChecking && isNegated ? checking : place },
  ];
}

/** `TYPE_CHECKING` or `typing.TYPE_CHECKING`, under whatever name the module goes. */
function isTypeCheckingName(test: Expr): boolean {
  return (
    (test.kind === "Name" && test.id === "TYPE_CHECKING") ||
    (test.kind === "Attribute" && test.attr === "TYPE_CHECKING" && test.value.kind === "Name")
  );
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
