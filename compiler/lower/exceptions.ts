/** `try`, its handlers, `else` and `finally`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import { completesNormally } from "../analyze/types/infer-statements.ts";
import { resolved } from "../analyze/types/type.ts";
import { assign, declareConst } from "./builders.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { finallyBlock, handlerBlock } from "./handling.ts";
import { bindingName } from "./naming.ts";
import { isQuiet, keepsException } from "./quiet.ts";

/** Exceptions that may stand for an error of the engine (a stack overflow, null access, the temporal dead zone), with all their bases. */
const engineErrors = new Set([
  "BaseException",
  "Exception",
  "RuntimeError",
  "RecursionError",
  "TypeError",
  "AttributeError",
  "NameError",
  "UnboundLocalError",
  "MemoryError",
]);

export const lowerTry: LowerStatement<ast.Try> = (node, ctx) => {
  const needsFlag =
    node.orelse.length > 0 && node.handlers.some((handler) => completesNormally(handler.body));
  const flag = needsFlag ? ctx.temp("succeeded") : null;
  const statements: t.Statement[] = [];
  if (node.handlers.length === 0) {
    return finalized([...ctx.block(node.body).body], node, ctx);
  }
  const body = ctx.block(node.body);
  if (flag !== null) {
    statements.push(
      t.variableDeclaration("let", [t.variableDeclarator(flag, t.booleanLiteral(false))]),
    );
    body.body.push(assign(t.identifier(flag.name), t.booleanLiteral(true)));
  }
  statements.push(
    t.tryStatement(
      body,
      ctx.scoped(() => catchClause(node, ctx)),
    ),
  );
  if (node.orelse.length > 0) {
    const orelse = ctx.statements(node.orelse);
    if (flag === null) statements.push(...orelse);
    else statements.push(t.ifStatement(t.identifier(flag.name), t.blockStatement(orelse)));
  }
  return node.finalbody.length === 0 ? statements : finalized(statements, node, ctx);
};

/** The statements with the `finally` after them. */
export function finalized(
  statements: t.Statement[],
  node: ast.Try | ast.TryStar,
  ctx: LowerContext,
): t.Statement[] {
  if (!node.finalbody.every((each) => isQuiet(each, ctx) && !raises(each)))
    return finallyBlock(statements, node.finalbody, ctx);
  const [only] = statements;
  const finalizer = ctx.block(node.finalbody);
  if (statements.length === 1 && t.isTryStatement(only) && (only.finalizer ?? null) === null) {
    only.finalizer = finalizer;
    return [only];
  }
  return [t.tryStatement(t.blockStatement(statements), null, finalizer)];
}

function raises(root: ast.Stmt): boolean {
  let found = false;
  visit(root, {
    enter: (node) => {
      if (node.kind === "Raise") found = true;
      return !found;
    },
  });
  return found;
}

// ---------------------------------------------------------------- handlers

function catchClause(node: ast.Try, ctx: LowerContext): t.CatchClause {
  const { handlers } = node;
  const parameter = catchName(handlers, ctx);
  const statements: t.Statement[] = [];
  let caught = parameter;
  if (handlers.some((handler) => catchesEngineErrors(handler, ctx))) {
    const raw = ctx.temp("thrown");
    statements.push(
      declareConst(t.identifier(parameter.name), t.callExpression(ctx.runtime("caught"), [raw])),
    );
    caught = raw;
  }
  const [only] = handlers;
  if (handlers.length === 1 && only!.type !== null) {
    const { before, result: test } = ctx.collect(() => matches(only!, parameter, ctx));
    statements.push(
      ...before,
      t.ifStatement(negated(test), t.throwStatement(t.identifier(parameter.name))),
      ...handlerBody(only!, parameter, ctx),
    );
  } else statements.push(...branches(handlers, parameter, ctx));
  return t.catchClause(t.identifier(caught.name), t.blockStatement(statements));
}

/** The handler's own name, where all that have one agree. */
function catchName(handlers: readonly ast.ExceptHandler[], ctx: LowerContext): t.Identifier {
  const names = new Set(handlers.map((handler) => handler.name).filter((name) => name !== null));
  if (names.size !== 1) return ctx.temp("error");
  const isHeader = handlers.every(
    (handler) => handler.name === null || isDeclaredByHeader(handler, ctx),
  );
  return isHeader ? t.identifier(bindingName([...names][0]!)) : ctx.temp("error");
}

function isDeclaredByHeader(handler: ast.ExceptHandler, ctx: LowerContext): boolean {
  const placement = ctx.placementOf(ctx.bindingOf(handler)!);
  return placement.kind === "header" && placement.node === handler && placement.isConstant;
}

function branches(
  handlers: readonly ast.ExceptHandler[],
  error: t.Identifier,
  ctx: LowerContext,
): t.Statement[] {
  const tests = handlers.map((handler) =>
    handler.type === null ? null : ctx.collect(() => matches(handler, error, ctx)),
  );
  const bodies = handlers.map((handler) => t.blockStatement(handlerBody(handler, error, ctx)));
  let rest: t.Statement | null = t.throwStatement(t.identifier(error.name));
  for (let index = handlers.length - 1; index >= 0; index--) {
    const test = tests[index]!;
    if (test === null) {
      rest = bodies[index]!;
      continue;
    }
    const alternative = t.isThrowStatement(rest) ? t.blockStatement([rest]) : rest;
    rest = t.ifStatement(test.result, bodies[index]!, alternative);
    if (test.before.length > 0) rest = t.blockStatement([...test.before, rest]);
  }
  return t.isBlockStatement(rest) ? rest.body : [rest];
}

function handlerBody(
  handler: ast.ExceptHandler,
  error: t.Identifier,
  ctx: LowerContext,
): t.Statement[] {
  const isShared = sharesName(handler, ctx);
  const before: t.Statement[] = [];
  if (handler.name !== null && (isShared || bindingName(handler.name) !== error.name))
    before.push(nameException(handler, error, isShared, ctx));
  const isPlain = handler.body.every((each) => isQuiet(each, ctx));
  if (isPlain) {
    const body = ctx.inHandler(error, () => ctx.statements(handler.body));
    if (keepsException(handler))
      before.push(t.expressionStatement(callOn("inHandledContext", error, ctx)));
    if (!isShared) return [...before, ...body];
    const finalizer = t.blockStatement([unbindName(handler, ctx)]);
    return [...before, t.tryStatement(t.blockStatement(body), null, finalizer)];
  }
  const after = isShared ? [unbindName(handler, ctx)] : [];
  return [...before, ...handlerBlock(handler.body, error, after, ctx)];
}

function callOn(helper: string, error: t.Identifier, ctx: LowerContext): t.Expression {
  return t.callExpression(ctx.runtime(helper), [t.identifier(error.name)]);
}

/** Whether the exception's name is one that the code around the handler uses, too: it is unbound when the handler is left. */
export function sharesName(handler: ast.ExceptHandler, ctx: LowerContext): boolean {
  if (handler.name === null) return false;
  const placement = ctx.placementOf(ctx.bindingOf(handler)!);
  return placement.kind !== "header" || placement.node !== handler;
}

/** Python deletes the name at the end of the handler, however that is left. */
export function unbindName(handler: ast.ExceptHandler, ctx: LowerContext): t.Statement {
  return assign(ctx.identifier(ctx.bindingOf(handler)!), t.identifier("undefined"));
}

function nameException(
  handler: ast.ExceptHandler,
  error: t.Identifier,
  isShared: boolean,
  ctx: LowerContext,
): t.Statement {
  const binding = ctx.bindingOf(handler)!;
  const name = ctx.identifier(binding);
  if (isShared) return assign(name, t.identifier(error.name));
  const placement = ctx.placementOf(binding);
  const isConstant = placement.kind === "header" && placement.isConstant;
  if (!isConstant) name.typeAnnotation = ctx.declaredType(binding);
  return t.variableDeclaration(isConstant ? "const" : "let", [
    t.variableDeclarator(name, t.identifier(error.name)),
  ]);
}

function matches(handler: ast.ExceptHandler, error: t.Identifier, ctx: LowerContext): t.Expression {
  const type = handler.type!;
  const classes = type.kind === "Tuple" ? type.elts : [type];
  if (!classes.every((each) => ctx.typeOf(each).kind === "class")) {
    return t.callExpression(ctx.runtime("matchesException"), [
      t.identifier(error.name),
      ctx.expression(type),
    ]);
  }
  return classes
    .map((each): t.Expression =>
      t.binaryExpression("instanceof", t.identifier(error.name), ctx.expression(each)),
    )
    .reduce((left, right) => t.logicalExpression("||", left, right));
}

function negated(test: t.Expression): t.Expression {
  return t.unaryExpression("!", test);
}

function catchesEngineErrors(handler: ast.ExceptHandler, ctx: LowerContext): boolean {
  if (handler.type === null) return true;
  const classes = handler.type.kind === "Tuple" ? handler.type.elts : [handler.type];
  return classes.some((each) => {
    const type = resolved(ctx.typeOf(each));
    if (type.kind !== "class") return true;
    return type.class.module === "builtins" && engineErrors.has(type.class.name);
  });
}
