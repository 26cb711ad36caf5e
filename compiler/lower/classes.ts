/** Classes: those whose protocol is JavaScript's own. A plain `__init__` is the constructor, methods use `this`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { mangle } from "../analyze/types/occurrences.ts";
import { visit } from "../ast/visit.ts";
import type { Binding } from "../analyze/types/binding.ts";
import type { ClassInfo, Member } from "../analyze/types/classes.ts";
import type { FunctionInfo } from "../analyze/types/signature.ts";
import { assign } from "./builders.ts";
import { classAnnotations } from "./annotations.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { resolved, str, type Type } from "../analyze/types/type.ts";
import { dataclassCall, dataclassParts, isAssigned } from "./dataclasses.ts";
import { docstringOf, documentationOf } from "./documentation.ts";
import { functionParts } from "./functions.ts";
import { markCoroutines, recordMethods } from "./method-details.ts";
import { attributeName, bindingName } from "./naming.ts";
import { lowerRunTimeClass } from "./run-time-classes.ts";
import { docComment } from "./trivia.ts";

type Method = t.ClassMethod;

export const lowerClassDef: LowerStatement<ast.ClassDef> = (node, ctx) => {
  const info = ctx.types.classOf(node);
  if (info.isOpaque) return lowerRunTimeClass(node, ctx);
  const binding = ctx.bindingOf(node)!;
  const base = baseOf(node, info, ctx);
  const data = info.dataclass === null ? null : dataclassParts(info, ctx);
  const body = ctx.classBody(node.body, (statement) => lowerMember(statement, info, ctx));
  const declaration = t.classDeclaration(
    ctx.identifier(binding),
    base,
    t.classBody([
      ...documentation(node, ctx),
      ...(data?.properties ?? []),
      ...fields(info, ctx),
      ...(data === null ? [] : [data.constructor]),
      ...body,
    ]),
  );
  const statements = bindClass(binding, declaration, ctx);
  const doc = docstringOf(node.body);
  if (doc !== null) statements[0]!.leadingComments = [docComment(doc)];
  statements.unshift(...(data?.before ?? []));
  if (ctx.moduleName !== "__main__") {
    const args = [ctx.identifier(binding), t.stringLiteral(ctx.definedIn)];
    statements.push(t.expressionStatement(t.callExpression(ctx.runtime("inModule"), args)));
  }
  const marked = markCoroutines(info, ctx.identifier(binding), ctx);
  if (marked !== null) statements.push(marked);
  const recorded = recordMethods(info, ctx.identifier(binding), ctx);
  if (recorded !== null) statements.push(recorded);
  statements.push(...classAnnotations(node, ctx.identifier(binding), ctx, data !== null));
  if (data !== null) statements.push(dataclassCall(node, ctx.identifier(binding), ctx));
  return statements;
};

/** `__doc__`, where the program looks at documentation. */
function documentation(node: ast.ClassDef, ctx: LowerContext): t.ClassProperty[] {
  const doc = documentationOf(node.body, ctx);
  if (doc === null) return [];
  const name = t.identifier("__doc__");
  return [t.classProperty(name, doc, ctx.annotation(str), null, false, true)];
}

/** A class without a base needs none, unless its constructor may have to initialise an object that another class made. */
function baseOf(node: ast.ClassDef, info: ClassInfo, ctx: LowerContext): t.Expression | null {
  if (!isObject(info)) return ctx.expression(node.bases[0]!);
  const isInitialised = info.isExtendedAtRunTime && info.members.has("__init__");
  return isInitialised ? ctx.runtime("object") : null;
}

/** The declaration, or what assigns the class to a name that is declared elsewhere. */
function bindClass(
  binding: Binding,
  declaration: t.ClassDeclaration,
  ctx: LowerContext,
): t.Statement[] {
  if (ctx.placementOf(binding).kind === "own" && binding.definitions[0] !== "parameter")
    return [ctx.isExported(binding) ? t.exportNamedDeclaration(declaration) : declaration];
  const value = t.toExpression(declaration);
  const factory = ctx.factoryOf(binding);
  if (factory === null) return [assign(ctx.identifier(binding), value)];
  const body = t.blockStatement([t.returnStatement(value)]);
  const made = t.callExpression(t.identifier(factory), []);
  return [
    t.functionDeclaration(t.identifier(factory), [], body),
    assign(ctx.identifier(binding), made),
  ];
}

function isObject(info: ClassInfo): boolean {
  return info.bases[0]?.class.qualifiedName === "builtins.object";
}

// ---------------------------------------------------------------- fields

/** TypeScript wants instance attributes declared. */
function fields(info: ClassInfo, ctx: LowerContext): t.ClassProperty[] {
  if (!ctx.isTypeScript) return [];
  const inherited = new Set(
    info
      .mro()
      .slice(1)
      .flatMap((base) => [...base.stored]),
  );
  const assigned = surelyAssigned(info);
  const declared: t.ClassProperty[] = [];
  const own = new Set(info.dataclass?.fields.map((each) => each.name));
  for (const name of info.stored) {
    if (own.has(name)) continue;
    const member = info.members.get(name);
    if (inherited.has(name) || member?.kind !== "attribute") continue;
    const property = t.classProperty(
      t.identifier(attributeName(name)),
      null,
      ctx.annotation(member.type),
    );
    // What the class itself has under the name is seen until the instance has its own.
    if (!assigned.has(name) || info.classLevel.has(name)) property.declare = true;
    declared.push(property);
  }
  return declared;
}

/** Whether every instance has the attribute, at any time. */
export function isSurelyThere(info: ClassInfo, name: string, ctx: LowerContext): boolean {
  return surelyAssigned(info).has(name) && !ctx.types.mayBeDeleted(name);
}

/** The attributes that every instance has once `__init__` has run. */
function surelyAssigned(info: ClassInfo): ReadonlySet<string> {
  const names = new Set<string>();
  for (const each of info.mro()) {
    for (const field of each.dataclass?.fields ?? []) if (isAssigned(field)) names.add(field.name);
    const init = each.members.get("__init__");
    if (each.dataclass !== null) continue;
    if (init?.kind !== "method") continue;
    const receiver = init.function.parameters[0]?.name;
    for (const statement of (init.function.node as ast.FunctionDef).body) {
      if (
        statement.kind !== "Assign" &&
        statement.kind !== "AnnAssign" &&
        statement.kind !== "Expr"
      )
        break;
      const targets =
        statement.kind === "Assign"
          ? statement.targets
          : statement.kind === "AnnAssign" && statement.value !== null
            ? [statement.target]
            : [];
      const flat = targets.flatMap((target) =>
        target.kind === "Tuple" || target.kind === "List" ? target.elts : [target],
      );
      for (const target of flat) {
        if (
          target.kind === "Attribute" &&
          target.value.kind === "Name" &&
          target.value.id === receiver
        )
          names.add(mangle(target.attr, each.name));
      }
    }
    // A subclass's own `__init__` replaces it, unless it calls it.
    if (!callsSuper(init.function)) break;
  }
  return names;
}

function callsSuper(info: FunctionInfo): boolean {
  return (info.node as ast.FunctionDef).body.some(
    (statement) => statement.kind === "Expr" && isSuperInit(statement.value),
  );
}

export function isSuperInit(node: ast.Expr): node is ast.Call {
  if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "__init__")
    return false;
  const { value } = node.func;
  return (
    value.kind === "Call" &&
    value.func.kind === "Name" &&
    value.func.id === "super" &&
    value.args.length === 0
  );
}

// ---------------------------------------------------------------- members

function lowerMember(
  node: ast.Stmt,
  info: ClassInfo,
  ctx: LowerContext,
): (Method | t.ClassProperty)[] {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return lowerMethod(node, info, ctx);
    case "AnnAssign":
      return isField(node, info) ? [] : lowerClassAttribute(node, info, ctx);
    case "Assign":
      return lowerClassAttribute(node, info, ctx);
    case "Pass":
      return [];
    case "Expr":
      if (node.value.kind === "Constant") return [];
      break;
    default:
      break;
  }
  ctx.unsupported(node, "this statement in a class body");
  return [];
}

function lowerClassAttribute(
  node: ast.Assign | ast.AnnAssign,
  info: ClassInfo,
  ctx: LowerContext,
): t.ClassProperty[] {
  const target = node.kind === "Assign" ? node.targets[0]! : node.target;
  if (node.value === null) return [];
  if (target.kind !== "Name" || (node.kind === "Assign" && node.targets.length > 1)) {
    ctx.unsupported(node, "this assignment in a class body");
    return [];
  }
  const { before, expression } = ctx.conditional(node.value);
  if (before.length > 0) {
    ctx.unsupported(node, "this value of a class attribute");
    return [];
  }
  const member = info.members.get(mangle(target.id, info.name));
  const type =
    member?.kind === "attribute" &&
    (node.kind === "AnnAssign" || !t.isLiteral(expression) || isUnion(member.type))
      ? ctx.annotation(member.type)
      : null;
  const property = t.classProperty(
    t.identifier(attributeName(mangle(target.id, info.name))),
    expression,
    type,
    null,
    false,
    true,
  );
  if (
    ctx.isTypeScript &&
    info.bases.some((base) => base.class.mro().some((each) => each.classLevel.has(target.id)))
  )
    property.override = true;
  return [property];
}

function isField({ target }: ast.AnnAssign, info: ClassInfo): boolean {
  const fields = info.dataclass?.fields ?? [];
  return target.kind === "Name" && fields.some((each) => each.name === target.id);
}

/** A class below may have a value of another type there. */
function isUnion(type: Type): boolean {
  return resolved(type).kind === "union";
}

function lowerMethod(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  info: ClassInfo,
  ctx: LowerContext,
): Method[] {
  const method = ctx.types.functionOf(node);
  const name = mangle(node.name, info.name);
  const decorator = decoratorOf(node, info.members.get(name));
  if (decorator === null) {
    const [decorator] = node.decorator_list;
    if (decorator === undefined) ctx.unsupported(node, "a method that is defined twice");
    else ctx.unsupported(decorator, "this decorator of a method");
    return [];
  }
  if (node.name === "__init__") return [constructorOf(node, method, info, ctx)];
  const parts = functionParts(method, ctx, decorator === "static" ? "none" : "this");
  if (decorator === "setter") dropResults(parts.body);
  const kind = decorator === "property" ? "get" : decorator === "setter" ? "set" : "method";
  const isStatic = decorator === "static" || decorator === "class";
  const key = t.identifier(attributeName(name));
  const result = t.classMethod(
    kind,
    key,
    parts.parameters as t.Identifier[],
    parts.body,
    false,
    isStatic,
    parts.isGenerator,
    parts.isAsync,
  );
  if (ctx.isTypeScript && overrides(name, info)) result.override = true;
  if (kind !== "set") result.returnType = parts.returnType;
  const doc = docstringOf(node.body);
  if (doc !== null) result.leadingComments = [docComment(doc)];
  return [ctx.locate(result, node)];
}

/** A setter of JavaScript gives nothing. */
function dropResults(body: t.BlockStatement): void {
  const last = body.body[body.body.length - 1];
  if (t.isReturnStatement(last) && t.isNullLiteral(last.argument)) body.body.pop();
  t.traverseFast(body, (node) => {
    if (t.isReturnStatement(node) && t.isNullLiteral(node.argument)) node.argument = null;
  });
}

function overrides(name: string, info: ClassInfo): boolean {
  return info.bases.some((base) => {
    const found = base.class.lookup(name);
    // What `dataclass` makes is no method of the JavaScript class.
    return found !== null && (found.member.kind !== "stubMethod" || found.owner.node === null);
  });
}

function decoratorOf(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  member: Member | undefined,
): "none" | "static" | "class" | "property" | "setter" | null {
  const [decorator] = node.decorator_list;
  if (
    decorator?.kind === "Attribute" &&
    decorator.attr === "setter" &&
    node.decorator_list.length === 1
  )
    return "setter";
  if (member?.kind !== "method" || member.function.node !== node) return null;
  return member.decorator === "other" ? null : member.decorator;
}

function constructorOf(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  method: FunctionInfo,
  info: ClassInfo,
  ctx: LowerContext,
): Method {
  const parts = functionParts(method, ctx, "this");
  const { body } = parts.body;
  const place = node.body.findIndex((each) => each.kind === "Expr" && isSuperInit(each.value));
  if (method.returnsValue || node.kind === "AsyncFunctionDef" || method.isGenerator) {
    ctx.unsupported(node, "this form of '__init__'");
  }
  if (isObject(info)) {
    // `object.__init__` does nothing.
    const index = body.findIndex(isSuperCall);
    if (index !== -1) body.splice(index, 1);
    if (info.isExtendedAtRunTime)
      body.unshift(t.expressionStatement(t.callExpression(t.super(), [])));
  } else if (place === -1) insertSuperCall(node, method, info, body, ctx);
  else if (
    node.body.slice(0, place).some((each) => mentionsName(each, method.parameters[0]!.name))
  ) {
    ctx.unsupported(
      node,
      "an '__init__' that uses its object before it calls 'super().__init__(...)'",
    );
  }
  return t.classMethod(
    "constructor",
    t.identifier("constructor"),
    parts.parameters as t.Identifier[],
    parts.body,
  );
}

/** JavaScript always runs a constructor of the base; where Python runs none, that must make no difference. */
function insertSuperCall(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  method: FunctionInfo,
  info: ClassInfo,
  body: t.Statement[],
  ctx: LowerContext,
): void {
  const base = info.bases[0]!.class;
  const own = method.parameters.slice(1);
  const isSimple = own.every(
    (each) => each.kind === "positionalOnly" || each.kind === "positionalOrKeyword",
  );
  if (base.node === null && base.isSubclassOf("builtins.BaseException") && isSimple) {
    // `BaseException.__new__` keeps the arguments.
    const args = own.map((each) => t.identifier(bindingName(each.binding.name)));
    body.unshift(t.expressionStatement(t.callExpression(t.super(), args)));
    return;
  }
  const runsNothing = base
    .mro()
    .every((each) => !each.members.has("__init__") || each.qualifiedName === "builtins.object");
  if (base.node !== null && runsNothing)
    body.unshift(t.expressionStatement(t.callExpression(t.super(), [])));
  else ctx.unsupported(node, "an '__init__' that does not call 'super().__init__(...)'");
}

function isSuperCall(statement: t.Statement): boolean {
  return (
    t.isExpressionStatement(statement) &&
    t.isCallExpression(statement.expression) &&
    t.isSuper(statement.expression.callee)
  );
}

function mentionsName(node: ast.Stmt, name: string): boolean {
  let found = false;
  visit(node, {
    enter: (each) => {
      if (each.kind === "Name" && each.id === name) found = true;
    },
  });
  return found;
}
