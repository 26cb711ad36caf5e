/** `with` and `async with`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import {
  isBlockingManager,
  maySuppressExceptions,
  neverSuppresses,
} from "../analyze/types/managers.ts";
import type { TypeTable } from "../analyze/types/inference.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { assignTo } from "./assignments.ts";
import { declareConst } from "./builders.ts";
import type { LowerContext, LowerStatement } from "./context.ts";

/** Classes of the runtime whose `async with` is `acquire`, the body, `release`, and which see nothing of an exception. */
const locks = new Set([
  "asyncio.Lock",
  "asyncio.Semaphore",
  "asyncio.BoundedSemaphore",
  "asyncio.Condition",
]);

/** Whether some manager of the statement may swallow an exception of the block. */
export function maySuppress(node: ast.With | ast.AsyncWith, types: TypeTable): boolean {
  return maySuppressExceptions(node, (manager) => types.typeOf(manager));
}

export const lowerWith: LowerStatement<ast.With> = (node, ctx) => lowerItems(node, node.items, ctx);
export const lowerAsyncWith: LowerStatement<ast.AsyncWith> = (node, ctx) =>
  lowerItems(node, node.items, ctx);

/** `with a, b:` is `with a:` around `with b:`. */
function lowerItems(
  node: ast.With | ast.AsyncWith,
  items: readonly ast.WithItem[],
  ctx: LowerContext,
): t.Statement[] {
  const [item, ...rest] = items;
  const isAsync = node.kind === "AsyncWith";
  const isLockBlock =
    isAsync && item!.optional_vars === null && isLock(ctx.typeOf(item!.context_expr));
  const body = (): t.Statement[] =>
    rest.length === 0 ? ctx.statements(node.body) : hoistingInto(rest, node, ctx);
  return isLockBlock ? lockBlock(item!, body, ctx) : managedBlock(item!, isAsync, body, ctx);
}

/** An inner manager's expression is evaluated inside the outer block. */
function hoistingInto(
  items: readonly ast.WithItem[],
  node: ast.With | ast.AsyncWith,
  ctx: LowerContext,
): t.Statement[] {
  const inner = ctx.collect(() => lowerItems(node, items, ctx));
  return [...inner.before, ...inner.result];
}

/** Whether leaving the manager's block awaits nothing. */
export function isLock(type: Type): boolean {
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
  const acquire = ctx.locate(ctx.coroutines.await(method("acquire"), null), item.context_expr);
  return [
    t.expressionStatement(acquire),
    t.tryStatement(
      t.blockStatement(body()),
      null,
      t.blockStatement([t.expressionStatement(method("release"))]),
    ),
  ];
}

/** The general form: `__enter__` and `__exit__` are called by what `enter` returns. */
function managedBlock(
  item: ast.WithItem,
  isAsync: boolean,
  body: () => t.Statement[],
  ctx: LowerContext,
): t.Statement[] {
  const manager = asManager(
    ctx.expression(item.context_expr),
    ctx.typeOf(item.context_expr),
    isAsync,
    ctx,
  );
  const blocks = !isAsync && isBlockingManager(ctx.typeOf(item.context_expr));
  const awaited = (value: t.Expression): t.Expression =>
    isAsync
      ? ctx.coroutines.awaitHelper(value)
      : blocks
        ? ctx.coroutines.await(value, null)
        : value;
  const helper = isAsync ? ctx.coroutines.enter : blocks ? "enterBlocking" : "enter";
  const entering = t.callExpression(ctx.runtime(helper), [manager]);
  const head = isAsync ? ctx.coroutines.awaitHelper(entering) : entering;
  const context = ctx.temp("context");
  // What the manager raises when the block is left, it raises where the block stands.
  const call = (name: string, args: t.Expression[]): t.Expression =>
    ctx.locate(
      awaited(
        t.callExpression(t.memberExpression(t.identifier(context.name), t.identifier(name)), args),
      ),
      item.context_expr,
    );
  const error = ctx.scoped(() => ctx.temp("error"));
  const entered = item.optional_vars === null ? [] : bindValue(item.optional_vars, context, ctx);
  const block = t.blockStatement([...entered, ...body()]);
  const isThrown = neverSuppresses(
    ctx.typeOf(item.context_expr),
    isAsync ? "__aexit__" : "__exit__",
  );
  const handler = isThrown
    ? t.throwStatement(call("failed", [t.identifier(error.name)]))
    : t.expressionStatement(call("caught", [t.identifier(error.name)]));
  return [
    declareConst(context, ctx.locate(head, item.context_expr)),
    t.tryStatement(
      block,
      t.catchClause(error, t.blockStatement([handler])),
      t.blockStatement([t.expressionStatement(call("exit", []))]),
    ),
  ];
}

/** The runtime checks what the compiler does not know to be a manager. */
function asManager(
  value: t.Expression,
  type: Type,
  isAsync: boolean,
  ctx: LowerContext,
): t.Expression {
  const plain = resolved(type);
  const isKnown =
    plain.kind === "instance" && plain.class.lookup(isAsync ? "__aenter__" : "__enter__") !== null;
  if (isKnown || !ctx.isTypeScript) return value;
  return t.tsAsExpression(value, t.tsNeverKeyword());
}

/** The target is assigned inside the block: what that raises, the manager sees. */
function bindValue(target: ast.Expr, context: t.Identifier, ctx: LowerContext): t.Statement[] {
  const value = t.memberExpression(t.identifier(context.name), t.identifier("value"));
  const type: Type = target.kind === "Name" ? ctx.typeOf(target) : { kind: "unknown" };
  return assignTo(target, value, type, ctx);
}
