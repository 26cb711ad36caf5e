/** Attributes, read. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { mangle } from "../analyze/types/occurrences.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { surelyAssigned } from "./classes.ts";
import { isNativeValue } from "./builtin-methods.ts";
import { floatFunction } from "./float-functions.ts";
import type { LowerContext, LowerExpression } from "./context.ts";
import { isExportedBy } from "./imports.ts";
import { attributeName, bindingName } from "./naming.ts";
import { reportUnavailableMethod, reportUnknownName } from "./unavailable.ts";

export const lowerAttribute: LowerExpression<ast.Attribute> = (node, ctx) => {
  const receiver = resolved(ctx.typeOf(node.value));
  if (receiver.kind === "module") {
    const { program } = receiver;
    if (program === null) return moduleAttribute(node, receiver.name, ctx);
    if (!isExportedBy(program, node.attr))
      return ctx.unsupported(node, `'${node.attr}' of module '${receiver.name}'`);
    return t.memberExpression(ctx.expression(node.value), t.identifier(bindingName(node.attr)));
  }
  if (isMethod(pythonName(node, ctx), receiver)) return boundMethod(memberAccess(node, ctx), ctx);
  if (isDirect(pythonName(node, ctx), receiver)) return memberAccess(node, ctx);
  reportUnavailableMethod(node, ctx);
  const object = ctx.expression(node.value);
  const name = t.stringLiteral(pythonName(node, ctx));
  const result = t.isSuper(object)
    ? t.callExpression(ctx.runtime("superAttribute"), [ownerOf(ctx), t.thisExpression(), name])
    : t.callExpression(ctx.runtime("getattr"), [object, name]);
  const type = ctx.typeOf(node);
  if (!ctx.isTypeScript || type.kind === "unknown") return result;
  const isFunction = resolved(type).kind === "stubFunction";
  return t.tsAsExpression(result, isFunction ? anyFunction() : ctx.tsType(type));
};

/** The class whose method is being lowered. */
function ownerOf(ctx: LowerContext): t.Identifier {
  return ctx.identifier(ctx.bindingOf(ctx.currentFunction!.owner!.node!)!);
}

/** `(...args: unknown[]) => unknown`: what a method of a builtin type is as a value. */
function anyFunction(): t.TSType {
  const args = t.restElement(t.identifier("args"));
  args.typeAnnotation = t.tsTypeAnnotation(t.tsArrayType(t.tsUnknownKeyword()));
  return t.tsFunctionType(null, [args], t.tsTypeAnnotation(t.tsUnknownKeyword()));
}

/** The attribute's name as Python has it: private names carry their class's. */
export function pythonName(node: ast.Attribute, ctx: LowerContext): string {
  return mangle(node.attr, ctx.currentFunction?.scope.mangledBy ?? null);
}

function moduleAttribute(node: ast.Attribute, module: string, ctx: LowerContext): t.Expression {
  if (!ctx.types.library.has(module, node.attr)) {
    reportUnknownName(node, module, node.attr, ctx);
    return t.identifier("undefined");
  }
  const member = t.memberExpression(
    ctx.expression(node.value),
    t.identifier(attributeName(node.attr)),
  );
  return floatFunction(member, node, ctx);
}

/** `object.name`, where the object's class is known to have the attribute as a JavaScript property. */
export function memberAccess(node: ast.Attribute, ctx: LowerContext): t.MemberExpression {
  return t.memberExpression(
    ctx.expression(node.value),
    t.identifier(attributeName(pythonName(node, ctx))),
  );
}

/** Whether reading the property is all that Python does: a data attribute or a property of a known class. */
function isDirect(name: string, receiver: Type): boolean {
  if (receiver.kind !== "instance" || isNativeValue(receiver) || receiver.class.isOpaque)
    return false;
  const found = receiver.class.lookup(name);
  if (found === null) return false;
  const { member, owner } = found;
  if (member.kind === "attribute")
    return owner.node === null || surelyAssigned(receiver.class).has(name);
  return member.decorator === "property";
}

function isMethod(name: string, receiver: Type): boolean {
  if (receiver.kind !== "instance" || isNativeValue(receiver) || receiver.class.isOpaque)
    return false;
  const member = receiver.class.lookup(name)?.member;
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
  return t.callExpression(ctx.runtime("bindMethod"), [method, t.cloneNode(receiver)]);
}
