/** `raise` and `assert`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { members, resolved } from "../analyze/types/type.ts";
import { negated } from "./truth.ts";
import type { LowerContext, LowerStatement } from "./context.ts";

export const lowerRaise: LowerStatement<ast.Raise> = (node, ctx) => {
  if (node.exc === null) return [reraise(ctx)];
  if (node.cause !== null) {
    const [exception, cause] = ctx.expressions([node.exc, node.cause]) as [
      t.Expression,
      t.Expression,
    ];
    return [
      t.throwStatement(
        inContext(t.callExpression(ctx.runtime("raisedFrom"), [exception, cause]), ctx),
      ),
    ];
  }
  return [t.throwStatement(inContext(raised(node.exc, ctx), ctx))];
};

/** What `raise value` throws: a new instance for a class, the instance itself. */
function raised(node: ast.Expr, ctx: LowerContext): t.Expression {
  const type = resolved(ctx.typeOf(node));
  const value = ctx.expression(node);
  if (type.kind === "class" && type.class.isSubclassOf("builtins.BaseException"))
    return t.newExpression(value, []);
  if (
    members(type).every(
      (member) => member.kind === "instance" && member.class.isSubclassOf("builtins.BaseException"),
    )
  )
    return value;
  return t.callExpression(ctx.runtime("raised"), [value]);
}

/** An exception raised while another is handled has that one as its context (PEP 3134). */
function inContext(exception: t.Expression, ctx: LowerContext): t.Expression {
  if (ctx.handledException === null) return exception;
  return t.callExpression(ctx.runtime("inContext"), [
    exception,
    t.identifier(ctx.handledException.name),
  ]);
}

/** A `raise` that stands in no handler of its function raises what is handled when it runs. */
function reraise(ctx: LowerContext): t.Statement {
  if (ctx.reraised === null) return t.throwStatement(t.callExpression(ctx.runtime("reraised"), []));
  return t.throwStatement(t.cloneNode(ctx.reraised));
}

export const lowerAssert: LowerStatement<ast.Assert> = (node, ctx) => {
  const test = ctx.condition(node.test);
  const args = node.msg === null ? [] : [ctx.conditional(node.msg)];
  const exception = t.newExpression(
    ctx.runtime("AssertionError"),
    args.map((each) => each.expression),
  );
  const body = [
    ...args.flatMap((each) => each.before),
    t.throwStatement(inContext(exception, ctx)),
  ];
  return [t.ifStatement(negated(test), t.blockStatement(body))];
};
