/** Stores to attributes and subscripts. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved } from "../analyze/types/type.ts";
import { assign } from "./builders.ts";
import type { LowerContext } from "./context.ts";
import { attributeName } from "./naming.ts";

export function storeAttribute(
  target: ast.Attribute,
  value: t.Expression,
  ctx: LowerContext,
): t.Statement {
  const receiver = resolved(ctx.typeOf(target.value));
  const settled = settle(value, ctx);
  const object = ctx.expression(target.value);
  if (receiver.kind === "instance" && receiver.class.node !== null && !receiver.class.isOpaque) {
    const member = receiver.class.lookup(target.attr)?.member;
    if (member?.kind === "attribute")
      return assign(t.memberExpression(object, t.identifier(attributeName(target.attr))), settled);
  }
  return t.expressionStatement(
    t.callExpression(ctx.runtime("setattr"), [object, t.stringLiteral(target.attr), settled]),
  );
}

export function storeSubscript(
  target: ast.Subscript,
  value: t.Expression,
  ctx: LowerContext,
): t.Statement {
  const settled = settle(value, ctx);
  const [object, key] = ctx.expressions([target.value, target.slice]) as [
    t.Expression,
    t.Expression,
  ];
  return t.expressionStatement(t.callExpression(ctx.runtime("setItem"), [object, key, settled]));
}

/** Python evaluates the value before the target's object and key; JavaScript would evaluate it last. */
function settle(value: t.Expression, ctx: LowerContext): t.Expression {
  if (t.isLiteral(value) && !t.isTemplateLiteral(value)) return value;
  if (t.isIdentifier(value)) return value;
  return ctx.hoist("value", value);
}
