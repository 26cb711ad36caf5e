/** `with` and `async with`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import type { LowerContext, LowerStatement } from "./context.ts";

/** Classes of the runtime whose `async with` is `acquire`, the body, `release`, and which see nothing of an exception. */
const locks = new Set([
  "asyncio.Lock",
  "asyncio.Semaphore",
  "asyncio.BoundedSemaphore",
  "asyncio.Condition",
]);

export const lowerAsyncWith: LowerStatement<ast.AsyncWith> = (node, ctx) =>
  lowerAsyncItems(node, node.items, ctx);

function lowerAsyncItems(
  node: ast.AsyncWith,
  items: readonly ast.WithItem[],
  ctx: LowerContext,
): t.Statement[] {
  const [item, ...rest] = items;
  const lower = (): t.Statement[] =>
    rest.length === 0 ? ctx.statements(node.body) : lowerAsyncItems(node, rest, ctx);
  if (isLock(ctx.typeOf(item!.context_expr)) && item!.optional_vars === null)
    return lockBlock(item!, lower, ctx);
  ctx.unsupported(node, "'async with' of this kind");
  return lower();
}

function isLock(type: Type): boolean {
  const plain = resolved(type);
  return plain.kind === "instance" && locks.has(plain.class.qualifiedName);
}

function lockBlock(
  item: ast.WithItem,
  body: () => t.Statement[],
  ctx: LowerContext,
): t.Statement[] {
  const value = ctx.expression(item.context_expr);
  const isFixed =
    item.context_expr.kind === "Name" && ctx.bindingOf(item.context_expr)?.definitions.length === 1;
  const lock = isFixed ? value : ctx.hoist("lock", value);
  const method = (name: string): t.Expression =>
    t.callExpression(t.memberExpression(t.cloneNode(lock), t.identifier(name)), []);
  return [
    t.expressionStatement(ctx.coroutines.await(method("acquire"))),
    t.tryStatement(
      t.blockStatement(body()),
      null,
      t.blockStatement([t.expressionStatement(method("release"))]),
    ),
  ];
}

export const lowerWith: LowerStatement<ast.With> = (node, ctx) => {
  ctx.unsupported(node, "'with'");
  return [];
};
