import type * as ast from "../ast/nodes.ts";
import type { LowerStatement } from "./context.ts";

export const lowerDelete: LowerStatement<ast.Delete> = (node, ctx) => {
  ctx.unsupported(node, "'del'");
  return [];
};
