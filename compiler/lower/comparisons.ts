/** Comparisons, single and chained. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { assign } from "./builders.ts";
import type { LowerContext, LowerExpression } from "./context.ts";

const helpers: { readonly [Op in ast.CompareOperator]: string } = {
  Eq: "eq",
  NotEq: "ne",
  Lt: "lt",
  LtE: "le",
  Gt: "gt",
  GtE: "ge",
  Is: "is",
  IsNot: "is",
  In: "contains",
  NotIn: "contains",
};

export const lowerCompare: LowerExpression<ast.Compare> = (node, ctx) => {
  if (node.ops.length > 1) return chain(node, ctx);
  const isOpen =
    node.ops[0] === "Eq" &&
    [node.left, node.comparators[0]!].every((each) => ctx.typeOf(each).kind === "unknown");
  if (!isOpen) return lowerComparison(node, ctx);
  // A class of the program may answer `==` with anything.
  return t.callExpression(
    ctx.runtime("equality"),
    ctx.expressions([node.left, node.comparators[0]!]),
  );
};

/** A single comparison where only its truth matters. */
export function lowerComparison(node: ast.Compare, ctx: LowerContext): t.Expression {
  const nodes = [node.left, node.comparators[0]!];
  const [left, right] = ctx.expressions(nodes) as [t.Expression, t.Expression];
  return compare(node.ops[0]!, left, right, nodes[0]!, nodes[1]!, ctx);
}

/** `a < b < c` evaluates `b` once, and `c` only where `a < b`. */
function chain(node: ast.Compare, ctx: LowerContext): t.Expression {
  let [left, right] = ctx.expressions([node.left, node.comparators[0]!]) as [
    t.Expression,
    t.Expression,
  ];
  if (!isRepeatable(right)) {
    if (!isRepeatable(left)) left = ctx.hoist("left", left);
    right = ctx.hoist("middle", right);
  }
  return chainFrom(node, 0, left, right, ctx);
}

/** The comparisons from number `index` on, whose two operands are lowered. */
function chainFrom(
  node: ast.Compare,
  index: number,
  left: t.Expression,
  right: t.Expression,
  ctx: LowerContext,
): t.Expression {
  const leftNode = index === 0 ? node.left : node.comparators[index - 1]!;
  const comparison = compare(
    node.ops[index]!,
    left,
    right,
    leftNode,
    node.comparators[index]!,
    ctx,
  );
  const last = node.ops.length - 1;
  if (index === last) return comparison;
  const rest = ctx.collect(() => {
    const next = ctx.expression(node.comparators[index + 1]!);
    const isReadAgain = index + 1 < last && !isRepeatable(next);
    const held = isReadAgain ? ctx.hoist("middle", next) : next;
    return chainFrom(node, index + 1, t.cloneNode(right), held, ctx);
  });
  if (rest.before.length === 0) return t.logicalExpression("&&", comparison, rest.result);
  const name = ctx.temp("holds");
  const decided = assign(t.identifier(name.name), rest.result);
  ctx.before(
    t.variableDeclaration("let", [t.variableDeclarator(name, comparison)]),
    t.ifStatement(t.identifier(name.name), t.blockStatement([...rest.before, decided])),
  );
  return t.identifier(name.name);
}

function isRepeatable(node: t.Expression): boolean {
  return (
    t.isIdentifier(node) ||
    t.isNumericLiteral(node) ||
    t.isStringLiteral(node) ||
    t.isNullLiteral(node)
  );
}

function compare(
  op: ast.CompareOperator,
  left: t.Expression,
  right: t.Expression,
  leftNode: ast.Expr,
  rightNode: ast.Expr,
  ctx: LowerContext,
): t.Expression {
  const leftType = resolved(ctx.typeOf(leftNode));
  const rightType = resolved(ctx.typeOf(rightNode));
  const native = nativeComparison(op, leftType, rightType);
  if (native !== null) return t.binaryExpression(native, left, right);
  if (op === "In" || op === "NotIn") {
    const call = t.callExpression(ctx.runtime("contains"), [right, left]);
    return op === "In" ? call : t.unaryExpression("!", call);
  }
  return t.callExpression(ctx.runtime(helpers[op]), [left, right]);
}

/** `left == right`, where only its truth matters. */
export function equalityTest(
  left: t.Expression,
  right: t.Expression,
  leftType: Type,
  rightType: Type,
  ctx: LowerContext,
): t.Expression {
  const isNative = hasIdentityEquality(resolved(leftType), resolved(rightType));
  return isNative
    ? t.binaryExpression("===", left, right)
    : t.callExpression(ctx.runtime("eq"), [left, right]);
}

function nativeComparison(
  op: ast.CompareOperator,
  left: Type,
  right: Type,
): "===" | "!==" | "<" | "<=" | ">" | ">=" | null {
  switch (op) {
    case "Is":
      return "===";
    case "IsNot":
      return "!==";
    case "Eq":
      return hasIdentityEquality(left, right) ? "===" : null;
    case "NotEq":
      return hasIdentityEquality(left, right) ? "!==" : null;
    case "Lt":
      return areInts(left, right) ? "<" : null;
    case "LtE":
      return areInts(left, right) ? "<=" : null;
    case "Gt":
      return areInts(left, right) ? ">" : null;
    case "GtE":
      return areInts(left, right) ? ">=" : null;
    default:
      return null;
  }
}

/** Ints are canonical (a bigint only beyond 2^53 - 1), so that equal ones are identical. */
export function hasIdentityEquality(left: Type, right: Type): boolean {
  const kinds = new Set([...kindsOf(left), ...kindsOf(right)]);
  kinds.delete("none");
  return kinds.size <= 1 && ["int", "str", "bool"].includes([...kinds][0] ?? "int");
}

function kindsOf(type: Type): readonly string[] {
  return type.kind === "union" ? type.members.map((member) => resolved(member).kind) : [type.kind];
}

function areInts(left: Type, right: Type): boolean {
  return left.kind === "int" && right.kind === "int";
}
