/** Type parameters and type aliases (PEP 695) where the program looks at them: `const T = typeVariable("T", { bound: () => int })`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { Binding } from "../analyze/types/binding.ts";
import { unknown } from "../analyze/types/type.ts";
import { annotationMentions, onlyItem } from "./annotations.ts";
import { assignTo } from "./assignments.ts";
import { declareConst } from "./builders.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { bindingName } from "./naming.ts";

/** Whether a name may be read by code that runs, and not only by annotations that nothing asks for. */
export function isReadAsValue(binding: Binding, ctx: Pick<LowerContext, "mentions">): boolean {
  if (binding.reads === 0) return false;
  return binding.reads > binding.annotationReads || ctx.mentions(...annotationMentions);
}

/** Whether the type parameters of a function have to be there when the program runs. */
export function needsTypeParameters(
  parameters: readonly ast.TypeParam[],
  ctx: LowerContext,
): boolean {
  if (parameters.length === 0) return false;
  if (ctx.mentions("__type_params__")) return true;
  return parameters.some((each) => isReadAsValue(ctx.bindingOf(each)!, ctx));
}

/** What the type parameters of a function are called, which are declared ahead where they are not yet. */
export function namesOfTypeParameters(
  parameters: readonly ast.TypeParam[],
  ctx: LowerContext,
): t.Identifier[] {
  const names = parameters.map((each) => ctx.typeParameterNames.get(ctx.bindingOf(each)!));
  return names.every((each) => each !== undefined)
    ? names.map((each) => t.identifier(each))
    : declareTypeParameters(parameters, ctx);
}

/** Declares type parameters ahead of the statement that has them; returns what they are called. */
export function declareTypeParameters(
  parameters: readonly ast.TypeParam[],
  ctx: LowerContext,
): t.Identifier[] {
  const names = parameters.map((each) => {
    const binding = ctx.bindingOf(each)!;
    const name = isOnlyOne(binding, ctx) ? bindingName(binding.name) : ctx.temp(each.name).name;
    ctx.typeParameterNames.set(binding, name);
    return t.identifier(name);
  });
  parameters.forEach((each, index) => {
    ctx.before(declareConst(t.cloneNode(names[index]!), typeParameter(each, ctx)));
  });
  return names;
}

/** Whether nothing else of the module has the name. */
function isOnlyOne(binding: Binding, ctx: LowerContext): boolean {
  for (const scope of ctx.bindings.scopes.values()) {
    const other = scope.bindings.get(binding.name);
    if (other !== undefined && other !== binding && scope.kind !== "class") return false;
  }
  return true;
}

function typeParameter(node: ast.TypeParam, ctx: LowerContext): t.Expression {
  const name = t.stringLiteral(node.name);
  const preset = node.default_value === null ? null : lazily(node.default_value, ctx);
  if (node.kind !== "TypeVar") {
    const helper = node.kind === "ParamSpec" ? "parameterVariable" : "typeVariableTuple";
    return t.callExpression(ctx.runtime(helper), preset === null ? [name] : [name, preset]);
  }
  const parts: t.ObjectProperty[] = [];
  if (node.bound !== null) {
    const isConstrained = node.bound.kind === "Tuple";
    const key = t.identifier(isConstrained ? "constraints" : "bound");
    parts.push(t.objectProperty(key, lazily(node.bound, ctx)));
  }
  if (preset !== null) parts.push(t.objectProperty(t.identifier("default"), preset));
  const args = parts.length === 0 ? [name] : [name, t.objectExpression(parts)];
  return t.callExpression(ctx.runtime("typeVariable"), args);
}

/** `() => value`. */
function lazily(node: ast.Expr, ctx: LowerContext): t.ArrowFunctionExpression {
  const { before, expression } = ctx.conditional(node.kind === "Starred" ? onlyItem(node) : node);
  if (before.length === 0) return t.arrowFunctionExpression([], expression);
  return t.arrowFunctionExpression(
    [],
    t.blockStatement([...before, t.returnStatement(expression)]),
  );
}

/** The base that a class with type parameters has besides those that are written. */
export function genericBase(names: readonly t.Identifier[], ctx: LowerContext): t.Expression {
  return t.callExpression(
    ctx.runtime("genericBase"),
    names.map((each) => t.cloneNode(each)),
  );
}

/** Whether a name is that of a type alias which the program has no use for when it runs. */
export function isErased(
  binding: Binding,
  ctx: Pick<LowerContext, "isExported" | "mentions">,
): boolean {
  const isAlias =
    binding.definitions.length > 0 && binding.definitions.every((each) => each === "alias");
  if (!isAlias || binding.scope.kind === "class") return false;
  return !ctx.isExported(binding) && !isReadAsValue(binding, ctx);
}

/** `type X = ...`: nothing, where only annotations read the name that nothing asks for. */
export const lowerTypeAlias: LowerStatement<ast.TypeAlias> = (node, ctx) => {
  const binding = ctx.bindingOf(node.name)!;
  if (isErased(binding, ctx)) {
    ctx.skipComments(node.end);
    return [];
  }
  const parameters = declareTypeParameters(node.type_params, ctx);
  const value = t.callExpression(ctx.runtime("typeAlias"), [
    t.stringLiteral(binding.name),
    lazily(node.value, ctx),
    ...parameters.map((each) => t.cloneNode(each)),
  ]);
  return assignTo(node.name, value, unknown, ctx);
};
