/** Imports: modules of the runtime and of the program. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { Binding } from "../analyze/types/binding.ts";
import { typingModules, type ProgramModule } from "../analyze/types/program-module.ts";
import { loweringDiagnostics } from "../diagnostics/lowering.ts";
import { moduleDiagnostics } from "../diagnostics/modules.ts";
import { declareConst } from "./builders.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { runtimeSpecifier, type ProgramImport } from "./import-table.ts";
import { bindingName } from "./naming.ts";
import { reportUnknownName } from "./unavailable.ts";

export const lowerImport: LowerStatement<ast.Import> = (node, ctx) =>
  node.names.flatMap((alias) => importModule(node, alias, ctx));

function importModule(node: ast.Import, alias: ast.Alias, ctx: LowerContext): t.Statement[] {
  const target = ctx.modules.resolve(alias.name, 0);
  if (target === null) return missing(alias, alias.name, ctx);
  if (target.kind === "typing") return [];
  if (alias.asname === null && alias.name.includes(".")) {
    ctx.unsupported(alias, "importing a submodule without a name of its own");
    return [];
  }
  const binding = ctx.bindingOf(alias)!;
  const specifier = t.importNamespaceSpecifier(t.identifier(bindingName(binding.name)));
  const isProgram = target.kind === "program";
  const source = isProgram ? ctx.modules.specifierOf(target.module) : runtimeSpecifier(target.name);
  return add(node, [{ binding, specifier }], source, isProgram, ctx);
}

export const lowerImportFrom: LowerStatement<ast.ImportFrom> = (node, ctx) => {
  const module = node.module ?? "";
  const target = ctx.modules.resolve(module, node.level);
  if (target?.kind === "typing") return [];
  if (node.names[0]!.name === "*") {
    ctx.unsupported(node, "'import *'");
    return [];
  }
  if (target?.kind === "runtime") return importFromRuntime(node, target.name, ctx);
  const program = target?.module ?? null;
  const isMissing =
    program === null &&
    node.names.every((alias) => findSubmodule(node, alias, module, ctx) === null);
  if (isMissing) return missing(node, `${".".repeat(node.level)}${module}`, ctx);
  const statements: t.Statement[] = [];
  const own: { alias: ast.Alias; module: ProgramModule }[] = [];
  for (const alias of node.names) {
    if (program !== null && isExportedBy(program, alias.name)) own.push({ alias, module: program });
    else statements.push(...importSubmodule(node, alias, module, ctx));
  }
  return [...importFromProgram(node, own, ctx), ...statements];
};

/** A package's `__init__` re-exports what it imports from the program. */
export function isExportedBy(module: ProgramModule, name: string): boolean {
  const binding = module.bindingOf(name);
  return binding !== null && (module.isPackage || binding.definitions[0] !== "import");
}

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
  return add(node, [{ binding, specifier }], ctx.modules.specifierOf(program), true, ctx);
}

function findSubmodule(
  node: ast.ImportFrom,
  alias: ast.Alias,
  parent: string,
  ctx: LowerContext,
): ProgramModule | null {
  const name = parent === "" ? alias.name : `${parent}.${alias.name}`;
  const target = ctx.modules.resolve(name, node.level);
  return target?.kind === "program" ? target.module : null;
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
  const source = ctx.modules.specifierOf(names[0]!.module);
  return [...add(node, specifiers, source, true, ctx), ...copies];
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
