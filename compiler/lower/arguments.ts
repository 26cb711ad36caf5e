/** Arguments of calls whose parameters are known: keywords find their places when the program is compiled. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { members, resolved, type Type } from "../analyze/types/type.ts";
import type { ParameterKind } from "../analyze/types/signature.ts";
import { ownProperty } from "./builders.ts";
import type { LowerContext } from "./context.ts";
import { optionName } from "./naming.ts";
import { isNumber } from "./ts-types.ts";
import type { CallArgument } from "./coroutines.ts";

export interface KnownParameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly isRequired: boolean;
  /** What the runtime's function takes; `null` for functions of the program, whose parameters have the types of their arguments. */
  readonly type: Type | null;
}

/** Where an argument goes: a position, or a name of the options object. */
type Slot = number | string;

interface Placed {
  readonly slot: Slot;
  readonly node: ast.Expr;
  readonly parameter: KnownParameter | null;
}

/**
 * The arguments in JavaScript's order, evaluated in Python's; `null` where the call does not fit the parameters (Python raises a `TypeError`
 * when it gets there) or cannot be matched before the program runs.
 */
export function placeArguments(
  node: ast.Call,
  parameters: readonly KnownParameter[],
  ctx: LowerContext,
): CallArgument[] | null {
  const placed = matchArguments(node, parameters);
  if (placed === null) return null;
  for (const { node: argument, parameter } of placed)
    if (
      takesPlain(parameter, argument, ctx) ||
      isCalledRightly(argument, parameter, node, parameters)
    )
      ctx.expectPlain(argument);
  const lowered = ctx.expressions(
    placed.map((each) => (each.node.kind === "Starred" ? each.node.value : each.node)),
  );
  const values = lowered.map((value, index) => fitted(value, placed[index]!, ctx));
  const isReordered = placed.some(
    (each, index) => index > 0 && !follows(placed[index - 1]!.slot, each.slot),
  );
  const settled = isReordered
    ? values.map((value, index) => settle(value, placed[index]!, ctx))
    : values;
  const count = parameters.filter(
    (each) => each.kind === "positionalOnly" || each.kind === "positionalOrKeyword",
  ).length;
  return assemble(placed, settled, count, ctx);
}

/** Whether the runtime only looks at the argument: a number, or something to iterate over. */
function takesPlain(parameter: KnownParameter | null, node: ast.Expr, ctx: LowerContext): boolean {
  if (parameter === null || parameter.type === null || node.kind === "Starred") return false;
  if (takesFloat(parameter)) return isFloatCall(node, ctx);
  const names = ["typing.Iterable", "typing.Iterator", "typing.Collection"];
  return members(parameter.type).some(
    (member) => member.kind === "instance" && names.includes(member.class.qualifiedName),
  );
}

/** How many arguments the runtime gives to the functions that it takes under these names. */
const callbackArity: ReadonlyMap<string, number> = new Map([
  ["key", 1],
  ["fn", 1],
  ["matcher_value", 1],
  ["default_factory", 0],
]);

/** Whether the argument is a lambda that the runtime calls with as many arguments as it has parameters. */
function isCalledRightly(
  node: ast.Expr,
  parameter: KnownParameter | null,
  call: ast.Call,
  parameters: readonly KnownParameter[],
): boolean {
  if (node.kind !== "Lambda" || parameter === null || parameter.type === null) return false;
  const { args } = node.args;
  const isPlain =
    node.args.posonlyargs.length + node.args.kwonlyargs.length + node.args.defaults.length === 0 &&
    node.args.vararg === null &&
    node.args.kwarg === null;
  const arity = callbackArity.get(parameter.name) ?? givenArity(node, parameter, call, parameters);
  return isPlain && args.length === arity;
}

/** `call_soon(callback, *args)`, `map(func, *iterables)`: what follows the function are its arguments, or where they come from. */
function givenArity(
  node: ast.Expr,
  parameter: KnownParameter,
  call: ast.Call,
  parameters: readonly KnownParameter[],
): number | null {
  // `Condition.wait_for(predicate)`; those of itertools take items.
  if (parameter.name === "predicate") return parameters.length - 1;
  const index = call.args.indexOf(node);
  const isFollowed = ["callback", "func", "function"].includes(parameter.name);
  if (!isFollowed || index === -1 || call.args.some((each) => each.kind === "Starred")) return null;
  const isOther = parameters.some((each) => each.kind === "keywords" || each.name === "initial");
  return isOther ? null : call.args.length - 1 - index;
}

function isFloatCall(node: ast.Expr, ctx: LowerContext): boolean {
  const callee = node.kind === "Call" ? ctx.typeOf(node.func) : null;
  return (
    callee?.kind === "stubFunction" &&
    callee.signatures.every((each) => each.returns.kind === "float")
  );
}

function takesFloat(parameter: KnownParameter | null): boolean {
  if (parameter === null || parameter.type === null) return false;
  return members(parameter.type).some((member) => member.kind === "float");
}

/** An argument in the form that the runtime's function takes. */
function fitted(value: t.Expression, placed: Placed, ctx: LowerContext): t.Expression {
  const { node, parameter } = placed;
  if (parameter === null || parameter.type === null || node.kind === "Starred") return value;
  const type = resolved(ctx.typeOf(node));
  if (takesFloat(parameter)) return rawFloat(value, node, type, parameter.type, ctx);
  if (!ctx.isTypeScript) return value;
  if (isWideInt(type) && members(parameter.type).some((member) => member.kind === "int")) {
    return t.tsAsExpression(value, t.tsNumberKeyword());
  }
  if (isSurelyWrong(type, parameter.type)) return t.tsAsExpression(value, t.tsNeverKeyword());
  if (!hasUnknown(type)) return value;
  // The runtime checks what the compiler does not know.
  if (isOpen(parameter.type)) return value;
  const isClosed = !isGeneric(parameter.type);
  if (!isClosed && type.kind !== "unknown") return value;
  const expected = ctx.tsType(parameter.type);
  return t.tsAsExpression(
    value,
    !isClosed || expected.type === "TSUnknownKeyword" ? t.tsNeverKeyword() : expected,
  );
}

/** Whether the type depends on the call. */
function isGeneric(type: Type): boolean {
  const plain = resolved(type);
  switch (plain.kind) {
    case "typeParameter":
      return true;
    case "tuple":
      return plain.items.some(isGeneric);
    case "instance":
      return plain.arguments.some(isGeneric);
    case "union":
      return plain.members.some(isGeneric);
    default:
      return false;
  }
}

/** Whether the type, or what it holds, is not known. */
function hasUnknown(type: Type): boolean {
  const plain = resolved(type);
  switch (plain.kind) {
    case "unknown":
      return true;
    case "tuple":
      return plain.items.some(hasUnknown);
    case "instance":
      return plain.arguments.some(hasUnknown);
    default:
      return false;
  }
}

/** An int that may be a bigint: the runtime takes numbers. */
function isWideInt(type: Type): boolean {
  return type.kind === "int" && !isNumber(type);
}

/** Whether the program gives something else than a coroutine: the runtime says so when it gets there. */
function isSurelyWrong(type: Type, target: Type): boolean {
  const isOther = ["function", "class", "int", "str", "none", "bool", "float", "tuple"].includes(
    type.kind,
  );
  return target.kind === "coroutine" && isOther;
}

/** Whether TypeScript lets an `unknown` pass, or the parameter's type depends on the call. */
function isOpen(type: Type): boolean {
  switch (type.kind) {
    case "unknown":
    case "typeParameter":
      return true;
    case "union":
      return type.members.some(isOpen);
    default:
      return false;
  }
}

const numeric: ReadonlySet<string> = new Set(["int", "float", "bool", "none"]);

/** A float parameter takes plain numbers: the tag of a float makes no difference there. One that admits other types too takes whatever comes. */
function rawFloat(
  value: t.Expression,
  node: ast.Expr,
  type: Type,
  target: Type,
  ctx: LowerContext,
): t.Expression {
  if (t.isNewExpression(value) && node.kind === "Constant" && node.type === "float")
    return t.numericLiteral(node.value);
  const isPlain =
    type.kind === "none" ||
    (type.kind === "int" && isNumber(type)) ||
    t.isNumericLiteral(value) ||
    ctx.isPlain(node);
  if (isPlain) return value;
  const isUnknown = type.kind === "unknown";
  const isOptional = isUnknown ? admitsNone(target) : admitsNone(type);
  const assumed = isOptional
    ? t.tsUnionType([t.tsNumberKeyword(), t.tsNullKeyword()])
    : t.tsNumberKeyword();
  const isNumeric = members(type).every(({ kind }) => numeric.has(kind));
  const argument =
    isNumeric || !ctx.isTypeScript
      ? value
      : t.tsAsExpression(value, isUnknown ? assumed : t.tsNeverKeyword());
  if (members(target).some(({ kind }) => kind !== "float" && kind !== "none")) return argument;
  return t.callExpression(ctx.runtime(isOptional ? "optionalFloat" : "floatValue"), [argument]);
}

function admitsNone(type: Type): boolean {
  return members(type).some((member) => member.kind === "none");
}

function follows(earlier: Slot, later: Slot): boolean {
  if (typeof later === "string") return true;
  return typeof earlier === "number" && earlier < later;
}

function settle(value: t.Expression, placed: Placed, ctx: LowerContext): t.Expression {
  if (t.isLiteral(value) && !t.isTemplateLiteral(value)) return value;
  return ctx.hoist(typeof placed.slot === "string" ? placed.slot : "argument", value);
}

function assemble(
  placed: readonly Placed[],
  values: readonly t.Expression[],
  count: number,
  ctx: LowerContext,
): CallArgument[] {
  const positional: CallArgument[] = [];
  const options: t.ObjectProperty[] = [];
  placed.forEach(({ slot, node, parameter }, index) => {
    const value = values[index]!;
    if (typeof slot === "string")
      options.push(ownProperty(parameter?.kind === "keywordOnly" ? optionName(slot) : slot, value));
    else {
      while (positional.length < slot) positional.push(t.identifier("undefined"));
      positional[slot] =
        node.kind === "Starred" ? t.spreadElement(spreadable(value, node.value, ctx)) : value;
    }
  });
  if (options.length > 0) {
    // The options come last: parameters that are left out before them are `undefined`.
    while (positional.length < count) positional.push(t.identifier("undefined"));
    positional.push(t.objectExpression(options));
  }
  return positional;
}

/** `*value`: lists and tuples spread as they are. */
function spreadable(value: t.Expression, node: ast.Expr, ctx: LowerContext): t.Expression {
  const type = resolved(ctx.typeOf(node));
  const isNative =
    type.kind === "tuple" ||
    type.kind === "str" ||
    (type.kind === "instance" && type.class.qualifiedName === "builtins.list");
  return isNative ? value : t.callExpression(ctx.runtime("spread"), [value]);
}

function matchArguments(node: ast.Call, parameters: readonly KnownParameter[]): Placed[] | null {
  const positional = parameters.filter(
    (each) => each.kind === "positionalOnly" || each.kind === "positionalOrKeyword",
  );
  const rest = parameters.find((each) => each.kind === "variadic") ?? null;
  const filled = new Set<string>();
  const placed: Placed[] = [];
  for (let index = 0; index < node.args.length; index++) {
    const argument = node.args[index]!;
    if (argument.kind === "Starred" && index < positional.length) return null;
    if (index >= positional.length && rest === null) return null;
    if (index < positional.length) filled.add(positional[index]!.name);
    placed.push({ slot: index, node: argument, parameter: positional[index] ?? rest });
  }
  for (const keyword of node.keywords) {
    const slot = slotOf(keyword, parameters, positional);
    if (slot === null || filled.has(keyword.arg!)) return null;
    // An option behind starred arguments has no place that is known before the program runs.
    filled.add(keyword.arg!);
    placed.push({
      slot,
      node: keyword.value,
      parameter: parameters.find((each) => each.name === keyword.arg) ?? null,
    });
  }
  const isMissing = parameters.some((each) => each.isRequired && !filled.has(each.name));
  return isMissing ? null : placed;
}

function slotOf(
  keyword: ast.Keyword,
  parameters: readonly KnownParameter[],
  positional: readonly KnownParameter[],
): Slot | null {
  if (keyword.arg === null) return null;
  const index = positional.findIndex(
    (each) => each.name === keyword.arg && each.kind === "positionalOrKeyword",
  );
  if (index !== -1) return index;
  const isOption = parameters.some(
    (each) =>
      each.kind === "keywords" || (each.name === keyword.arg && each.kind === "keywordOnly"),
  );
  return isOption ? keyword.arg : null;
}
