/**
 * Code that runs while an exception is handled: handlers, and `finally` blocks that may raise or look at what is handled. `sys.exception()`
 * answers that exception meanwhile, and what the code raises has it as its context (PEP 3134).
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import { completesNormally } from "../analyze/types/infer-statements.ts";
import { declareConst } from "./builders.ts";
import type { LowerContext } from "./context.ts";
import { mayAwait } from "./held-returns.ts";
import { maySuppress } from "./with.ts";

/** The body of a handler of `error`, and what is done when it is left. */
export function handlerBlock(
  nodes: readonly ast.Stmt[],
  error: t.Identifier,
  after: readonly t.Statement[],
  ctx: LowerContext,
): t.Statement[] {
  const started = t.callExpression(ctx.runtime("handle"), [t.identifier(error.name)]);
  if (fitsClosure(nodes, ctx)) {
    const body = ctx.inHandler(error, () => ctx.block(nodes));
    return guarded([run(started, body, ctx)], after);
  }
  const handling = ctx.temp("handling");
  const body = ctx.inHandler(error, () => ctx.block(nodes), { handling });
  return [declareConst(handling, started), watched(handling, body, after, ctx)];
}

/** The statements with the `finally` after them. What leaves them by raising is handled while it runs. */
export function finallyBlock(
  statements: t.Statement[],
  nodes: readonly ast.Stmt[],
  ctx: LowerContext,
): t.Statement[] {
  const leaving = ctx.temp("leaving");
  const error = ctx.scoped(() => ctx.temp("error"));
  const isClosure = fitsClosure(nodes, ctx);
  const body = ctx.inHandler(null, () => ctx.block(nodes), {
    handling: isClosure ? null : leaving,
  });
  const finalizer = isClosure
    ? run(t.identifier(leaving.name), body, ctx)
    : watched(leaving, body, [], ctx);
  const failed = method(leaving, "failed", [t.identifier(error.name)]);
  return [
    declareConst(leaving, t.newExpression(ctx.runtime("Leaving"), [])),
    t.tryStatement(
      t.blockStatement(statements),
      t.catchClause(error, t.blockStatement([t.throwStatement(failed)])),
      t.blockStatement([finalizer]),
    ),
  ];
}

function method(object: t.Identifier, name: string, args: t.Expression[]): t.Expression {
  return t.callExpression(t.memberExpression(t.identifier(object.name), t.identifier(name)), args);
}

/** `try { ... } catch (raised) { throw handling.raised(raised); } finally { handling.end(); }`. */
function watched(
  handling: t.Identifier,
  body: t.BlockStatement,
  after: readonly t.Statement[],
  ctx: LowerContext,
): t.Statement {
  const raised = ctx.scoped(() => ctx.temp("raised"));
  const rethrown = t.throwStatement(method(handling, "raised", [t.identifier(raised.name)]));
  const end = t.expressionStatement(method(handling, "end", []));
  return t.tryStatement(
    body,
    t.catchClause(raised, t.blockStatement([rethrown])),
    t.blockStatement([end, ...after]),
  );
}

function guarded(statements: t.Statement[], after: readonly t.Statement[]): t.Statement[] {
  if (after.length === 0) return statements;
  return [t.tryStatement(t.blockStatement(statements), null, t.blockStatement([...after]))];
}

/** `handling.run(() => { ... })`. */
function run(handling: t.Expression, body: t.BlockStatement, ctx: LowerContext): t.Statement {
  const isAsync = awaits(body);
  const [only] = body.body;
  const isExpression =
    body.body.length === 1 &&
    t.isExpressionStatement(only) &&
    (only.leadingComments ?? []).length === 0 &&
    (only.trailingComments ?? []).length === 0;
  const closure = isExpression
    ? t.arrowFunctionExpression([], only.expression, isAsync)
    : t.arrowFunctionExpression([], body, isAsync);
  const name = t.identifier(isAsync ? "runAsync" : "run");
  const call = t.callExpression(t.memberExpression(handling, name), [closure]);
  return t.expressionStatement(isAsync ? ctx.coroutines.await(call, null) : call);
}

function awaits(body: t.BlockStatement): boolean {
  let found = false;
  t.traverseFast(body, (node) => {
    if (t.isFunction(node)) return t.traverseFast.skip;
    if (t.isAwaitExpression(node) || (t.isForOfStatement(node) && node.await)) found = true;
    return undefined;
  });
  return found;
}

/** Whether the statements may be those of a function of their own: they are left at their end alone, and bind no name. */
function fitsClosure(nodes: readonly ast.Stmt[], ctx: LowerContext): boolean {
  if (!completesNormally(nodes, (each) => maySuppress(each, ctx.types))) return false;
  // What a generator awaits, it must yield itself.
  if (!ctx.coroutines.isNative && nodes.some((each) => mayAwait(each, ctx))) return false;
  return nodes.every((root) => {
    let fits = true;
    visit(root, {
      enter: (node) => {
        switch (node.kind) {
          case "Return":
          case "Break":
          case "Continue":
          case "Yield":
          case "YieldFrom":
          case "FunctionDef":
          case "AsyncFunctionDef":
          case "ClassDef":
          case "ExceptHandler":
          case "Import":
          case "ImportFrom":
          case "MatchAs":
          case "MatchStar":
          case "MatchMapping":
          case "Lambda":
          case "GeneratorExp":
            fits = false;
            break;
          case "Name":
            fits &&= node.ctx === "Load" && !isUnsettled(node, ctx);
            break;
          default:
            break;
        }
        return fits;
      },
    });
    return fits;
  });
}

/** Whether TypeScript must see that the name is bound where it is read. */
function isUnsettled(node: ast.Name, ctx: LowerContext): boolean {
  const binding = ctx.bindingOf(node);
  return binding !== null && ctx.canBeUnbound(binding);
}
