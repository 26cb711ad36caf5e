/** Functions: `def`, `async def`, `lambda` and `return`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import { completesNormally } from "../analyze/types/infer-statements.ts";
import type { Binding } from "../analyze/types/binding.ts";
import type { FunctionInfo, ProgramParameter } from "../analyze/types/signature.ts";
import { isAssignable, none, resolved, type Type } from "../analyze/types/type.ts";
import { maySuppress } from "./with.ts";
import { assign, declareConst } from "./builders.ts";
import { docstringOf } from "./documentation.ts";
import { needsSignature, withSignature } from "./function-details.ts";
import type { LowerContext, LowerExpression, LowerStatement } from "./context.ts";
import { bindingName, optionName } from "./naming.ts";
import { isNumber } from "./ts-types.ts";
import { methodFunctionName } from "./run-time-classes.ts";
import { docComment } from "./trivia.ts";
import { declareTypeParameters, needsTypeParameters } from "./type-parameters.ts";

export const lowerFunctionDef: LowerStatement<ast.FunctionDef> = (node, ctx) =>
  lowerFunction(node, ctx);
export const lowerAsyncFunctionDef: LowerStatement<ast.AsyncFunctionDef> = (node, ctx) =>
  lowerFunction(node, ctx);

function lowerFunction(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  ctx: LowerContext,
): t.Statement[] {
  const binding = ctx.bindingOf(node)!;
  const info = ctx.types.functionOf(node);
  if (needsTypeParameters(node.type_params, ctx)) declareTypeParameters(node.type_params, ctx);
  const decorators = ctx.expressions(node.decorator_list);
  const parts = functionParts(info, ctx);
  const name = ctx.identifier(binding);
  const isOwn = ctx.placementOf(binding).kind === "own" && !isParameter(binding);
  const isClassLevel = binding.scope.kind === "class";
  const record = needsSignature(info);
  if (isOwn && decorators.length === 0) {
    const declaration = t.functionDeclaration(
      name,
      parts.parameters,
      parts.body,
      parts.isGenerator,
      parts.isAsync,
    );
    declaration.returnType = parts.returnType;
    const statement = documented(
      ctx.isExported(binding) ? t.exportNamedDeclaration(declaration) : declaration,
      node,
    );
    const marked = markedFunction(t.cloneNode(name), info, ctx);
    const told = record ? withSignature(marked ?? t.cloneNode(name), info, ctx) : marked;
    return told === null ? [statement] : [statement, t.expressionStatement(told)];
  }
  const isReferred = refersTo(node, binding, ctx);
  const value = t.functionExpression(
    isReferred ? null : t.identifier(isClassLevel ? methodFunctionName(node, parts) : name.name),
    parts.parameters,
    parts.body,
    parts.isGenerator,
    parts.isAsync,
  );
  value.returnType = parts.returnType;
  const marked = markedFunction(value, info, ctx) ?? value;
  const plain =
    record || decorators.length > 0 ? withSignature(marked, info, ctx, isReferred) : marked;
  const decorated = decorators.reduceRight<t.Expression>(
    (decoratee, decorator) =>
      t.callExpression(ctx.runtime("call"), [decorator, t.arrayExpression([decoratee])]),
    plain,
  );
  if (!isOwn)
    return [documented(t.expressionStatement(t.assignmentExpression("=", name, decorated)), node)];
  const declaration = declareConst(name, decorated);
  return [
    documented(ctx.isExported(binding) ? t.exportNamedDeclaration(declaration) : declaration, node),
  ];
}

/** Whether the `def` gives a parameter another value. */
function isParameter(binding: Binding): boolean {
  return binding.definitions[0] === "parameter";
}

/** A coroutine function, or an asynchronous generator function, as the runtime must be told of it; `null` for any other. */
function markedFunction(
  function_: t.Expression,
  info: FunctionInfo,
  ctx: LowerContext,
): t.Expression | null {
  if (info.node.kind !== "AsyncFunctionDef") return null;
  return ctx.formOf(info).marked(function_, info.isGenerator);
}

/**
 * Whether the function's own code refers to its name: that means the name outside, which a decorator or a later assignment may have given another
 * value, not the function expression.
 */
function refersTo(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  binding: Binding,
  ctx: LowerContext,
): boolean {
  if (!binding.captured) return false;
  let found = false;
  for (const statement of node.body) {
    visit(statement, {
      enter: (each) => {
        if (ctx.bindingOf(each) === binding) found = true;
        return !found;
      },
    });
  }
  return found;
}

function documented<Statement extends t.Statement>(
  statement: Statement,
  node: ast.FunctionDef | ast.AsyncFunctionDef,
): Statement {
  const doc = docstringOf(node.body);
  if (doc !== null) statement.leadingComments = [docComment(doc)];
  return statement;
}

interface FunctionParts {
  readonly parameters: (t.Identifier | t.AssignmentPattern | t.RestElement | t.ObjectPattern)[];
  readonly body: t.BlockStatement;
  readonly returnType: t.TSTypeAnnotation | null;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
}

/** `receiver` is `this` for a method's first parameter. */
export function functionParts(
  info: FunctionInfo,
  ctx: LowerContext,
  receiver: "none" | "this" = "none",
): FunctionParts {
  const node = info.node as ast.FunctionDef | ast.AsyncFunctionDef;
  const own = withoutUnused(info, receiver === "this" ? info.parameters.slice(1) : info.parameters);
  const { parameters, before } = lowerParameters(own, ctx);
  const self = receiver === "this" ? (info.parameters[0]?.binding ?? null) : null;
  return ctx.inFunction(
    info,
    () => {
      const body = ctx.block(node.body);
      body.innerComments = null;
      const saysNone = info.returnsValue || needsNull(info);
      const completes = completesNormally(node.body, (each) => maySuppress(each, ctx.types));
      const isConstructor = node.name === "__init__" && info.owner !== null;
      if (saysNone && completes && !isConstructor)
        body.body.push(t.returnStatement(implicitNone(info, ctx)));
      if (self !== null && !isThis(self)) {
        // A constructor has no `this` before its `super(...)`.
        const start = node.name === "__init__" ? body.body.findIndex(isSuperCall) + 1 : 0;
        const named = declareConst(t.identifier(bindingName(self.name)), t.thisExpression());
        body.body.splice(start, 0, named);
      }
      body.body.unshift(...before);
      const isCoroutine = node.kind === "AsyncFunctionDef" || ctx.becomesAsync(info);
      const { async: isAsync, generator } = ctx.formOf(info).functionFlags;
      return {
        parameters,
        body,
        returnType: returnTypeOf(info, ctx),
        isAsync: isCoroutine && isAsync,
        isGenerator: info.isGenerator || (isCoroutine && generator),
      };
    },
    self !== null && isThis(self) ? self : null,
  );
}

function isSuperCall(statement: t.Statement): boolean {
  return (
    t.isExpressionStatement(statement) &&
    t.isCallExpression(statement.expression) &&
    t.isSuper(statement.expression.callee)
  );
}

/** A special method is called by the runtime alone: JavaScript lets it leave out the last parameters, if it does not look at them. */
function withoutUnused(
  info: FunctionInfo,
  own: readonly ProgramParameter[],
): readonly ProgramParameter[] {
  if (info.owner === null || info.isCalled || !/^__(?!init__$).*__$/.test(info.name)) return own;
  let count = own.length;
  while (count > 0 && own[count - 1]!.binding.reads === 0 && own[count - 1]!.defaultValue === null)
    count--;
  return own.slice(0, count);
}

/** Whether the receiver can be written `this`: nested functions have a `this` of their own. */
function isThis(binding: Binding): boolean {
  return binding.definitions.length === 1 && !binding.isUsedInNestedFunction;
}

/** The None that a function returns by running off its end; its annotation may not say so. */
function implicitNone(info: FunctionInfo, ctx: LowerContext): t.Expression {
  const { declaredReturn } = info;
  const isAllowed = declaredReturn === null || isAssignable(none, declaredReturn);
  return isAllowed || !ctx.isTypeScript
    ? t.nullLiteral()
    : t.tsAsExpression(t.nullLiteral(), t.tsNeverKeyword());
}

/** Whether None must be there for the caller to see, in a function that returns nothing else. */
function needsNull(info: FunctionInfo): boolean {
  return !info.isGenerator && (info.resultIsUsed || info.escapes || info.answersOperator);
}

function returnTypeOf(info: FunctionInfo, ctx: LowerContext): t.TSTypeAnnotation | null {
  if (!ctx.isTypeScript) return null;
  if (info.isGenerator) return t.tsTypeAnnotation(generatorType(info, ctx));
  const isVoid = !info.returnsValue && !needsNull(info);
  const result = isVoid ? t.tsVoidKeyword() : ctx.tsType(info.result);
  return t.tsTypeAnnotation(ctx.becomesAsync(info) ? ctx.formOf(info).promiseType(result) : result);
}

/** The native generator types: what is yielded, what is returned, what is sent. */
function generatorType(info: FunctionInfo, ctx: LowerContext): t.TSType {
  const result = info.returnsValue ? ctx.tsType(info.returned) : t.tsVoidKeyword();
  const yielded = ctx.tsType(info.yielded);
  if (info.node.kind === "AsyncFunctionDef")
    return ctx.formOf(info).asyncGeneratorType(yielded, result);
  const args = [yielded, result, t.tsUnknownKeyword()];
  return t.tsTypeReference(t.identifier("Generator"), t.tsTypeParameterInstantiation(args));
}

// ---------------------------------------------------------------- parameters

export interface LoweredParameters {
  readonly parameters: FunctionParts["parameters"];
  /** What the body does first. */
  readonly before: t.Statement[];
}

/**
 * Positional parameters are positional, `*args` is a rest parameter, keyword-only ones are properties of a trailing options object, and
 * `**kwargs` is what is left of it.
 */
export function lowerParameters(
  own: readonly ProgramParameter[],
  ctx: LowerContext,
): LoweredParameters {
  const parameters: FunctionParts["parameters"] = [];
  const before: t.Statement[] = [];
  const named = own.filter((each) => each.kind === "keywordOnly");
  const keywords = own.find((each) => each.kind === "keywords");
  for (const parameter of own) {
    if (parameter.kind === "positionalOnly" || parameter.kind === "positionalOrKeyword")
      parameters.push(positional(parameter, ctx));
    else if (parameter.kind === "variadic") {
      if (named.length > 0 || keywords !== undefined) {
        parameters.push(restWithOptions(parameter, named, keywords ?? null, before, ctx));
        return { parameters, before };
      }
      parameters.push(restParameter(parameter, before, ctx));
    }
  }
  if (named.length > 0 || keywords !== undefined)
    parameters.push(optionsParameter(named, keywords ?? null, before, ctx));
  return { parameters, before };
}

/** `*args` is a tuple to the program. */
function restParameter(
  parameter: ProgramParameter,
  before: t.Statement[],
  ctx: LowerContext,
): t.RestElement {
  const name = bindingName(parameter.binding.name);
  const rest = ctx.temp("rest");
  const element = t.restElement(rest);
  if (ctx.isTypeScript)
    element.typeAnnotation = t.tsTypeAnnotation(
      t.tsArrayType(t.tsParenthesizedType(ctx.tsType(variadicItem(parameter, ctx)))),
    );
  const value = t.callExpression(t.memberExpression(ctx.runtime("tuple"), t.identifier("of")), [
    t.spreadElement(t.identifier(rest.name)),
  ]);
  const kind = parameter.binding.definitions.length === 1 ? "const" : "let";
  before.push(t.variableDeclaration(kind, [t.variableDeclarator(t.identifier(name), value)]));
  return element;
}

function variadicItem(parameter: ProgramParameter, ctx: LowerContext): Type {
  const type = resolved(ctx.types.typeOfBinding(parameter.binding));
  return type.kind === "tuple" && type.isVariadic ? type.items[0]! : { kind: "unknown" };
}

/**
 * `*args` with keyword-only parameters: JavaScript's rest parameter takes all, and the trailing options object is taken off it:
 * `const [args, { end = "" }] = withOptions<number, { end?: string }>(rest)`.
 */
function restWithOptions(
  variadic: ProgramParameter,
  named: readonly ProgramParameter[],
  keywords: ProgramParameter | null,
  before: t.Statement[],
  ctx: LowerContext,
): t.RestElement {
  const rest = ctx.temp("rest");
  const statements: t.Statement[] = [];
  // A name that the body assigns again is declared by a `let` of its own.
  const held = (each: ProgramParameter): t.Identifier => {
    const name = t.identifier(bindingName(each.binding.name));
    if (each.binding.definitions.length === 1) return name;
    const given = ctx.temp("given");
    if (ctx.canBeUnbound(each.binding)) name.typeAnnotation = ctx.declaredType(each.binding);
    statements.push(
      t.variableDeclaration("let", [t.variableDeclarator(name, t.identifier(given.name))]),
    );
    return given;
  };
  const { pattern, members } = optionsPattern(named, keywords, before, ctx, held);
  const split = t.callExpression(ctx.runtime("withOptions"), [t.identifier(rest.name)]);
  const element = t.restElement(rest);
  if (ctx.isTypeScript) {
    const item = ctx.tsType(variadicItem(variadic, ctx));
    split.typeParameters = t.tsTypeParameterInstantiation([item, t.tsTypeLiteral(members)]);
    const either = t.tsUnionType([t.tsParenthesizedType(item), t.tsTypeLiteral(members)]);
    element.typeAnnotation = t.tsTypeAnnotation(
      t.tsArrayType(t.tsParenthesizedType(item.type === "TSUnknownKeyword" ? item : either)),
    );
  }
  const names = t.arrayPattern([held(variadic), pattern]);
  before.unshift(declareConst(names, split), ...statements);
  return element;
}

function optionsParameter(
  named: readonly ProgramParameter[],
  keywords: ProgramParameter | null,
  before: t.Statement[],
  ctx: LowerContext,
): t.ObjectPattern | t.AssignmentPattern {
  const { pattern, members } = optionsPattern(named, keywords, before, ctx);
  if (ctx.isTypeScript) pattern.typeAnnotation = t.tsTypeAnnotation(t.tsTypeLiteral(members));
  const isOptional = named.every((each) => each.defaultValue !== null);
  return isOptional ? t.assignmentPattern(pattern, t.objectExpression([])) : pattern;
}

/** The names of an options object, and its type. */
function optionsPattern(
  named: readonly ProgramParameter[],
  keywords: ProgramParameter | null,
  before: t.Statement[],
  ctx: LowerContext,
  nameOf = (each: ProgramParameter): t.Identifier => t.identifier(bindingName(each.binding.name)),
): { readonly pattern: t.ObjectPattern; readonly members: t.TSTypeElement[] } {
  const properties: (t.ObjectProperty | t.RestElement)[] = named.map((parameter) =>
    optionProperty(parameter, nameOf(parameter), ctx),
  );
  const members: t.TSTypeElement[] = named.map((parameter) => optionMember(parameter, ctx));
  if (keywords !== null) {
    const rest = ctx.temp("rest");
    properties.push(t.restElement(rest));
    const name = t.identifier(bindingName(keywords.binding.name));
    const kind = keywords.binding.definitions.length === 1 ? "const" : "let";
    const value = keywordDict(rest, keywords, ctx);
    before.push(t.variableDeclaration(kind, [t.variableDeclarator(name, value)]));
    members.push(indexSignature());
  }
  return { pattern: t.objectPattern(properties), members };
}

function optionProperty(
  parameter: ProgramParameter,
  name: t.Identifier,
  ctx: LowerContext,
): t.ObjectProperty {
  const key = t.identifier(optionName(parameter.name));
  const isShorthand = name.name === key.name;
  const { defaultValue } = parameter;
  if (defaultValue === null) return t.objectProperty(key, name, false, isShorthand);
  return t.objectProperty(
    key,
    t.assignmentPattern(name, defaultExpression(defaultValue, ctx)),
    false,
    isShorthand,
  );
}

function optionMember(parameter: ProgramParameter, ctx: LowerContext): t.TSPropertySignature {
  const member = t.tsPropertySignature(
    t.identifier(optionName(parameter.name)),
    t.tsTypeAnnotation(ctx.tsType(ctx.types.typeOfBinding(parameter.binding))),
  );
  member.optional = parameter.defaultValue !== null;
  return member;
}

function indexSignature(): t.TSIndexSignature {
  const key = t.identifier("keyword");
  key.typeAnnotation = t.tsTypeAnnotation(t.tsStringKeyword());
  return t.tsIndexSignature([key], t.tsTypeAnnotation(t.tsUnknownKeyword()));
}

function keywordDict(
  rest: t.Identifier,
  parameter: ProgramParameter,
  ctx: LowerContext,
): t.Expression {
  const created = t.newExpression(ctx.runtime("dict"), [t.nullLiteral(), t.identifier(rest.name)]);
  const type = resolved(ctx.types.typeOfBinding(parameter.binding));
  if (ctx.isTypeScript && type.kind === "instance") {
    created.typeParameters = t.tsTypeParameterInstantiation([
      t.tsStringKeyword(),
      t.tsUnknownKeyword(),
    ]);
  }
  return created;
}

function defaultExpression(node: ast.Expr, ctx: LowerContext): t.Expression {
  if (isConstantDefault(node)) return ctx.expression(node);
  // Evaluated once, where the `def` stands.
  const value = ctx.expression(node);
  const type = t.isArrayExpression(value) ? ctx.typeOf(node) : undefined;
  const preset = ctx.hoist("preset", value, type);
  ctx.presets.set(node, preset.name);
  return preset;
}

function positional(
  parameter: ProgramParameter,
  ctx: LowerContext,
): t.Identifier | t.AssignmentPattern {
  const name = t.identifier(bindingName(parameter.binding.name));
  const type = ctx.types.typeOfBinding(parameter.binding);
  const { defaultValue } = parameter;
  const isDeleted = ctx.canBeUnbound(parameter.binding);
  if (defaultValue === null) {
    name.typeAnnotation = isDeleted ? ctx.declaredType(parameter.binding) : ctx.annotation(type);
    return name;
  }
  if (isDeleted) name.typeAnnotation = ctx.declaredType(parameter.binding);
  else if (!isInferred(defaultValue, type)) name.typeAnnotation = ctx.annotation(type);
  return t.assignmentPattern(name, defaultExpression(defaultValue, ctx));
}

/** A default is evaluated once, where the `def` stands: for an immutable constant that makes no difference. */
function isConstantDefault(node: ast.Expr): boolean {
  if (node.kind === "UnaryOp") return node.op === "USub" && isConstantDefault(node.operand);
  return node.kind === "Constant" && ["None", "bool", "int", "float", "str"].includes(node.type);
}

/** Whether TypeScript infers the parameter's type from its default. */
function isInferred(defaultValue: ast.Expr, type: Type): boolean {
  const plain = resolved(type);
  if (defaultValue.kind !== "Constant") return false;
  if (plain.kind === "int") return defaultValue.type === "int" && isNumber(plain);
  return plain.kind === defaultValue.type && (plain.kind === "str" || plain.kind === "bool");
}

// ---------------------------------------------------------------- return, lambda

export const lowerReturn: LowerStatement<ast.Return> = (node, ctx) => {
  const info = ctx.currentFunction!;
  if (node.value === null || (node.value.kind === "Constant" && node.value.type === "None")) {
    return [t.returnStatement(info.returnsValue || needsNull(info) ? t.nullLiteral() : null)];
  }
  const value = asDeclared(ctx.expression(node.value), node.value, info, ctx);
  if (!ctx.becomesAsync(info)) return [t.returnStatement(value)];
  const isAwaitable = mayBeAwaitable(ctx.typeOf(node.value));
  const { heldReturn } = ctx;
  if (!isAwaitable || heldReturn === null)
    return [t.returnStatement(ctx.coroutines.returned(value, isAwaitable))];
  return [
    assign(t.identifier(heldReturn.name), value),
    t.breakStatement(t.identifier(heldReturn.label)),
  ];
};

/** The annotation of the result is trusted where the value's own type is not known. */
function asDeclared(
  value: t.Expression,
  node: ast.Expr,
  info: FunctionInfo,
  ctx: LowerContext,
): t.Expression {
  const declared = info.isGenerator ? null : info.declaredReturn;
  if (!ctx.isTypeScript || declared === null) return value;
  if (resolved(ctx.typeOf(node)).kind !== "unknown" || t.isTSAsExpression(value)) return value;
  const type = ctx.tsType(declared);
  return type.type === "TSUnknownKeyword" ? value : t.tsAsExpression(value, type);
}

/** Whether a value of the type may have a `then`, which JavaScript would await when it is returned. */
export function mayBeAwaitable(type: Type): boolean {
  const plain = resolved(type);
  switch (plain.kind) {
    case "none":
    case "bool":
    case "int":
    case "float":
    case "str":
    case "tuple":
    case "module":
    case "function":
    case "stubFunction":
      return false;
    case "union":
      return plain.members.some(mayBeAwaitable);
    case "instance":
      return (
        plain.class.module !== "builtins" &&
        (plain.class.node !== null ||
          plain.class.lookup("__await__") !== null ||
          plain.class.isSubclassOf("typing.Awaitable"))
      );
    default:
      return true;
  }
}

export const lowerLambda: LowerExpression<ast.Lambda> = (node, ctx) => {
  const info = ctx.types.functionOf(node);
  const { parameters, before } = lowerParameters(info.parameters, ctx);
  const lambda = ctx.inFunction(info, () => {
    const body = ctx.conditional(node.body);
    body.before.unshift(...before, ...lambdaNames(info, ctx));
    if (body.before.length === 0 && !info.isGenerator)
      return t.arrowFunctionExpression(parameters, body.expression);
    const block = t.blockStatement([...body.before, t.returnStatement(body.expression)]);
    return info.isGenerator
      ? t.functionExpression(null, parameters, block, true)
      : t.arrowFunctionExpression(parameters, block);
  });
  // A callee is plain, unless it is called with other arguments than it has.
  const isRecorded = info.hasUnmatchedCalls || (needsSignature(info) && !ctx.isPlain(node));
  return isRecorded ? withSignature(lambda, info, ctx) : lambda;
};

/** The names that `:=` binds in a lambda are its own. */
function lambdaNames(info: FunctionInfo, ctx: LowerContext): t.Statement[] {
  return [...info.scope.bindings.values()].flatMap((binding) => {
    const isOwn = binding.definitions[0] === "walrus" && binding.scope === info.scope;
    if (!isOwn) return [];
    const name = t.identifier(bindingName(binding.name));
    name.typeAnnotation = ctx.declaredType(binding);
    return [t.variableDeclaration("let", [t.variableDeclarator(name)])];
  });
}
