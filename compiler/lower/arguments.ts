/** Arguments of calls whose parameters are known: keywords find their places when the program is compiled. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved } from "../analyze/types/type.ts";
import type { ParameterKind } from "../analyze/types/signature.ts";
import type { LowerContext } from "./context.ts";
import type { CallArgument } from "./coroutines.ts";

export interface KnownParameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly isRequired: boolean;
}

/** Where an argument goes: a position, or a name of the options object. */
type Slot = number | string;

interface Placed {
  readonly slot: Slot;
  readonly node: ast.Expr;
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
  const values = ctx.expressions(
    placed.map((each) => (each.node.kind === "Starred" ? each.node.value : each.node)),
  );
  const isReordered = placed.some(
    (each, index) => index > 0 && !follows(placed[index - 1]!.slot, each.slot),
  );
  const settled = isReordered
    ? values.map((value, index) => settle(value, placed[index]!, ctx))
    : values;
  return assemble(placed, settled, ctx);
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
  ctx: LowerContext,
): CallArgument[] {
  const positional: CallArgument[] = [];
  const options: t.ObjectProperty[] = [];
  placed.forEach(({ slot, node }, index) => {
    const value = values[index]!;
    if (typeof slot === "string") options.push(option(slot, value));
    else {
      while (positional.length < slot) positional.push(t.identifier("undefined"));
      positional[slot] =
        node.kind === "Starred" ? t.spreadElement(spreadable(value, node.value, ctx)) : value;
    }
  });
  if (options.length > 0) positional.push(t.objectExpression(options));
  return positional;
}

function option(name: string, value: t.Expression): t.ObjectProperty {
  const isShorthand = t.isIdentifier(value) && value.name === name;
  return t.objectProperty(t.identifier(name), value, false, isShorthand);
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
  const variadic = parameters.some((each) => each.kind === "variadic");
  const filled = new Set<string>();
  const placed: Placed[] = [];
  for (let index = 0; index < node.args.length; index++) {
    const argument = node.args[index]!;
    if (argument.kind === "Starred" && index < positional.length) return null;
    if (index >= positional.length && !variadic) return null;
    if (index < positional.length) filled.add(positional[index]!.name);
    placed.push({ slot: index, node: argument });
  }
  for (const keyword of node.keywords) {
    const slot = slotOf(keyword, parameters, positional);
    if (slot === null || filled.has(keyword.arg!)) return null;
    // An option behind starred arguments has no place that is known before the program runs.
    filled.add(keyword.arg!);
    placed.push({ slot, node: keyword.value });
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
  return parameters.some((each) => each.name === keyword.arg && each.kind === "keywordOnly")
    ? keyword.arg
    : null;
}
