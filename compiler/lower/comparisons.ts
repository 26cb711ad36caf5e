/** Comparisons, single and chained. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { assign, binaryOperation, contains } from "./builders.ts";
import type { LowerContext, LowerExpression } from "./context.ts";

const helpers: { readonly [Op in ast.CompareOperator]: string } = {
  Eq: "eq",
  NotEq: "ne",
  Lt: "lt",
  LtE: "le",
  Gt: "gt",
  GtE: "ge",
  Is: "is",
  IsNot: "is",
  In: "contains",
  NotIn: "contains",
};

/** Operations that keep what a method answers, where it need not be a bool. */
const keeping: { readonly [Op in ast.CompareOperator]?: string } = {
  Eq: "equality",
  NotEq: "inequality",
  Lt: "less",
  LtE: "lessEqual",
  Gt: "greater",
  GtE: "greaterEqual",
};

export const lowerCompare: LowerExpression<ast.Compare> = (node, ctx) =>
  lowerComparisons(node, false, ctx);

/** Comparisons where only their truth matters. */
export function lowerComparison(node: ast.Compare, ctx: LowerContext): t.Expression {
  return lowerComparisons(node, true, ctx);
}

function lowerComparisons(node: ast.Compare, isTest: boolean, ctx: LowerContext): t.Expression {
  if (node.ops.length > 1) return chain(node, isTest, ctx);
  const [left, right] = ctx.expressions([node.left, node.comparators[0]!]) as [
    t.Expression,
    t.Expression,
  ];
  return compare(node, 0, left, right, isTest, ctx);
}

/** `a < b < c` evaluates `b` once, and `c` only where `a < b`. */
function chain(node: ast.Compare, isTest: boolean, ctx: LowerContext): t.Expression {
  let [left, right] = ctx.expressions([node.left, node.comparators[0]!]) as [
    t.Expression,
    t.Expression,
  ];
  if (!isRepeatable(right)) {
    const isChanged = t.isIdentifier(left) && contains(right, t.isAssignmentExpression);
    if (!isRepeatable(left) || isChanged) left = ctx.hoist("left", left);
    right = ctx.hoist("middle", right);
  }
  return chainFrom(node, 0, left, right, isTest, ctx);
}

/** The comparisons from number `index` on, whose two operands are lowered. */
function chainFrom(
  node: ast.Compare,
  index: number,
  left: t.Expression,
  right: t.Expression,
  isTest: boolean,
  ctx: LowerContext,
): t.Expression {
  const comparison = compare(node, index, left, right, isTest, ctx);
  const last = node.ops.length - 1;
  if (index === last) return comparison;
  const rest = ctx.collect(() => {
    const next = ctx.expression(node.comparators[index + 1]!);
    const isReadAgain = index + 1 < last && !isRepeatable(next);
    const held = isReadAgain ? ctx.hoist("middle", next) : next;
    return chainFrom(node, index + 1, t.cloneNode(right), held, isTest, ctx);
  });
  const isKept = !isTest && node.ops.slice(index).some((_, at) => isOpen(node, index + at, ctx));
  if (rest.before.length === 0 && !isKept)
    return t.logicalExpression("&&", comparison, rest.result);
  const name = ctx.temp("holds");
  const decided = assign(t.identifier(name.name), rest.result);
  const declared = t.identifier(name.name);
  if (isKept) declared.typeAnnotation = ctx.annotation({ kind: "unknown" });
  const test = t.identifier(name.name);
  const isAnything = !isTest && isOpen(node, index, ctx);
  ctx.before(
    t.variableDeclaration("let", [t.variableDeclarator(declared, comparison)]),
    t.ifStatement(
      isAnything ? t.callExpression(ctx.runtime("truth"), [test]) : test,
      t.blockStatement([...rest.before, decided]),
    ),
  );
  return t.identifier(name.name);
}

/** Whether comparison number `index` may be answered by a class of the program, with anything. */
function isOpen(node: ast.Compare, index: number, ctx: LowerContext): boolean {
  const op = node.ops[index]!;
  const method = methods[op];
  if (method === undefined) return false;
  const left = index === 0 ? node.left : node.comparators[index - 1]!;
  return [left, node.comparators[index]!].some((each) => mayAnswer(ctx.typeOf(each), method));
}

/** The methods that answer a comparison: the left operand's and the right one's. */
const methods: { readonly [Op in ast.CompareOperator]?: readonly string[] } = {
  Eq: ["__eq__"],
  NotEq: ["__ne__", "__eq__"],
  Lt: ["__lt__", "__gt__"],
  LtE: ["__le__", "__ge__"],
  Gt: ["__gt__", "__lt__"],
  GtE: ["__ge__", "__le__"],
};

function mayAnswer(type: Type, names: readonly string[]): boolean {
  const plain = resolved(type);
  switch (plain.kind) {
    case "unknown":
    case "typeParameter":
      return true;
    case "union":
      return plain.members.some((member) => mayAnswer(member, names));
    case "tuple":
      return plain.items.some((item) => mayAnswer(item, names));
    case "instance":
      if (plain.class.node === null)
        return plain.arguments.some((argument) => mayAnswer(argument, names));
      return plain.class.isOpaque || names.some((name) => answersAnything(plain.class, name));
    default:
      return false;
  }
}

/** Whether the class has a method of the program's under that name whose result is not surely a bool. */
function answersAnything(info: ClassInfo, name: string): boolean {
  const found = info.lookup(name);
  if (found === null || found.owner.node === null) return false;
  const { member } = found;
  return member.kind !== "method" || resolved(member.function.result).kind !== "bool";
}

/** Whether it makes no difference when the expression is evaluated. */
function isEasy(node: ast.Expr): boolean {
  if (node.kind === "Tuple" || node.kind === "List" || node.kind === "Set")
    return node.elts.every(isEasy);
  return node.kind === "Name" || node.kind === "Constant";
}

/** Whether a single comparison keeps an operand in a name of its own: `f() in g()`. */
export function holdsOperand(node: ast.Compare): boolean {
  const isMembership = node.ops[0] === "In" || node.ops[0] === "NotIn";
  return isMembership && !isEasy(node.left) && !isEasy(node.comparators[0]!);
}

function isRepeatable(node: t.Expression): boolean {
  return (
    t.isIdentifier(node) ||
    t.isNumericLiteral(node) ||
    t.isStringLiteral(node) ||
    t.isNullLiteral(node)
  );
}

function compare(
  node: ast.Compare,
  index: number,
  left: t.Expression,
  right: t.Expression,
  isTest: boolean,
  ctx: LowerContext,
): t.Expression {
  const op = node.ops[index]!;
  const leftNode = index === 0 ? node.left : node.comparators[index - 1]!;
  const leftType = resolved(ctx.typeOf(leftNode));
  const rightType = resolved(ctx.typeOf(node.comparators[index]!));
  const native = nativeComparison(op, leftType, rightType);
  if (native !== null) return binaryOperation(native, left, right);
  if (op === "In" || op === "NotIn") {
    // The item is evaluated first, and is the helper's last argument.
    const isHeld = index === 0 && !isEasy(node.left) && !isEasy(node.comparators[0]!);
    const item = isHeld ? ctx.hoist("item", left) : left;
    const call = t.callExpression(ctx.runtime("contains"), [right, item]);
    return op === "In" ? call : t.unaryExpression("!", call);
  }
  const helper = !isTest && isOpen(node, index, ctx) ? keeping[op]! : helpers[op];
  return t.callExpression(ctx.runtime(helper), [left, right]);
}

/** `left == right`, where only its truth matters. */
export function equalityTest(
  left: t.Expression,
  right: t.Expression,
  leftType: Type,
  rightType: Type,
  ctx: LowerContext,
): t.Expression {
  const isNative = hasIdentityEquality(resolved(leftType), resolved(rightType));
  return isNative
    ? t.binaryExpression("===", left, right)
    : t.callExpression(ctx.runtime("eq"), [left, right]);
}

function nativeComparison(
  op: ast.CompareOperator,
  left: Type,
  right: Type,
): "===" | "!==" | "<" | "<=" | ">" | ">=" | null {
  switch (op) {
    case "Is":
      return "===";
    case "IsNot":
      return "!==";
    case "Eq":
      return hasIdentityEquality(left, right) ? "===" : null;
    case "NotEq":
      return hasIdentityEquality(left, right) ? "!==" : null;
    case "Lt":
      return areInts(left, right) ? "<" : null;
    case "LtE":
      return areInts(left, right) ? "<=" : null;
    case "Gt":
      return areInts(left, right) ? ">" : null;
    case "GtE":
      return areInts(left, right) ? ">=" : null;
    default:
      return null;
  }
}

/** Ints are canonical (a bigint only beyond 2^53 - 1), so that equal ones are identical. */
export function hasIdentityEquality(left: Type, right: Type): boolean {
  const kinds = new Set([...kindsOf(left), ...kindsOf(right)]);
  kinds.delete("none");
  return kinds.size <= 1 && ["int", "str", "bool"].includes([...kinds][0] ?? "int");
}

function kindsOf(type: Type): readonly string[] {
  return type.kind === "union" ? type.members.map((member) => resolved(member).kind) : [type.kind];
}

function areInts(left: Type, right: Type): boolean {
  return left.kind === "int" && right.kind === "int";
}
