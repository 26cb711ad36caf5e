/** Operators: native where the types prove that JavaScript's result is Python's, the runtime's operations elsewhere. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { typeOfBinary } from "../analyze/types/operators.ts";
import { isSmallInt, resolved, type Type } from "../analyze/types/type.ts";
import { binaryOperation } from "./builders.ts";
import type { LowerContext, LowerExpression } from "./context.ts";
import { negated, truthOf } from "./truth.ts";
import { mayBeUnion } from "./type-expressions.ts";

const helpers: { readonly [Op in ast.Operator]: string } = {
  Add: "add",
  Sub: "sub",
  Mult: "mul",
  MatMult: "matmul",
  Div: "truediv",
  Mod: "mod",
  Pow: "pow",
  LShift: "lshift",
  RShift: "rshift",
  BitOr: "or",
  BitXor: "xor",
  BitAnd: "and",
  FloorDiv: "floordiv",
};

/** The left spine is lowered in a loop: `a + b + c + ...` may be long. */
export const lowerBinOp: LowerExpression<ast.BinOp> = (node, ctx) => {
  const spine: ast.BinOp[] = [];
  let innermost: ast.Expr = node;
  while (innermost.kind === "BinOp") {
    spine.push(innermost);
    innermost = innermost.left;
  }
  const operands = ctx.expressions([innermost, ...spine.map((each) => each.right).reverse()]);
  let result = operands[0]!;
  let type = ctx.typeOf(innermost);
  for (let index = spine.length - 1; index >= 0; index--) {
    const each = spine[index]!;
    const rightType = ctx.typeOf(each.right);
    const operand = operands[spine.length - index]!;
    const isUnion = each.op === "BitOr" && mayBeUnion(each.left, each.right, ctx);
    result = ctx.locate(
      isUnion
        ? t.callExpression(ctx.runtime("orTypes"), [result, operand])
        : binary(each.op, result, operand, type, rightType, ctx),
      each,
    );
    type = ctx.typeOf(each);
  }
  return result;
};

/** One operation on lowered operands. */
export function binary(
  op: ast.Operator,
  left: t.Expression,
  right: t.Expression,
  leftType: Type,
  rightType: Type,
  ctx: LowerContext,
): t.Expression {
  const native = nativeOperator(op, leftType, rightType);
  if (native !== null) return binaryOperation(native, left, right);
  const result = t.callExpression(ctx.runtime(helpers[op]), [left, right]);
  // The helper's type is wider than what is known of the bounds.
  const type = typeOfBinary(op, leftType, rightType);
  const isNarrower =
    ctx.isTypeScript &&
    isSmallInt(type) &&
    resolved(leftType).kind === "int" &&
    resolved(rightType).kind === "int";
  if (isNarrower) return t.tsAsExpression(result, t.tsNumberKeyword());
  // A negative exponent gives a float: that this one is none is not known to TypeScript.
  const isPower = op === "Pow" && ctx.isTypeScript && resolved(type).kind === "int";
  return isPower ? t.tsAsExpression(result, ctx.tsType(type)) : result;
}

/** The JavaScript operator that does exactly what Python's does for operands of these types, or `null`. */
export function nativeOperator(
  op: ast.Operator,
  leftType: Type,
  rightType: Type,
): "+" | "-" | "*" | "%" | null {
  const left = resolved(leftType);
  const right = resolved(rightType);
  if (op === "Add" && left.kind === "str" && right.kind === "str") return "+";
  if (!isSmallInt(left) || !isSmallInt(right) || !isSmallInt(typeOfBinary(op, left, right)))
    return null;
  switch (op) {
    case "Add":
      return "+";
    case "Sub":
      return "-";
    case "Mult":
      // 0 * -1 is -0 in JavaScript.
      return left.minimum >= 0 && right.minimum >= 0 ? "*" : null;
    case "Mod":
      return left.minimum >= 0 && right.minimum > 0 ? "%" : null;
    default:
      return null;
  }
}

export const lowerUnaryOp: LowerExpression<ast.UnaryOp> = (node, ctx) => {
  if (node.op === "Not") return negated(ctx.condition(node.operand));
  const operand = ctx.expression(node.operand);
  const type = ctx.typeOf(node.operand);
  if (node.op === "USub") {
    const isNonZero = isSmallInt(type) && (type.minimum > 0 || type.maximum < 0);
    const isLiteral =
      node.operand.kind === "Constant" &&
      node.operand.type === "float" &&
      !Number.isInteger(node.operand.value);
    if (isNonZero || isLiteral) return t.unaryExpression("-", operand);
    return t.callExpression(ctx.runtime("neg"), [operand]);
  }
  if (node.op === "UAdd")
    return type.kind === "int" ? operand : t.callExpression(ctx.runtime("pos"), [operand]);
  return t.callExpression(ctx.runtime("invert"), [operand]);
};

// ---------------------------------------------------------------- and, or, if-else

/** `and` and `or` return an operand. What the later operands hoist must wait for the earlier ones' decision. */
export const lowerBoolOp: LowerExpression<ast.BoolOp> = (node, ctx) => {
  const operator = node.op === "And" ? "&&" : "||";
  const decided = withoutConstants(node);
  if (decided.length === 1) return ctx.expression(decided[0]!);
  if (decided.length < node.values.length) return lowerBoolOp({ ...node, values: decided }, ctx);
  let result = ctx.expression(node.values[0]!);
  for (let index = 1; index < node.values.length; index++) {
    const previous = node.values[index - 1]!;
    const next = ctx.conditional(node.values[index]!);
    const type = index === 1 ? ctx.typeOf(previous) : joinedType(node.values.slice(0, index), ctx);
    if (next.before.length === 0) {
      result = choose(operator, result, next.expression, type, ctx);
      continue;
    }
    const name = declareLet("value", result, ctx);
    const condition = truthOf(t.identifier(name), type, ctx);
    const test = operator === "&&" ? condition : t.unaryExpression("!", condition);
    ctx.before(
      t.ifStatement(test, t.blockStatement([...next.before, assignment(name, next.expression)])),
    );
    result = t.identifier(name);
  }
  return result;
};

/** Leading constants decide before the program runs. */
function withoutConstants(node: ast.BoolOp): readonly ast.Expr[] {
  const { values } = node;
  let start = 0;
  while (start < values.length - 1) {
    const truth = constantTruth(values[start]!);
    if (truth === null) break;
    if (truth !== (node.op === "And")) return [values[start]!];
    start++;
  }
  return start === 0 ? values : values.slice(start);
}

function constantTruth(node: ast.Expr): boolean | null {
  if (node.kind !== "Constant") return null;
  if (node.type === "None") return false;
  if (node.type === "bool" || node.type === "int" || node.type === "str" || node.type === "float")
    return Boolean(node.value);
  return null;
}

function joinedType(nodes: readonly ast.Expr[], ctx: LowerContext): Type {
  return nodes.every((each) => resolved(ctx.typeOf(each)).kind === "bool")
    ? { kind: "bool" }
    : { kind: "unknown" };
}

function choose(
  operator: "&&" | "||",
  left: t.Expression,
  right: t.Expression,
  leftType: Type,
  ctx: LowerContext,
): t.Expression {
  const truth = truthOf(left, leftType, ctx);
  if (truth === left) return t.logicalExpression(operator, left, right);
  const name = ctx.hoist("value", left);
  const condition = truthOf(name, leftType, ctx);
  const again = t.identifier(name.name);
  return operator === "&&"
    ? t.conditionalExpression(condition, right, again)
    : t.conditionalExpression(condition, again, right);
}

export const lowerIfExp: LowerExpression<ast.IfExp> = (node, ctx) => {
  const test = ctx.condition(node.test);
  const body = ctx.conditional(node.body);
  const orelse = ctx.conditional(node.orelse);
  if (body.before.length === 0 && orelse.before.length === 0) {
    return t.conditionalExpression(test, body.expression, orelse.expression);
  }
  const name = ctx.temp("value");
  ctx.before(
    t.variableDeclaration("let", [t.variableDeclarator(name)]),
    t.ifStatement(
      test,
      t.blockStatement([...body.before, assignment(name.name, body.expression)]),
      t.blockStatement([...orelse.before, assignment(name.name, orelse.expression)]),
    ),
  );
  return t.identifier(name.name);
};

function declareLet(hint: string, value: t.Expression, ctx: LowerContext): string {
  const name = ctx.temp(hint);
  ctx.before(t.variableDeclaration("let", [t.variableDeclarator(name, value)]));
  return name.name;
}

function assignment(name: string, value: t.Expression): t.Statement {
  return t.expressionStatement(t.assignmentExpression("=", t.identifier(name), value));
}
