/** Calls of the classes of simple values: `str(x)`, `int(x)`, ... are functions of the runtime. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import { resolved } from "../analyze/types/type.ts";
import type { LowerContext } from "./context.ts";

const conversions = new Set(["str", "int", "float", "bool"]);

/** `null` where the class is constructed like any other. */
export function lowerConversion(
  node: ast.Call,
  info: ClassInfo,
  ctx: LowerContext,
): t.Expression | null {
  if (info.module !== "builtins" || !conversions.has(info.name)) return null;
  if (
    node.keywords.length > 0 ||
    node.args.length !== 1 ||
    node.args[0]!.kind === "Starred" ||
    node.func.kind !== "Name"
  )
    return null;
  const [argument] = node.args as [ast.Expr];
  if (info.name === "str" && resolved(ctx.typeOf(argument)).kind === "str")
    return ctx.expression(argument);
  return t.callExpression(ctx.expression(node.func), [ctx.expression(argument)]);
}
