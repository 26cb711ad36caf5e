import type * as ast from "../ast/nodes.ts";
import type { LowerStatement } from "./context.ts";

export const lowerMatch: LowerStatement<ast.Match> = (node, ctx) => {
  ctx.unsupported(node, "'match'");
  return [];
};
