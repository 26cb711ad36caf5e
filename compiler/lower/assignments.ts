/** Assignment in all its forms. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import type { Binding } from "../analyze/types/binding.ts";
import { resolved, sameType, type Type } from "../analyze/types/type.ts";
import { moduleAnnotation } from "./annotations.ts";
import { assign, declareConst } from "./builders.ts";
import { pythonName } from "./attributes.ts";
import { classCell, lowerClassAnnotation } from "./run-time-classes.ts";
import type { LowerContext, LowerExpression, LowerStatement } from "./context.ts";
import type { Placement } from "./placement.ts";
import { checkedName } from "./names.ts";
import { binary, nativeOperator } from "./operators.ts";
import { attributeName } from "./naming.ts";
import { isPure } from "./purity.ts";
import { isPlainAttribute, refuseModule, storeAttribute, storeSubscript } from "./stores.ts";

export const lowerAssign: LowerStatement<ast.Assign> = (node, ctx) => {
  const [target] = node.targets as [ast.Expr];
  const type = ctx.typeOf(node.value);
  if (node.targets.length === 1) {
    const built = builtInPlace(target, node.value, ctx) ?? oneByOne(target, node.value, ctx);
    if (built !== null) return built;
    const value = ctx.expression(node.value);
    const { value: source } = node;
    // `a, b = await gather(x, y)`: the runtime's `gather` is typed as the tuple of its results.
    const isGathered =
      source.kind === "Await" && isGather(source.value, ctx) && target.kind === "Tuple";
    if (
      isGathered &&
      target.elts.every((each) => each.kind === "Name") &&
      countOf(source.value) === target.elts.length
    ) {
      return unpackToNames(target.elts, value, ctx);
    }
    return assignTo(target, value, type, ctx);
  }
  // `a = b = value` assigns from left to right.
  const value = ctx.expression(node.value);
  const isSimple = t.isLiteral(value) && !t.isTemplateLiteral(value);
  const name = isSimple ? value : ctx.hoist("value", value);
  return node.targets.flatMap((each) => assignTo(each, t.cloneNode(name), type, ctx));
};

/** `xs = [f(x) for x in ys]` declares `xs` and fills it: the name is seen by nothing before it is full. */
function builtInPlace(target: ast.Expr, value: ast.Expr, ctx: LowerContext): t.Statement[] | null {
  if (
    target.kind !== "Name" ||
    (value.kind !== "ListComp" && value.kind !== "SetComp" && value.kind !== "DictComp")
  )
    return null;
  const binding = ctx.bindingOf(target)!;
  const placement = ctx.placementOf(binding);
  if (
    placement.kind !== "inline" ||
    placement.node !== target ||
    !placement.isConstant ||
    ctx.isExported(binding)
  )
    return null;
  const name = ctx.identifier(binding);
  ctx.offerName(value, name);
  const { before, result } = ctx.collect(() => ctx.expression(value));
  if (t.isIdentifier(result) && result.name === name.name && before.length > 0) return before;
  ctx.before(...before);
  return [assignName(target, ctx.bindingOf(target)!, result, ctx.typeOf(value), ctx)];
}

/** `self.a, self.b = a, b`: where no target changes what a later value is, each gets its value in a statement of its own. */
function oneByOne(target: ast.Expr, value: ast.Expr, ctx: LowerContext): t.Statement[] | null {
  if ((target.kind !== "Tuple" && target.kind !== "List") || value.kind !== "Tuple") return null;
  if (target.elts.length !== value.elts.length) return null;
  if (!value.elts.every((each) => each.kind !== "Starred" && isPure(each, ctx))) return null;
  const assigned = new Set<Binding | null>();
  for (const each of target.elts) {
    if (each.kind === "Name") assigned.add(ctx.bindingOf(each));
    else if (each.kind !== "Attribute" || !isPlainAttribute(each, ctx)) return null;
  }
  if (value.elts.some((each) => namesIn(each).some((name) => assigned.has(ctx.bindingOf(name)))))
    return null;
  return target.elts.flatMap((each, index) => {
    const item = value.elts[index]!;
    return assignTo(each, ctx.expression(item), ctx.typeOf(item), ctx);
  });
}

function namesIn(node: ast.Expr): ast.Name[] {
  const names: ast.Name[] = [];
  visit(node, {
    enter: (each) => {
      if (each.kind === "Name") names.push(each);
    },
  });
  return names;
}

function isGather(node: ast.Expr, ctx: LowerContext): boolean {
  if (
    node.kind !== "Call" ||
    node.keywords.length > 0 ||
    node.args.some((each) => each.kind === "Starred")
  )
    return false;
  const callee = ctx.typeOf(node.func);
  return callee.kind === "stubFunction" && callee.module === "asyncio" && callee.name === "gather";
}

function countOf(node: ast.Expr): number {
  return node.kind === "Call" ? node.args.length : 0;
}

export const lowerAnnAssign: LowerStatement<ast.AnnAssign> = (node, ctx) => {
  const assigned =
    node.value === null
      ? []
      : assignTo(node.target, ctx.expression(node.value), ctx.typeOf(node.value), ctx);
  return [...assigned, ...lowerClassAnnotation(node, ctx), ...moduleAnnotation(node, ctx)];
};

/** Gives a value to a target of any shape. */
export function assignTo(
  target: ast.Expr,
  value: t.Expression,
  type: Type,
  ctx: LowerContext,
): t.Statement[] {
  switch (target.kind) {
    case "Name":
      if (ctx.bindingOf(target) === null) return [assignClassCell(target, value, ctx)];
      return [assignName(target, ctx.bindingOf(target)!, value, type, ctx)];
    case "Attribute":
      return [storeAttribute(target, value, ctx)];
    case "Subscript":
      return [storeSubscript(target, value, ctx)];
    case "Tuple":
    case "List":
      return unpackTo(target, value, type, ctx);
    default:
      ctx.unsupported(target, "this assignment target");
      return [];
  }
}

/** `nonlocal __class__` makes the class of a method a name that can be assigned (PEP 3135). */
export function assignClassCell(
  target: ast.Name,
  value: t.Expression,
  ctx: LowerContext,
): t.Statement {
  const cell = target.id === "__class__" ? classCell(ctx) : null;
  if (cell !== null) return assign(t.memberExpression(cell, t.identifier("cls")), value);
  return t.expressionStatement(ctx.unsupported(target, `assigning '${target.id}' here`));
}

/** Gives a name a value; `target` is the node that binds it. */
export function assignName(
  target: ast.Name | ast.Alias,
  binding: Binding,
  value: t.Expression,
  type: Type,
  ctx: LowerContext,
): t.Statement {
  const placement = ctx.placementOf(binding);
  const name = ctx.identifier(binding);
  if (!isDeclaredBy(placement, target)) return assign(name, value);
  const declared = ctx.types.typeOfBinding(binding);
  if (ctx.canBeUnbound(binding) && !placement.isConstant)
    name.typeAnnotation = ctx.declaredType(binding);
  else if (needsAnnotation(value, type, declared, placement.isConstant))
    name.typeAnnotation = ctx.annotation(declared);
  const declaration = t.variableDeclaration(placement.isConstant ? "const" : "let", [
    t.variableDeclarator(name, value),
  ]);
  return exported(declaration, binding, ctx);
}

/** Whether the target is where its name is declared. */
function isDeclaredBy(
  placement: Placement,
  target: ast.AstNode,
): placement is Extract<Placement, { kind: "inline" | "header" }> {
  return (placement.kind === "inline" || placement.kind === "header") && placement.node === target;
}

export function exported(
  declaration: t.VariableDeclaration,
  binding: Binding,
  ctx: LowerContext,
): t.Statement {
  return ctx.isExported(binding) ? t.exportNamedDeclaration(declaration) : declaration;
}

/** Whether TypeScript would infer another type than the one the name has. */
function needsAnnotation(
  value: t.Expression,
  type: Type,
  declared: Type,
  isConstant: boolean,
): boolean {
  if (t.isArrayExpression(value) && value.elements.length === 0) return true;
  if (isConstant) return false;
  const plain = resolved(declared);
  if (plain.kind === "int")
    return !t.isNumericLiteral(value) || plain.minimum === -Infinity || plain.maximum === Infinity;
  // A literal says which of the two forms of a float it is; the next value may have the other one.
  if (plain.kind === "float" && !t.isCallExpression(value)) return true;
  return t.isNullLiteral(value) || plain.kind === "unknown" || !sameType(resolved(type), plain);
}

/** `a, b = value`. */
function unpackTo(
  target: ast.Tuple | ast.List,
  value: t.Expression,
  type: Type,
  ctx: LowerContext,
): t.Statement[] {
  if (target.elts.length === 0)
    return [
      t.expressionStatement(t.callExpression(ctx.runtime("unpack"), [value, t.numericLiteral(0)])),
    ];
  const starred = target.elts.findIndex((each) => each.kind === "Starred");
  if (starred === -1 && target.elts.every((each) => each.kind === "Name")) {
    const source = unpacked(value, type, target.elts.length, ctx);
    const plain = resolved(type);
    return unpackToNames(target.elts, source, ctx, plain.kind === "tuple" ? plain.items : []);
  }
  const after = target.elts.length - starred - 1;
  const source =
    starred === -1
      ? unpacked(value, type, target.elts.length, ctx)
      : t.callExpression(ctx.runtime("unpackStarred"), [
          value,
          t.numericLiteral(starred),
          t.numericLiteral(after),
        ]);
  const names = target.elts.map(() => ctx.temp("item"));
  const statements: t.Statement[] = [declareConst(t.arrayPattern(names), source)];
  target.elts.forEach((each, index) => {
    const inner = each.kind === "Starred" ? each.value : each;
    const type = ctx.typeOf(inner);
    const item = t.identifier(names[index]!.name);
    const isCast = ctx.isTypeScript && inner.kind === "Name" && type.kind !== "unknown";
    statements.push(
      ...assignTo(
        inner,
        isCast ? t.tsAsExpression(item, ctx.tsType(type)) : item,
        { kind: "unknown" },
        ctx,
      ),
    );
  });
  return statements;
}

function unpackToNames(
  names: readonly ast.Expr[],
  source: t.Expression,
  ctx: LowerContext,
  types: readonly Type[] = [],
): t.Statement[] {
  const bindings = names.map((each) => ctx.bindingOf(each)!);
  const placements = bindings.map((binding) => ctx.placementOf(binding));
  const isInline = placements.every((each, index) => isDeclaredBy(each, names[index]!));
  const isConstant = placements.map(
    (each, index) => isDeclaredBy(each, names[index]!) && each.isConstant,
  );
  const isMixed = isConstant.includes(true) && isConstant.includes(false);
  if (isMixed && !bindings.some((binding) => ctx.isExported(binding)))
    return unpackToMixed(names, isConstant, source, types, ctx);
  const pattern = t.arrayPattern(bindings.map((binding) => ctx.identifier(binding)));
  if (isInline && new Set(bindings).size === bindings.length) {
    const declaration = t.variableDeclaration(isConstant.includes(false) ? "let" : "const", [
      t.variableDeclarator(pattern, source),
    ]);
    return [exported(declaration, bindings[0]!, ctx)];
  }
  const statements: t.Statement[] = [];
  placements.forEach((each, index) => {
    if (!isDeclaredBy(each, names[index]!)) return;
    const name = ctx.identifier(bindings[index]!);
    name.typeAnnotation = ctx.declaredType(bindings[index]!);
    statements.push(
      exported(t.variableDeclaration("let", [t.variableDeclarator(name)]), bindings[index]!, ctx),
    );
  });
  return [...statements, assign(pattern, source)];
}

/** `const [a, item] = source; b = item;`: `a` is never assigned again, `b` is. */
function unpackToMixed(
  names: readonly ast.Expr[],
  isConstant: readonly boolean[],
  source: t.Expression,
  types: readonly Type[],
  ctx: LowerContext,
): t.Statement[] {
  const items = names.map((each, index) =>
    isConstant[index] ? ctx.identifier(ctx.bindingOf(each)!) : ctx.temp("item"),
  );
  const assigned = names.flatMap((each, index) => {
    if (isConstant[index]) return [];
    const item = t.identifier(items[index]!.name);
    const type = ctx.types.typeOfBinding(ctx.bindingOf(each)!);
    const given = types[index];
    const isKnown = given !== undefined && sameType(resolved(given), type);
    const isCast = ctx.isTypeScript && type.kind !== "unknown" && !isKnown;
    const value = isCast ? t.tsAsExpression(item, ctx.tsType(type)) : item;
    return assignTo(each, value, given ?? { kind: "unknown" }, ctx);
  });
  return [declareConst(t.arrayPattern(items), source), ...assigned];
}

/** What an array pattern may take apart: a display as it stands, anything else through `unpack`, which checks the count. */
function unpacked(value: t.Expression, type: Type, count: number, ctx: LowerContext): t.Expression {
  const elements = displayElements(value);
  if (elements !== null && elements.length === count) return t.arrayExpression(elements);
  const plain = resolved(type);
  if (plain.kind === "tuple" && !plain.isVariadic && plain.items.length === count) return value;
  return t.callExpression(ctx.runtime("unpack"), [value, t.numericLiteral(count)]);
}

/** The elements of `tuple.of(a, b)`, as the lowering of a tuple display emits it. */
function displayElements(value: t.Expression): t.Expression[] | null {
  if (!t.isCallExpression(value) || !t.isMemberExpression(value.callee)) return null;
  const isDisplay = value.extra?.["isTupleDisplay"] === true;
  return isDisplay && value.arguments.every((each) => t.isExpression(each))
    ? (value.arguments as t.Expression[])
    : null;
}

// ---------------------------------------------------------------- augmented assignment

const inPlace: { readonly [Op in ast.Operator]: string } = {
  Add: "iadd",
  Sub: "isub",
  Mult: "imul",
  MatMult: "imatmul",
  Div: "itruediv",
  Mod: "imod",
  Pow: "ipow",
  LShift: "ilshift",
  RShift: "irshift",
  BitOr: "ior",
  BitXor: "ixor",
  BitAnd: "iand",
  FloorDiv: "ifloordiv",
};

export const lowerAugAssign: LowerStatement<ast.AugAssign> = (node, ctx) => {
  const { target } = node;
  if (target.kind !== "Name") return [storeAugmented(node, target, ctx)];
  const binding = ctx.bindingOf(target)!;
  const [name, value] = [ctx.identifier(binding), ctx.expression(node.value)];
  if (ctx.mayBeUnbound(target))
    return [
      assign(name, augmented(node, checkedName(t.cloneNode(name), binding, ctx), value, ctx)),
    ];
  const native = nativeOperator(node.op, ctx.typeOf(target), ctx.typeOf(node.value));
  if (native !== null)
    return [t.expressionStatement(t.assignmentExpression(`${native}=`, name, value))];
  return [assign(name, augmented(node, t.cloneNode(name), value, ctx))];
};

/** Values that never change in place take the plain operation. */
function augmented(
  node: ast.AugAssign,
  current: t.Expression,
  value: t.Expression,
  ctx: LowerContext,
): t.Expression {
  const type = resolved(ctx.typeOf(node.target));
  // The errors of the two forms differ in their text.
  const kinds = [type.kind, resolved(ctx.typeOf(node.value)).kind];
  const isNumeric = kinds.every((kind) => kind === "int" || kind === "float" || kind === "bool");
  if (isNumeric || (node.op === "Add" && kinds.every((kind) => kind === "str")))
    return binary(node.op, current, value, type, ctx.typeOf(node.value), ctx);
  return t.callExpression(ctx.runtime(inPlace[node.op]), [current, value]);
}

/** `object.name += value` and `object[key] += value` evaluate `object` and `key` once, and the value after reading. */
function storeAugmented(
  node: ast.AugAssign,
  target: ast.Attribute | ast.Subscript,
  ctx: LowerContext,
): t.Statement {
  const object = once(ctx.expression(target.value), ctx);
  if (target.kind === "Subscript") {
    const key = once(ctx.expression(target.slice), ctx);
    const current = t.callExpression(ctx.runtime("getItem"), [
      t.cloneNode(object),
      t.cloneNode(key),
    ]);
    const result = augmentedValue(node, current, ctx);
    return t.expressionStatement(t.callExpression(ctx.runtime("setItem"), [object, key, result]));
  }
  if (!isPlainAttribute(target, ctx)) {
    refuseModule(target, "setting", ctx);
    const name = t.stringLiteral(pythonName(target, ctx));
    const read = t.callExpression(ctx.runtime("getattr"), [t.cloneNode(object), name]);
    const type = ctx.typeOf(target);
    const isKnown = ctx.isTypeScript && resolved(type).kind !== "unknown";
    const current = isKnown ? t.tsAsExpression(read, ctx.tsType(type)) : read;
    const result = augmentedValue(node, current, ctx);
    return t.expressionStatement(
      t.callExpression(ctx.runtime("setattr"), [object, t.cloneNode(name), result]),
    );
  }
  const property = t.memberExpression(object, t.identifier(attributeName(pythonName(target, ctx))));
  const native = nativeOperator(node.op, ctx.typeOf(target), ctx.typeOf(node.value));
  if (native !== null && isPure(node.value, ctx)) {
    return t.expressionStatement(
      t.assignmentExpression(`${native}=`, property, ctx.expression(node.value)),
    );
  }
  return assign(property, augmentedValue(node, t.cloneNode(property), ctx));
}

/** The current value is read before the operand is evaluated: JavaScript's order of arguments says so, unless the operand hoists. */
function augmentedValue(
  node: ast.AugAssign,
  current: t.Expression,
  ctx: LowerContext,
): t.Expression {
  const { before, expression } = ctx.conditional(node.value);
  if (before.length === 0) return augmented(node, current, expression, ctx);
  const held = ctx.hoist("current", current);
  ctx.before(...before);
  return augmented(node, held, expression, ctx);
}

function once(value: t.Expression, ctx: LowerContext): t.Expression {
  if (t.isThisExpression(value) || (t.isLiteral(value) && !t.isTemplateLiteral(value)))
    return value;
  return ctx.isStable(value) ? value : ctx.hoist("target", value);
}

export const lowerNamedExpr: LowerExpression<ast.NamedExpr> = (node, ctx) => {
  const binding = ctx.bindingOf(node.target)!;
  return t.assignmentExpression("=", ctx.identifier(binding), ctx.expression(node.value));
};
