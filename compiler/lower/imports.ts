/** Imports. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { loweringDiagnostics } from "../diagnostics/lowering.ts";
import { moduleDiagnostics } from "../diagnostics/modules.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { runtimeSpecifier, type ProgramImport } from "./import-table.ts";
import { bindingName } from "./naming.ts";

/** Modules that only the type analysis reads. */
const typingModules = new Set(["typing", "typing_extensions", "collections.abc", "__future__"]);

export const lowerImport: LowerStatement<ast.Import> = (node, ctx) =>
  node.names.flatMap((alias) => {
    const { library } = ctx.types;
    if (typingModules.has(alias.name)) return [];
    if (!library.hasModule(alias.name)) return missing(alias, alias.name, ctx);
    if (alias.asname === null && alias.name.includes(".")) {
      ctx.unsupported(alias, "importing a submodule without a name of its own");
      return [];
    }
    const binding = ctx.bindingOf(alias)!;
    const specifier = t.importNamespaceSpecifier(t.identifier(bindingName(binding.name)));
    return add([{ binding, specifier }], alias.name, ctx);
  });

export const lowerImportFrom: LowerStatement<ast.ImportFrom> = (node, ctx) => {
  const module = node.module ?? "";
  if (node.level === 0 && typingModules.has(module)) return [];
  if (node.level > 0 || !ctx.types.library.hasModule(module))
    return missing(node, ".".repeat(node.level) + module, ctx);
  if (node.names[0]!.name === "*") {
    ctx.unsupported(node, "'import *'");
    return [];
  }
  const specifiers = node.names.map((alias) => {
    if (!ctx.types.library.has(module, alias.name))
      ctx.report(loweringDiagnostics.unknownAttribute, alias, module, alias.name);
    const binding = ctx.bindingOf(alias)!;
    const specifier = t.importSpecifier(
      t.identifier(bindingName(binding.name)),
      t.identifier(alias.name),
    );
    return { binding, specifier };
  });
  return add(specifiers, module, ctx);
};

function missing(node: ast.AstNode, module: string, ctx: LowerContext): t.Statement[] {
  ctx.report(moduleDiagnostics.moduleNotFound, node, module);
  return [];
}

function add(
  specifiers: ProgramImport["specifiers"],
  module: string,
  ctx: LowerContext,
): t.Statement[] {
  const declaration = t.importDeclaration(
    specifiers.map((each) => each.specifier),
    t.stringLiteral(runtimeSpecifier(module)),
  );
  ctx.imports.addProgramImport({ declaration, specifiers, hasEffects: false });
  return ctx.currentFunction === null ? [declaration] : [];
}
