/** Attributes, read. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { mangle } from "../analyze/types/occurrences.ts";
import type { ImportTarget } from "../analyze/types/program-module.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { isSurelyThere } from "./classes.ts";
import { isNativeValue } from "./builtin-methods.ts";
import { floatFunction } from "./float-functions.ts";
import type { LowerContext, LowerExpression } from "./context.ts";
import { targetName } from "./import-plan.ts";
import { moduleMember, moduleNamed, moduleObject } from "./module-values.ts";
import { attributeName, bindingName } from "./naming.ts";
import { reportUnavailableMethod, reportUnknownName } from "./unavailable.ts";

export const lowerAttribute: LowerExpression<ast.Attribute> = (node, ctx) => {
  const module = moduleNamed(node.value, ctx);
  if (module !== null) return moduleAttribute(node, module, ctx);
  const receiver = resolved(ctx.typeOf(node.value));
  if (isMethod(pythonName(node, ctx), receiver)) return boundMethod(memberAccess(node, ctx), ctx);
  if (isDirect(pythonName(node, ctx), receiver, ctx)) return memberAccess(node, ctx);
  reportUnavailableMethod(node, ctx);
  return lookedUp(node, ctx.expression(node.value), ctx);
};

/** `getattr(object, "name")`, with the type that the attribute is known to have. */
function lookedUp(node: ast.Attribute, object: t.Expression, ctx: LowerContext): t.Expression {
  const name = t.stringLiteral(pythonName(node, ctx));
  const result = t.isSuper(object)
    ? t.callExpression(ctx.runtime("superAttribute"), [ownerOf(ctx), t.thisExpression(), name])
    : t.callExpression(ctx.runtime("getattr"), [object, name]);
  const type = ctx.typeOf(node);
  if (!ctx.isTypeScript || type.kind === "unknown") return result;
  const ofModule = moduleNameType(node, ctx);
  if (ofModule !== null) return t.tsAsExpression(result, ofModule);
  const isFunction = resolved(type).kind === "stubFunction";
  return t.tsAsExpression(result, isFunction ? anyFunction() : ctx.tsType(type));
}

/** `typeof module.name`, for a name of a module that is a value here. */
function moduleNameType(node: ast.Attribute, ctx: LowerContext): t.TSType | null {
  const receiver = resolved(ctx.typeOf(node.value));
  const { kind } = resolved(ctx.typeOf(node));
  const isNamed = kind === "function" || kind === "class" || kind === "stubFunction";
  if (receiver.kind !== "module" || !isNamed) return null;
  const { name, program } = receiver;
  const target: ImportTarget =
    program === null ? { kind: "runtime", name } : { kind: "program", module: program };
  if (program !== null && program.path === null) return null;
  if (program !== null) ctx.modules.requestExport(program, node.attr);
  return t.tsTypeQuery(
    t.tsQualifiedName(ctx.imports.namespace(target, true), t.identifier(bindingName(node.attr))),
  );
}

/** A name of a module that is known: its own, a submodule, or what the module's object says. */
function moduleAttribute(
  node: ast.Attribute,
  module: ImportTarget,
  ctx: LowerContext,
): t.Expression {
  const inner = moduleNamed(node, ctx);
  if (inner !== null) return moduleObject(inner, ctx);
  const member = moduleMember(module, node.attr, ctx);
  if (member !== null) return floatFunction(member, node, ctx);
  const owner = targetName(module);
  if (node.attr === "__name__") return t.stringLiteral(owner);
  if (module.kind === "runtime" && !moduleAttributes.has(node.attr)) {
    reportUnknownName(node, owner, node.attr, ctx);
    return t.identifier("undefined");
  }
  return lookedUp(node, moduleObject(module, ctx), ctx);
}

/** What every module object has. */
export const moduleAttributes: ReadonlySet<string> = new Set([
  "__class__",
  "__dict__",
  "__doc__",
  "__loader__",
  "__name__",
  "__package__",
  "__spec__",
]);

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

/** `object.name`, where the object's class is known to have the attribute as a JavaScript property. */
export function memberAccess(node: ast.Attribute, ctx: LowerContext): t.MemberExpression {
  return t.memberExpression(
    ctx.expression(node.value),
    t.identifier(attributeName(pythonName(node, ctx))),
  );
}

/** Whether reading the property is all that Python does: a data attribute or a property of a known class. */
function isDirect(name: string, receiver: Type, ctx: LowerContext): boolean {
  if (receiver.kind !== "instance" || isNativeValue(receiver) || receiver.class.isOpaque)
    return false;
  const found = receiver.class.lookup(name);
  if (found === null) return false;
  const { member, owner } = found;
  if (member.kind === "attribute")
    return owner.node === null || isSurelyThere(receiver.class, name, ctx);
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
  const object = target.object as t.Expression | t.Super;
  // `super` is no value; what it binds to is the object itself.
  if (t.isSuper(object)) {
    return t.callExpression(ctx.runtime("bindMethod"), [target, t.thisExpression()]);
  }
  const receiver =
    t.isIdentifier(object) || t.isThisExpression(object) ? object : ctx.hoist("receiver", object);
  const method = t.memberExpression(
    t.cloneNode(receiver),
    target.property as t.Identifier,
    target.computed,
  );
  return t.callExpression(ctx.runtime("bindMethod"), [method, t.cloneNode(receiver)]);
}
