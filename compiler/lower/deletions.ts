/** `del`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { assignClassCell } from "./assignments.ts";
import { pythonName } from "./attributes.ts";
import { assign } from "./builders.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { checkedName } from "./names.ts";
import { classBodyName } from "./run-time-classes.ts";
import { refuseModule } from "./stores.ts";

export const lowerDelete: LowerStatement<ast.Delete> = (node, ctx) =>
  node.targets.flatMap((target) => deleteTarget(target, ctx));

function deleteTarget(target: ast.Expr, ctx: LowerContext): t.Statement[] {
  switch (target.kind) {
    case "Name":
      return deleteName(target, ctx);
    case "Subscript":
      return [call("delItem", ctx.expressions([target.value, target.slice]), ctx)];
    case "Attribute":
      refuseModule(target, "deleting", ctx);
      return [
        call(
          "delattr",
          [ctx.expression(target.value), t.stringLiteral(pythonName(target, ctx))],
          ctx,
        ),
      ];
    case "Tuple":
    case "List":
      return target.elts.flatMap((each) => deleteTarget(each, ctx));
    default:
      ctx.unsupported(target, "this target of 'del'");
      return [];
  }
}

function call(helper: string, args: t.Expression[], ctx: LowerContext): t.Statement {
  return t.expressionStatement(t.callExpression(ctx.runtime(helper), args));
}

/** An unbound name holds `undefined`, which no Python value is. */
function deleteName(target: ast.Name, ctx: LowerContext): t.Statement[] {
  const binding = ctx.bindingOf(target);
  if (binding === null) return [assignClassCell(target, t.identifier("undefined"), ctx)];
  const { currentFunction } = ctx;
  if (
    currentFunction !== null &&
    currentFunction.owner !== null &&
    currentFunction.parameters[0]?.binding === binding
  ) {
    ctx.unsupported(target, "deleting the receiver of a method");
    return [];
  }
  const property = classBodyName(binding, ctx);
  if (property !== null) return [t.expressionStatement(t.unaryExpression("delete", property))];
  const unbind = assign(ctx.identifier(binding), t.identifier("undefined"));
  if (!ctx.mayBeUnbound(target)) return [unbind];
  return [t.expressionStatement(checkedName(ctx.identifier(binding), binding, ctx)), unbind];
}
