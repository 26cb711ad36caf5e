/** Calls of the classes whose values are JavaScript's own: `str(x)`, `int(x)`, `list(x)`, ... are calls without `new`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import { resolved } from "../analyze/types/type.ts";
import { constructorArguments } from "./calls.ts";
import type { LowerContext } from "./context.ts";

const callable = new Set(["str", "int", "float", "bool", "list", "object", "type"]);

/** Those that look at the value alone, not at whether it is a float. */
const valueOnly = new Set(["int", "float", "bool", "list"]);

/** `null` where the class is constructed with `new`, or the call is for the runtime to sort out. */
export function lowerConversion(
  node: ast.Call,
  info: ClassInfo,
  ctx: LowerContext,
): t.Expression | null {
  if (info.module !== "builtins" || !callable.has(info.name) || node.func.kind !== "Name")
    return null;
  const [argument] = node.args;
  const isPlain =
    node.keywords.length === 0 && node.args.length === 1 && argument!.kind !== "Starred";
  if (isPlain && info.name === "str" && resolved(ctx.typeOf(argument!)).kind === "str")
    return ctx.expression(argument!);
  if (isPlain && valueOnly.has(info.name)) ctx.expectPlain(argument!);
  const args = isPlain ? [ctx.expression(argument!)] : constructorArguments(node, info, ctx);
  if (args === null) return null;
  const call = t.callExpression(ctx.expression(node.func), args);
  const isTagged = info.name === "float" && !ctx.isPlain(node);
  return isTagged ? t.callExpression(ctx.runtime("toFloat"), [call]) : call;
}
