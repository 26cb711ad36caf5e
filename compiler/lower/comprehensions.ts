/**
 * Comprehensions. A list comprehension whose parts change nothing is `map` and `filter`; the others are loops ahead of the statement, which
 * see a list that changes under them as Python's do. A generator expression is a generator.
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import { itemType } from "../analyze/types/iteration.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { isList } from "./builtin-methods.ts";
import type { LowerContext, LowerExpression } from "./context.ts";
import { asyncSource, iterableSource, rangeLoop } from "./loops.ts";
import { bindingName } from "./naming.ts";
import { isPure } from "./purity.ts";

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
  return [generatorLoop(node, generator, body, ctx)];
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
): t.Statement {
  const { target, iter } = generator;
  if (isCapturedTarget(target, ctx))
    ctx.unsupported(node, "a comprehension whose variable a function inside it uses");
  const isAsync = generator.is_async === 1;
  if (!isAsync && target.kind === "Name") {
    const counting = rangeLoop(iter, t.identifier(bindingName(target.id)), body, ctx);
    if (counting !== null) return counting;
  }
  let source = isAsync ? asyncSource(iter, ctx) : iterableSource(iter, ctx);
  // A generator expression evaluates its first source at once.
  if (node.kind === "GeneratorExp" && generator === node.generators[0] && !ctx.isStable(source))
    source = ctx.hoist("source", source);
  // In JavaScript the loop's own names are not yet usable where its source is evaluated.
  if (mentions(iter, target)) source = ctx.hoist("source", source);
  const type = itemType(ctx.typeOf(iter), isAsync);
  const { left, before } = comprehensionTarget(target, type, ctx);
  const block = body();
  block.body.unshift(...before);
  return t.forOfStatement(left, source, block, isAsync);
}

function comprehensionTarget(
  target: ast.Expr,
  type: Type,
  ctx: LowerContext,
): { left: t.VariableDeclaration; before: t.Statement[] } {
  const declare = (pattern: t.Identifier | t.ArrayPattern): t.VariableDeclaration =>
    t.variableDeclaration("const", [t.variableDeclarator(pattern)]);
  if (target.kind === "Name")
    return { left: declare(t.identifier(bindingName(target.id))), before: [] };
  if (
    (target.kind !== "Tuple" && target.kind !== "List") ||
    !target.elts.every((each) => each.kind === "Name")
  ) {
    ctx.unsupported(target, "this target of a comprehension");
    return { left: declare(ctx.temp("item")), before: [] };
  }
  const pattern = t.arrayPattern(
    target.elts.map((each) => t.identifier(bindingName((each as ast.Name).id))),
  );
  const plain = resolved(type);
  if (plain.kind === "tuple" && !plain.isVariadic && plain.items.length === target.elts.length)
    return { left: declare(pattern), before: [] };
  const item = ctx.temp("item");
  const source = t.callExpression(ctx.runtime("unpack"), [
    t.identifier(item.name),
    t.numericLiteral(target.elts.length),
  ]);
  return {
    left: declare(item),
    before: [t.variableDeclaration("const", [t.variableDeclarator(pattern, source)])],
  };
}

function namesOf(target: ast.Expr): readonly ast.Name[] {
  if (target.kind === "Name") return [target];
  if (target.kind === "Tuple" || target.kind === "List") return target.elts.flatMap(namesOf);
  return target.kind === "Starred" ? namesOf(target.value) : [];
}

function isCapturedTarget(target: ast.Expr, ctx: LowerContext): boolean {
  return namesOf(target).some((name) => ctx.bindingOf(name)?.captured ?? false);
}

function mentions(node: ast.Expr, target: ast.Expr): boolean {
  const names = new Set(namesOf(target).map((name) => name.id));
  return node.kind === "Name"
    ? names.has(node.id)
    : node.kind !== "Constant" && node.kind !== "Call"
      ? true
      : node.kind === "Call" && mentionsInCall(node, names);
}

function mentionsInCall(node: ast.Call, names: ReadonlySet<string>): boolean {
  return (
    [node.func, ...node.args].some((each) =>
      each.kind === "Name" ? names.has(each.id) : each.kind !== "Constant",
    ) || node.keywords.length > 0
  );
}

// ---------------------------------------------------------------- generator expressions

/** The first source is evaluated at once, everything else when items are asked for. */
export const lowerGeneratorExp: LowerExpression<ast.GeneratorExp> = (node, ctx) => {
  if (node.generators.some((each) => each.is_async === 1))
    return ctx.unsupported(node, "an asynchronous generator expression");
  if (usesOuterThis(node, ctx))
    return ctx.unsupported(node, "a generator expression that uses the receiver of its method");
  const [first] = node.generators;
  if (first!.iter.kind !== "Name" && first!.iter.kind !== "Call")
    return ctx.unsupported(node, "a generator expression over this source");
  const parts = ctx.collect(() => fill(node, 0, () => yieldItem(node, ctx), ctx));
  const body = t.functionExpression(null, [], t.blockStatement([...parts.result]), true, false);
  ctx.before(...parts.before);
  if (ctx.isPlain(node)) return t.callExpression(body, []);
  return t.callExpression(
    t.callExpression(ctx.runtime("generator"), [body, t.stringLiteral("<genexpr>")]),
    [],
  );
};

/** A generator function has a `this` of its own. */
function usesOuterThis(node: ast.GeneratorExp, ctx: LowerContext): boolean {
  let found = false;
  visit(node, {
    enter: (each) => {
      const binding = each.kind === "Name" ? ctx.bindingOf(each) : null;
      if (binding !== null && ctx.isReceiver(binding)) found = true;
    },
  });
  return found;
}

function yieldItem(node: ast.GeneratorExp, ctx: LowerContext): t.Statement[] {
  const { before, result } = ctx.collect(() => ctx.expression(node.elt));
  return [...before, t.expressionStatement(t.yieldExpression(result))];
}
