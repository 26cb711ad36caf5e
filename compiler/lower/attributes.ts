/** Attributes, read. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { mangle } from "../analyze/types/bind.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { loweringDiagnostics } from "../diagnostics/lowering.ts";
import { isNativeValue } from "./builtin-methods.ts";
import type { LowerContext, LowerExpression } from "./context.ts";
import { attributeName } from "./naming.ts";

export const lowerAttribute: LowerExpression<ast.Attribute> = (node, ctx) => {
  const receiver = resolved(ctx.typeOf(node.value));
  if (receiver.kind === "module") return moduleAttribute(node, receiver.name, ctx);
  if (isMethod(node, receiver)) return boundMethod(memberAccess(node, ctx), ctx);
  if (isDirect(node, receiver)) return memberAccess(node, ctx);
  const object = ctx.expression(node.value);
  return t.callExpression(ctx.runtime("getattr"), [
    object,
    t.stringLiteral(mangle(node.attr, null)),
  ]);
};

function moduleAttribute(node: ast.Attribute, module: string, ctx: LowerContext): t.Expression {
  if (!ctx.types.library.has(module, node.attr)) {
    ctx.report(loweringDiagnostics.unknownAttribute, node, module, node.attr);
    return t.identifier("undefined");
  }
  return t.memberExpression(ctx.expression(node.value), t.identifier(attributeName(node.attr)));
}

/** `object.name`, where the object's class is known to have the attribute as a JavaScript property. */
export function memberAccess(node: ast.Attribute, ctx: LowerContext): t.MemberExpression {
  return t.memberExpression(ctx.expression(node.value), t.identifier(attributeName(node.attr)));
}

/** Whether reading the property is all that Python does: a data attribute or a property of a known class. */
function isDirect(node: ast.Attribute, receiver: Type): boolean {
  if (receiver.kind !== "instance" || isNativeValue(receiver) || receiver.class.isOpaque)
    return false;
  const found = receiver.class.lookup(node.attr);
  if (found === null) return false;
  const { member } = found;
  return member.kind === "attribute" || member.decorator === "property";
}

function isMethod(node: ast.Attribute, receiver: Type): boolean {
  if (receiver.kind !== "instance" || isNativeValue(receiver) || receiver.class.isOpaque)
    return false;
  const member = receiver.class.lookup(node.attr)?.member;
  return member !== undefined && member.kind !== "attribute" && member.decorator === "none";
}

/** `object.method` as a function of its own: taking a method as a value binds it. */
function boundMethod(target: t.MemberExpression, ctx: LowerContext): t.Expression {
  const object = target.object as t.Expression;
  const receiver =
    t.isIdentifier(object) || t.isThisExpression(object) ? object : ctx.hoist("receiver", object);
  const method = t.memberExpression(
    t.cloneNode(receiver),
    target.property as t.Identifier,
    target.computed,
  );
  return t.callExpression(t.memberExpression(method, t.identifier("bind")), [
    t.cloneNode(receiver),
  ]);
}
