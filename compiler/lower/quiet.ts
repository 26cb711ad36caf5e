/** Which statements raise nothing but what they say: their exceptions need no context from the handler around them. */
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import { members, resolved, type Type } from "../analyze/types/type.ts";
import type { LowerContext } from "./context.ts";
import { isPlain, isPure } from "./purity.ts";

export function isQuiet(node: ast.Stmt, ctx: LowerContext): boolean {
  switch (node.kind) {
    case "Pass":
    case "Break":
    case "Continue":
    case "Global":
    case "Nonlocal":
      return true;
    case "Expr":
      return isQuietExpression(node.value, ctx);
    case "Return":
      return node.value === null || isQuietExpression(node.value, ctx);
    case "Assign":
      return (
        node.targets.every((target) => target.kind === "Name") && isQuietExpression(node.value, ctx)
      );
    case "AugAssign":
      return (
        node.target.kind === "Name" &&
        !ctx.mayBeUnbound(node.target) &&
        isPlain(ctx.typeOf(node.target)) &&
        isPure(node.value, ctx)
      );
    case "If":
      return (
        isQuietExpression(node.test, ctx) &&
        [...node.body, ...node.orelse].every((each) => isQuiet(each, ctx))
      );
    case "Raise":
      // What it raises itself gets its context where it is thrown.
      return (
        (node.exc === null || isQuietException(node.exc, ctx)) &&
        (node.cause === null || isQuietExpression(node.cause, ctx))
      );
    default:
      return false;
  }
}

function isQuietException(node: ast.Expr, ctx: LowerContext): boolean {
  if (node.kind === "Name" || node.kind === "Attribute") return isKnown(ctx.typeOf(node));
  if (node.kind !== "Call" || node.keywords.length > 0) return false;
  const callee = resolved(ctx.typeOf(node.func));
  return (
    callee.kind === "class" &&
    callee.class.node === null &&
    node.args.every((each) => isQuietExpression(each, ctx))
  );
}

function isKnown(type: Type): boolean {
  return members(type).every((member) => member.kind === "class" || isBuiltinException(member));
}

function isQuietExpression(node: ast.Expr, ctx: LowerContext): boolean {
  switch (node.kind) {
    case "Name":
      return !ctx.mayBeUnbound(node);
    case "Attribute":
      return (
        isBuiltinException(resolved(ctx.typeOf(node.value))) &&
        resolved(ctx.typeOf(node)).kind !== "unknown"
      );
    case "JoinedStr":
      return node.values.every((each) => isQuietExpression(each, ctx));
    case "FormattedValue":
      return (
        node.format_spec === null &&
        isShowable(ctx.typeOf(node.value)) &&
        isQuietExpression(node.value, ctx)
      );
    case "Call":
      return isQuietCall(node, ctx);
    default:
      return isPure(node, ctx) && cannotRaise(node, ctx);
  }
}

/** `print`, `str` and `repr` of values whose text is no code of the program. */
function isQuietCall(node: ast.Call, ctx: LowerContext): boolean {
  const isShow =
    node.func.kind === "Name" &&
    ctx.bindingOf(node.func) === null &&
    ["print", "str", "repr"].includes(node.func.id);
  if (!isShow || node.keywords.length > 0) return false;
  return node.args.every(
    (each) =>
      each.kind !== "Starred" && isShowable(ctx.typeOf(each)) && isQuietExpression(each, ctx),
  );
}

function isShowable(type: Type): boolean {
  return members(type).every((member) => isPlain(member) || isBuiltinException(member));
}

function isBuiltinException(type: Type): boolean {
  return (
    type.kind === "instance" &&
    type.class.node === null &&
    type.class.isSubclassOf("builtins.BaseException")
  );
}

/** Whether a pure expression surely has a value: no division, no comparison of what has no order, no conversion. */
function cannotRaise(root: ast.Expr, ctx: LowerContext): boolean {
  let isSafe = true;
  visit(root, {
    enter: (node) => {
      if (node.kind === "Call") isSafe = false;
      else if (node.kind === "BinOp") isSafe &&= isTotal(node.op, node.left, node.right, ctx);
      else if (node.kind === "UnaryOp")
        isSafe &&= node.op === "Not" || isNumeric(node.operand, ctx);
      else if (node.kind === "Compare") isSafe &&= isTotalComparison(node, ctx);
      else if (node.kind === "FormattedValue") isSafe &&= node.format_spec === null;
      return isSafe;
    },
  });
  return isSafe;
}

function isTotal(op: ast.Operator, left: ast.Expr, right: ast.Expr, ctx: LowerContext): boolean {
  if (op !== "Add" && op !== "Sub" && op !== "Mult") return false;
  if (isNumeric(left, ctx) && isNumeric(right, ctx)) return true;
  return op === "Add" && isText(left, ctx) && isText(right, ctx);
}

function isTotalComparison(node: ast.Compare, ctx: LowerContext): boolean {
  if (node.ops.every((op) => ["Eq", "NotEq", "Is", "IsNot"].includes(op))) return true;
  const operands = [node.left, ...node.comparators];
  if (node.ops.some((op) => op === "In" || op === "NotIn"))
    return operands.every((each) => isText(each, ctx));
  return (
    operands.every((each) => isNumeric(each, ctx)) || operands.every((each) => isText(each, ctx))
  );
}

function isNumeric(node: ast.Expr, ctx: LowerContext): boolean {
  return members(ctx.typeOf(node)).every((each) => each.kind === "int" || each.kind === "float");
}

function isText(node: ast.Expr, ctx: LowerContext): boolean {
  return resolved(ctx.typeOf(node)).kind === "str";
}
