/**
 * `return x` of an async function out of a block that is left by awaiting something (`async with`, a `finally` that awaits, a loop over an
 * asynchronous generator). `asValue(x)` must be the last thing the function does, so `x` waits in a variable until the block has been left.
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import { completesNormally } from "../analyze/types/infer-statements.ts";
import { isBlockingManager } from "../analyze/types/managers.ts";
import { resolved } from "../analyze/types/type.ts";
import { assign } from "./builders.ts";
import type { LowerContext } from "./context.ts";
import { mayBeAwaitable } from "./functions.ts";
import { isLock, maySuppress } from "./with.ts";

/** Where the returns of a block leave their value. */
export interface HeldReturn {
  readonly name: string;
  readonly label: string;
}

/** Whether leaving the statement may suspend the function. */
export function suspendsWhenLeft(node: ast.Stmt, ctx: LowerContext): boolean {
  switch (node.kind) {
    case "AsyncWith":
      return node.items.some((item) => !isLock(ctx.typeOf(item.context_expr)));
    case "With":
      return node.items.some((item) => isBlockingManager(ctx.typeOf(item.context_expr)));
    case "Try":
    case "TryStar":
      return node.finalbody.some((each) => mayAwait(each, ctx));
    case "AsyncFor": {
      const callee = node.iter.kind === "Call" ? resolved(ctx.typeOf(node.iter.func)) : null;
      return callee?.kind === "function" && callee.info.isGenerator;
    }
    default:
      return false;
  }
}

/** Whether the statement may suspend the coroutine that it is in. */
export function mayAwait(root: ast.Stmt, ctx: LowerContext): boolean {
  let found = false;
  visit(root, {
    enter: (node) => {
      if (node.kind === "Await" || node.kind === "AsyncFor" || node.kind === "AsyncWith")
        found = true;
      else if (node.kind === "comprehension") found ||= node.is_async === 1;
      else if (node.kind === "Call") found ||= ctx.isBlocking(node);
      else if (node.kind === "With")
        found ||= node.items.some((item) => isBlockingManager(ctx.typeOf(item.context_expr)));
      return !found;
    },
  });
  return found;
}

/** Whether the statement holds a `return` of the function whose value JavaScript might await. */
export function returnsAwaitable(root: ast.Stmt, ctx: LowerContext): boolean {
  let found = false;
  visit(root, {
    enter: (node) => {
      if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef") return false;
      if (node.kind === "Lambda" || node.kind === "ClassDef") return false;
      if (node.kind === "Return" && node.value !== null)
        found ||= mayBeAwaitable(ctx.typeOf(node.value));
      return !found;
    },
  });
  return found;
}

/** The statement with what its returns need around it. */
export function holdReturns(
  node: ast.Stmt,
  lowered: t.Statement[],
  held: HeldReturn,
  ctx: LowerContext,
): t.Statement[] {
  for (const each of lowered) forgetWhereCaught(each, held);
  const name = t.identifier(held.name);
  if (ctx.isTypeScript) {
    const type = ctx.tsType(ctx.currentFunction!.result);
    const isOpen = type.type === "TSUnknownKeyword";
    name.typeAnnotation = t.tsTypeAnnotation(
      isOpen ? type : t.tsUnionType([type, t.tsUndefinedKeyword()]),
    );
  }
  const [only] = lowered;
  const body = lowered.length === 1 ? only! : t.blockStatement(lowered);
  const value = t.identifier(held.name);
  const returned = t.returnStatement(ctx.coroutines.returned(value, true));
  const test = t.binaryExpression("!==", t.identifier(held.name), t.identifier("undefined"));
  const mayGoOn = completesNormally([node], (each) => maySuppress(each, ctx.types));
  return [
    t.variableDeclaration("let", [t.variableDeclarator(name)]),
    t.labeledStatement(t.identifier(held.label), body),
    mayGoOn ? t.ifStatement(test, returned) : returned,
  ];
}

/** An exception of an inner `finally` replaces the return; whoever catches it goes on without. */
function forgetWhereCaught(statement: t.Statement, held: HeldReturn): void {
  t.traverseFast(statement, (node) => {
    if (t.isFunction(node)) return t.traverseFast.skip;
    if (t.isTryStatement(node) && t.isCatchClause(node.handler) && hasInnerReturn(node.block, held))
      node.handler.body.body.unshift(assign(t.identifier(held.name), t.identifier("undefined")));
    return undefined;
  });
}

function hasInnerReturn(block: t.BlockStatement, held: HeldReturn): boolean {
  let found = false;
  t.traverseFast(block, (node) => {
    if (found || t.isFunction(node)) return t.traverseFast.skip;
    found =
      t.isTryStatement(node) && t.isBlockStatement(node.finalizer) && hasReturn(node.block, held);
    return undefined;
  });
  return found;
}

function hasReturn(block: t.BlockStatement, held: HeldReturn): boolean {
  let found = false;
  t.traverseFast(block, (node) => {
    if (t.isBreakStatement(node) && node.label?.name === held.label) found = true;
  });
  return found;
}
