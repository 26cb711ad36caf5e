/** Methods of lists, strings and dicts, which are JavaScript's own values: native where JavaScript has the same, the runtime's function elsewhere. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import type { LowerContext } from "./context.ts";

/** `null` where the call is no method of such a value, or has no special form. */
export function lowerBuiltinMethod(node: ast.Call, ctx: LowerContext): t.Expression | null {
  if (
    node.func.kind !== "Attribute" ||
    node.keywords.length > 0 ||
    node.args.some((each) => each.kind === "Starred")
  )
    return null;
  const type = resolved(ctx.typeOf(node.func.value));
  if (isList(type)) return listMethod(node, node.func, ctx);
  return null;
}

export function isList(type: Type): type is Extract<Type, { kind: "instance" }> {
  return type.kind === "instance" && type.class.qualifiedName === "builtins.list";
}

/** Whether the value is one of JavaScript's own, whose methods are not Python's. */
export function isNativeValue(type: Type): boolean {
  const plain = resolved(type);
  if (plain.kind === "union") return plain.members.some(isNativeValue);
  return ["str", "int", "bool", "float", "none", "tuple"].includes(plain.kind) || isList(plain);
}

function listMethod(node: ast.Call, func: ast.Attribute, ctx: LowerContext): t.Expression | null {
  if (func.attr === "append" && node.args.length === 1 && isUnused(node, ctx)) {
    const [list, item] = ctx.expressions([func.value, node.args[0]!]) as [
      t.Expression,
      t.Expression,
    ];
    return t.callExpression(t.memberExpression(list, t.identifier("push")), [item]);
  }
  return null;
}

/** Whether the call's value is dropped: `push` returns a length, `append` None. */
function isUnused(node: ast.Call, ctx: LowerContext): boolean {
  return ctx.types.discarded.has(node);
}
