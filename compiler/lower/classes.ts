import type * as ast from "../ast/nodes.ts";
import type { LowerStatement } from "./context.ts";

export const lowerClassDef: LowerStatement<ast.ClassDef> = (node, ctx) => {
  ctx.unsupported(node, "a class definition");
  return [];
};
