/** Which expressions mean types: subscripts and `|` of those bring the classes of aliases and unions with them, which other programs do not carry. */
import type * as ast from "../ast/nodes.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import type { LowerContext } from "./context.ts";

/** Whether `container[key]` may be an alias, such as `list[int]`. */
export function mayBeAlias(node: ast.Subscript, ctx: LowerContext): boolean {
  const type = resolved(ctx.typeOf(node.value));
  // Annotations are not analysed as expressions: there even a builtin class is of unknown type.
  if (isBuiltinGeneric(node.value, ctx)) return true;
  if (type.kind !== "class") return type.kind === "unknown" && mayBeType(node.slice, ctx);
  return isOfRuntime(type.class) || mayBeType(node.slice, ctx);
}

const builtinGenerics: ReadonlySet<string> = new Set([
  "list",
  "dict",
  "tuple",
  "set",
  "frozenset",
  "type",
]);

function isBuiltinGeneric(node: ast.Expr, ctx: LowerContext): boolean {
  return node.kind === "Name" && builtinGenerics.has(node.id) && ctx.bindingOf(node) === null;
}

function isOfRuntime(info: ClassInfo): boolean {
  return info
    .mro()
    .some(
      (each) => each.node === null && (each.typeParameters.length > 0 || each.name === "tuple"),
    );
}

/** Whether `left | right` may be a union of types. */
export function mayBeUnion(left: ast.Expr, right: ast.Expr, ctx: LowerContext): boolean {
  if (mayBeType(left, ctx) || mayBeType(right, ctx)) return true;
  return isNone(left) || isNone(right);
}

function isNone(node: ast.Expr): boolean {
  return node.kind === "Constant" && node.type === "None";
}

/** Whether the expression looks like a type: a class, something of `typing`, an alias or a union of them. */
function mayBeType(node: ast.Expr, ctx: LowerContext): boolean {
  switch (node.kind) {
    case "Tuple":
      return node.elts.some((each) => mayBeType(each, ctx));
    case "List":
      return node.elts.some((each) => mayBeType(each, ctx));
    case "Starred":
      return mayBeType(node.value, ctx);
    case "Subscript":
      return mayBeType(node.value, ctx);
    case "BinOp":
      return node.op === "BitOr" && mayBeUnion(node.left, node.right, ctx);
    default:
      return isType(ctx.typeOf(node));
  }
}

function isType(type: Type): boolean {
  const plain = resolved(type);
  switch (plain.kind) {
    case "class":
      return true;
    case "union":
      return plain.members.some(isType);
    case "instance":
      return plain.class.module === "typing" || plain.class.module === "types";
    default:
      return false;
  }
}
