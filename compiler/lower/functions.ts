/** Functions: `def`, `async def`, `lambda` and `return`. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { completesNormally } from "../analyze/types/infer-statements.ts";
import type { FunctionInfo, ProgramParameter } from "../analyze/types/signature.ts";
import { resolved, type Type } from "../analyze/types/type.ts";
import type { LowerContext, LowerExpression, LowerStatement } from "./context.ts";
import { bindingName } from "./naming.ts";
import { isNumber } from "./ts-types.ts";
import { docComment } from "./trivia.ts";

export const lowerFunctionDef: LowerStatement<ast.FunctionDef> = (node, ctx) =>
  lowerFunction(node, ctx);
export const lowerAsyncFunctionDef: LowerStatement<ast.AsyncFunctionDef> = (node, ctx) =>
  lowerFunction(node, ctx);

function lowerFunction(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  ctx: LowerContext,
): t.Statement[] {
  const binding = ctx.bindingOf(node)!;
  if (node.decorator_list.length > 0) ctx.unsupported(node.decorator_list[0]!, "a decorator");
  const info = ctx.types.functionOf(node);
  const parts = functionParts(info, ctx);
  const name = ctx.identifier(binding);
  const isAsync = ctx.becomesAsync(info) || node.kind === "AsyncFunctionDef";
  if (ctx.placementOf(binding).kind !== "own") {
    const value = t.functionExpression(
      t.identifier(name.name),
      parts.parameters,
      parts.body,
      info.isGenerator,
      isAsync,
    );
    value.returnType = parts.returnType;
    return [t.expressionStatement(t.assignmentExpression("=", name, value))];
  }
  const declaration = t.functionDeclaration(
    name,
    parts.parameters,
    parts.body,
    info.isGenerator,
    isAsync,
  );
  declaration.returnType = parts.returnType;
  const statement = ctx.isExported(binding) ? t.exportNamedDeclaration(declaration) : declaration;
  const doc = docstringOf(node.body);
  if (doc !== null) statement.leadingComments = [docComment(doc)];
  return [statement];
}

interface FunctionParts {
  readonly parameters: (t.Identifier | t.AssignmentPattern | t.RestElement | t.ObjectPattern)[];
  readonly body: t.BlockStatement;
  readonly returnType: t.TSTypeAnnotation | null;
}

export function functionParts(
  info: FunctionInfo,
  ctx: LowerContext,
  skipReceiver = false,
): FunctionParts {
  const node = info.node as ast.FunctionDef | ast.AsyncFunctionDef;
  const own = skipReceiver ? info.parameters.slice(1) : info.parameters;
  const parameters = lowerParameters(own, ctx);
  return ctx.inFunction(info, () => {
    const body = ctx.block(node.body);
    const saysNone = info.returnsValue || needsNull(info);
    if (saysNone && completesNormally(node.body)) body.body.push(t.returnStatement(t.nullLiteral()));
    return { parameters, body, returnType: returnTypeOf(info, ctx) };
  });
}

/** Whether None must be there for the caller to see, in a function that returns nothing else. */
function needsNull(info: FunctionInfo): boolean {
  return !info.isGenerator && (info.resultIsUsed || info.escapes);
}

function returnTypeOf(info: FunctionInfo, ctx: LowerContext): t.TSTypeAnnotation | null {
  if (!ctx.isTypeScript) return null;
  if (info.isGenerator) return t.tsTypeAnnotation(generatorType(info, ctx));
  const isVoid = !info.returnsValue && !needsNull(info);
  const result = isVoid ? t.tsVoidKeyword() : ctx.tsType(info.result);
  return t.tsTypeAnnotation(ctx.becomesAsync(info) ? ctx.coroutines.promiseType(result) : result);
}

/** The native generator types: what is yielded, what is returned, what is sent. */
function generatorType(info: FunctionInfo, ctx: LowerContext): t.TSType {
  const name = info.node.kind === "AsyncFunctionDef" ? "AsyncGenerator" : "Generator";
  const result = info.returnsValue ? ctx.tsType(info.returned) : t.tsVoidKeyword();
  const args = [ctx.tsType(info.yielded), result, t.tsUnknownKeyword()];
  return t.tsTypeReference(t.identifier(name), t.tsTypeParameterInstantiation(args));
}

// ---------------------------------------------------------------- parameters

export function lowerParameters(
  parameters: readonly ProgramParameter[],
  ctx: LowerContext,
): FunctionParts["parameters"] {
  const lowered: FunctionParts["parameters"] = [];
  for (const parameter of parameters) {
    if (parameter.kind === "positionalOnly" || parameter.kind === "positionalOrKeyword")
      lowered.push(positional(parameter, ctx));
    else ctx.unsupported(parameter.node, `a ${parameterNames[parameter.kind]} parameter`);
  }
  return lowered;
}

const parameterNames = {
  variadic: "'*args'",
  keywordOnly: "keyword-only",
  keywords: "'**kwargs'",
} as const;

function positional(
  parameter: ProgramParameter,
  ctx: LowerContext,
): t.Identifier | t.AssignmentPattern {
  const name = t.identifier(bindingName(parameter.binding.name));
  const type = ctx.types.typeOfBinding(parameter.binding);
  const { defaultValue } = parameter;
  if (defaultValue === null) {
    name.typeAnnotation = ctx.annotation(type);
    return name;
  }
  if (!isConstantDefault(defaultValue))
    ctx.unsupported(defaultValue, "a default value that is not a constant");
  if (!isInferred(defaultValue, type)) name.typeAnnotation = ctx.annotation(type);
  return t.assignmentPattern(name, ctx.expression(defaultValue));
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

export function docstringOf(body: readonly ast.Stmt[]): string | null {
  const [first] = body;
  if (first?.kind !== "Expr" || first.value.kind !== "Constant" || first.value.type !== "str")
    return null;
  return first.value.value;
}

// ---------------------------------------------------------------- return, lambda

export const lowerReturn: LowerStatement<ast.Return> = (node, ctx) => {
  const info = ctx.currentFunction!;
  if (node.value === null || (node.value.kind === "Constant" && node.value.type === "None")) {
    return [t.returnStatement(info.returnsValue || needsNull(info) ? t.nullLiteral() : null)];
  }
  const value = ctx.expression(node.value);
  if (!ctx.becomesAsync(info)) return [t.returnStatement(value)];
  return [
    t.returnStatement(ctx.coroutines.returned(value, mayBeAwaitable(ctx.typeOf(node.value)))),
  ];
};

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
  const parameters = lowerParameters(info.parameters, ctx);
  return ctx.inFunction(info, () => {
    const body = ctx.conditional(node.body);
    if (body.before.length === 0) return t.arrowFunctionExpression(parameters, body.expression);
    return t.arrowFunctionExpression(
      parameters,
      t.blockStatement([...body.before, t.returnStatement(body.expression)]),
    );
  });
};
