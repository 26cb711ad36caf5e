/**
 * Classes that are made at run time: `const Point = buildClass("Point", [Base], (body) => { body.x = 1; ... })`. The names of the class body are properties of `body`, so that any statement may
 * stand in it; methods are functions that take their object first.
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import type { Binding, Scope } from "../analyze/types/binding.ts";
import { annotationValues } from "./annotations.ts";
import { assign, declareConst, refersToName, stringLiteral } from "./builders.ts";
import type { LowerContext } from "./context.ts";
import { keywordArguments } from "./calls.ts";
import { docstringOf, withoutMargin } from "./documentation.ts";
import { attributeName, bindingName } from "./naming.ts";
import { docComment } from "./trivia.ts";
import { declareTypeParameters, genericBase } from "./type-parameters.ts";

/** What the body of a class that is made at run time calls its names and its `__class__`. */
export interface ClassNames {
  readonly body: string;
  readonly cell: string;
}

export function lowerRunTimeClass(node: ast.ClassDef, ctx: LowerContext): t.Statement[] {
  const binding = ctx.bindingOf(node)!;
  const parameters = declareTypeParameters(node.type_params, ctx);
  const starts = node.bases.map((base) => (base.kind === "Starred" ? base.value : base));
  const keywords = node.keywords.map((each) => each.value);
  const values = ctx.expressions([...node.decorator_list, ...starts, ...keywords]);
  const decorators = values.slice(0, node.decorator_list.length);
  const bases = values.slice(decorators.length, decorators.length + starts.length);
  const created = t.callExpression(ctx.runtime("buildClass"), [
    t.stringLiteral(node.name),
    t.arrayExpression([
      ...bases.map((base, index) =>
        node.bases[index]!.kind === "Starred"
          ? t.spreadElement(t.callExpression(ctx.runtime("spread"), [base]))
          : base,
      ),
      ...(parameters.length === 0 ? [] : [genericBase(parameters, ctx)]),
    ]),
    bodyFunction(node, ctx),
    ...details(node, binding, values.slice(decorators.length + starts.length), parameters, ctx),
  ]);
  const value = decorators.reduceRight<t.Expression>(
    (decoratee, decorator) =>
      t.callExpression(ctx.runtime("call"), [decorator, t.arrayExpression([decoratee])]),
    created,
  );
  const statement = bind(binding, value, ctx);
  const doc = docstringOf(node.body);
  if (doc !== null) statement.leadingComments = [docComment(doc)];
  return [statement];
}

function bind(binding: Binding, value: t.Expression, ctx: LowerContext): t.Statement {
  const name = ctx.identifier(binding);
  if (ctx.placementOf(binding).kind !== "own" || binding.definitions[0] === "parameter")
    return assign(name, value);
  const declaration = declareConst(name, value);
  return ctx.isExported(binding) ? t.exportNamedDeclaration(declaration) : declaration;
}

/** `(body, cell) => { ... }`. */
function bodyFunction(node: ast.ClassDef, ctx: LowerContext): t.ArrowFunctionExpression {
  return ctx.scoped(() => {
    const names = { body: ctx.temp("body").name, cell: ctx.temp("cell").name };
    ctx.classNames.set(node, names);
    const block = ctx.inClassBody(() => ctx.block(node.body));
    block.innerComments = null;
    const usesCell = mentionsClass(node);
    const parameters = [t.identifier(names.body), t.identifier(names.cell)];
    const isEmpty = block.body.length === 0;
    return t.arrowFunctionExpression(parameters.slice(0, usesCell ? 2 : isEmpty ? 0 : 1), block);
  });
}

const cellNames: ReadonlySet<string> = new Set(["super", "__class__"]);

/** Whether some method refers to the class by `super()` or `__class__`. */
function mentionsClass(node: ast.ClassDef): boolean {
  let found = false;
  for (const statement of node.body) {
    visit(statement, {
      enter: (each) => {
        if (each.kind === "Name" && each.ctx === "Load") found ||= cellNames.has(each.id);
        if (each.kind === "Nonlocal" && each.names.includes("__class__")) found = true;
      },
    });
  }
  return found;
}

/** `{ qualname, module, doc, keywords }`, as far as they are not what `buildClass` takes without being told. */
function details(
  node: ast.ClassDef,
  binding: Binding,
  keywords: readonly t.Expression[],
  parameters: readonly t.Identifier[],
  ctx: LowerContext,
): t.Expression[] {
  const properties: (t.ObjectProperty | t.SpreadElement)[] = [];
  const add = (name: string, value: t.Expression): void => {
    properties.push(t.objectProperty(t.identifier(name), value));
  };
  const qualified = qualifiedClassName(node.name, binding.scope);
  if (qualified !== node.name) add("qualname", t.stringLiteral(qualified));
  if (ctx.moduleName !== "__main__") add("module", t.stringLiteral(ctx.definedIn));
  const doc = docstringOf(node.body);
  if (doc !== null) add("doc", stringLiteral(withoutMargin(doc)));
  if (parameters.length > 0)
    add("typeParameters", t.arrayExpression(parameters.map((each) => t.cloneNode(each))));
  if (keywords.length > 0) {
    add("keywords", keywordArguments(node.keywords, keywords, ctx.runtime("type"), ctx));
  }
  return properties.length === 0 ? [] : [t.objectExpression(properties)];
}

/** `__qualname__` of a class: where its statement stands, from the module inwards. */
function qualifiedClassName(name: string, scope: Scope): string {
  let qualified = name;
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    const { node } = each;
    if (node.kind === "ClassDef") qualified = `${node.name}.${qualified}`;
    else if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef")
      qualified = `${node.name}.<locals>.${qualified}`;
    else if (node.kind === "Lambda") qualified = `<lambda>.<locals>.${qualified}`;
  }
  return qualified;
}

// ---------------------------------------------------------------- names of the body

/** A name of a class body that is made at run time, as a property: `body.name`. */
export function classBodyName(binding: Binding, ctx: LowerContext): t.MemberExpression | null {
  if (binding.scope.kind !== "class") return null;
  const names = ctx.classNames.get(binding.scope.node as ast.ClassDef);
  if (names === undefined) return null;
  return t.memberExpression(t.identifier(names.body), t.identifier(binding.name));
}

/** `__qualname__` or `__module__`, which every class body has: as a property of the body around; `null` outside of one. */
export function implicitClassName(node: ast.Name, ctx: LowerContext): t.Expression | null {
  if (node.id !== "__qualname__" && node.id !== "__module__") return null;
  const start = ctx.currentFunction?.node.start ?? -1;
  let found: ast.ClassDef | null = null;
  for (const each of ctx.classNames.keys()) {
    const isAround = each.start > Math.max(start, found?.start ?? -1) && each.end >= node.end;
    if (isAround && each.start < node.start) found = each;
  }
  const names = found === null ? undefined : ctx.classNames.get(found);
  if (names === undefined) return null;
  return t.memberExpression(t.identifier(names.body), t.identifier(node.id));
}

/** The class around the function being lowered, if it is made at run time: what `super()` and `__class__` refer to there. */
function classAround(ctx: LowerContext): ClassNames | null {
  for (let scope = ctx.currentFunction?.scope.parent ?? null; scope !== null; scope = scope.parent)
    if (scope.node.kind === "ClassDef") return ctx.classNames.get(scope.node) ?? null;
  return null;
}

function isInClass(ctx: LowerContext): boolean {
  for (let scope = ctx.currentFunction?.scope ?? null; scope !== null; scope = scope.parent)
    if (scope.kind === "class") return true;
  return false;
}

/** `super()` in a method of such a class; `null` where it is none. */
export function lowerSuper(node: ast.Call, ctx: LowerContext): t.Expression | null {
  if (node.func.kind !== "Name" || node.func.id !== "super" || ctx.bindingOf(node.func) !== null)
    return null;
  if (node.args.length + node.keywords.length > 0) return null;
  const names = classAround(ctx);
  const receiver = ctx.currentFunction?.parameters[0];
  if (receiver === undefined || receiver.kind === "keywordOnly") return null;
  if (names === null && isInClass(ctx)) return null;
  return t.callExpression(ctx.runtime("superOf"), [
    names === null ? t.nullLiteral() : t.identifier(names.cell),
    firstArgument(receiver.binding, receiver.kind, ctx),
  ]);
}

function firstArgument(binding: Binding, kind: string, ctx: LowerContext): t.Expression {
  const name = ctx.identifier(binding);
  return kind === "variadic" ? t.memberExpression(name, t.numericLiteral(0), true) : name;
}

/** What holds the class around the function being lowered, if that is made at run time. */
export function classCell(ctx: LowerContext): t.Identifier | null {
  const names = classAround(ctx);
  return names === null ? null : t.identifier(names.cell);
}

/** `__class__` in a method of such a class. */
export function lowerClassCell(ctx: LowerContext): t.Expression | null {
  const names = classAround(ctx);
  return names === null
    ? null
    : t.callExpression(ctx.runtime("classOf"), [t.identifier(names.cell)]);
}

/** `name: annotation` in the body of such a class: `annotate(body, "name", annotation)`. */
export function lowerClassAnnotation(node: ast.AnnAssign, ctx: LowerContext): t.Statement[] {
  if (node.target.kind !== "Name" || node.simple === 0) return [];
  const binding = ctx.bindingOf(node.target);
  if (binding?.scope.kind !== "class") return [];
  const names = ctx.classNames.get(binding.scope.node as ast.ClassDef);
  if (names === undefined) return [];
  return [
    t.expressionStatement(
      t.callExpression(ctx.runtime("annotate"), [
        t.identifier(names.body),
        t.stringLiteral(binding.name),
        ...annotationValues([node.annotation], ctx),
      ]),
    ),
  ];
}

/** A JavaScript name for the function expression of a method; its code must not see it in place of something else of that name. */
export function methodFunctionName(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  parts: { readonly parameters: readonly t.Node[]; readonly body: t.Node },
): string {
  const name = bindingName(attributeName(node.name));
  const isUsed = [...parts.parameters, parts.body].some((part) => refersToName(part, name));
  return isUsed && !name.endsWith("$") ? `${name}$` : name;
}
