/** Displays, subscripts and slices. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved } from "../analyze/types/type.ts";
import type { LowerContext, LowerExpression } from "./context.ts";
import { isNativeIterable } from "./loops.ts";
import { mayBeAlias } from "./type-expressions.ts";

export const lowerList: LowerExpression<ast.List> = (node, ctx) =>
  t.arrayExpression(elements(node.elts, ctx));

export const lowerTuple: LowerExpression<ast.Tuple> = (node, ctx) => {
  const display = t.callExpression(
    t.memberExpression(ctx.runtime("tuple"), t.identifier("of")),
    elements(node.elts, ctx),
  );
  display.extra = { isTupleDisplay: true };
  return display;
};

export const lowerSet: LowerExpression<ast.SetExpr> = (node, ctx) =>
  t.newExpression(ctx.runtime("set"), [t.arrayExpression(elements(node.elts, ctx, "iterate"))]);

/** `**mapping` gives its entries in its place: a later key keeps the place of an earlier one and takes the new value, as in Python. */
export const lowerDict: LowerExpression<ast.Dict> = (node, ctx) => {
  if (node.values.length === 0)
    return typed(t.newExpression(ctx.runtime("dict"), []), node, true, ctx);
  const nodes = node.values.flatMap((value, index) => {
    const key = node.keys[index]!;
    return key === null ? [value] : [key, value];
  });
  const parts = ctx.expressions(nodes);
  let next = 0;
  const entries = node.values.map((value, index): t.Expression | t.SpreadElement => {
    if (node.keys[index] === null) return t.spreadElement(entriesOf(parts[next++]!, value, ctx));
    return t.arrayExpression([parts[next++]!, parts[next++]!]);
  });
  return typed(
    t.newExpression(ctx.runtime("dict"), [t.arrayExpression(entries)]),
    node,
    false,
    ctx,
  );
};

/** TypeScript infers a dict's types from its first entry: where there is none, or they differ, they are written. */
function typed(
  created: t.NewExpression,
  node: ast.Dict,
  isEmpty: boolean,
  ctx: LowerContext,
): t.Expression {
  const type = resolved(ctx.typeOf(node));
  if (!ctx.isTypeScript || type.kind !== "instance") return created;
  const isMixed = type.arguments.some((each) => ["union", "unknown"].includes(resolved(each).kind));
  if (isEmpty || isMixed)
    created.typeParameters = t.tsTypeParameterInstantiation(
      type.arguments.map((each) => ctx.tsType(each)),
    );
  return created;
}

/** A dict iterates over its entries in JavaScript. */
function entriesOf(mapping: t.Expression, node: ast.Expr, ctx: LowerContext): t.Expression {
  const type = resolved(ctx.typeOf(node));
  const isDict = type.kind === "instance" && type.class.qualifiedName === "builtins.dict";
  return isDict ? mapping : t.callExpression(ctx.runtime("unpackMapping"), [mapping]);
}

/** @param spreading the helper behind a `*`; they differ in the error of what cannot be iterated */
function elements(
  nodes: readonly ast.Expr[],
  ctx: LowerContext,
  spreading: "spread" | "iterate" = "spread",
): (t.Expression | t.SpreadElement)[] {
  const values = ctx.expressions(
    nodes.map((each) => (each.kind === "Starred" ? each.value : each)),
  );
  return nodes.map((each, index) => {
    const value = values[index]!;
    if (each.kind !== "Starred") return value;
    const source = isNativeIterable(ctx.typeOf(each.value))
      ? value
      : t.callExpression(ctx.runtime(spreading), [value]);
    return t.spreadElement(source);
  });
}

export const lowerSubscript: LowerExpression<ast.Subscript> = (node, ctx) => {
  const [container, key] = ctx.expressions([node.value, node.slice]) as [
    t.Expression,
    t.Expression,
  ];
  const type = resolved(ctx.typeOf(node.value));
  const index =
    node.slice.kind === "Constant" && node.slice.type === "int" ? Number(node.slice.value) : -1;
  const isInTuple =
    type.kind === "tuple" && !type.isVariadic && index >= 0 && index < type.items.length;
  if (isInTuple) return t.memberExpression(container, key, true);
  const helper = mayBeAlias(node, ctx) ? "getTypeItem" : "getItem";
  return t.callExpression(ctx.runtime(helper), [container, key]);
};

export const lowerSlice: LowerExpression<ast.Slice> = (node, ctx) => {
  const parts = [node.lower, node.upper, node.step];
  const values = ctx.expressions(parts.filter((each) => each !== null));
  let next = 0;
  const args = parts.map((each) => (each === null ? t.nullLiteral() : values[next++]!));
  return t.newExpression(ctx.runtime("slice"), node.step === null ? args.slice(0, 2) : args);
};

/** Stars are lowered with the call, display or target that they stand in. */
export const lowerStarred: LowerExpression<ast.Starred> = (node, ctx) =>
  ctx.unsupported(node, "a starred expression here");
