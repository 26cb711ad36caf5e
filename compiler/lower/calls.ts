/** Calls. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import { chooseSignature } from "../analyze/types/infer-calls.ts";
import type { FunctionInfo, Signature } from "../analyze/types/signature.ts";
import { resolved, type StubFunctionType, type Type } from "../analyze/types/type.ts";
import { loweringDiagnostics } from "../diagnostics/lowering.ts";
import { placeArguments, type KnownParameter } from "./arguments.ts";
import { memberAccess, pythonName } from "./attributes.ts";
import { isSurelyThere } from "./classes.ts";
import { isSuperInit } from "./classes.ts";
import { seesItsEnd } from "./generator-exits.ts";
import { isList, isNativeValue, lowerBuiltinMethod } from "./builtin-methods.ts";
import { lowerConstantCode } from "./constant-code.ts";
import { lowerConversion } from "./conversions.ts";
import type { LowerContext, LowerExpression } from "./context.ts";
import { ownProperty } from "./builders.ts";
import { attributeName } from "./naming.ts";
import { lowerListing } from "./listings.ts";
import { lowerSuper } from "./run-time-classes.ts";
import { reportUnavailableMethod, reportUnavailableParameters } from "./unavailable.ts";
import type { CallArgument } from "./coroutines.ts";

export const lowerCall: LowerExpression<ast.Call> = (node, ctx) => {
  const listing = lowerListing(node, ctx);
  if (listing !== null) return listing;
  const broken = lowerConstantCode(node, ctx);
  if (broken !== null) return broken;
  if (isCoroutineCall(node, ctx)) return coroutineObject(node, ctx);
  const callee = resolved(ctx.typeOf(node.func));
  reportCall(node, callee, ctx);
  if (
    callee.kind === "function" &&
    callee.info.isGenerator &&
    callee.info.node.kind === "AsyncFunctionDef"
  ) {
    return lazyObject(
      node,
      callee,
      (target, args) => ctx.coroutines.asyncGenerator(target, args),
      ctx,
    );
  }
  if (
    callee.kind === "function" &&
    callee.info.isGenerator &&
    (!ctx.isPlain(node) || seesItsEnd(callee.info))
  ) {
    const wrap = (target: t.Expression): t.Expression =>
      t.callExpression(ctx.runtime("generator"), [target]);
    return lazyObject(
      node,
      callee,
      (target, args) => t.callExpression(wrap(target), [...args]),
      ctx,
    );
  }
  const call = directCall(node, ctx);
  if (!ctx.isBlocking(node)) return orNone(call, node, callee, ctx);
  if (ctx.maybeBlocks(node) && !ctx.isEager(node))
    return ctx.coroutines.await(t.callExpression(ctx.runtime("blocked"), [call]), ctx.typeOf(node));
  if (!ctx.isEager(node))
    return orNone(ctx.coroutines.await(call, ctx.typeOf(node)), node, callee, ctx);
  const started = ctx.coroutines.awaitHelper(
    t.callExpression(ctx.runtime(ctx.coroutines.isNative ? "started" : "startedHere"), [call]),
  );
  return orNone(t.memberExpression(started, t.identifier("value")), node, callee, ctx);
};

/** What is said of a call, whatever becomes of it. */
function reportCall(node: ast.Call, callee: Type, ctx: LowerContext): void {
  if (node.func.kind === "Attribute") reportUnavailableMethod(node.func, ctx);
  reportUnavailableParameters(node, ctx);
  const isSleep =
    callee.kind === "stubFunction" && callee.module === "time" && callee.name === "sleep";
  if (isSleep && ctx.currentFunction?.node.kind === "AsyncFunctionDef")
    ctx.report(loweringDiagnostics.blockingSleep, node, "time.sleep");
}

/** A function of another module, or of the runtime, that returns nothing returns `undefined`; where the result is used, it is None. */
export function orNone(
  value: t.Expression,
  node: ast.Call,
  callee: Type,
  ctx: LowerContext,
): t.Expression {
  if (ctx.types.discarded.has(node)) return value;
  const isVoid =
    callee.kind === "function"
      ? !ctx.types.functions.has(callee.info.node) &&
        !callee.info.returnsValue &&
        !callee.info.isGenerator
      : callee.kind === "stubFunction" &&
        signatureFor(callee, node, ctx)?.returns.kind === "none" &&
        !isDynamic(value);
  return isVoid ? t.sequenceExpression([value, t.nullLiteral()]) : value;
}

/** Whether the call goes through the runtime's helpers, which answer None themselves. */
function isDynamic(value: t.Expression): boolean {
  const call = t.isTSAsExpression(value) ? value.expression : value;
  return call.extra?.["isDynamicCall"] === true;
}

/** The bare call of a coroutine function, to be awaited on the spot; `null` where the callee is no known coroutine function. */
export function coroutineCall(node: ast.Call, ctx: LowerContext): t.Expression | null {
  // Who asks what a coroutine awaits sees an object.
  if (!ctx.coroutines.isNative && ctx.mentions("cr_await", "ag_await")) return null;
  return isCoroutineCall(node, ctx) ? directCall(node, ctx) : null;
}

function isCoroutineCall(node: ast.Call, ctx: LowerContext): boolean {
  const callee = resolved(ctx.typeOf(node.func));
  if (callee.kind === "function") return callee.info.isCoroutine;
  if (callee.kind !== "stubFunction") return false;
  return signatureFor(callee, node, ctx)?.isAsync ?? false;
}

/** A call that is not awaited on the spot: arguments now, body later. */
function coroutineObject(node: ast.Call, ctx: LowerContext): t.Expression {
  const callee = resolved(ctx.typeOf(node.func));
  return lazyObject(node, callee, (target, args) => ctx.coroutines.coroutine(target, args), ctx);
}

function lazyObject(
  node: ast.Call,
  callee: Type,
  make: (target: t.Expression, args: readonly CallArgument[]) => t.Expression,
  ctx: LowerContext,
): t.Expression {
  const known = knownCall(node, callee, () => ctx.expression(node.func), ctx);
  return known === null ? dynamicCall(node, ctx) : make(known.target, known.args);
}

interface KnownCall {
  readonly target: t.Expression;
  readonly args: CallArgument[];
}

/** The callee and its arguments, evaluated in this order whatever the arguments hoist; `null`, with nothing hoisted, where they do not fit. */
function knownCall(
  node: ast.Call,
  callee: Type,
  lowerTarget: () => t.Expression,
  ctx: LowerContext,
): KnownCall | null {
  const { before, result } = ctx.collect(() => {
    const target = lowerTarget();
    const inner = ctx.collect(() => knownArguments(node, callee, ctx));
    if (inner.result === null) return null;
    if (inner.before.length > 0 && t.isMemberExpression(target)) holdReceiver(target, ctx);
    ctx.before(...inner.before);
    return { target, args: inner.result };
  });
  if (result !== null) ctx.before(...before);
  return result;
}

function holdReceiver(target: t.MemberExpression, ctx: LowerContext): void {
  const { object } = target;
  const isSimple = t.isIdentifier(object) || t.isThisExpression(object) || t.isSuper(object);
  if (!isSimple) target.object = ctx.hoist("receiver", object as t.Expression);
}

function directCall(node: ast.Call, ctx: LowerContext): t.Expression {
  const callee = resolved(ctx.typeOf(node.func));
  const parent = superCall(node, ctx);
  if (parent !== null) return parent;
  const length = lengthOf(node, callee, ctx) ?? instanceTest(node, callee, ctx);
  if (length !== null) return length;
  const special =
    callee.kind === "class"
      ? lowerConversion(node, callee.class, ctx)
      : lowerBuiltinMethod(node, ctx);
  if (special !== null) return special;
  // The callee is evaluated before the arguments.
  const isName =
    node.func.kind === "Name" || callee.kind === "stubFunction" || callee.kind === "function";
  if (!isName && callee.kind !== "class") return dynamicCall(node, ctx);
  if (callee.kind === "class") return construction(node, callee.class, ctx);
  const isKnown =
    isKnownCallee(callee) && !isNativeMethod(node, ctx) && !isStaticThroughInstance(node, ctx);
  const known = isKnown ? knownCall(node, callee, () => calleeExpression(node, ctx), ctx) : null;
  if (known === null) return dynamicCall(node, ctx);
  return tagged(t.callExpression(known.target, known.args), node, callee, ctx);
}

/** The runtime gives floats as plain numbers where its stubs say so; the program's floats carry their tag. */
function tagged(call: t.Expression, node: ast.Call, callee: Type, ctx: LowerContext): t.Expression {
  if (callee.kind !== "stubFunction" || ctx.isPlain(node) || ctx.types.discarded.has(node))
    return call;
  const signature = signatureFor(callee, node, ctx);
  if (signature === null || signature.isAsync) return call;
  return givesPlainFloat(signature.returns)
    ? t.callExpression(ctx.runtime("toFloat"), [call])
    : call;
}

/** `float`, or `float | None`. */
function givesPlainFloat(type: Type): boolean {
  if (type.kind === "float") return true;
  if (type.kind !== "union") return false;
  const isFloat = type.members.some((member) => member.kind === "float");
  return isFloat && type.members.every(({ kind }) => kind === "float" || kind === "none");
}

/** `super().__init__(...)` is the constructor's `super(...)`; `super()` alone, `super`. */
function superCall(node: ast.Call, ctx: LowerContext): t.Expression | null {
  const atRunTime = lowerSuper(node, ctx);
  if (atRunTime !== null) return atRunTime;
  const owner = ctx.currentFunction?.owner ?? null;
  if (owner === null || owner.isOpaque || owner.bases.length !== 1) return null;
  if (isSuperInit(node) && ctx.currentFunction!.name === "__init__") {
    const args = constructorArguments(node, owner.bases[0]!.class, ctx);
    return args === null
      ? ctx.unsupported(node, "this call of 'super().__init__'")
      : t.callExpression(t.super(), args);
  }
  if (
    node.func.kind !== "Name" ||
    node.func.id !== "super" ||
    ctx.bindingOf(node.func) !== null ||
    node.args.length > 0
  )
    return null;
  return t.super() as unknown as t.Expression;
}

/** `isinstance(x, C)` where `C` is a class whose instances JavaScript tells apart. */
function instanceTest(node: ast.Call, callee: Type, ctx: LowerContext): t.Expression | null {
  if (
    callee.kind !== "stubFunction" ||
    callee.module !== "builtins" ||
    callee.name !== "isinstance"
  )
    return null;
  const [value, cls] = node.args;
  if (node.args.length !== 2 || node.keywords.length > 0) return null;
  const type = resolved(ctx.typeOf(cls!));
  if (type.kind !== "class" || type.class.isOpaque) return null;
  const isOwn =
    type.class.node !== null ||
    type.class.isSubclassOf("builtins.BaseException") ||
    type.class.module !== "builtins";
  if (!isOwn || type.class.module === "typing") return null;
  const [left, right] = ctx.expressions([value!, cls!]) as [t.Expression, t.Expression];
  return t.binaryExpression("instanceof", left, right);
}

/** `len(xs)` of a list or tuple. */
function lengthOf(node: ast.Call, callee: Type, ctx: LowerContext): t.Expression | null {
  if (callee.kind !== "stubFunction" || callee.module !== "builtins" || callee.name !== "len")
    return null;
  const [argument] = node.args;
  if (node.args.length !== 1 || node.keywords.length > 0 || argument!.kind === "Starred")
    return null;
  const type = resolved(ctx.typeOf(argument!));
  if (type.kind !== "tuple" && !isList(type)) return null;
  return t.memberExpression(ctx.expression(argument!), t.identifier("length"));
}

/** Methods of JavaScript's own values are not Python's. */
function isNativeMethod(node: ast.Call, ctx: LowerContext): boolean {
  return node.func.kind === "Attribute" && isNativeValue(ctx.typeOf(node.func.value));
}

/** A static or class method, or an attribute of the class, called on an instance: JavaScript's instances do not have them. */
function isStaticThroughInstance(node: ast.Call, ctx: LowerContext): boolean {
  if (node.func.kind !== "Attribute") return false;
  const receiver = resolved(ctx.typeOf(node.func.value));
  if (receiver.kind !== "instance" || receiver.class.node === null) return false;
  const name = pythonName(node.func, ctx);
  const member = receiver.class.lookup(name)?.member;
  if (member?.kind === "attribute") return !isSurelyThere(receiver.class, name, ctx);
  return (
    member?.kind === "method" && (member.decorator === "static" || member.decorator === "class")
  );
}

function isKnownCallee(callee: Type): boolean {
  return callee.kind === "function" || callee.kind === "stubFunction";
}

function calleeExpression(node: ast.Call, ctx: LowerContext): t.Expression {
  const { func } = node;
  ctx.expectPlain(func);
  if (func.kind !== "Attribute") return ctx.expression(func);
  const receiver = resolved(ctx.typeOf(func.value));
  if (receiver.kind === "class")
    return t.memberExpression(ctx.expression(func.value), t.identifier(attributeName(func.attr)));
  return receiver.kind === "module"
    ? ctx.expression(func)
    : ctx.locate(memberAccess(func, ctx), func);
}

/** The arguments of a call whose callee's parameters are known. */
function knownArguments(node: ast.Call, callee: Type, ctx: LowerContext): CallArgument[] | null {
  if (callee.kind === "function")
    return placeArguments(node, programParameters(callee.info, callee.self !== null), ctx);
  if (callee.kind !== "stubFunction") return null;
  const signature = signatureFor(callee, node, ctx);
  return signature === null
    ? null
    : placeArguments(node, signature.parameters.map(stubParameter), ctx);
}

function stubParameter(parameter: Signature["parameters"][number]): KnownParameter {
  const isRest = parameter.kind === "variadic" || parameter.kind === "keywords";
  return {
    name: parameter.name,
    kind: parameter.kind,
    isRequired: !isRest && !parameter.hasDefault,
    type: parameter.type,
  };
}

export function programParameters(info: FunctionInfo, isBound: boolean): KnownParameter[] {
  const parameters = isBound ? info.parameters.slice(1) : info.parameters;
  return parameters.map((each) => {
    const isRest = each.kind === "variadic" || each.kind === "keywords";
    return {
      name: each.name,
      kind: each.kind,
      isRequired: !isRest && each.defaultValue === null,
      type: null,
    };
  });
}

function signatureFor(
  callee: StubFunctionType,
  node: ast.Call,
  ctx: LowerContext,
): Signature | null {
  return chooseSignature(
    callee.signatures,
    node,
    node.args.map((each) => ctx.typeOf(each)),
  );
}

// ---------------------------------------------------------------- classes

/** Whether TypeScript does not know here what the value is: a class inside a function, seen from outside. */
function isHiddenClass(callee: ast.Expr, info: ClassInfo, ctx: LowerContext): boolean {
  if (!ctx.isTypeScript || info.node === null) return false;
  const binding = callee.kind === "Name" ? ctx.bindingOf(callee) : null;
  if (binding === null || binding.definitionNodes.includes(info.node)) return false;
  // The `cls` of a class method is `this`.
  if (binding === ctx.currentFunction?.parameters[0]?.binding) return false;
  return t.isTSUnknownKeyword(ctx.tsType(ctx.typeOf(callee)));
}

function construction(node: ast.Call, info: ClassInfo, ctx: LowerContext): t.Expression {
  const isUnknown =
    info.node === null ? isVariable(node.func, ctx) : isHiddenClass(node.func, info, ctx);
  if (info.isOpaque || isUnknown) return dynamicCall(node, ctx);
  const target = ctx.expression(node.func);
  const args = constructorArguments(node, info, ctx);
  if (args === null) return dynamicCall(node, ctx);
  const created = t.newExpression(target, args);
  const type = ctx.typeOf(node);
  if (
    ctx.isTypeScript &&
    type.kind === "instance" &&
    info.node === null &&
    needsTypeArguments(node, info, ctx)
  ) {
    const types = type.arguments
      .slice(0, info.typeParameters.length)
      .map((each) => ctx.tsType(each));
    created.typeParameters = t.tsTypeParameterInstantiation(types);
  }
  return created;
}

/** Whether a name is declared ahead of what it is bound to: TypeScript does not know which class of the runtime is in it. */
function isVariable(callee: ast.Expr, ctx: LowerContext): boolean {
  const binding = callee.kind === "Name" ? ctx.bindingOf(callee) : null;
  return binding !== null && ctx.placementOf(binding)?.kind === "ahead";
}

/** Whether TypeScript cannot infer the type arguments from the constructor's arguments. */
function needsTypeArguments(node: ast.Call, info: ClassInfo, ctx: LowerContext): boolean {
  if (info.typeParameters.length === 0) return false;
  const type = resolved(ctx.typeOf(node));
  const isUnknown =
    type.kind === "instance" && type.arguments.some((each) => resolved(each).kind === "unknown");
  if (isUnknown && node.args.length > 0) return false;
  const found = info.lookup("__init__");
  if (found?.member.kind !== "stubMethod" || node.args.length === 0) return true;
  const signature = chooseSignature(
    found.member.function.signatures,
    node,
    node.args.map((each) => ctx.typeOf(each)),
  );
  const mentioned = new Set<string>();
  for (const parameter of signature?.parameters.slice(0, node.args.length) ?? [])
    collectTypeParameters(parameter.type, mentioned);
  return info.typeParameters.some((name) => !mentioned.has(name));
}

function collectTypeParameters(type: Type, names: Set<string>): void {
  if (type.kind === "typeParameter") names.add(type.name);
  else if (type.kind === "instance")
    type.arguments.forEach((each) => collectTypeParameters(each, names));
  else if (type.kind === "union")
    type.members.forEach((each) => collectTypeParameters(each, names));
  else if (type.kind === "tuple") type.items.forEach((each) => collectTypeParameters(each, names));
  else if (type.kind === "coroutine") collectTypeParameters(type.result, names);
}

export function constructorArguments(
  node: ast.Call,
  info: ClassInfo,
  ctx: LowerContext,
): CallArgument[] | null {
  const found = info.lookup("__init__");
  if (found?.member.kind === "method")
    return placeArguments(node, programParameters(found.member.function, true), ctx);
  if (found?.member.kind === "stubMethod") {
    const signature = chooseSignature(
      found.member.function.signatures,
      node,
      node.args.map((each) => ctx.typeOf(each)),
    );
    return signature === null
      ? null
      : placeArguments(node, signature.parameters.map(stubParameter), ctx);
  }
  if (info.isSubclassOf("builtins.BaseException")) {
    return placeArguments(
      node,
      [{ name: "args", kind: "variadic", isRequired: false, type: null }],
      ctx,
    );
  }
  return node.args.length + node.keywords.length === 0 ? [] : null;
}

// ---------------------------------------------------------------- callees that are not known

/** `call(callee, [args], { keywords })`, or `callMethod(receiver, "name", [args], { keywords })`. */
export function dynamicCall(node: ast.Call, ctx: LowerContext): t.Expression {
  const hasMapping = node.keywords.some((each) => each.arg === null);
  const isMethod =
    node.func.kind === "Attribute" && resolved(ctx.typeOf(node.func.value)).kind !== "module";
  // The errors of `**` name the function: it is held by a name of its own.
  const isBoundFirst = isMethod && (hasMapping || isSuperMethod(node, ctx));
  const calleeNode = isMethod && !isBoundFirst ? (node.func as ast.Attribute).value : node.func;
  const nodes = [
    calleeNode,
    ...node.args.map((each) => (each.kind === "Starred" ? each.value : each)),
    ...node.keywords.map((each) => each.value),
  ];
  const [first, ...values] = ctx.expressions(nodes);
  const isSimple = t.isIdentifier(first) || t.isThisExpression(first);
  const callee = hasMapping && !isSimple ? ctx.hoist("callee", first!) : first!;
  const positional = node.args.map((each, index) => {
    const value = values[index]!;
    return each.kind === "Starred"
      ? t.spreadElement(t.callExpression(ctx.runtime("spread"), [value]))
      : value;
  });
  const args: t.Expression[] = [callee];
  if (isMethod && !isBoundFirst)
    args.push(t.stringLiteral(pythonName(node.func as ast.Attribute, ctx)));
  if (positional.length + node.keywords.length > 0) args.push(t.arrayExpression(positional));
  if (node.keywords.length > 0)
    args.push(keywordArguments(node.keywords, values.slice(node.args.length), callee, ctx));
  const result = t.callExpression(
    ctx.runtime(isMethod && !isBoundFirst ? "callMethod" : "call"),
    args,
  );
  result.extra = { isDynamicCall: true };
  const type = ctx.typeOf(node);
  if (!ctx.isTypeScript || type.kind === "unknown" || ctx.types.discarded.has(node)) return result;
  return t.tsAsExpression(result, ctx.tsType(type));
}

/** `super().method` in a class of JavaScript, whose `super` is no value. */
function isSuperMethod(node: ast.Call, ctx: LowerContext): boolean {
  const { func } = node;
  if (func.kind !== "Attribute" || func.value.kind !== "Call") return false;
  return t.isSuper(superCall(func.value, ctx));
}

/** `{ a: 1 }`; with `**`, `keywords(callee, { a: 1 }, mapping)`, which refuses what is given twice. */
export function keywordArguments(
  nodes: readonly ast.Keyword[],
  values: readonly t.Expression[],
  callee: t.Expression,
  ctx: LowerContext,
): t.Expression {
  const sources: t.Expression[] = [];
  let named: t.ObjectProperty[] | null = null;
  nodes.forEach(({ arg }, index) => {
    const value = values[index]!;
    if (arg === null) {
      sources.push(value);
      named = null;
      return;
    }
    if (named === null) {
      named = [];
      sources.push(t.objectExpression(named));
    }
    named.push(ownProperty(arg, value));
  });
  const [only] = sources;
  if (sources.length === 1 && t.isObjectExpression(only)) return only;
  return t.callExpression(ctx.runtime("keywords"), [t.cloneNode(callee), ...sources]);
}
