/**
 * The seam of coroutines: everything that emits `async`, `await` or a coroutine object is here, so that another form (generators driven by
 * the task) is another object of this interface.
 */
import * as t from "@babel/types";
import type { LowerContext } from "./context.ts";

export interface CoroutineForm {
  /** How a coroutine function is declared. */
  readonly functionFlags: { readonly async: boolean; readonly generator: boolean };
  /** `await value`, where `value` is surely awaitable. */
  await(value: t.Expression): t.Expression;
  /** `await value`, where `value` may be anything. */
  awaitUnknown(value: t.Expression): t.Expression;
  /** The lazy coroutine object of a call that is not awaited on the spot. */
  coroutine(callee: t.Expression, args: readonly CallArgument[]): t.Expression;
  /** The asynchronous generator object of a call of an `async def` with `yield`. */
  asyncGenerator(callee: t.Expression, args: readonly CallArgument[]): t.Expression;
  /** What the body of a coroutine function returns; `mayBeAwaitable` where the value itself could be awaited by the machinery. */
  returned(value: t.Expression, mayBeAwaitable: boolean): t.Expression;
  /** The TypeScript type of what calling a coroutine function gives. */
  promiseType(result: t.TSType): t.TSType;
}

export type CallArgument = t.Expression | t.SpreadElement;

/** Native `async function` and `await` (the loop keeps Python's order). */
export function nativeCoroutines(ctx: Pick<LowerContext, "runtime">): CoroutineForm {
  return {
    functionFlags: { async: true, generator: false },
    await: (value) => t.awaitExpression(value),
    awaitUnknown: (value) => t.awaitExpression(t.callExpression(ctx.runtime("awaitable"), [value])),
    coroutine: (callee, args) => t.callExpression(ctx.runtime("coro"), [callee, ...args]),
    asyncGenerator: (callee, args) => t.callExpression(ctx.runtime("agen"), [callee, ...args]),
    returned: (value, mayBeAwaitable) =>
      mayBeAwaitable ? t.callExpression(ctx.runtime("asValue"), [value]) : value,
    promiseType: (result) =>
      t.tsTypeReference(t.identifier("Promise"), t.tsTypeParameterInstantiation([result])),
  };
}
