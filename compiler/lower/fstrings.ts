/** f-strings as template literals (PEP 701), and t-strings (PEP 750). */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { stringLiteral, templateElement } from "./builders.ts";
import type { LowerContext, LowerExpression } from "./context.ts";

export const lowerJoinedStr: LowerExpression<ast.JoinedStr> = (node, ctx) => {
  const parts = node.values.filter((each) => each.kind !== "Constant");
  const lowered = interpolations(parts, ctx);
  const quasis: t.TemplateElement[] = [];
  const expressions: t.Expression[] = [];
  let text = "";
  for (const value of node.values) {
    if (value.kind === "Constant" && value.type === "str") text += value.value;
    else {
      quasis.push(templateElement(text, false));
      expressions.push(lowered[expressions.length]!);
      text = "";
    }
  }
  if (expressions.length === 0) return stringLiteral(text);
  quasis.push(templateElement(text, true));
  return t.templateLiteral(quasis, expressions);
};

/** Each part is evaluated and formatted before the next one. */
function interpolations(parts: readonly ast.Expr[], ctx: LowerContext): t.Expression[] {
  return ctx.expressions(parts);
}

export const lowerFormattedValue: LowerExpression<ast.FormattedValue> = (node, ctx) => {
  const value = ctx.expression(node.value);
  const type = ctx.typeOf(node.value);
  const spec = node.format_spec === null ? null : ctx.expression(node.format_spec);
  const converted = convert(value, type, node.conversion, spec !== null, ctx);
  return spec === null ? converted : t.callExpression(ctx.runtime("format"), [converted, spec]);
};

function convert(
  value: t.Expression,
  type: Type,
  conversion: number,
  hasSpec: boolean,
  ctx: LowerContext,
): t.Expression {
  switch (conversion) {
    case 115:
      return isOwnText(type) && resolved(type).kind === "str"
        ? value
        : t.callExpression(ctx.runtime("str"), [value]);
    case 114:
      return t.callExpression(ctx.runtime("repr"), [value]);
    case 97:
      return t.callExpression(ctx.runtime("ascii"), [value]);
    default:
      return hasSpec ? value : textOf(value, type, ctx);
  }
}

/** `format(value, "")` as an interpolation. */
function textOf(value: t.Expression, type: Type, ctx: LowerContext): t.Expression {
  if (isOwnText(type)) return value;
  const plain = resolved(type);
  // The runtime's exceptions answer `message` with `str(exception)`.
  if (
    plain.kind === "instance" &&
    plain.class.node === null &&
    plain.class.isSubclassOf("builtins.BaseException")
  ) {
    return t.memberExpression(value, t.identifier("message"));
  }
  return t.callExpression(ctx.runtime(formatsAsStr(plain) ? "str" : "format"), [value]);
}

/** Whether JavaScript's text of the value is Python's. */
function isOwnText(type: Type): boolean {
  const plain = resolved(type);
  return (
    plain.kind === "str" ||
    plain.kind === "int" ||
    (plain.kind === "union" && plain.members.every(isOwnText))
  );
}

/** Whether `format(value, "")` is surely `str(value)`: no class of the program with a `__format__` of its own can be behind the type. */
function formatsAsStr(type: Type): boolean {
  switch (type.kind) {
    case "none":
    case "bool":
    case "float":
    case "tuple":
      return true;
    case "union":
      return type.members.every(formatsAsStr);
    case "instance":
      return type.class.node === null && type.class.module === "builtins";
    default:
      return false;
  }
}

export const lowerTemplateStr: LowerExpression<ast.TemplateStr> = (node, ctx) =>
  ctx.unsupported(node, "a template string literal");
export const lowerInterpolation: LowerExpression<ast.Interpolation> = (node, ctx) =>
  ctx.unsupported(node, "a template string literal");
