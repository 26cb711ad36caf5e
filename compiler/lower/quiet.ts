/** Which statements raise nothing but what they say: their exceptions need no context from the handler around them. */
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import { members, resolved, type Type } from "../analyze/types/type.ts";
import type { FunctionInfo } from "../analyze/types/signature.ts";
import type { LowerContext } from "./context.ts";
import { isList } from "./builtin-methods.ts";
import { isPlain, isPure } from "./purity.ts";
import { isPlainAttribute } from "./stores.ts";

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
        node.targets.every((target) => isQuietTarget(target, ctx)) &&
        isQuietExpression(node.value, ctx)
      );
    case "AugAssign":
      return (
        isQuietTarget(node.target, ctx) &&
        (node.target.kind !== "Name" || !ctx.mayBeUnbound(node.target)) &&
        isTotal(node.op, node.target, node.value, ctx) &&
        isQuietExpression(node.value, ctx)
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

/** Whether the handler does more with its exception than to show it, look at its attributes or raise it again. */
export function keepsException(handler: ast.ExceptHandler): boolean {
  const { name } = handler;
  if (name === null) return false;
  return handler.body.some((statement) => keepsName(statement, name));
}

function keepsName(root: ast.AstNode, name: string): boolean {
  const isName = (node: ast.Expr | null): boolean => node?.kind === "Name" && node.id === name;
  const keeps = (node: ast.Expr | null): boolean =>
    node !== null && !isName(node) && keepsName(node, name);
  let isKept = false;
  visit(root, {
    enter: (node) => {
      if (isKept) return false;
      switch (node.kind) {
        case "Name":
          isKept = isName(node);
          return false;
        case "Attribute":
          return !isName(node.value) || node.attr.startsWith("__");
        case "FormattedValue":
          return !isName(node.value);
        case "Raise":
          isKept = keeps(node.exc) || keeps(node.cause);
          return false;
        case "Call":
          if (isShow(node)) isKept = node.args.some(keeps);
          return !isShow(node);
        default:
          return true;
      }
    },
  });
  return isKept;
}

function isShow(node: ast.Call): boolean {
  return node.func.kind === "Name" && ["print", "str", "repr"].includes(node.func.id);
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

/** A name, or an attribute that is a property of its object and no more. */
function isQuietTarget(target: ast.Expr, ctx: LowerContext): boolean {
  if (target.kind === "Name") return true;
  if (target.kind !== "Attribute") return false;
  return isPlainAttribute(target, ctx) && isQuietExpression(target.value, ctx);
}

function isQuietExpression(node: ast.Expr, ctx: LowerContext): boolean {
  switch (node.kind) {
    case "Name":
      return !ctx.mayBeUnbound(node);
    case "Attribute":
      return (
        (isPlainAttribute(node, ctx) || isExceptionAttribute(node, ctx)) &&
        isQuietExpression(node.value, ctx)
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

/** `print`, `str` and `repr` of values whose text is no code of the program; `append`; functions of the program that are quiet themselves. */
function isQuietCall(node: ast.Call, ctx: LowerContext): boolean {
  const areArgumentsQuiet = (): boolean =>
    node.keywords.length === 0 &&
    node.args.every((each) => each.kind !== "Starred" && isQuietExpression(each, ctx));
  if (isAppend(node, ctx)) return areArgumentsQuiet();
  const callee = resolved(ctx.typeOf(node.func));
  if (callee.kind === "function")
    return isQuietFunction(node, callee.info, ctx) && areArgumentsQuiet();
  const isBuiltin = isShow(node) && ctx.bindingOf(node.func) === null;
  if (!isBuiltin || node.keywords.length > 0) return false;
  return node.args.every(
    (each) =>
      each.kind !== "Starred" && isShowable(ctx.typeOf(each)) && isQuietExpression(each, ctx),
  );
}

function isAppend(node: ast.Call, ctx: LowerContext): boolean {
  return (
    node.func.kind === "Attribute" &&
    node.func.attr === "append" &&
    isList(resolved(ctx.typeOf(node.func.value))) &&
    isQuietExpression(node.func.value, ctx)
  );
}

/** Functions whose statements are being looked at: one that calls itself may exhaust the stack. */
const underway = new Set<FunctionInfo>();

function isQuietFunction(node: ast.Call, info: FunctionInfo, ctx: LowerContext): boolean {
  if (info.isCoroutine || info.isGenerator || info.hasUnmatchedCalls) return false;
  if (info.node.kind !== "FunctionDef" || underway.has(info)) return false;
  // The facts about names are those of the module being compiled.
  if (!ctx.types.functions.has(info.node)) return false;
  if (node.func.kind === "Attribute" && !isQuietExpression(node.func.value, ctx)) return false;
  if (node.func.kind === "Name" && ctx.mayBeUnbound(node.func)) return false;
  underway.add(info);
  const isQuietBody = info.node.body.every((each) => isQuiet(each, ctx) && each.kind !== "Raise");
  underway.delete(info);
  return isQuietBody;
}

function isShowable(type: Type): boolean {
  return members(type).every((member) => isPlain(member) || isBuiltinException(member));
}

function isExceptionAttribute(node: ast.Attribute, ctx: LowerContext): boolean {
  return (
    isBuiltinException(resolved(ctx.typeOf(node.value))) &&
    resolved(ctx.typeOf(node)).kind !== "unknown"
  );
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
