/** `await`. */
import type * as ast from "../ast/nodes.ts";
import { isAwaitable } from "../analyze/types/iteration.ts";
import { coroutineCall, orNone } from "./calls.ts";
import type { LowerExpression } from "./context.ts";

/** A coroutine that is awaited on the spot starts at once in both languages: the call stays a bare call. */
export const lowerAwait: LowerExpression<ast.Await> = (node, ctx) => {
  const { value } = node;
  const type = ctx.types.ignored.has(node) ? null : ctx.typeOf(node);
  if (value.kind === "Call") {
    const call = coroutineCall(value, ctx);
    if (call !== null) {
      const awaited = ctx.coroutines.await(ctx.locate(call, value), type);
      return orNone(awaited, value, ctx.typeOf(value.func), ctx);
    }
  }
  const operand = ctx.expression(value);
  return isAwaitable(ctx.typeOf(value))
    ? ctx.coroutines.await(operand, type)
    : ctx.coroutines.awaitUnknown(operand, type);
};
