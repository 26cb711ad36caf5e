/** Which expressions change nothing and cannot be seen to run: they may be moved, repeated or run in another order. */
import type * as ast from "../ast/nodes.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import type { LowerContext } from "./context.ts";

/** Builtins that only look at values of builtin types. */
const observers = new Set([
  "len",
  "abs",
  "str",
  "repr",
  "ord",
  "chr",
  "int",
  "float",
  "bool",
  "round",
  "min",
  "max",
]);

export function isPure(node: ast.Expr, ctx: LowerContext): boolean {
  const each = (inner: ast.Expr): boolean => isPure(inner, ctx);
  switch (node.kind) {
    case "Constant":
      return true;
    case "Name":
      return !ctx.mayBeUnbound(node);
    case "BinOp":
      return (
        isPlain(ctx.typeOf(node.left)) &&
        isPlain(ctx.typeOf(node.right)) &&
        each(node.left) &&
        each(node.right)
      );
    case "UnaryOp":
      return isPlain(ctx.typeOf(node.operand)) && each(node.operand);
    case "Compare":
      return [node.left, ...node.comparators].every(
        (inner) => isPlain(ctx.typeOf(inner)) && each(inner),
      );
    case "BoolOp":
      return node.values.every((inner) => isPlain(ctx.typeOf(inner)) && each(inner));
    case "IfExp":
      return (
        isPlain(ctx.typeOf(node.test)) && each(node.test) && each(node.body) && each(node.orelse)
      );
    case "JoinedStr":
      return node.values.every(each);
    case "FormattedValue":
      return (
        isPlain(ctx.typeOf(node.value)) &&
        each(node.value) &&
        (node.format_spec === null || each(node.format_spec))
      );
    case "Tuple":
    case "List":
      return node.elts.every((inner) => inner.kind !== "Starred" && each(inner));
    case "Call":
      return (
        isPureCall(node, ctx) &&
        node.args.every(each) &&
        node.keywords.every((keyword) => each(keyword.value))
      );
    default:
      return false;
  }
}

/** A coroutine that is only made, or a builtin that only looks. */
function isPureCall(node: ast.Call, ctx: LowerContext): boolean {
  if (node.args.some((each) => each.kind === "Starred") || node.func.kind !== "Name") return false;
  const callee = resolved(ctx.typeOf(node.func));
  if (callee.kind === "function") return callee.info.isCoroutine;
  if (ctx.bindingOf(node.func) !== null) return false;
  return observers.has(node.func.id) && node.args.every((each) => isPlain(ctx.typeOf(each)));
}

/** Values whose operators run no code of the program. */
export function isPlain(type: Type): boolean {
  const plain = resolved(type);
  switch (plain.kind) {
    case "none":
    case "bool":
    case "int":
    case "float":
    case "str":
      return true;
    case "union":
      return plain.members.every(isPlain);
    case "tuple":
      return plain.items.every(isPlain);
    case "instance":
      return (
        ["builtins.list", "builtins.set", "builtins.frozenset", "builtins.dict"].includes(
          plain.class.qualifiedName,
        ) && plain.arguments.every(isPlain)
      );
    default:
      return false;
  }
}
