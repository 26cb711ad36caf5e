/** Names, read. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { Binding } from "../analyze/types/binding.ts";
import { typingModules } from "../analyze/types/program-module.ts";
import { loweringDiagnostics } from "../diagnostics/lowering.ts";
import { stringLiteral } from "./builders.ts";
import { docstringOf, withoutMargin } from "./documentation.ts";
import { floatFunction } from "./float-functions.ts";
import type { LowerContext, LowerExpression } from "./context.ts";
import { attributeName, bindingName } from "./naming.ts";
import { moduleNamed, moduleObject } from "./module-values.ts";
import { classBodyName, implicitClassName, lowerClassCell } from "./run-time-classes.ts";
import { isPythonBuiltin } from "./python-builtins.ts";

export const lowerName: LowerExpression<ast.Name> = (node, ctx) => {
  const binding = ctx.bindingOf(node);
  if (binding === null) return builtin(node, ctx);
  if (binding.scope.kind === "class") return classLevelName(node, binding, ctx);
  if (ctx.isReceiver(binding)) return t.thisExpression();
  const typing = typingNameOf(binding, ctx);
  if (typing !== null) return ctx.unsupported(node, `'${typing}' of 'typing' at run time`);
  const module = moduleNamed(node, ctx);
  if (module !== null) return moduleObject(module, ctx);
  const name = ctx.identifier(binding);
  if (ctx.mayBeUnbound(node)) return checkedName(name, binding, ctx);
  return ctx.imports.aliasOf(binding) !== null ? floatFunction(name, node, ctx) : name;
};

/** A name that is imported for annotations alone. */
function typingNameOf(binding: Binding, ctx: LowerContext): string | null {
  const [definition] = binding.definitionNodes;
  if (definition?.kind !== "alias") return null;
  const statement = ctx.bindings.imports.get(definition);
  const module = statement?.kind === "ImportFrom" ? statement.module : definition.name;
  if (module === null || module === undefined || !typingModules.has(module)) return null;
  const exists =
    statement?.kind === "ImportFrom"
      ? ctx.types.library.has(module, definition.name)
      : ctx.types.library.hasModule(module);
  return exists ? null : definition.name;
}

/** A name of a class body, read in that body: by then it is a static property. */
function classLevelName(node: ast.Name, binding: Binding, ctx: LowerContext): t.Expression {
  const owner = binding.scope.node as ast.ClassDef;
  const property = classBodyName(binding, ctx);
  if (property !== null) return bodyName(node, binding, property, ctx);
  const isData =
    binding.definitions.every((each) => each === "assign") && binding.definitions.length === 1;
  const place = ctx.bindingOf(owner);
  if (!isData || place === null || binding.first === null || ctx.mayBeUnbound(node))
    return ctx.unsupported(node, "reading this name of a class body");
  return t.memberExpression(ctx.identifier(place), t.identifier(attributeName(binding.name)));
}

/** A name of a class body that is made at run time; where the body has not bound it, a global or a builtin. */
function bodyName(
  node: ast.Name,
  binding: Binding,
  property: t.MemberExpression,
  ctx: LowerContext,
): t.Expression {
  if (!ctx.mayBeUnbound(node)) return property;
  const outer = ctx.bindings.module.bindings.get(binding.name);
  const isBuiltin = ctx.types.library.has("builtins", binding.name);
  if (outer === undefined && !isBuiltin) return property;
  const elsewhere = outer === undefined ? ctx.runtime(bindingName(node.id)) : ctx.identifier(outer);
  const isBound = t.binaryExpression(
    "in",
    t.stringLiteral(binding.name),
    t.cloneNode(property.object),
  );
  return t.conditionalExpression(isBound, property, elsewhere);
}

/** A read that raises Python's exception where the name is unbound, or finds the builtin that a global hides. */
export function checkedName(name: t.Identifier, binding: Binding, ctx: LowerContext): t.Expression {
  const implicit = binding.scope.kind === "module" ? implicitValue(binding.name, ctx) : null;
  // Until the module gives the name a value of its own, it has the one of the importing machinery, or of the builtins.
  if (implicit !== null) {
    const isUnbound = t.binaryExpression("===", name, t.identifier("undefined"));
    return t.conditionalExpression(isUnbound, implicit, t.cloneNode(name));
  }
  const own = ctx.currentFunction?.scope ?? ctx.bindings.module;
  const helper =
    binding.scope.kind === "module"
      ? "globalName"
      : binding.scope === own && !ctx.isInGenerator
        ? "localName"
        : "freeName";
  return t.callExpression(ctx.runtime(helper), [name, t.stringLiteral(binding.name)]);
}

/** What a global means that the module has not bound. */
function implicitValue(name: string, ctx: LowerContext): t.Expression | null {
  const isBuiltin = ctx.types.library.has("builtins", name);
  return moduleName(name, ctx) ?? (isBuiltin ? ctx.runtime(bindingName(name)) : null);
}

/** What the importing machinery tells a module of itself. */
function moduleName(id: string, ctx: LowerContext): t.Expression | null {
  switch (id) {
    case "__name__":
      return t.stringLiteral(ctx.moduleName);
    case "__annotations__":
      return t.callExpression(ctx.runtime("moduleAnnotations"), [t.stringLiteral(ctx.moduleName)]);
    case "__doc__": {
      const doc = docstringOf((ctx.bindings.module.node as ast.Module).body);
      return doc === null ? t.nullLiteral() : stringLiteral(withoutMargin(doc));
    }
    case "__package__": {
      const name = ctx.modules.own.packageName;
      return ctx.isScript && name === "" ? t.nullLiteral() : t.stringLiteral(name);
    }
    case "__file__":
      return t.callExpression(ctx.runtime("sourceFile"), [
        t.stringLiteral(ctx.moduleName),
        t.metaProperty(t.identifier("import"), t.identifier("meta")),
      ]);
    case "__path__":
      if (!ctx.modules.own.isPackage) return null;
      break;
    case "__spec__":
    case "__loader__":
      break;
    default:
      return null;
  }
  const module = moduleObject({ kind: "program", module: ctx.modules.own }, ctx);
  return t.callExpression(ctx.runtime("getattr"), [module, t.stringLiteral(id)]);
}

function builtin(node: ast.Name, ctx: LowerContext): t.Expression {
  const implicit = implicitValue(node.id, ctx);
  if (implicit !== null) return implicit;
  if (node.id === "__debug__") return t.booleanLiteral(true);
  if (node.id === "__class__") {
    const cls = lowerClassCell(ctx);
    if (cls !== null) return cls;
  }
  const ofClass = implicitClassName(node, ctx);
  if (ofClass !== null) return ofClass;
  if (isPythonBuiltin(node.id)) return ctx.unsupported(node, `the builtin '${node.id}'`);
  if (ctx.bindings.listsModule) {
    // Something may bind it through the dictionary of the module.
    const module = moduleObject({ kind: "program", module: ctx.modules.own }, ctx);
    return t.callExpression(ctx.runtime("moduleName"), [module, t.stringLiteral(node.id)]);
  }
  ctx.report(loweringDiagnostics.nameNotDefined, node, node.id);
  return t.callExpression(ctx.runtime("undefinedName"), [t.stringLiteral(node.id)]);
}
