/**
 * Functions of the runtime as values. One whose stub says `-> float` returns a plain number, which a caller that does not know the function must
 * tag: the function's recorded signature says so.
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved } from "../analyze/types/type.ts";
import type { LowerContext } from "./context.ts";
import { parameterList } from "./function-details.ts";

/** The function, with its signature where it is no callee and gives floats. */
export function floatFunction(
  value: t.Expression,
  node: ast.Name | ast.Attribute,
  ctx: LowerContext,
): t.Expression {
  const type = resolved(ctx.typeOf(node));
  if (type.kind !== "stubFunction" || ctx.isPlain(node)) return value;
  if (!type.signatures.every((each) => each.returns.kind === "float" && !each.isAsync))
    return value;
  const [only] = type.signatures;
  const parameters = type.signatures.length === 1 ? parameterList(only!.parameters) : "*args";
  return t.callExpression(ctx.runtime("signature"), [
    value,
    t.stringLiteral(`${parameters} -> float`),
  ]);
}
