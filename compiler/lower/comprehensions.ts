import type * as ast from "../ast/nodes.ts";
import type { LowerExpression } from "./context.ts";

export const lowerListComp: LowerExpression<ast.ListComp> = (node, ctx) =>
  ctx.unsupported(node, "a list comprehension");
export const lowerSetComp: LowerExpression<ast.SetComp> = (node, ctx) =>
  ctx.unsupported(node, "a set comprehension");
export const lowerDictComp: LowerExpression<ast.DictComp> = (node, ctx) =>
  ctx.unsupported(node, "a dict comprehension");
export const lowerGeneratorExp: LowerExpression<ast.GeneratorExp> = (node, ctx) =>
  ctx.unsupported(node, "a generator expression");
