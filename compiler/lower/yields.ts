/** `yield` and `yield from`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved } from "../analyze/types/type.ts";
import { mayBeAwaitable } from "./functions.ts";
import { seesItsEnd } from "./generator-exits.ts";
import type { LowerContext, LowerExpression } from "./context.ts";

/** What `yield` gives back is what `send` sent: JavaScript says `undefined` for nothing, Python None. */
export const lowerYield: LowerExpression<ast.Yield> = (node, ctx) => {
  const value = node.value === null ? t.nullLiteral() : ctx.expression(node.value);
  const result = suspending(value, (each) => yielded(each, node, ctx), ctx);
  return ctx.types.ignored.has(node) ? result : t.logicalExpression("??", result, t.nullLiteral());
};

/** While a generator is suspended inside a handler, nobody handles that exception. */
function suspending(
  value: t.Expression,
  suspend: (value: t.Expression) => t.Expression,
  ctx: LowerContext,
): t.Expression {
  const { handling } = ctx;
  if (handling === null) return suspend(value);
  const method = (name: string, argument: t.Expression): t.Expression =>
    t.callExpression(t.memberExpression(t.identifier(handling.name), t.identifier(name)), [
      argument,
    ]);
  return method("resumed", suspend(method("suspended", value)));
}

function yielded(value: t.Expression, node: ast.Yield, ctx: LowerContext): t.Expression {
  const isAsync = ctx.currentFunction?.node.kind === "AsyncFunctionDef";
  if (!isAsync) return t.yieldExpression(value);
  const isAwaitable = node.value !== null && mayBeAwaitable(ctx.typeOf(node.value));
  return ctx.coroutines.yield(value, isAwaitable);
}

export const lowerYieldFrom: LowerExpression<ast.YieldFrom> = (node, ctx) => {
  ctx.expectPlain(node.value);
  const value = ctx.expression(node.value);
  const type = resolved(ctx.typeOf(node.value));
  const callee = node.value.kind === "Call" ? resolved(ctx.typeOf(node.value.func)) : null;
  const isGenerator =
    callee !== null &&
    !(callee.kind === "function" && seesItsEnd(callee.info)) &&
    type.kind === "instance" &&
    type.class.qualifiedName === "typing.Generator";
  const source = isGenerator ? value : t.callExpression(ctx.runtime("delegate"), [value]);
  const result = suspending(source, (each) => t.yieldExpression(each, true), ctx);
  // A generator that returns nothing returns `undefined`.
  return ctx.types.ignored.has(node) ? result : t.logicalExpression("??", result, t.nullLiteral());
};
