/** What the runtime is told of the methods of JavaScript classes: `signatures(Point, { move: "self, dx, dy=" })`. */
import * as t from "@babel/types";
import type { ClassInfo } from "../analyze/types/classes.ts";
import type { FunctionInfo } from "../analyze/types/signature.ts";
import { ownProperty } from "./builders.ts";
import type { LowerContext } from "./context.ts";
import { mangle } from "../analyze/types/occurrences.ts";
import { attributeName } from "./naming.ts";
import { detailsOf, needsSignature, signatureText } from "./function-details.ts";

/** Records the methods that somebody may call who does not know them; `null` where there are none. */
export function recordMethods(
  info: ClassInfo,
  cls: t.Identifier,
  ctx: LowerContext,
): t.Statement | null {
  const methods: t.ObjectProperty[] = [];
  const statics: t.ObjectProperty[] = [];
  for (const [name, member] of info.members) {
    if (member.kind !== "method" || member.decorator === "other") continue;
    const { function: method } = member;
    const details = detailsOf(method, ctx);
    if (details === null && !isCalledLoosely(name, method, info, ctx)) continue;
    const text = t.stringLiteral(signatureText(method, ctx));
    const value = details === null ? text : t.arrayExpression([text, details]);
    (member.decorator === "static" ? statics : methods).push(ownProperty(name, value));
  }
  if (methods.length + statics.length === 0) return null;
  const args: t.Expression[] = [cls, t.objectExpression(methods)];
  if (statics.length > 0) args.push(t.objectExpression(statics));
  return t.expressionStatement(t.callExpression(ctx.runtime("signatures"), args));
}

/** Says which methods are coroutine functions, where JavaScript's own form does not; `null` where there are none. */
export function markCoroutines(
  info: ClassInfo,
  cls: t.Identifier,
  ctx: LowerContext,
): t.Statement | null {
  const coroutines: t.StringLiteral[] = [];
  const generators: t.StringLiteral[] = [];
  for (const [name, member] of info.members) {
    if (member.kind !== "method" || member.decorator === "other") continue;
    const { function: method } = member;
    if (method.node.kind !== "AsyncFunctionDef" || ctx.formOf(method).isNative) continue;
    const isStatic = member.decorator === "static" || member.decorator === "class";
    const key = t.stringLiteral(`${isStatic ? "." : ""}${attributeName(mangle(name, info.name))}`);
    (method.isGenerator ? generators : coroutines).push(key);
  }
  if (coroutines.length + generators.length === 0) return null;
  const args: t.Expression[] = [cls, t.arrayExpression(coroutines)];
  if (generators.length > 0) args.push(t.arrayExpression(generators));
  return t.expressionStatement(t.callExpression(ctx.runtime("coroutineMethods"), args));
}

/** Whether some call of the method, or of the class where it is `__init__`, is left to the runtime. */
function isCalledLoosely(
  name: string,
  method: FunctionInfo,
  info: ClassInfo,
  ctx: LowerContext,
): boolean {
  if (needsSignature(method)) return true;
  return name === "__init__" ? info.escapes : ctx.types.looseReads.has(name);
}
