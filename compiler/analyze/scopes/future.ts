import type { ImportFrom, Module, Stmt } from "../../ast/nodes.ts";
import type { SourceText } from "../../ast/source-text.ts";
import { analysisDiagnostics } from "../../diagnostics/analysis.ts";
import { diagnose, type Diagnostic } from "../../diagnostics/diagnostic.ts";

/** Features that `from __future__` still accepts; all but two have been the rule for years. */
const knownFeatures: ReadonlySet<string> = new Set([
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "barry_as_FLUFL",
  "generator_stop",
  "annotations",
]);

/** What the `from __future__` imports of a module ask for. */
export interface FutureFeatures {
  /** PEP 563: annotations are not evaluated. */
  readonly annotations: boolean;
  /** The statements that stand where they may. */
  readonly imports: ReadonlySet<ImportFrom>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the `from __future__` imports at the beginning of a module. Source: the language reference, "Future statements". */
export function futureFeatures(module: Module, source: SourceText): FutureFeatures {
  const imports = new Set<ImportFrom>();
  const diagnostics: Diagnostic[] = [];
  let annotations = false;
  const first = module.body[0];
  for (let index = first !== undefined && isDocstring(first) ? 1 : 0; ; index++) {
    const statement = module.body[index];
    if (statement === undefined || !isFutureImport(statement)) break;
    imports.add(statement);
    for (const { name } of statement.names) {
      if (name === "annotations") annotations = true;
      if (knownFeatures.has(name)) continue;
      diagnostics.push(
        name === "braces"
          ? diagnose(analysisDiagnostics.futureBraces, source, statement)
          : diagnose(analysisDiagnostics.futureFeatureUndefined, source, statement, name),
      );
    }
  }
  return { annotations, imports, diagnostics };
}

export function isFutureImport(statement: Stmt): statement is ImportFrom {
  return (
    statement.kind === "ImportFrom" && statement.module === "__future__" && statement.level === 0
  );
}

function isDocstring(statement: Stmt): boolean {
  return (
    statement.kind === "Expr" &&
    statement.value.kind === "Constant" &&
    statement.value.type === "str"
  );
}
