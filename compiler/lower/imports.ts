/**
 * Import statements. What they bind is, wherever that is exact, a JavaScript import of the same name, and the statement itself is nothing more; else
 * it runs the module that has not run with the JavaScript module, and gives its variables their values.
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { importedNames, type Binding } from "../analyze/types/binding.ts";
import {
  exportedBinding,
  typingModules,
  type ImportTarget,
  type ProgramModule,
} from "../analyze/types/program-module.ts";
import { resolved, unknown } from "../analyze/types/type.ts";
import { loweringDiagnostics } from "../diagnostics/lowering.ts";
import { moduleDiagnostics } from "../diagnostics/modules.ts";
import { assignName } from "./assignments.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { hiddenPart, targetName } from "./import-plan.ts";
import { moduleAttributes } from "./attributes.ts";
import { moduleObject, namespaceOf } from "./module-values.ts";
import { bindingName } from "./naming.ts";
import { parameterList } from "./function-details.ts";
import { reportUnknownName } from "./unavailable.ts";

export const lowerImport: LowerStatement<ast.Import> = (node, ctx) => {
  const statements: t.Statement[] = [];
  const aliases: Binding[] = [];
  const effects: ProgramModule[] = [];
  for (const alias of node.names) {
    const target = ctx.modules.resolve(alias.name, 0);
    if (target === null) {
      statements.push(...missing(alias, alias.name, ctx));
      continue;
    }
    const binding = ctx.bindingOf(alias)!;
    effects.push(...ctx.modules.runBy(alias).filter((each) => ctx.modules.hasEffects(each)));
    statements.push(...run(alias, ctx));
    if (target.kind === "typing") continue;
    if (ctx.imports.aliasOf(binding) !== null) aliases.push(binding);
    else statements.push(bind(alias, binding, importedModule(alias, target, ctx), ctx));
  }
  return [...heads(node, aliases, effects, ctx), ...statements];
};

/** What `import a.b` and `import a.b as c` bind: `a`, and `a.b`. */
function importedModule(alias: ast.Alias, target: ImportTarget, ctx: LowerContext): t.Expression {
  const hidden = alias.asname === null ? null : hiddenPart(alias.name, ctx.modules);
  if (hidden === alias.name) {
    const dot = alias.name.lastIndexOf(".");
    const owner = ctx.modules.resolve(alias.name.slice(0, dot), 0)!;
    if (owner.kind === "program") ctx.modules.requestObject(owner.module);
    const name = alias.name.slice(dot + 1);
    const found = t.callExpression(ctx.runtime("importName"), [
      ctx.imports.namespace(owner),
      t.stringLiteral(name),
    ]);
    return typed(found, { ...alias, name }, ctx.bindingOf(alias)!, owner, ctx);
  }
  if (hidden !== null) return ctx.unsupported(alias, `a package that calls '${hidden}' otherwise`);
  if (alias.asname !== null || !alias.name.includes(".")) return moduleObject(target, ctx);
  return moduleObject(ctx.modules.resolve(alias.name.split(".")[0]!, 0)!, ctx);
}

export const lowerImportFrom: LowerStatement<ast.ImportFrom> = (node, ctx) => {
  const module = node.module ?? "";
  const target = ctx.modules.resolve(module, node.level);
  const names = importedNames(node, ctx.bindings);
  if (target === null) return missing(node, `${".".repeat(node.level)}${module}`, ctx);
  if (target.kind === "typing") return [];
  const isStar = node.names[0]!.name === "*";
  if (isStar && ctx.modules.hasUnknownNames(target))
    ctx.unsupported(node, "'import *' of a module whose '__all__' is computed");
  const first = node.names[0]!;
  const effects = ctx.modules.runBy(first).filter((each) => ctx.modules.hasEffects(each));
  const aliases: Binding[] = [];
  const statements: t.Statement[] = run(first, ctx);
  const checked: string[] = [];
  if (target.kind === "program" && target.module.bindingOf("__getattr__") !== null)
    statements.push(beginImport(target, names, ctx));
  for (const alias of names) {
    const binding = ctx.bindingOf(alias)!;
    const isAlias = ctx.imports.aliasOf(binding) !== null;
    if (isStar && !isAlias && isUnused(binding, ctx)) continue;
    if (isAlias) aliases.push(binding);
    if (target.kind === "program" && mayLack(target.module, alias, ctx)) {
      if (isAlias) checked.push(alias.name);
      else statements.push(...importChecked(alias, binding, target.module, isStar, ctx));
    } else if (!isAlias) statements.push(...importName(alias, binding, target, ctx));
  }
  if (checked.length > 0 && target.kind === "program")
    statements.push(t.expressionStatement(check(target.module, checked, ctx)));
  return [...heads(node, aliases, effects, ctx), ...implicit(node, ctx), ...statements];
};

/** A name that `import *` brings and nothing looks at. */
function isUnused(binding: Binding, ctx: LowerContext): boolean {
  return (
    !ctx.isExported(binding) &&
    binding.reads === 0 &&
    binding.definitions.every((each) => each === "import")
  );
}

/** The names that importing submodules binds inside their package. */
function implicit(node: ast.ImportFrom, ctx: LowerContext): t.Statement[] {
  return (ctx.bindings.implicit.get(node) ?? []).flatMap((alias) => {
    const binding = ctx.bindingOf(alias)!;
    if (ctx.imports.aliasOf(binding) !== null) return [];
    const target = ctx.modules.resolve(alias.name, 1)!;
    return [bind(alias, binding, moduleObject(target, ctx), ctx)];
  });
}

/** The import declarations that a statement of the module itself becomes. */
function heads(
  node: ast.Import | ast.ImportFrom,
  aliases: readonly Binding[],
  effects: readonly ProgramModule[],
  ctx: LowerContext,
): t.Statement[] {
  const isOwn = ctx.currentFunction === null && ctx.isInModuleBody(node);
  return isOwn ? [ctx.imports.placeholder(aliases, effects)] : [];
}

/** Runs the modules that do not run with the JavaScript modules. */
function run(alias: ast.Alias, ctx: LowerContext): t.Statement[] {
  const isOwn = ctx.currentFunction === null;
  const lazy = ctx.modules
    .runBy(alias)
    .filter((each) => ctx.modules.isLazy(each) && !(isOwn && ctx.hasRun.has(each)));
  if (lazy.length === 0) return [];
  if (isOwn && ctx.isInModuleBody(alias)) for (const module of lazy) ctx.hasRun.add(module);
  for (const module of lazy) ctx.modules.requestObject(module);
  const isAsync = lazy.some((module) => ctx.modules.isAsync(module));
  const call = t.callExpression(
    ctx.runtime(isAsync ? "runModuleAsync" : "runModule"),
    lazy.map((module) => ctx.imports.namespace({ kind: "program", module })),
  );
  return [t.expressionStatement(isAsync ? ctx.coroutines.await(call, null) : call)];
}

/** Whether the module may have no value under the name when it is imported. */
function mayLack(module: ProgramModule, alias: ast.Alias, ctx: LowerContext): boolean {
  const { modules } = ctx;
  if (module.isBroken) return false;
  const binding = exportedBinding(module, alias.name, modules.own);
  if (binding === null) return modules.submodule(`${module.name}.${alias.name}`) === null;
  return !modules.staysBound(module, alias.name) || modules.isInOwnCycle(module);
}

/** What CPython asks a module with a `__getattr__` before it looks for the names. */
function beginImport(
  target: ImportTarget & { readonly kind: "program" },
  names: readonly ast.Alias[],
  ctx: LowerContext,
): t.Statement {
  ctx.modules.requestObject(target.module);
  return t.expressionStatement(
    t.callExpression(ctx.runtime("beginImport"), [
      ctx.imports.namespace(target),
      ...names.map((alias) => t.stringLiteral(alias.name)),
    ]),
  );
}

/** `importFrom(module, "a", "b")`. */
function check(module: ProgramModule, names: readonly string[], ctx: LowerContext): t.Expression {
  ctx.modules.requestObject(module);
  return t.callExpression(ctx.runtime("importFrom"), [
    ctx.imports.namespace({ kind: "program", module }),
    ...names.map((name) => t.stringLiteral(name)),
  ]);
}

/** A name that is no JavaScript import and may not be there: a variable, the answer of the module's `__getattr__`, a submodule. */
function importChecked(
  alias: ast.Alias,
  binding: Binding,
  module: ProgramModule,
  isStar: boolean,
  ctx: LowerContext,
): t.Statement[] {
  const target: ImportTarget = { kind: "program", module };
  const submodule = ctx.modules.submodule(`${module.name}.${alias.name}`);
  const isKnown =
    module.bindingOf(alias.name) !== null ||
    submodule !== null ||
    moduleAttributes.has(alias.name) ||
    module.bindingOf("__getattr__") !== null;
  if (!isKnown && !ctx.modules.isOptional(alias)) {
    ctx.report(loweringDiagnostics.unknownAttribute, alias, module.name, alias.name);
    return [];
  }
  ctx.modules.requestObject(module);
  if (module.bindingOf(alias.name) !== null) ctx.modules.requestExport(module, alias.name);
  const args: t.Expression[] = [ctx.imports.namespace(target), t.stringLiteral(alias.name)];
  const call = (helper: string): t.Expression => t.callExpression(ctx.runtime(helper), args);
  if (isStar) {
    const placement = ctx.placementOf(binding);
    const isNew = placement.kind === "inline" && placement.node === alias;
    args.push(isNew ? t.identifier("undefined") : ctx.identifier(binding));
    return [bind(alias, binding, typed(call("starName"), alias, binding, target, ctx), ctx)];
  }
  if (submodule !== null && submodule.path !== null) {
    ctx.modules.requestObject(submodule);
    args.push(ctx.imports.namespace({ kind: "program", module: submodule }));
  }
  return [bind(alias, binding, typed(call("importName"), alias, binding, target, ctx), ctx)];
}

/** What the runtime finds under a name, with the type that the name is known to have. */
function typed(
  value: t.Expression,
  alias: ast.Alias,
  binding: Binding,
  target: ImportTarget,
  ctx: LowerContext,
): t.Expression {
  if (!ctx.isTypeScript) return value;
  const type = resolved(ctx.types.typeOfBinding(binding));
  if (type.kind === "unknown") return value;
  const isNamed = type.kind === "function" || type.kind === "class";
  const isExported = target.kind === "program" && target.module.bindingOf(alias.name) !== null;
  if (!isNamed || !isExported) return t.tsAsExpression(value, ctx.tsType(type));
  ctx.modules.requestExport(target.module, alias.name);
  const name = t.identifier(bindingName(alias.name));
  return t.tsAsExpression(
    value,
    t.tsTypeQuery(t.tsQualifiedName(ctx.imports.namespace(target, true), name)),
  );
}

/** A name that is a variable here, from a module that has it. */
function importName(
  alias: ast.Alias,
  binding: Binding,
  target: ImportTarget,
  ctx: LowerContext,
): t.Statement[] {
  const inner = ctx.modules.resolve(`${targetName(target)}.${alias.name}`, 0);
  if (target.kind === "program") {
    if (target.module.isBroken) return [];
    if (exportedBinding(target.module, alias.name, ctx.modules.own) === null)
      return inner === null ? [] : [bind(alias, binding, moduleObject(inner, ctx), ctx)];
    return [bind(alias, binding, exportedValue(target, alias.name, ctx), ctx)];
  }
  if (ctx.types.library.has(target.name, alias.name))
    return [bind(alias, binding, runtimeValue(target.name, alias.name, ctx), ctx)];
  if (inner !== null && inner.kind !== "typing")
    return [bind(alias, binding, moduleObject(inner, ctx), ctx)];
  if (typingModules.has(target.name)) return [];
  if (!ctx.modules.isOptional(alias)) {
    reportUnknownName(alias, target.name, alias.name, ctx);
    return [];
  }
  const args = [t.stringLiteral(target.name), t.stringLiteral(alias.name)];
  return [t.throwStatement(t.callExpression(ctx.runtime("nameNotFound"), args))];
}

/** The value of a name of another module, as it is now. */
function exportedValue(
  target: Extract<ImportTarget, { kind: "program" }>,
  name: string,
  ctx: LowerContext,
): t.Expression {
  const { module } = target;
  ctx.modules.requestExport(module, name);
  const value = t.memberExpression(ctx.imports.namespace(target), t.identifier(bindingName(name)));
  const exported = module.bindingOf(name)!;
  return namespaceOf(exported, module, ctx) === null
    ? value
    : moduleObject(namespaceOf(exported, module, ctx)!, ctx);
}

/** A name of the runtime as a value that may go anywhere. */
function runtimeValue(module: string, name: string, ctx: LowerContext): t.Expression {
  const type = resolved(ctx.types.library.attribute(module, name)!);
  if (type.kind === "module") return moduleObject({ kind: "runtime", name: type.name }, ctx);
  const value = ctx.imports.named({ kind: "runtime", name: module }, bindingName(name));
  if (type.kind === "float") return t.callExpression(ctx.runtime("toFloat"), [value]);
  const isFloatFunction =
    type.kind === "stubFunction" &&
    type.signatures.every((each) => each.returns.kind === "float" && !each.isAsync);
  if (!isFloatFunction) return value;
  const [only] = type.signatures;
  const parameters = type.signatures.length === 1 ? parameterList(only!.parameters) : "*args";
  return t.callExpression(ctx.runtime("signature"), [
    value,
    t.stringLiteral(`${parameters} -> float`),
  ]);
}

function bind(
  alias: ast.Alias,
  binding: Binding,
  value: t.Expression,
  ctx: LowerContext,
): t.Statement {
  return assignName(alias, binding, value, unknown, ctx);
}

/** A module that is nowhere: an error, or what CPython raises where the program is prepared for that. */
function missing(
  node: ast.Alias | ast.ImportFrom,
  module: string,
  ctx: LowerContext,
): t.Statement[] {
  const alias = node.kind === "alias" ? node : node.names[0]!;
  if (!ctx.modules.isOptional(alias)) {
    const lacked = ctx.modules.reasonFor(module);
    if (lacked === null) ctx.report(moduleDiagnostics.moduleNotFound, node, module);
    else ctx.report(moduleDiagnostics.moduleLacks, node, module, lacked);
    return [];
  }
  if (module.startsWith(".") && ctx.modules.absoluteName(module) === null) {
    const text = ctx.modules.own.name.includes(".")
      ? "attempted relative import beyond top-level package"
      : "attempted relative import with no known parent package";
    const error = t.newExpression(ctx.runtime("ImportError"), [t.stringLiteral(text)]);
    return [...unbound(node, ctx), t.throwStatement(error)];
  }
  const found = notFound(module, ctx);
  return [...run(alias, ctx), ...unbound(node, ctx), t.throwStatement(found)];
}

/** The names that an import that fails would have declared. */
function unbound(node: ast.Alias | ast.ImportFrom, ctx: LowerContext): t.Statement[] {
  const aliases = node.kind === "alias" ? [node] : node.names;
  return aliases.flatMap((alias) => {
    const binding = ctx.bindingOf(alias);
    const placement = binding === null ? null : ctx.placementOf(binding);
    if (binding === null || placement?.kind !== "inline" || placement.node !== alias) return [];
    const name = ctx.identifier(binding);
    name.typeAnnotation = ctx.annotation(unknown);
    const declaration = t.variableDeclaration("let", [t.variableDeclarator(name)]);
    return [ctx.isExported(binding) ? t.exportNamedDeclaration(declaration) : declaration];
  });
}

/** `No module named 'a.b'`: the first part that is not there. */
function notFound(module: string, ctx: LowerContext): t.Expression {
  const parts = (ctx.modules.absoluteName(module) ?? module).split(".");
  let count = 1;
  while (count < parts.length && ctx.modules.resolve(parts.slice(0, count).join("."), 0) !== null)
    count++;
  const args = [t.stringLiteral(parts.slice(0, count).join("."))];
  const parent = count === 1 ? null : ctx.modules.resolve(parts.slice(0, count - 1).join("."), 0);
  const isPackage = parent === null || ctx.modules.isPackage(parent);
  if (!isPackage) args.push(t.stringLiteral(targetName(parent)));
  return t.callExpression(ctx.runtime("moduleNotFound"), args);
}
