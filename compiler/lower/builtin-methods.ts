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
  return type.kind === "str" ? stringMethod(node, node.func, ctx) : null;
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

/** Methods that JavaScript has with the same meaning, for arguments that make no difference. */
function stringMethod(node: ast.Call, func: ast.Attribute, ctx: LowerContext): t.Expression | null {
  const types = node.args.map((each) => resolved(ctx.typeOf(each)));
  const isText = types.length === 1 && types[0]!.kind === "str";
  const call = (name: string): t.Expression => {
    const [object, ...args] = ctx.expressions([func.value, ...node.args]) as [
      t.Expression,
      ...t.Expression[],
    ];
    return t.callExpression(t.memberExpression(object, t.identifier(name)), args);
  };
  switch (func.attr) {
    case "startswith":
      return isText ? call("startsWith") : null;
    case "endswith":
      return isText ? call("endsWith") : null;
    case "split":
      return isText && isNonEmptyLiteral(node.args[0]!) ? call("split") : null;
    case "join":
      return isListOfText(types[0]) ? joined(node, func, ctx) : null;
    default:
      return null;
  }
}

function isNonEmptyLiteral(node: ast.Expr): boolean {
  return node.kind === "Constant" && node.type === "str" && node.value !== "";
}

function isListOfText(type: Type | undefined): boolean {
  return type !== undefined && isList(type) && resolved(type.arguments[0]!).kind === "str";
}

function joined(node: ast.Call, func: ast.Attribute, ctx: LowerContext): t.Expression {
  const [separator, list] = ctx.expressions([func.value, node.args[0]!]) as [
    t.Expression,
    t.Expression,
  ];
  return t.callExpression(t.memberExpression(list, t.identifier("join")), [separator]);
}

/** Whether the call's value is dropped: `push` returns a length, `append` None. */
function isUnused(node: ast.Call, ctx: LowerContext): boolean {
  return ctx.types.discarded.has(node);
}
