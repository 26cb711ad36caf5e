/**
 * Comprehensions. A list comprehension whose parts change nothing is `map` and `filter`; the others are loops ahead of the statement, which
 * see a list that changes under them as Python's do. A generator expression is a generator.
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import { isAsynchronousGenerator, itemType } from "../analyze/types/iteration.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { assign } from "./builders.ts";
import { isList } from "./builtin-methods.ts";
import type { LowerContext, LowerExpression } from "./context.ts";
import type { AsyncSource } from "./coroutines.ts";
import { mayBeAwaitable } from "./functions.ts";
import { asyncSource, iterableSource, rangeLoop } from "./loops.ts";
import { bindingName } from "./naming.ts";
import { isPure } from "./purity.ts";
import { storeAttribute, storeSubscript } from "./stores.ts";

type Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp;

export const lowerListComp: LowerExpression<ast.ListComp> = (node, ctx) =>
  mapped(node, ctx) ?? collected(node, "list", ctx);
export const lowerSetComp: LowerExpression<ast.SetComp> = (node, ctx) =>
  collected(node, "set", ctx);
export const lowerDictComp: LowerExpression<ast.DictComp> = (node, ctx) =>
  collected(node, "dict", ctx);

// ---------------------------------------------------------------- map and filter

/** `xs.filter((x) => test).map((x) => item)`, or `null` where only a loop is exact. */
function mapped(node: ast.ListComp, ctx: LowerContext): t.Expression | null {
  const [generator] = node.generators;
  if (
    node.generators.length !== 1 ||
    generator!.is_async === 1 ||
    generator!.target.kind !== "Name"
  )
    return null;
  if (!isList(resolved(ctx.typeOf(generator!.iter)))) return null;
  if (![node.elt, ...generator!.ifs].every((each) => isPure(each, ctx))) return null;
  const target = generator!.target as ast.Name;
  const parts = ctx.collect(() => {
    const conditions = generator!.ifs.map((each) => ctx.condition(each));
    return { conditions, item: ctx.expression(node.elt) };
  });
  if (parts.before.length > 0) return null;
  const arrow = (body: t.Expression): t.Expression =>
    t.arrowFunctionExpression([t.identifier(bindingName(target.id))], body);
  let result = ctx.expression(generator!.iter);
  for (const condition of parts.result.conditions) {
    result = t.callExpression(t.memberExpression(result, t.identifier("filter")), [
      arrow(condition),
    ]);
  }
  if (node.elt.kind === "Name" && node.elt.id === target.id && generator!.ifs.length > 0)
    return result;
  return t.callExpression(t.memberExpression(result, t.identifier("map")), [
    arrow(parts.result.item),
  ]);
}

// ---------------------------------------------------------------- loops

/** Fills a fresh container ahead of the statement; one that a name is declared with takes that name at once. */
function collected(
  node: ast.ListComp | ast.SetComp | ast.DictComp,
  kind: "list" | "set" | "dict",
  ctx: LowerContext,
): t.Expression {
  const result =
    ctx.claimName(node) ??
    ctx.temp(kind === "list" ? "items" : kind === "set" ? "found" : "entries");
  declareContainer(result, kind, ctx.typeOf(node), ctx);
  const store = ctx.collect(() =>
    fill(node, 0, () => storeInto(node, t.identifier(result.name), ctx), ctx),
  );
  ctx.before(...store.before, ...store.result);
  return t.identifier(result.name);
}

function declareContainer(
  name: t.Identifier,
  kind: "list" | "set" | "dict",
  type: Type,
  ctx: LowerContext,
): void {
  const plain = resolved(type);
  const args = plain.kind === "instance" ? plain.arguments : [];
  if (kind === "list") {
    name.typeAnnotation = ctx.annotation(type);
    ctx.before(t.variableDeclaration("const", [t.variableDeclarator(name, t.arrayExpression([]))]));
    return;
  }
  const created = t.newExpression(ctx.runtime(kind), []);
  if (ctx.isTypeScript)
    created.typeParameters = t.tsTypeParameterInstantiation(args.map((each) => ctx.tsType(each)));
  ctx.before(t.variableDeclaration("const", [t.variableDeclarator(name, created)]));
}

function storeInto(
  node: ast.ListComp | ast.SetComp | ast.DictComp,
  container: t.Identifier,
  ctx: LowerContext,
): t.Statement[] {
  const { before, result } = ctx.collect(() =>
    node.kind === "DictComp" ? ctx.expressions([node.key, node.value]) : [ctx.expression(node.elt)],
  );
  const method = node.kind === "ListComp" ? "push" : node.kind === "SetComp" ? "add" : "set";
  return [
    ...before,
    t.expressionStatement(
      t.callExpression(t.memberExpression(container, t.identifier(method)), result),
    ),
  ];
}

/** The nested loops and conditions, from generator number `index` inwards. */
function fill(
  node: Comprehension,
  index: number,
  innermost: () => t.Statement[],
  ctx: LowerContext,
): t.Statement[] {
  const generator = node.generators[index];
  if (generator === undefined) return innermost();
  const body = (): t.BlockStatement =>
    ctx.scoped(() =>
      t.blockStatement(guarded(generator.ifs, () => fill(node, index + 1, innermost, ctx), ctx)),
    );
  const { before, result } = ctx.collect(() => generatorLoop(node, generator, body, ctx));
  if (index > 0) return [...before, ...result];
  ctx.before(...before);
  return result;
}

function guarded(
  conditions: readonly ast.Expr[],
  inner: () => t.Statement[],
  ctx: LowerContext,
): t.Statement[] {
  const [first, ...rest] = conditions;
  if (first === undefined) return inner();
  const { before, result } = ctx.collect(() => ctx.condition(first));
  return [...before, t.ifStatement(result, t.blockStatement(guarded(rest, inner, ctx)))];
}

function generatorLoop(
  node: Comprehension,
  generator: ast.Comprehension,
  body: () => t.BlockStatement,
  ctx: LowerContext,
): t.Statement[] {
  const { target, iter } = generator;
  const isAsync = generator.is_async === 1;
  const isShared = namesOf(target).some((name) => ctx.bindingOf(name)?.captured ?? false);
  // A generator expression evaluates its first source at once.
  const isAtOnce = node.kind === "GeneratorExp" && generator === node.generators[0];
  if (!isAsync && !isShared && target.kind === "Name" && (!isAtOnce || isFixedRange(iter, ctx))) {
    const counting = rangeLoop(iter, t.identifier(bindingName(target.id)), body, ctx);
    if (counting !== null) return [counting];
  }
  const lowerSource = (): AsyncSource =>
    isAsync ? asyncSource(iter, ctx) : { value: iterableSource(iter, ctx), isOwned: true };
  const iterated = isAtOnce ? ctx.inGenerator(false, lowerSource) : lowerSource();
  let source = iterated.value;
  // In JavaScript the loop's own names are not yet usable where its source is evaluated.
  const isEarly = isAtOnce && !isLiteral(iter) && !ctx.isStable(source);
  if (isEarly || mentions(iter, target)) source = ctx.hoist("source", source);
  const type = itemType(ctx.typeOf(iter), isAsync);
  const isAssigned = isShared || isRepeated(target);
  const { left, before } = comprehensionTarget(target, type, isAssigned, ctx);
  const block = body();
  block.body.unshift(...before);
  const loop = isAsync
    ? ctx.coroutines.loop(left, { ...iterated, value: source }, block)
    : t.forOfStatement(left, source, block);
  return isAssigned ? [t.blockStatement([...sharedNames(target, ctx), loop])] : [loop];
}

/** `range` of arguments that mean the same whenever they are evaluated. */
function isFixedRange(node: ast.Expr, ctx: LowerContext): boolean {
  return (
    node.kind === "Call" &&
    node.args.every(
      (each) =>
        each.kind === "Constant" ||
        (each.kind === "Name" &&
          ctx.bindingOf(each)?.definitions.length === 1 &&
          !ctx.mayBeUnbound(each)),
    )
  );
}

function isLiteral(node: ast.Expr): boolean {
  if (node.kind === "List" || node.kind === "Tuple")
    return node.elts.every((each) => each.kind === "Constant");
  return node.kind === "Constant" && node.type === "str";
}

/** Whether a name stands in the target twice: it is assigned twice. */
function isRepeated(target: ast.Expr): boolean {
  const names = namesOf(target).map(({ id }) => id);
  return new Set(names).size < names.length;
}

/** All functions made in the rounds of a comprehension share its variables, which end up with their last values. */
function sharedNames(target: ast.Expr, ctx: LowerContext): t.Statement[] {
  const names = new Map(namesOf(target).map((each) => [each.id, each]));
  return [...names.values()].map((each) => {
    const name = t.identifier(bindingName(each.id));
    name.typeAnnotation = ctx.annotation(ctx.typeOf(each));
    return t.variableDeclaration("let", [t.variableDeclarator(name)]);
  });
}

type LoopTarget = t.VariableDeclaration | t.Identifier | t.ArrayPattern;

/** The left side of the loop, and what its body does first; names that are shared are assigned, others declared. */
function comprehensionTarget(
  target: ast.Expr,
  type: Type,
  isShared: boolean,
  ctx: LowerContext,
): { left: LoopTarget; before: t.Statement[] } {
  const pattern = exactPattern(target, type);
  if (pattern !== null)
    return { left: isShared ? pattern : declaration(pattern, null), before: [] };
  const item = ctx.temp("item");
  const { before, result } = ctx.collect(() =>
    takeApart(target, t.identifier(item.name), isShared, ctx),
  );
  return { left: declaration(item, null), before: [...before, ...result] };
}

function declaration(
  pattern: t.Identifier | t.ArrayPattern,
  value: t.Expression | null,
): t.VariableDeclaration {
  return t.variableDeclaration("const", [t.variableDeclarator(pattern, value)]);
}

/** The JavaScript pattern that takes items of the type apart without any check; `null` where there is none. */
function exactPattern(target: ast.Expr, type: Type): t.Identifier | t.ArrayPattern | null {
  if (target.kind === "Name") return t.identifier(bindingName(target.id));
  const plain = resolved(type);
  if (target.kind !== "Tuple" && target.kind !== "List") return null;
  if (plain.kind !== "tuple" || plain.isVariadic || plain.items.length !== target.elts.length)
    return null;
  const parts = target.elts.map((each, index) => exactPattern(each, plain.items[index]!));
  return parts.includes(null) ? null : t.arrayPattern(parts as t.Identifier[]);
}

/** Gives a value to the names of a target. */
function takeApart(
  target: ast.Expr,
  value: t.Expression,
  isShared: boolean,
  ctx: LowerContext,
): t.Statement[] {
  switch (target.kind) {
    case "Name": {
      const name = t.identifier(bindingName(target.id));
      return [isShared ? assign(name, value) : declaration(name, value)];
    }
    case "Attribute":
      return [storeAttribute(target, value, ctx)];
    case "Subscript":
      return [storeSubscript(target, value, ctx)];
    case "Tuple":
    case "List":
      break;
    default:
      ctx.unsupported(target, "this target of a comprehension");
      return [];
  }
  const inner = target.elts.map((each) => (each.kind === "Starred" ? each.value : each));
  const names = inner.map((each) =>
    each.kind === "Name" && !isShared ? t.identifier(bindingName(each.id)) : ctx.temp("item"),
  );
  const rest = inner.flatMap((each, index) =>
    each.kind === "Name" && !isShared
      ? []
      : takeApart(each, t.identifier(names[index]!.name), isShared, ctx),
  );
  return [declaration(t.arrayPattern(names), itemsOf(target, value, ctx)), ...rest];
}

function itemsOf(
  target: ast.Tuple | ast.List,
  value: t.Expression,
  ctx: LowerContext,
): t.Expression {
  const count = target.elts.length;
  const star = target.elts.findIndex((each) => each.kind === "Starred");
  if (star === -1) return t.callExpression(ctx.runtime("unpack"), [value, t.numericLiteral(count)]);
  const counts = [star, count - star - 1].map((each) => t.numericLiteral(each));
  return t.callExpression(ctx.runtime("unpackStarred"), [value, ...counts]);
}

function namesOf(target: ast.Expr): readonly ast.Name[] {
  if (target.kind === "Name") return [target];
  if (target.kind === "Tuple" || target.kind === "List") return target.elts.flatMap(namesOf);
  return target.kind === "Starred" ? namesOf(target.value) : [];
}

function mentions(node: ast.Expr, target: ast.Expr): boolean {
  const names = new Set(namesOf(target).map((name) => name.id));
  let found = false;
  visit(node, {
    enter: (each) => {
      if (each.kind === "Name" && names.has(each.id)) found = true;
      return !found;
    },
  });
  return found;
}

// ---------------------------------------------------------------- generator expressions

/** The first source is evaluated at once, everything else when items are asked for. */
export const lowerGeneratorExp: LowerExpression<ast.GeneratorExp> = (node, ctx) => {
  const isAsync = isAsynchronousGenerator(node);
  const lower = (): t.Statement[] =>
    ctx.inGenerator(true, () => fill(node, 0, () => yieldItem(node, isAsync, ctx), ctx));
  const parts = ctx.collect(() => (isAsync ? ctx.inAsyncGenerator(lower) : lower()));
  const form = ctx.programForm;
  const receiver = receiverIn(node, ctx);
  const parameters = receiver === null || !ctx.isTypeScript ? [] : [t.identifier("this")];
  for (const each of parameters) each.typeAnnotation = ctx.annotation(ctx.typeOf(receiver!));
  const body = t.functionExpression(
    null,
    parameters,
    t.blockStatement(parts.result),
    true,
    isAsync && form.isNative,
  );
  ctx.before(...parts.before);
  const started = (target: t.Expression): t.Expression =>
    receiver === null
      ? t.callExpression(target, [])
      : t.callExpression(t.memberExpression(target, t.identifier("call")), [t.thisExpression()]);
  if (isAsync) {
    const bound = t.callExpression(t.memberExpression(body, t.identifier("bind")), [
      t.thisExpression(),
    ]);
    const function_ = receiver === null ? body : bound;
    return form.asyncGenerator(form.marked(function_, true) ?? function_, []);
  }
  if (ctx.isPlain(node)) return started(body);
  return started(t.callExpression(ctx.runtime("generator"), [body, t.stringLiteral("<genexpr>")]));
};

/** Whether a generator expression reads the receiver of its method when it runs: it is given it as its own `this`. */
function receiverIn(node: ast.GeneratorExp, ctx: LowerContext): ast.Name | null {
  const [first] = node.generators;
  let found: ast.Name | null = null;
  visit(node, {
    enter: (each) => {
      if (each === first!.iter || found !== null) return false;
      const binding = each.kind === "Name" ? ctx.bindingOf(each) : null;
      if (binding !== null && ctx.isReceiver(binding)) found = each as ast.Name;
      return true;
    },
  });
  return found;
}

function yieldItem(node: ast.GeneratorExp, isAsync: boolean, ctx: LowerContext): t.Statement[] {
  const { before, result } = ctx.collect(() => ctx.expression(node.elt));
  const value = isAsync
    ? ctx.coroutines.yield(result, mayBeAwaitable(ctx.typeOf(node.elt)))
    : t.yieldExpression(result);
  return [...before, t.expressionStatement(value)];
}
