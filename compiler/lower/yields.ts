import type * as ast from "../ast/nodes.ts";
import type { LowerExpression } from "./context.ts";

export const lowerYield: LowerExpression<ast.Yield> = (node, ctx) =>
  ctx.unsupported(node, "'yield'");
export const lowerYieldFrom: LowerExpression<ast.YieldFrom> = (node, ctx) =>
  ctx.unsupported(node, "'yield from'");
