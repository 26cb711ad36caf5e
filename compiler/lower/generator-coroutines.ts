/**
 * Coroutines as generators: `function*` whose every `yield` hands over what is awaited. Whoever drives such a coroutine (a task, the program itself) keeps
 * the stack of the bodies that await each other.
 */
import * as t from "@babel/types";
import type { Type } from "../analyze/types/type.ts";
import type { LowerContext } from "./context.ts";
import { coroutineObjects, typeReference, type CoroutineForm } from "./coroutines.ts";

export function generatorCoroutines(
  ctx: Pick<
    LowerContext,
    "runtime" | "runtimeType" | "hoist" | "isTypeScript" | "tsType" | "scoped"
  >,
): CoroutineForm {
  /** The type of `yield` is that of whatever is sent: what is known of the result is said here. */
  const awaited = (value: t.Expression, type: Type | null): t.Expression => {
    const expression = t.yieldExpression(value);
    if (type === null || !ctx.isTypeScript) return expression;
    const result = ctx.tsType(type);
    return result.type === "TSUnknownKeyword" ? expression : t.tsAsExpression(expression, result);
  };
  return {
    ...coroutineObjects(ctx),
    isNative: false,
    functionFlags: { async: false, generator: true },
    await: awaited,
    awaitUnknown: awaited,
    awaitHelper: (value) => t.yieldExpression(value, true),
    enter: "entering",
    yield: (value) => t.yieldExpression(t.callExpression(ctx.runtime("item"), [value])),
    loop(left, source, body) {
      const args = source.isOwned ? [source.value, t.booleanLiteral(true)] : [source.value];
      const items = ctx.hoist("items", t.callExpression(ctx.runtime("asyncItems"), args));
      const of = (name: string): t.MemberExpression =>
        t.memberExpression(t.identifier(items.name), t.identifier(name));
      const value = of("value");
      body.body.unshift(
        t.isVariableDeclaration(left)
          ? declared(left, value)
          : t.expressionStatement(t.assignmentExpression("=", left, value)),
      );
      const next = t.yieldExpression(t.callExpression(of("next"), []), true);
      return t.tryStatement(
        t.blockStatement([t.whileStatement(next, body)]),
        null,
        t.blockStatement([t.expressionStatement(t.callExpression(of("end"), []))]),
      );
    },
    returned: (value) => value,
    promiseType: (result) => typeReference(ctx.runtimeType("CoroutineBody"), result),
    asyncGeneratorType: (yielded) => typeReference(ctx.runtimeType("AsyncGeneratorBody"), yielded),
    marked: (function_, isGenerator) =>
      t.callExpression(ctx.runtime(isGenerator ? "asyncGeneratorFunction" : "coroutineFunction"), [
        function_,
      ]),
  };
}

function declared(left: t.VariableDeclaration, value: t.Expression): t.VariableDeclaration {
  const [declarator] = left.declarations;
  return t.variableDeclaration(left.kind, [t.variableDeclarator(declarator!.id, value)]);
}
