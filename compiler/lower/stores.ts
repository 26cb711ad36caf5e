/** Stores to attributes and subscripts. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { settableNames } from "../analyze/types/infer-attributes.ts";
import { resolved } from "../analyze/types/type.ts";
import { isFrozen } from "../analyze/types/dataclasses.ts";
import { assign, contains } from "./builders.ts";
import { isSurelyThere } from "./classes.ts";
import { pythonName } from "./attributes.ts";
import type { LowerContext } from "./context.ts";
import { attributeName } from "./naming.ts";

export function storeAttribute(
  target: ast.Attribute,
  value: t.Expression,
  ctx: LowerContext,
): t.Statement {
  refuseModule(target, "setting", ctx);
  const settled = settle(value, [target.value], ctx);
  const object = ctx.expression(target.value);
  if (isStoredPlainly(target, ctx))
    return assign(
      t.memberExpression(object, t.identifier(attributeName(pythonName(target, ctx)))),
      settled,
    );
  return t.expressionStatement(
    t.callExpression(ctx.runtime("setattr"), [
      object,
      t.stringLiteral(pythonName(target, ctx)),
      settled,
    ]),
  );
}

/** Names that the importing machinery gives, which the module's own code reads as constants. */
function isMachinery(name: string): boolean {
  return /^__(name|file|doc|package|path|spec|loader|dict|class)__$/.test(name);
}

/** The names of the runtime's modules cannot be changed. */
export function refuseModule(
  target: ast.Attribute,
  action: "setting" | "deleting",
  ctx: LowerContext,
): void {
  const type = resolved(ctx.typeOf(target.value));
  if (type.kind === "module" && type.program === null) {
    if (action === "setting" && settableNames(type.name).has(target.attr)) return;
    ctx.unsupported(target, `${action} an attribute of a module of the runtime`);
  } else if (type.kind === "module" && isMachinery(target.attr))
    ctx.unsupported(target, `${action} '${target.attr}' of a module`);
}

/** Whether storing the property is all that Python does: a data attribute, or a property, of a class of the program. */
function isStoredPlainly(target: ast.Attribute, ctx: LowerContext): boolean {
  const receiver = resolved(ctx.typeOf(target.value));
  if (receiver.kind !== "instance" || receiver.class.node === null || receiver.class.isOpaque)
    return false;
  if (receiver.class.mro().some(isFrozen)) return false;
  const member = receiver.class.lookup(pythonName(target, ctx))?.member;
  return member?.kind === "attribute";
}

/** As `isStoredPlainly`, for an attribute that also surely is there to be read. */
export function isPlainAttribute(target: ast.Attribute, ctx: LowerContext): boolean {
  const receiver = resolved(ctx.typeOf(target.value));
  return (
    isStoredPlainly(target, ctx) &&
    receiver.kind === "instance" &&
    isSurelyThere(receiver.class, pythonName(target, ctx), ctx)
  );
}

export function storeSubscript(
  target: ast.Subscript,
  value: t.Expression,
  ctx: LowerContext,
): t.Statement {
  const settled = settle(value, [target.value, target.slice], ctx);
  const [object, key] = ctx.expressions([target.value, target.slice]) as [
    t.Expression,
    t.Expression,
  ];
  return t.expressionStatement(t.callExpression(ctx.runtime("setItem"), [object, key, settled]));
}

/** Python evaluates the value before the target's object and key; JavaScript would evaluate it last. */
function settle(value: t.Expression, later: readonly ast.Expr[], ctx: LowerContext): t.Expression {
  if (t.isLiteral(value) && !t.isTemplateLiteral(value)) return value;
  if (ctx.isStable(value) || t.isIdentifier(value)) return value;
  const isAssigning = contains(value, t.isAssignmentExpression);
  const runsCode = contains(value, (node) => t.isCallExpression(node) || t.isAwaitExpression(node));
  const isSettled = later.every((node, index) => {
    if (node.kind === "Constant") return true;
    if (node.kind !== "Name") return index < later.length - 1 && !isAssigning && !runsCode;
    return !isAssigning && !(runsCode && ctx.bindingOf(node)?.writtenFromInside === true);
  });
  return isSettled ? value : ctx.hoist("value", value);
}
