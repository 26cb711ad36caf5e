/** Annotations where the program looks at them. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { unparse } from "../ast/unparse.ts";
import { stringLiteral } from "./builders.ts";
import type { LowerContext } from "./context.ts";

/** Words without which a program does not look at annotations. */
export const annotationMentions = [
  "__annotations__",
  "get_type_hints",
  "get_annotations",
  "inspect",
  "singledispatch",
];

/** Whether a module begins with `from __future__ import annotations` (PEP 563). */
export function hasStringAnnotations(module: ast.Module): boolean {
  return module.body.some(
    (each) =>
      each.kind === "ImportFrom" &&
      each.module === "__future__" &&
      each.names.some(({ name }) => name === "annotations"),
  );
}

/** The values of annotations, in their order. */
export function annotationValues(nodes: readonly ast.Expr[], ctx: LowerContext): t.Expression[] {
  if (ctx.annotationsAreStrings) return nodes.map((each) => stringLiteral(unparse(each)));
  return ctx.expressions(nodes.map((each) => (each.kind === "Starred" ? onlyItem(each) : each)));
}

/** `*args: *Ts` is the one item that unpacking gives: `(*Ts,)[0]`. */
export function onlyItem(node: ast.Starred): ast.Expr {
  const { start, end } = node;
  const items: ast.Tuple = { kind: "Tuple", elts: [node], ctx: "Load", start, end };
  const index: ast.IntConstant = { kind: "Constant", type: "int", value: 0, start, end };
  return { kind: "Subscript", value: items, slice: index, ctx: "Load", start, end };
}

/** Names and values, which an object could not have for every name. */
export function annotationPairs(
  annotated: readonly { readonly name: string; readonly annotation: ast.Expr }[],
  ctx: LowerContext,
): t.ArrayExpression[] {
  const values = annotationValues(
    annotated.map((each) => each.annotation),
    ctx,
  );
  return annotated.map(({ name }, index) =>
    t.arrayExpression([stringLiteral(name), values[index]!]),
  );
}

/** `annotateClass(Point, [["x", int]])`: what a JavaScript class says of its attributes. */
export function classAnnotations(
  node: ast.ClassDef,
  cls: t.Identifier,
  ctx: LowerContext,
  isAlways: boolean,
): t.Statement[] {
  if (!isAlways && !ctx.mentions(...annotationMentions)) return [];
  const annotated = node.body.flatMap((each) =>
    each.kind === "AnnAssign" && each.simple === 1 && each.target.kind === "Name"
      ? [{ name: ctx.bindingOf(each.target)!.name, annotation: each.annotation }]
      : [],
  );
  if (annotated.length === 0) return [];
  const pairs = t.arrayExpression(annotationPairs(annotated, ctx));
  return [t.expressionStatement(t.callExpression(ctx.runtime("annotateClass"), [cls, pairs]))];
}

/** `annotateName("__main__", "x", int)`: what a module says of its names. */
export function moduleAnnotation(node: ast.AnnAssign, ctx: LowerContext): t.Statement[] {
  const isOfModule = node.target.kind === "Name" && node.simple === 1;
  if (!isOfModule || !ctx.mentions(...annotationMentions)) return [];
  const binding = ctx.bindingOf(node.target);
  if (binding?.scope.kind !== "module" || ctx.currentFunction !== null) return [];
  const [value] = annotationValues([node.annotation], ctx);
  return [
    t.expressionStatement(
      t.callExpression(ctx.runtime("annotateName"), [
        t.stringLiteral(ctx.moduleName),
        stringLiteral(binding.name),
        value!,
      ]),
    ),
  ];
}
