/** Loops. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { constantInt } from "../analyze/types/infer-expressions.ts";
import { hasBreak } from "../analyze/types/infer-statements.ts";
import { itemType } from "../analyze/types/iteration.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { assignTo } from "./assignments.ts";
import { isList, isNativeValue } from "./builtin-methods.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import type { AsyncSource } from "./coroutines.ts";
import { isNumber } from "./ts-types.ts";

export const lowerWhile: LowerStatement<ast.While> = (node, ctx) => {
  const test = ctx.conditional(node.test);
  const isPlain = test.before.length === 0;
  return withElse(node, ctx, () => {
    if (isPlain) {
      const condition = isTrue(node.test) ? t.booleanLiteral(true) : ctx.condition(node.test);
      return t.whileStatement(condition, ctx.block(node.body));
    }
    // The condition's own statements run in every round.
    const again = ctx.collect(() => ctx.condition(node.test));
    const leave = t.ifStatement(
      t.unaryExpression("!", again.result),
      t.blockStatement([t.breakStatement()]),
    );
    return t.whileStatement(
      t.booleanLiteral(true),
      t.blockStatement([...again.before, leave, ...ctx.statements(node.body)]),
    );
  });
};

function isTrue(node: ast.Expr): boolean {
  return (
    node.kind === "Constant" && (node.value === true || (node.type === "int" && node.value !== 0))
  );
}

export const lowerFor: LowerStatement<ast.For> = (node, ctx) =>
  withElse(node, ctx, () => countingLoop(node, ctx) ?? iteration(node, ctx));

export const lowerAsyncFor: LowerStatement<ast.AsyncFor> = (node, ctx) => {
  const source = asyncSource(node.iter, ctx);
  return withElse(node, ctx, () => {
    const { left, before } = loopTarget(node.target, itemType(ctx.typeOf(node.iter), true), ctx);
    const body = ctx.block(node.body);
    body.body.unshift(...before);
    return ctx.coroutines.loop(left, source, body);
  });
};

/** An asynchronous generator that only the loop holds is closed when the loop is left; any other is left open. */
export function asyncSource(node: ast.Expr, ctx: LowerContext): AsyncSource {
  const value = ctx.expression(node);
  if (node.kind === "Call") {
    const callee = resolved(ctx.typeOf(node.func));
    if (callee.kind === "function" && callee.info.isGenerator) return { value, isOwned: true };
  }
  // What is surely no asynchronous iterable raises when it gets there.
  const isWrong =
    ctx.isTypeScript && (isNativeValue(ctx.typeOf(node)) || ctx.typeOf(node).kind === "unknown");
  return { value: isWrong ? t.tsAsExpression(value, t.tsNeverKeyword()) : value, isOwned: false };
}

/** `else` runs unless a `break` leaves the loop: a labelled block is what both leave. */
function withElse(
  node: ast.For | ast.AsyncFor | ast.While,
  ctx: LowerContext,
  lower: () => t.Statement,
): t.Statement[] {
  const needsLabel = node.orelse.length > 0 && hasBreak(node.body);
  const label = needsLabel ? ctx.temp("loop").name : null;
  const loop = ctx.inLoop(label, lower);
  if (node.orelse.length === 0) return [loop];
  const orelse = ctx.statements(node.orelse);
  if (label === null) return [loop, ...orelse];
  return [t.labeledStatement(t.identifier(label), t.blockStatement([loop, ...orelse]))];
}

// ---------------------------------------------------------------- for over range

/** `for i in range(...)` counts, where nothing else can change the counter and the bounds are numbers. */
function countingLoop(node: ast.For, ctx: LowerContext): t.Statement | null {
  const { iter, target } = node;
  if (target.kind !== "Name") return null;
  const binding = ctx.bindingOf(target)!;
  const placement = ctx.placementOf(binding);
  if (placement.kind !== "header" || placement.node !== target || !placement.isConstant)
    return null;
  return rangeLoop(iter, ctx.identifier(binding), () => ctx.block(node.body), ctx);
}

/** The counting loop over `range(...)`; `null` where the source is something else, or may hold more than JavaScript's numbers. */
export function rangeLoop(
  iter: ast.Expr,
  name: t.Identifier,
  body: () => t.BlockStatement,
  ctx: LowerContext,
): t.Statement | null {
  if (
    iter.kind !== "Call" ||
    iter.func.kind !== "Name" ||
    iter.func.id !== "range" ||
    ctx.bindingOf(iter.func) !== null
  )
    return null;
  if (iter.keywords.length > 0 || iter.args.length === 0 || iter.args.length > 3) return null;
  const step = iter.args.length < 3 ? 1 : constantInt(iter.args[2]!);
  const bounds = iter.args.slice(0, 2);
  if (step === null || step === 0 || !bounds.every((each) => isNumberType(ctx.typeOf(each))))
    return null;
  const [startNode, stopNode] = bounds.length === 1 ? [null, bounds[0]!] : [bounds[0]!, bounds[1]!];
  const values = ctx.expressions(startNode === null ? [stopNode] : [startNode, stopNode]);
  const start = startNode === null ? t.numericLiteral(0) : values[0]!;
  const stop = values[values.length - 1]!;
  return ctx.scoped(() => {
    const declarators = [t.variableDeclarator(t.cloneNode(name), start)];
    let limit = stop;
    if (!isFixed(stopNode, ctx)) {
      limit = ctx.temp("stop");
      declarators.push(t.variableDeclarator(limit as t.Identifier, stop));
    }
    const test = t.binaryExpression(step > 0 ? "<" : ">", t.cloneNode(name), t.cloneNode(limit));
    return t.forStatement(
      t.variableDeclaration("let", declarators),
      test,
      advance(name, step),
      body(),
    );
  });
}

function isNumberType(type: Type): boolean {
  const plain = resolved(type);
  return plain.kind === "int" && isNumber(plain);
}

/** Whether the expression has the same value whenever it is evaluated. */
function isFixed(node: ast.Expr, ctx: LowerContext): boolean {
  if (constantInt(node) !== null) return true;
  return node.kind === "Name" && ctx.bindingOf(node)?.definitions.length === 1;
}

function advance(name: t.Identifier, step: number): t.Expression {
  const counter = t.cloneNode(name);
  if (step === 1) return t.updateExpression("++", counter);
  if (step === -1) return t.updateExpression("--", counter);
  return t.assignmentExpression(step > 0 ? "+=" : "-=", counter, t.numericLiteral(Math.abs(step)));
}

// ---------------------------------------------------------------- for over anything

function iteration(node: ast.For, ctx: LowerContext): t.Statement {
  return entriesLoop(node, ctx) ?? ctx.scoped(() => plainLoop(node, ctx));
}

/** `for i, x in enumerate(xs)` over a list is a loop over `xs.entries()`. */
function entriesLoop(node: ast.For, ctx: LowerContext): t.Statement | null {
  const { iter, target } = node;
  if (
    iter.kind !== "Call" ||
    iter.func.kind !== "Name" ||
    iter.func.id !== "enumerate" ||
    ctx.bindingOf(iter.func) !== null
  )
    return null;
  if (
    iter.args.length !== 1 ||
    iter.keywords.length > 0 ||
    !isList(resolved(ctx.typeOf(iter.args[0]!)))
  )
    return null;
  const pattern = headerPattern(target, itemType(ctx.typeOf(iter)), ctx);
  if (pattern === null) return null;
  const source = t.callExpression(
    t.memberExpression(ctx.expression(iter.args[0]!), t.identifier("entries")),
    [],
  );
  return t.forOfStatement(
    t.variableDeclaration("const", [t.variableDeclarator(pattern)]),
    source,
    ctx.block(node.body),
  );
}

function plainLoop(node: ast.For, ctx: LowerContext): t.Statement {
  const source = iterableSource(node.iter, ctx);
  const { left, before } = loopTarget(node.target, itemType(ctx.typeOf(node.iter)), ctx);
  const body = ctx.block(node.body);
  body.body.unshift(...before);
  return t.forOfStatement(left, source, body);
}

/** What `for...of` may run over: a list, a tuple or a string as it is, anything else through `iterate`. */
export function iterableSource(node: ast.Expr, ctx: LowerContext): t.Expression {
  ctx.expectPlain(node);
  const value = ctx.expression(node);
  return isNativeIterable(ctx.typeOf(node)) || isOwnGenerator(node, ctx)
    ? value
    : t.callExpression(ctx.runtime("iterate"), [value]);
}

/** A generator that only the loop holds is looped over natively, which closes it. */
function isOwnGenerator(node: ast.Expr, ctx: LowerContext): boolean {
  if (node.kind === "GeneratorExp") return true;
  if (node.kind !== "Call") return false;
  const callee = resolved(ctx.typeOf(node.func));
  return callee.kind === "function" && callee.info.isGenerator;
}

export function isNativeIterable(type: Type): boolean {
  const plain = resolved(type);
  if (plain.kind === "union") return plain.members.every(isNativeIterable);
  return plain.kind === "str" || plain.kind === "tuple" || isList(plain) || isView(plain);
}

/** A view of a dict, an `enumerate`, a `zip`, ...: made by the runtime to be looped over. */
function isView(type: Type): boolean {
  return type.kind === "instance" && type.class.module === "builtins" && views.has(type.class.name);
}

const views = new Set(["dict_keys", "dict_values", "dict_items", "range"]);

/** The left side of `for...of`, and what the body does first to give the item to a target that is no plain name. */
function loopTarget(
  target: ast.Expr,
  type: Type,
  ctx: LowerContext,
): { left: t.VariableDeclaration | t.Identifier; before: t.Statement[] } {
  if (target.kind === "Name") {
    const binding = ctx.bindingOf(target)!;
    const placement = ctx.placementOf(binding);
    const name = ctx.identifier(binding);
    if (placement.kind !== "header" || placement.node !== target) return { left: name, before: [] };
    return {
      left: t.variableDeclaration(placement.isConstant ? "const" : "let", [
        t.variableDeclarator(name),
      ]),
      before: [],
    };
  }
  const pattern = headerPattern(target, type, ctx);
  if (pattern !== null)
    return { left: t.variableDeclaration("const", [t.variableDeclarator(pattern)]), before: [] };
  const item = ctx.temp("item");
  const before = assignTo(target, t.identifier(item.name), type, ctx);
  return { left: t.variableDeclaration("const", [t.variableDeclarator(item)]), before };
}

/** `for (const [a, b] of pairs)`, where every item is surely a tuple of that size. */
function headerPattern(target: ast.Expr, type: Type, ctx: LowerContext): t.ArrayPattern | null {
  const plain = resolved(type);
  if (target.kind !== "Tuple" && target.kind !== "List") return null;
  if (plain.kind !== "tuple" || plain.isVariadic || plain.items.length !== target.elts.length)
    return null;
  const names: (t.Identifier | null)[] = [];
  for (const each of target.elts) {
    if (each.kind !== "Name") return null;
    const binding = ctx.bindingOf(each)!;
    const placement = ctx.placementOf(binding);
    if (placement.kind !== "header" || placement.node !== each || !placement.isConstant)
      return null;
    // Of a name that stands there twice, the last one wins.
    const isRepeated = target.elts
      .slice(names.length + 1)
      .some((other) => other.kind === "Name" && ctx.bindingOf(other) === binding);
    names.push(binding.reads === 0 || isRepeated ? null : ctx.identifier(binding));
  }
  return t.arrayPattern(names);
}
