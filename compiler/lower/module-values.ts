/**
 * Modules as values. Where a module is only looked into, it is JavaScript's namespace object (`module.name`); as a value of its own it is Python's
 * module object.
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { Binding } from "../analyze/types/binding.ts";
import type { ImportTarget, ProgramModule } from "../analyze/types/program-module.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import type { LowerContext } from "./context.ts";
import { targetName, type ImportAlias } from "./import-plan.ts";
import { bindingName } from "./naming.ts";

/** The module object. */
export function moduleObject(target: ImportTarget, ctx: LowerContext): t.Expression {
  if (target.kind === "program") {
    const { module } = target;
    if (module.path === null)
      return t.callExpression(ctx.runtime("namespacePackage"), [t.stringLiteral(module.name)]);
    ctx.modules.requestObject(module);
    if (module === ctx.modules.own) return ctx.imports.ownObject();
    return t.memberExpression(ctx.imports.namespace(target), t.identifier("$module"));
  }
  const { floats, functions } = floatNames(target.name, ctx);
  const args: t.Expression[] = [t.stringLiteral(target.name), ctx.imports.namespace(target)];
  if (floats.length > 0 || functions.length > 0) args.push(names(floats));
  if (functions.length > 0) args.push(names(functions));
  return t.callExpression(ctx.runtime("runtimeModule"), args);
}

function names(values: readonly string[]): t.Expression {
  return t.arrayExpression(values.map((each) => t.stringLiteral(each)));
}

/** Names of a runtime module that hold plain numbers for floats, or return them. */
function floatNames(
  module: string,
  ctx: LowerContext,
): { readonly floats: readonly string[]; readonly functions: readonly string[] } {
  const { library } = ctx.types;
  const ofKind = (isIt: (type: Type) => boolean): string[] =>
    library.namesOf(module).filter((name) => isIt(resolved(library.attribute(module, name)!)));
  return {
    floats: ofKind((type) => type.kind === "float"),
    functions: ofKind(
      (type) =>
        type.kind === "stubFunction" &&
        type.signatures.every((each) => each.returns.kind === "float" && !each.isAsync),
    ),
  };
}

/** The module that a name of another module stands for there, as a JavaScript import. */
export function namespaceOf(
  binding: Binding,
  module: ProgramModule,
  ctx: LowerContext,
): ImportTarget | null {
  return namespaceTarget(ctx.modules.planOf(module).get(binding) ?? null, ctx);
}

function namespaceTarget(alias: ImportAlias | null, ctx: LowerContext): ImportTarget | null {
  if (alias === null) return null;
  if (alias.kind === "namespace") return alias.target;
  if (alias.target.kind === "runtime") {
    const type = ctx.types.library.attribute(alias.target.name, alias.name);
    return type?.kind === "module" ? { kind: "runtime", name: type.name } : null;
  }
  if (alias.target.kind !== "program") return null;
  const { module } = alias.target;
  const binding = module.bindingOf(alias.name);
  return binding === null ? null : namespaceOf(binding, module, ctx);
}

/** The module that an expression stands for, where JavaScript's namespace object can be used for it. */
export function moduleNamed(node: ast.Expr, ctx: LowerContext): ImportTarget | null {
  if (node.kind === "Name") {
    const binding = ctx.bindingOf(node);
    if (binding === null || ctx.mayBeUnbound(node)) return null;
    return namespaceTarget(ctx.imports.aliasOf(binding), ctx);
  }
  if (node.kind !== "Attribute") return null;
  const outer = moduleNamed(node.value, ctx);
  if (outer === null) return null;
  if (outer.kind === "program") {
    const binding = outer.module.bindingOf(node.attr);
    if (binding !== null) {
      const isThere =
        ctx.modules.staysBound(outer.module, node.attr) && !ctx.modules.isInOwnCycle(outer.module);
      if (!isThere) return null;
      return namespaceOf(binding, outer.module, ctx);
    }
  } else {
    const type = ctx.types.library.attribute(outer.name, node.attr);
    if (type !== null) return type.kind === "module" ? { kind: "runtime", name: type.name } : null;
  }
  const inner = `${targetName(outer)}.${node.attr}`;
  const place = ctx.currentFunction?.node ?? null;
  return ctx.modules.importsSurely(inner, place) ? ctx.modules.resolve(inner, 0) : null;
}

/** `module.name` for a module that {@link moduleNamed} found; `null` where the attribute must be looked up at run time. */
export function moduleMember(
  target: ImportTarget,
  name: string,
  ctx: LowerContext,
): t.Expression | null {
  if (target.kind === "runtime") {
    if (!ctx.types.library.has(target.name, name)) return null;
    return t.memberExpression(ctx.imports.namespace(target), t.identifier(bindingName(name)));
  }
  if (target.kind !== "program" || target.module.path === null) return null;
  const { module } = target;
  const binding = module.bindingOf(name);
  if (binding === null || !ctx.modules.staysBound(module, name)) return null;
  if (ctx.modules.isInOwnCycle(module) && ctx.modules.isLazy(module)) return null;
  ctx.modules.requestExport(module, name);
  return t.memberExpression(ctx.imports.namespace(target), t.identifier(bindingName(name)));
}
