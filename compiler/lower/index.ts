/** Lowers a module: Python's tree and its side tables in, a Babel (TypeScript) program out. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { docstringOf } from "./documentation.ts";
import { Lowering, type LoweringInput } from "./lowering.ts";
import { exportRequested, moduleDefinition, moduleOffers, runLater } from "./module-code.ts";
import type { ModuleRequests } from "./program-view.ts";
import { typeNames } from "./type-names.ts";
import { blankLine, docComment } from "./trivia.ts";

export type { LoweringInput } from "./lowering.ts";

/** A module whose own code is lowered. What it must offer the others is known when they are, too. */
export interface LoweredModule {
  finish(requests: ModuleRequests): FinishedModule;
}

export interface FinishedModule {
  readonly program: t.Program;
  readonly diagnostics: readonly Diagnostic[];
}

export function lowerModule(module: ast.Module, input: LoweringInput): LoweredModule {
  const lowering = new Lowering(input);
  const body = lowering.moduleBody(module);
  const statements = [...typeNames(module, lowering), ...body];
  return { finish: (requests) => finish(module, statements, requests, lowering) };
}

function finish(
  module: ast.Module,
  statements: readonly t.Statement[],
  requests: ModuleRequests,
  lowering: Lowering,
): FinishedModule {
  const parts = lowering.isLazy ? runLater(statements, lowering) : statements;
  const definition = moduleDefinition(module, requests, lowering);
  // What the module's own code uses must be there before it.
  const isFirst = lowering.imports.usesOwnObject || lowering.input.isLookedUp;
  const body = lowering.imports.finish([
    ...(isFirst ? definition : []),
    ...moduleOffers(lowering),
    ...parts,
    ...exportRequested(requests, lowering),
    ...(isFirst ? [] : definition),
  ]);
  lowering.finish();
  const doc = docstringOf(module.body);
  const first = body[0];
  if (doc !== null && first !== undefined) {
    first.leadingComments = [docComment(doc), blankLine(), ...(first.leadingComments ?? [])];
  }
  separateImports(body);
  // A module without imports or exports would be a script to JavaScript.
  if (!body.some((statement) => t.isImportOrExportDeclaration(statement)))
    body.push(t.exportNamedDeclaration(null, []));
  return { program: t.program(body, [], "module"), diagnostics: lowering.diagnostics };
}

/** A blank line between the imports and the rest. */
function separateImports(body: readonly t.Statement[]): void {
  const index = body.findIndex((statement) => !t.isImportDeclaration(statement));
  const first = body[index];
  if (index > 0 && first !== undefined)
    first.leadingComments = [blankLine(), ...(first.leadingComments ?? [])];
}
