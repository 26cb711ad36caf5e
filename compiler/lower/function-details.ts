/** What the runtime is told of functions: their parameters, names, and what else a program may ask of them. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { FunctionInfo, Parameter, ProgramParameter } from "../analyze/types/signature.ts";

import { annotationMentions, annotationPairs } from "./annotations.ts";
import type { LowerContext } from "./context.ts";
import { documentationOf } from "./documentation.ts";
import { namesOfTypeParameters, needsTypeParameters } from "./type-parameters.ts";

/** Whether the function may be called by something that has to look up its parameters. */
export function needsSignature(info: FunctionInfo): boolean {
  return info.escapes || info.hasUnmatchedCalls;
}

export function withSignature(
  target: t.Expression,
  info: FunctionInfo,
  ctx: LowerContext,
  isAnonymous = false,
): t.Expression {
  const args = [target, t.stringLiteral(signatureText(info, ctx))];
  const qualified = qualifiedName(info);
  if (qualified !== info.name || info.node.kind === "Lambda" || isAnonymous)
    args.push(t.stringLiteral(qualified));
  const recorded = t.callExpression(ctx.runtime("signature"), args);
  const details = detailsOf(info, ctx);
  return details === null
    ? recorded
    : t.callExpression(ctx.runtime("described"), [recorded, details]);
}

/** What the program may ask of a function besides its parameters' names, as far as it mentions it at all. */
export function detailsOf(info: FunctionInfo, ctx: LowerContext): t.ObjectExpression | null {
  const properties: t.ObjectProperty[] = [];
  const add = (name: string, value: t.Expression): void => {
    properties.push(t.objectProperty(t.identifier(name), value));
  };
  const { node } = info;
  const doc = node.kind === "Lambda" ? null : documentationOf(node.body, ctx);
  if (doc !== null) add("doc", doc);
  if (ctx.moduleName !== "__main__" && ctx.mentions("__module__", "get_type_hints"))
    add("module", t.stringLiteral(ctx.definedIn));
  if (ctx.mentions(...defaultMentions)) addDefaults(info, add, ctx);
  if (node.kind !== "Lambda" && needsTypeParameters(node.type_params, ctx))
    add("typeParameters", t.arrayExpression(namesOfTypeParameters(node.type_params, ctx)));
  if (node.kind !== "Lambda" && ctx.mentions(...annotationMentions)) {
    const annotations = annotationsOf(node, ctx);
    if (annotations.length > 0) add("annotations", t.arrayExpression(annotations));
  }
  return properties.length === 0 ? null : t.objectExpression(properties);
}

const defaultMentions = ["__defaults__", "__kwdefaults__", "inspect"];

function addDefaults(
  info: FunctionInfo,
  add: (name: string, value: t.Expression) => void,
  ctx: LowerContext,
): void {
  const given = info.parameters.filter(({ defaultValue }) => defaultValue !== null);
  const positional = given.filter(({ kind }) => kind !== "keywordOnly");
  const named = given.filter(({ kind }) => kind === "keywordOnly");
  const valueOf = ({ defaultValue }: ProgramParameter): t.Expression => {
    const preset = ctx.presets.get(defaultValue!);
    return preset === undefined ? ctx.expression(defaultValue!) : t.identifier(preset);
  };
  if (positional.length > 0) add("defaults", t.arrayExpression(positional.map(valueOf)));
  if (named.length > 0)
    add("keywordDefaults", t.arrayExpression(named.map((each) => pair(each.name, valueOf(each)))));
}

/** Pairs, because an object cannot have a property of every name. */
function pair(name: string, value: t.Expression): t.ArrayExpression {
  return t.arrayExpression([t.stringLiteral(name), value]);
}

/** In the order of CPython's `__annotations__`. */
function annotationsOf(
  { args, returns }: ast.FunctionDef | ast.AsyncFunctionDef,
  ctx: LowerContext,
): t.ArrayExpression[] {
  const parameters = [...args.posonlyargs, ...args.args];
  if (args.vararg !== null) parameters.push(args.vararg);
  parameters.push(...args.kwonlyargs);
  if (args.kwarg !== null) parameters.push(args.kwarg);
  const annotated = parameters.flatMap(({ arg, annotation }) =>
    annotation === null ? [] : [{ name: arg, annotation }],
  );
  if (returns !== null) annotated.push({ name: "return", annotation: returns });
  return annotationPairs(annotated, ctx);
}

/** `__qualname__`: where the `def` stands, from the module inwards. */
export function qualifiedName(info: FunctionInfo): string {
  let name = info.name;
  for (let scope = info.scope.parent; scope !== null; scope = scope.parent) {
    const { node } = scope;
    if (node.kind === "ClassDef") name = `${node.name}.${name}`;
    else if (node.kind === "Lambda") name = `<lambda>.<locals>.${name}`;
    else if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef")
      name = `${node.name}.<locals>.${name}`;
  }
  return name;
}

/** Python's own parameter list, without the values of the defaults; and whether the function blocks in Python. */
export function signatureText(info: FunctionInfo, ctx: LowerContext): string {
  const blocks = info.node.kind !== "AsyncFunctionDef" && ctx.becomesAsync(info);
  const parameters = parameterList(
    info.parameters.map(({ name, kind, defaultValue }) => ({
      name,
      kind,
      hasDefault: defaultValue !== null,
    })),
  );
  return blocks ? `${parameters} -> awaited` : parameters;
}

/** A parameter list as `signature` takes it. */
export function parameterList(
  parameters: readonly Pick<Parameter, "name" | "kind" | "hasDefault">[],
): string {
  const parts: string[] = [];
  let needsStar = true;
  parameters.forEach(({ name, kind, hasDefault }, index) => {
    const previous = parameters[index - 1];
    if (previous?.kind === "positionalOnly" && kind !== "positionalOnly") parts.push("/");
    if (kind === "variadic") needsStar = false;
    if (kind === "keywordOnly" && needsStar) parts.push("*");
    if (kind === "keywordOnly") needsStar = false;
    const stars = kind === "variadic" ? "*" : kind === "keywords" ? "**" : "";
    parts.push(`${stars}${name}${hasDefault ? "=" : ""}`);
  });
  if (parameters[parameters.length - 1]?.kind === "positionalOnly") parts.push("/");
  return parts.join(", ");
}
