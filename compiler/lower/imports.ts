/** Imports: modules of the runtime and of the program. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { Binding } from "../analyze/types/binding.ts";
import type { ProgramModule } from "../analyze/types/program-module.ts";
import { loweringDiagnostics } from "../diagnostics/lowering.ts";
import { moduleDiagnostics } from "../diagnostics/modules.ts";
import { declareConst } from "./builders.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { runtimeSpecifier, type ProgramImport } from "./import-table.ts";
import { bindingName } from "./naming.ts";
import { reportUnknownName } from "./unavailable.ts";

/** Modules most or all of whose names only the type analysis reads. */
export const typingModules: ReadonlySet<string> = new Set([
  "typing",
  "typing_extensions",
  "collections.abc",
  "__future__",
]);

/** Whether nothing of the module exists at run time. */
function isTypingOnly(module: string, ctx: LowerContext): boolean {
  return typingModules.has(module) && !ctx.types.library.hasModule(module);
}

export const lowerImport: LowerStatement<ast.Import> = (node, ctx) =>
  node.names.flatMap((alias) => importModule(node, alias, ctx));

function importModule(node: ast.Import, alias: ast.Alias, ctx: LowerContext): t.Statement[] {
  if (isTypingOnly(alias.name, ctx)) return [];
  const isRuntime = ctx.types.library.hasModule(alias.name);
  const program = isRuntime ? null : ctx.findModule(alias.name, 0);
  if (!isRuntime && program === null) return missing(alias, alias.name, ctx);
  if (alias.asname === null && alias.name.includes(".")) {
    ctx.unsupported(alias, "importing a submodule without a name of its own");
    return [];
  }
  const binding = ctx.bindingOf(alias)!;
  const specifier = t.importNamespaceSpecifier(t.identifier(bindingName(binding.name)));
  return add(
    node,
    [{ binding, specifier }],
    program?.specifier ?? runtimeSpecifier(alias.name),
    program !== null,
    ctx,
  );
}

export const lowerImportFrom: LowerStatement<ast.ImportFrom> = (node, ctx) => {
  const module = node.module ?? "";
  if (node.level === 0 && isTypingOnly(module, ctx)) return [];
  if (node.names[0]!.name === "*") {
    ctx.unsupported(node, "'import *'");
    return [];
  }
  if (node.level === 0 && ctx.types.library.hasModule(module))
    return importFromRuntime(node, module, ctx);
  const program = ctx.findModule(module, node.level);
  const isMissing =
    program === null &&
    node.names.every((alias) => findSubmodule(node, alias, module, ctx) === null);
  if (isMissing) return missing(node, `${".".repeat(node.level)}${module}`, ctx);
  const statements: t.Statement[] = [];
  const own: { alias: ast.Alias; module: ProgramModule }[] = [];
  for (const alias of node.names) {
    if (program !== null && program.bindingOf(alias.name) !== null)
      own.push({ alias, module: program });
    else statements.push(...importSubmodule(node, alias, module, ctx));
  }
  return [...importFromProgram(node, own, ctx), ...statements];
};

function importFromRuntime(node: ast.ImportFrom, module: string, ctx: LowerContext): t.Statement[] {
  const specifiers = node.names.flatMap((alias) => {
    if (!ctx.types.library.has(module, alias.name)) {
      if (typingModules.has(module)) return [];
      reportUnknownName(alias, module, alias.name, ctx);
    }
    const binding = ctx.bindingOf(alias)!;
    return {
      binding,
      specifier: t.importSpecifier(
        t.identifier(bindingName(binding.name)),
        t.identifier(alias.name),
      ),
    };
  });
  return add(node, specifiers, runtimeSpecifier(module), false, ctx);
}

/** `from package import module`. */
function importSubmodule(
  node: ast.ImportFrom,
  alias: ast.Alias,
  parent: string,
  ctx: LowerContext,
): t.Statement[] {
  const program = findSubmodule(node, alias, parent, ctx);
  if (program === null) {
    ctx.report(loweringDiagnostics.unknownAttribute, alias, parent, alias.name);
    return [];
  }
  const binding = ctx.bindingOf(alias)!;
  const specifier = t.importNamespaceSpecifier(t.identifier(bindingName(binding.name)));
  return add(node, [{ binding, specifier }], program.specifier, true, ctx);
}

function findSubmodule(
  node: ast.ImportFrom,
  alias: ast.Alias,
  parent: string,
  ctx: LowerContext,
): ProgramModule | null {
  return ctx.findModule(parent === "" ? alias.name : `${parent}.${alias.name}`, node.level);
}

/** A name that its module rebinds is copied where the import stands: JavaScript's imports are live. */
function importFromProgram(
  node: ast.ImportFrom,
  names: readonly { alias: ast.Alias; module: ProgramModule }[],
  ctx: LowerContext,
): t.Statement[] {
  if (names.length === 0) return [];
  const copies: t.Statement[] = [];
  const specifiers = names.map(({ alias, module }) => {
    const binding = ctx.bindingOf(alias)!;
    const exported = module.bindingOf(alias.name)!;
    const name = t.identifier(bindingName(binding.name));
    const isFixed = exported.definitions.length === 1 && !exported.writtenFromInside;
    const local = isFixed ? name : ctx.temp(`${alias.name}Live`);
    if (!isFixed) copies.push(declareConst(t.cloneNode(name), t.identifier(local.name)));
    return { binding, specifier: t.importSpecifier(local, t.identifier(bindingName(alias.name))) };
  });
  if (copies.length > 0) specifiers.forEach((each) => ctx.imports.use(each.binding));
  return [...add(node, specifiers, names[0]!.module.specifier, true, ctx), ...copies];
}

function missing(node: ast.AstNode, module: string, ctx: LowerContext): t.Statement[] {
  ctx.report(moduleDiagnostics.moduleNotFound, node, module);
  return [];
}

function add(
  node: ast.Import | ast.ImportFrom,
  specifiers: ProgramImport["specifiers"],
  specifier: string,
  hasEffects: boolean,
  ctx: LowerContext,
): t.Statement[] {
  const problem = hasEffects
    ? placeProblem(
        node,
        specifiers.map((each) => each.binding),
        ctx,
      )
    : null;
  if (problem !== null) ctx.unsupported(node, problem);
  const declaration = t.importDeclaration(
    specifiers.map((each) => each.specifier),
    t.stringLiteral(specifier),
  );
  ctx.imports.addProgramImport({ declaration, specifiers, hasEffects });
  if (ctx.currentFunction !== null) return [];
  return hasEffects && ctx.isPackage ? [declaration, reexport(specifiers, ctx)] : [declaration];
}

/** What a package's `__init__` imports, others import from it. */
function reexport(specifiers: ProgramImport["specifiers"], ctx: LowerContext): t.Statement {
  const names = specifiers.map(({ binding, specifier }) => {
    ctx.imports.use(binding);
    return t.exportSpecifier(
      t.identifier(specifier.local.name),
      t.identifier(bindingName(binding.name)),
    );
  });
  return t.exportNamedDeclaration(null, names);
}

/** JavaScript runs imported modules first: that is Python's order only for imports that lead their module. */
function placeProblem(
  node: ast.Import | ast.ImportFrom,
  bindings: readonly Binding[],
  ctx: LowerContext,
): string | null {
  if (ctx.currentFunction !== null) return "importing a module of the program inside a function";
  if (bindings.some((binding) => binding.definitions.length > 1))
    return "importing a name that is bound twice";
  return ctx.isLeading(node) ? null : "importing a module of the program after other code has run";
}
