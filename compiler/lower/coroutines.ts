/**
 * The seam of coroutines: everything that emits `async`, `await` or a coroutine object is here. There are two forms: native `async` functions, and
 * generators (generator-coroutines.ts), which the program can drive by hand.
 */
import * as t from "@babel/types";
import type { Type } from "../analyze/types/type.ts";
import type { LowerContext } from "./context.ts";

export interface CoroutineForm {
  readonly isNative: boolean;
  /** How a coroutine function is declared. */
  readonly functionFlags: { readonly async: boolean; readonly generator: boolean };
  /** `await value`, where `value` is surely awaitable. `type` is that of the result, where it is used. */
  await(value: t.Expression, type: Type | null): t.Expression;
  /** `await value`, where `value` may be anything. */
  awaitUnknown(value: t.Expression, type: Type | null): t.Expression;
  /** `await value` of what a helper of the runtime returned. */
  awaitHelper(value: t.Expression): t.Expression;
  /** The helper of `async with`. */
  readonly enter: "enterAsync" | "entering";
  /** `yield value` of an asynchronous generator. */
  yield(value: t.Expression, mayBeAwaitable: boolean): t.Expression;
  /** `async for`. `isOwned`: nobody but the loop holds the source. */
  loop(
    left: t.VariableDeclaration | t.LVal,
    source: AsyncSource,
    body: t.BlockStatement,
  ): t.Statement;
  /** The lazy coroutine object of a call that is not awaited on the spot. */
  coroutine(callee: t.Expression, args: readonly CallArgument[]): t.Expression;
  /** The asynchronous generator object of a call of an `async def` with `yield`. */
  asyncGenerator(callee: t.Expression, args: readonly CallArgument[]): t.Expression;
  /** What the body of a coroutine function returns; `mayBeAwaitable` where the value itself could be awaited by the machinery. */
  returned(value: t.Expression, mayBeAwaitable: boolean): t.Expression;
  /** The TypeScript type of what calling a coroutine function gives. */
  promiseType(result: t.TSType): t.TSType;
  /** The TypeScript type of what calling an asynchronous generator function gives. */
  asyncGeneratorType(yielded: t.TSType, returned: t.TSType): t.TSType;
  /** What the runtime has to be told of a coroutine function; `null` where that is nothing. */
  marked(function_: t.Expression, isGenerator: boolean): t.Expression | null;
}

export type CallArgument = t.Expression | t.SpreadElement;

/** What `async for` goes over. */
export interface AsyncSource {
  readonly value: t.Expression;
  /** Whether nobody but the loop holds it. */
  readonly isOwned: boolean;
}

/** What both forms have in common. */
export function coroutineObjects(
  ctx: Pick<LowerContext, "runtime">,
): Pick<CoroutineForm, "coroutine" | "asyncGenerator"> {
  return {
    coroutine: (callee, args) => t.callExpression(ctx.runtime("coro"), [callee, ...args]),
    asyncGenerator: (callee, args) => t.callExpression(ctx.runtime("agen"), [callee, ...args]),
  };
}

export function typeReference(name: t.Identifier, ...args: t.TSType[]): t.TSType {
  return t.tsTypeReference(name, t.tsTypeParameterInstantiation(args));
}

/** Native `async function` and `await` (the loop keeps Python's order). */
export function nativeCoroutines(ctx: Pick<LowerContext, "runtime">): CoroutineForm {
  const asValue = (value: t.Expression, mayBeAwaitable: boolean): t.Expression =>
    mayBeAwaitable ? t.callExpression(ctx.runtime("asValue"), [value]) : value;
  return {
    ...coroutineObjects(ctx),
    isNative: true,
    functionFlags: { async: true, generator: false },
    await: (value) => t.awaitExpression(value),
    awaitUnknown: (value) => t.awaitExpression(t.callExpression(ctx.runtime("awaitable"), [value])),
    awaitHelper: (value) => t.awaitExpression(value),
    enter: "enterAsync",
    yield: (value, mayBeAwaitable) => t.yieldExpression(asValue(value, mayBeAwaitable)),
    loop(left, source, body) {
      const iterated = source.isOwned
        ? source.value
        : t.callExpression(ctx.runtime("asyncFor"), [source.value]);
      return t.forOfStatement(left, iterated, body, true);
    },
    returned: asValue,
    promiseType: (result) => typeReference(t.identifier("Promise"), result),
    asyncGeneratorType: (yielded, returned) =>
      typeReference(t.identifier("AsyncGenerator"), yielded, returned, t.tsUnknownKeyword()),
    marked: () => null,
  };
}
