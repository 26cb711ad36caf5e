/**
 * Dataclasses whose fields are known: a class with the constructor that `__init__` would be, which the runtime's `dataclass` then gives its other methods.
 *
 * ```ts
 * class Point {
 *   x: number;
 *   static y = 0;
 *   constructor(x: number, y = 0) { ... }
 * }
 * annotateClass(Point, [["x", int], ["y", int]]);
 * dataclass(Point, { order: true });
 * ```
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import { allFields, isFrozen, type DataclassField } from "../analyze/types/dataclasses.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import { assign, declareConst } from "./builders.ts";
import type { LowerContext } from "./context.ts";
import { attributeName, bindingName } from "./naming.ts";

/** What a field's default is, once it is evaluated. */
interface Preset {
  /** The default, or the factory. */
  readonly value: t.Expression;
  /** The default of the constructor's parameter. */
  readonly initial: t.Expression;
}

/** The parts of the class that its fields make. */
export interface DataclassParts {
  /** What has to be evaluated ahead of the class. */
  readonly before: readonly t.Statement[];
  readonly properties: readonly t.ClassProperty[];
  readonly constructor: t.ClassMethod;
}

/** The containers that factories mostly make. */
const emptyContainers: { readonly [name: string]: (ctx: LowerContext) => t.Expression } = {
  list: () => t.arrayExpression([]),
  dict: (ctx) => t.newExpression(ctx.runtime("dict"), []),
  set: (ctx) => t.newExpression(ctx.runtime("set"), []),
};

export function dataclassParts(info: ClassInfo, ctx: LowerContext): DataclassParts {
  const before: t.Statement[] = [];
  const { fields } = info.dataclass!;
  const presets = new Map<DataclassField, Preset>();
  for (const field of fields) {
    const preset = presetOf(field, before, ctx);
    if (preset !== null) presets.set(field, preset);
  }
  const declared = ctx.isTypeScript ? fields.map((each) => declaration(each, info, ctx)) : [];
  const statics = fields.flatMap((each) => classLevel(each, presets.get(each) ?? null, ctx));
  return {
    before,
    properties: [...declared, ...statics],
    constructor: constructorOf(info, presets, ctx),
  };
}

function presetOf(field: DataclassField, before: t.Statement[], ctx: LowerContext): Preset | null {
  const { preset, factory } = field;
  if (preset !== null) {
    const value = ctx.expression(preset);
    if (isConstant(value)) return { value, initial: t.cloneNode(value) };
    const name = ctx.temp(`initial_${field.name}`);
    before.push(declareConst(name, value));
    return { value: t.identifier(name.name), initial: t.identifier(name.name) };
  }
  if (factory === null) return null;
  const empty = factory.kind === "Name" ? emptyContainers[factory.id] : undefined;
  if (empty !== undefined && ctx.bindingOf(factory as ast.Name) === null)
    return { value: ctx.expression(factory), initial: empty(ctx) };
  const name = ctx.temp(`make_${field.name}`);
  before.push(declareConst(name, ctx.expression(factory)));
  const made = t.callExpression(ctx.runtime("call"), [t.identifier(name.name)]);
  const isKnown = ctx.isTypeScript && resolved(field.type).kind !== "unknown";
  const initial = isKnown ? t.tsAsExpression(made, ctx.tsType(field.type)) : made;
  return { value: t.identifier(name.name), initial };
}

function isConstant(value: t.Expression): boolean {
  if (t.isUnaryExpression(value)) return t.isLiteral(value.argument);
  return t.isLiteral(value) && !t.isTemplateLiteral(value);
}

/** `x: number;` */
function declaration(field: DataclassField, info: ClassInfo, ctx: LowerContext): t.ClassProperty {
  const property = t.classProperty(
    t.identifier(attributeName(field.name)),
    null,
    ctx.annotation(typeOfField(field, info)),
  );
  if (isFrozen(info)) property.readonly = true;
  if (!isAssigned(field)) property.declare = true;
  return property;
}

/** The annotation's type, and what else the program stores there. */
function typeOfField(field: DataclassField, info: ClassInfo): Type {
  const member = info.lookup(field.name)?.member;
  return member?.kind === "attribute" ? member.type : field.type;
}

/** Whether the constructor gives every object such an attribute. */
export function isAssigned(field: DataclassField): boolean {
  return field.isParameter || field.factory !== null;
}

/** `static y = 0;`: what the class itself has until `dataclass` has seen it. */
function classLevel(
  field: DataclassField,
  preset: Preset | null,
  ctx: LowerContext,
): t.ClassProperty[] {
  const { call } = field;
  if (call === null && preset === null) return [];
  const value = call === null ? preset!.value : fieldCall(call, preset, ctx);
  const isPlain = call !== null || (t.isLiteral(value) && !t.isNullLiteral(value));
  const type = isPlain ? null : ctx.annotation(field.type);
  const key = t.identifier(attributeName(field.name));
  return [t.classProperty(key, value, type, null, false, true)];
}

/** `field({ default_factory: list })`. */
function fieldCall(call: ast.Call, preset: Preset | null, ctx: LowerContext): t.Expression {
  const options = call.keywords.map(({ arg, value }) => {
    const isPreset = arg === "default" || arg === "default_factory";
    const given = isPreset ? preset!.value : ctx.expression(value);
    return t.objectProperty(t.identifier(arg!), given);
  });
  return calledByName(call.func, [], options, ctx);
}

/** A function of `dataclasses`, by the name that the program has for it; a name that others may assign is called as any value is. */
function calledByName(
  callee: ast.Expr,
  args: t.Expression[],
  options: t.ObjectProperty[],
  ctx: LowerContext,
): t.Expression {
  const keywords = options.length === 0 ? [] : [t.objectExpression(options)];
  const value = ctx.expression(callee);
  return ctx.typeOf(callee).kind === "stubFunction"
    ? t.callExpression(value, [...args, ...keywords])
    : t.callExpression(ctx.runtime("call"), [value, t.arrayExpression(args), ...keywords]);
}

// ---------------------------------------------------------------- the constructor

function constructorOf(
  info: ClassInfo,
  presets: ReadonlyMap<DataclassField, Preset>,
  ctx: LowerContext,
): t.ClassMethod {
  const own = info.dataclass!.fields;
  const parameters = allFields(info).filter((each) => each.isParameter);
  const inherited = parameters.filter((each) => !own.includes(each));
  const body: t.Statement[] = [];
  if (info.bases[0]!.class.node !== null || info.isExtendedAtRunTime) {
    const args = inherited.map((each) => t.identifier(bindingName(each.name)));
    body.push(t.expressionStatement(t.callExpression(t.super(), args)));
  }
  for (const field of own) {
    if (!isAssigned(field)) continue;
    const target = t.memberExpression(t.thisExpression(), t.identifier(attributeName(field.name)));
    const value = field.isParameter
      ? t.identifier(bindingName(field.name))
      : presets.get(field)!.initial;
    body.push(assign(target, value));
  }
  if (info.lookup("__post_init__") !== null) {
    const method = t.memberExpression(t.thisExpression(), t.identifier("__post_init__"));
    body.push(t.expressionStatement(t.callExpression(method, [])));
  }
  return t.classMethod(
    "constructor",
    t.identifier("constructor"),
    parameters.map((each) => parameterOf(each, info, presets.get(each) ?? null, ctx)),
    t.blockStatement(body),
  );
}

/** `y = 0`; `y?: number` where the base knows the default. */
function parameterOf(
  field: DataclassField,
  info: ClassInfo,
  preset: Preset | null,
  ctx: LowerContext,
): t.Identifier | t.AssignmentPattern {
  const name = t.identifier(bindingName(field.name));
  if (ctx.isTypeScript) name.typeAnnotation = ctx.annotation(typeOfField(field, info));
  if (preset !== null) return t.assignmentPattern(name, preset.initial);
  if (ctx.isTypeScript && (field.preset !== null || field.factory !== null)) name.optional = true;
  return name;
}

/** `dataclass(Point, { order: true })`. */
export function dataclassCall(
  node: ast.ClassDef,
  cls: t.Identifier,
  ctx: LowerContext,
): t.Statement {
  const [decorator] = node.decorator_list as [ast.Expr];
  const given = decorator.kind === "Call" ? decorator.keywords : [];
  const options = given.map(({ arg, value }) =>
    t.objectProperty(t.identifier(arg!), ctx.expression(value)),
  );
  const callee = decorator.kind === "Call" ? decorator.func : decorator;
  return t.expressionStatement(calledByName(callee, [cls], options, ctx));
}
