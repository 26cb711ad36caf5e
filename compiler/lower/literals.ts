/** Constants. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { LowerContext, LowerExpression } from "./context.ts";

export const lowerConstant: LowerExpression<ast.Constant> = (node, ctx) => {
  switch (node.type) {
    case "None":
      return t.nullLiteral();
    case "bool":
      return t.booleanLiteral(node.value);
    case "int":
      return typeof node.value === "bigint"
        ? bigintLiteral(node.value, ctx)
        : t.numericLiteral(node.value);
    case "float":
      return floatLiteral(node, ctx);
    case "str":
      return t.stringLiteral(node.value);
    case "bytes":
      return t.callExpression(t.memberExpression(ctx.runtime("bytes"), t.identifier("latin1")), [
        latin1Literal(node.value),
      ]);
    case "complex":
      return t.newExpression(ctx.runtime("complex"), [
        t.numericLiteral(0),
        t.numericLiteral(node.value),
      ]);
    case "Ellipsis":
      return ctx.runtime("Ellipsis");
  }
};

/** Integers of more digits than Python converts to text (4300) are made by an operation, which brings the limit along. */
function bigintLiteral(value: bigint, ctx: LowerContext): t.Expression {
  const text = String(value);
  const literal = t.bigIntLiteral(text);
  return text.length <= 4300
    ? literal
    : t.callExpression(ctx.runtime("add"), [t.numericLiteral(0), literal]);
}

const escapes = new Map([
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ['"', '\\"'],
  ["\\", "\\\\"],
]);

/** A string literal of which each character is a byte; printed as Python prints bytes: what is not printable ASCII is `\xNN`. */
function latin1Literal(bytes: Uint8Array): t.StringLiteral {
  const value = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const raw = value.replace(
    /[^ !#-[\]-~]/g,
    (character) =>
      escapes.get(character) ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  const literal = t.stringLiteral(value);
  literal.extra = { rawValue: value, raw: `"${raw}"` };
  return literal;
}

/** A float that JavaScript would print as an int is boxed, so that it prints, hashes and divides as the float it is. */
function floatLiteral(node: ast.FloatConstant, ctx: LowerContext): t.Expression {
  if (node.value === Infinity)
    return t.memberExpression(t.identifier("Number"), t.identifier("POSITIVE_INFINITY"));
  const literal = t.numericLiteral(node.value);
  return Number.isInteger(node.value) ? t.newExpression(ctx.runtime("Float"), [literal]) : literal;
}
