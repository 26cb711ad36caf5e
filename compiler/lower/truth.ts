/** Python's truth of values as JavaScript conditions. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { holdsOperand, lowerComparison } from "./comparisons.ts";
import type { LowerContext } from "./context.ts";

/** An expression in a place where only its truth matters. */
export function conditionOf(node: ast.Expr, ctx: LowerContext): t.Expression {
  if (node.kind === "UnaryOp" && node.op === "Not") {
    return ctx.locate(negated(conditionOf(node.operand, ctx)), node);
  }
  if (node.kind === "BoolOp") {
    const conditions = conditionsInOrder(node.values, ctx);
    if (conditions !== null) {
      const operator = node.op === "And" ? "&&" : "||";
      return conditions.reduce((left, right) => t.logicalExpression(operator, left, right));
    }
  }
  if (node.kind === "Compare") return ctx.locate(lowerComparison(node, ctx), node);
  return truthOf(ctx.expression(node), ctx.typeOf(node), ctx);
}

const opposites: { readonly [operator: string]: t.BinaryExpression["operator"] } = {
  "===": "!==",
  "!==": "===",
};

/** The opposite of a condition. */
export function negated(condition: t.Expression): t.Expression {
  if (t.isBinaryExpression(condition)) {
    const opposite = opposites[condition.operator];
    if (opposite !== undefined)
      return t.binaryExpression(opposite, condition.left, condition.right);
  }
  if (t.isUnaryExpression(condition) && condition.operator === "!") return condition.argument;
  return t.unaryExpression("!", condition);
}

/** `null` where a later operand hoists something, which must not run before the earlier ones decide. */
function conditionsInOrder(nodes: readonly ast.Expr[], ctx: LowerContext): t.Expression[] | null {
  if (!nodes.every((node) => isFreeOfHoisting(node))) return null;
  return nodes.map((node) => conditionOf(node, ctx));
}

/** Whether lowering the expression surely hoists nothing: names, constants, attributes, comparisons and calls of those. */
export function isFreeOfHoisting(node: ast.Expr): boolean {
  switch (node.kind) {
    case "Name":
    case "Constant":
      return true;
    case "Attribute":
      return isFreeOfHoisting(node.value);
    case "UnaryOp":
      return isFreeOfHoisting(node.operand);
    case "Subscript":
      return isFreeOfHoisting(node.value) && isFreeOfHoisting(node.slice);
    case "BinOp":
      return isFreeOfHoisting(node.left) && isFreeOfHoisting(node.right);
    case "Compare":
      return (
        node.ops.length === 1 &&
        !holdsOperand(node) &&
        isFreeOfHoisting(node.left) &&
        isFreeOfHoisting(node.comparators[0]!)
      );
    case "BoolOp":
      return node.values.every(isFreeOfHoisting);
    case "Call":
      return (
        node.keywords.length === 0 &&
        isFreeOfHoisting(node.func) &&
        node.args.every(isFreeOfHoisting)
      );
    case "Await":
      return isFreeOfHoisting(node.value);
    default:
      return false;
  }
}

export function truthOf(value: t.Expression, type: Type, ctx: LowerContext): t.Expression {
  return isPlainTruth(type) ? value : t.callExpression(ctx.runtime("truth"), [value]);
}

/** Whether JavaScript's truth of the value is Python's: `""`, `0`, `0n`, `null` and `false` are false in both. */
function isPlainTruth(type: Type): boolean {
  const plain = resolved(type);
  switch (plain.kind) {
    case "bool":
    case "int":
    case "str":
    case "none":
      return true;
    case "union":
      return plain.members.every(isPlainTruth);
    case "function":
    case "coroutine":
    case "class":
    case "module":
      return plain.kind !== "class";
    case "instance":
      return isAlwaysTrue(plain);
    default:
      return false;
  }
}

/** Instances of runtime classes without `__bool__` and `__len__` are always true. */
function isAlwaysTrue(type: Extract<Type, { kind: "instance" }>): boolean {
  const { class: info } = type;
  if (info.module === "builtins" || info.module === "typing" || info.node !== null || info.isOpaque)
    return false;
  return info.lookup("__bool__") === null && info.lookup("__len__") === null;
}
