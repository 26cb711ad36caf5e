/** Constants. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { LowerContext, LowerExpression } from "./context.ts";

export const lowerConstant: LowerExpression<ast.Constant> = (node, ctx) => {
  switch (node.type) {
    case "None":
      return t.nullLiteral();
    case "bool":
      return t.booleanLiteral(node.value);
    case "int":
      return typeof node.value === "bigint"
        ? t.bigIntLiteral(String(node.value))
        : t.numericLiteral(node.value);
    case "float":
      return floatLiteral(node, ctx);
    case "str":
      return t.stringLiteral(node.value);
    case "bytes":
      return t.callExpression(t.memberExpression(ctx.runtime("bytes"), t.identifier("from")), [
        t.arrayExpression([...node.value].map((byte) => t.numericLiteral(byte))),
      ]);
    case "complex":
      return t.newExpression(ctx.runtime("complex"), [
        t.numericLiteral(0),
        t.numericLiteral(node.value),
      ]);
    case "Ellipsis":
      return ctx.runtime("Ellipsis");
  }
};

/** A float that JavaScript would print as an int is boxed, so that it prints, hashes and divides as the float it is. */
function floatLiteral(node: ast.FloatConstant, ctx: LowerContext): t.Expression {
  if (node.value === Infinity)
    return t.memberExpression(t.identifier("Number"), t.identifier("POSITIVE_INFINITY"));
  const literal = t.numericLiteral(node.value);
  return Number.isInteger(node.value) ? t.newExpression(ctx.runtime("Float"), [literal]) : literal;
}
