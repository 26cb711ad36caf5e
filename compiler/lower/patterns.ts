/** The patterns of `match` (PEP 634): each becomes conditions and declarations, in the order in which Python looks at the subject. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { isNativeSequence, itemOf, positionalNames } from "../analyze/types/infer-patterns.ts";
import { members, resolved, unknown, type Type } from "../analyze/types/type.ts";
import { assign, declareConst } from "./builders.ts";
import { isSurelyThere } from "./classes.ts";
import { equalityTest } from "./comparisons.ts";
import type { LowerContext } from "./context.ts";
import { attributeName } from "./naming.ts";
import { isPlain } from "./purity.ts";

/** What a pattern is matched against: an expression that can be repeated. */
export interface Subject {
  readonly expression: t.Expression;
  readonly type: Type;
  /** Whether TypeScript knows the type of the expression, too. */
  readonly isTyped: boolean;
}

/** One thing that happens while a pattern is matched: a condition that must hold, or statements that go ahead of the rest. */
export type Step =
  { readonly test: t.Expression } | { readonly statements: readonly t.Statement[] };

/** A name that is bound once the whole pattern has matched. */
export interface Capture {
  readonly node: ast.Pattern;
  readonly subject: Subject;
}

export class PatternParts {
  readonly steps: Step[] = [];
  readonly captures: Capture[] = [];

  test(condition: t.Expression): void {
    this.steps.push({ test: condition });
  }

  declare(name: t.Identifier, value: t.Expression): void {
    this.steps.push({ statements: [declareConst(name, value)] });
  }
}

export function lowerPattern(
  node: ast.Pattern,
  subject: Subject,
  parts: PatternParts,
  ctx: LowerContext,
): void {
  switch (node.kind) {
    case "MatchValue":
      return lowerValue(node, subject, parts, ctx);
    case "MatchSingleton":
      return parts.test(singletonTest(node, subject));
    case "MatchAs":
      if (node.pattern !== null) lowerPattern(node.pattern, subject, parts, ctx);
      if (node.name !== null) parts.captures.push({ node, subject });
      return;
    case "MatchStar":
      if (node.name !== null) parts.captures.push({ node, subject });
      return;
    case "MatchOr":
      return lowerAlternatives(node, subject, parts, ctx);
    case "MatchSequence":
      return lowerSequence(node, subject, parts, ctx);
    case "MatchMapping":
      return lowerMapping(node, subject, parts, ctx);
    case "MatchClass":
      return lowerClassPattern(node, subject, parts, ctx);
  }
}

/** The conditions around `inner`: neighbours are one `if`, declarations stand between. */
export function nested(steps: readonly Step[], inner: readonly t.Statement[]): t.Statement[] {
  let result = [...inner];
  let condition: t.Expression | null = null;
  const close = (): void => {
    if (condition !== null) result = [t.ifStatement(condition, t.blockStatement(result))];
    condition = null;
  };
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index]!;
    if ("test" in step) {
      condition = condition === null ? step.test : t.logicalExpression("&&", step.test, condition);
    } else {
      close();
      result = [...step.statements, ...result];
    }
  }
  close();
  return result;
}

/** One condition for all steps; `null` where there are declarations among them. */
export function singleTest(steps: readonly Step[]): t.Expression | null {
  const tests = steps.map((each) => ("test" in each ? each.test : null));
  if (tests.length === 0 || tests.includes(null)) return null;
  return (tests as t.Expression[]).reduce((left, right) => t.logicalExpression("&&", left, right));
}

function read(subject: Subject): t.Expression {
  return t.cloneNode(subject.expression);
}

// ---------------------------------------------------------------- values

function lowerValue(
  node: ast.MatchValue,
  subject: Subject,
  parts: PatternParts,
  ctx: LowerContext,
): void {
  const { before, result } = ctx.collect(() => ctx.expression(node.value));
  if (before.length > 0) parts.steps.push({ statements: before });
  const test = equalityTest(read(subject), result, subject.type, ctx.typeOf(node.value), ctx);
  parts.test(ctx.locate(test, node));
}

/** `is`: TypeScript refuses `===` where it knows that the two have nothing in common. */
function singletonTest(node: ast.MatchSingleton, subject: Subject): t.Expression {
  if (node.value === null) return t.binaryExpression("===", read(subject), t.nullLiteral());
  const value = t.booleanLiteral(node.value);
  const mayBeBool =
    !subject.isTyped ||
    members(subject.type).some((each) => ["bool", "unknown"].includes(each.kind));
  if (mayBeBool) return t.binaryExpression("===", read(subject), value);
  const is = t.memberExpression(t.identifier("Object"), t.identifier("is"));
  return t.callExpression(is, [read(subject), value]);
}

// ---------------------------------------------------------------- alternatives

function lowerAlternatives(
  node: ast.MatchOr,
  subject: Subject,
  parts: PatternParts,
  ctx: LowerContext,
): void {
  const alternatives = node.patterns.map((each) => {
    const own = new PatternParts();
    lowerPattern(each, subject, own, ctx);
    return own;
  });
  const isBinding = alternatives.some((each) => each.captures.length > 0);
  const tests = alternatives.map((each) => singleTest(each.steps));
  const isOpen = alternatives.some((each) => each.steps.length === 0);
  if (!isBinding && !tests.slice(0, isOpen ? -1 : undefined).includes(null)) {
    if (isOpen) return;
    const either = (tests as t.Expression[]).reduce((left, right) =>
      t.logicalExpression("||", left, right),
    );
    return parts.test(either);
  }
  lowerBindingAlternatives(alternatives, parts, ctx);
}

/** Alternatives that bind names leave them, with whether one has matched, in variables. */
function lowerBindingAlternatives(
  alternatives: readonly PatternParts[],
  parts: PatternParts,
  ctx: LowerContext,
): void {
  const found = ctx.temp("found");
  const statements: t.Statement[] = [
    t.variableDeclaration("let", [t.variableDeclarator(found, t.booleanLiteral(false))]),
  ];
  const holders = new Map<string, t.Identifier>();
  for (const { node: captured } of alternatives[0]!.captures) {
    const name = nameOf(captured);
    const holder = ctx.temp(name);
    holders.set(name, holder);
    const declared = t.identifier(holder.name);
    declared.typeAnnotation = ctx.annotation(unknown);
    statements.push(t.variableDeclaration("let", [t.variableDeclarator(declared)]));
    const held = { expression: holder, type: unknown, isTyped: false };
    parts.captures.push({ node: captured, subject: held });
  }
  alternatives.forEach((each, index) => {
    const stores = each.captures.map((capture) =>
      assign(t.identifier(holders.get(nameOf(capture.node))!.name), read(capture.subject)),
    );
    const inner = [...stores, assign(t.identifier(found.name), t.booleanLiteral(true))];
    const body = nested(each.steps, inner);
    const isTried = t.unaryExpression("!", t.identifier(found.name));
    statements.push(
      ...(index === 0
        ? [t.blockStatement(body)]
        : [t.ifStatement(isTried, t.blockStatement(body))]),
    );
  });
  parts.steps.push({ statements });
  parts.test(t.identifier(found.name));
}

function nameOf(pattern: ast.Pattern): string {
  if (pattern.kind === "MatchAs" || pattern.kind === "MatchStar") return pattern.name!;
  return pattern.kind === "MatchMapping" ? pattern.rest! : "";
}

// ---------------------------------------------------------------- sequences

function lowerSequence(
  node: ast.MatchSequence,
  subject: Subject,
  parts: PatternParts,
  ctx: LowerContext,
): void {
  const count = node.patterns.length;
  const star = node.patterns.findIndex((each) => each.kind === "MatchStar");
  if (isDirect(node, subject)) return lowerArray(node, star, subject, parts, ctx);
  if (node.patterns.every(isWildcard)) {
    const args = [read(subject), t.numericLiteral(star === -1 ? count : count - 1)];
    if (star !== -1) args.push(t.booleanLiteral(true));
    return parts.test(t.callExpression(ctx.runtime("hasLength"), args));
  }
  const args =
    star === -1
      ? [t.numericLiteral(count)]
      : [t.numericLiteral(star), t.numericLiteral(count - star - 1)];
  const helper = ctx.runtime(star === -1 ? "matchSequence" : "matchStarred");
  const items = declared("items", t.callExpression(helper, [read(subject), ...args]), parts, ctx);
  node.patterns.forEach((each, index) =>
    lowerPattern(each, untyped(elementOf(items, index)), parts, ctx),
  );
}

/** Whether the subject is an array whose items stay what they are while the pattern is matched. */
function isDirect(node: ast.MatchSequence, subject: Subject): boolean {
  const type = resolved(subject.type);
  if (!subject.isTyped || !isNativeSequence(type)) return false;
  if (type.kind !== "tuple") return type.kind === "instance" && type.arguments.every(isPlain);
  const hasStar = node.patterns.some((each) => each.kind === "MatchStar");
  return type.isVariadic || (!hasStar && type.items.length === node.patterns.length);
}

function lowerArray(
  node: ast.MatchSequence,
  star: number,
  subject: Subject,
  parts: PatternParts,
  ctx: LowerContext,
): void {
  const type = resolved(subject.type);
  const least = star === -1 ? node.patterns.length : node.patterns.length - 1;
  const length = t.memberExpression(read(subject), t.identifier("length"));
  const isFixed = type.kind === "tuple" && !type.isVariadic;
  if (!isFixed && (star === -1 || least > 0)) {
    const operator = star === -1 ? "===" : ">=";
    parts.test(t.binaryExpression(operator, length, t.numericLiteral(least)));
  }
  const after = node.patterns.length - star - 1;
  node.patterns.forEach((each, index) => {
    const fromEnd = t.binaryExpression(
      "-",
      t.cloneNode(length),
      t.numericLiteral(node.patterns.length - index),
    );
    const position = star !== -1 && index > star ? fromEnd : t.numericLiteral(index);
    const expression =
      index === star
        ? rest(subject, star, after, length)
        : t.memberExpression(read(subject), position, true);
    lowerPattern(
      each,
      { expression, type: itemOf(node, index, subject.type), isTyped: true },
      parts,
      ctx,
    );
  });
}

function rest(subject: Subject, before: number, after: number, length: t.Expression): t.Expression {
  const args: t.Expression[] = [t.numericLiteral(before)];
  if (after > 0) args.push(t.binaryExpression("-", t.cloneNode(length), t.numericLiteral(after)));
  return t.callExpression(t.memberExpression(read(subject), t.identifier("slice")), args);
}

function isWildcard(node: ast.Pattern): boolean {
  if (node.kind === "MatchStar") return node.name === null;
  return node.kind === "MatchAs" && node.pattern === null && node.name === null;
}

/** `const items = match...(subject, ...)`, and the test that it matched. */
function declared(
  hint: string,
  value: t.Expression,
  parts: PatternParts,
  ctx: LowerContext,
): t.Identifier {
  const name = ctx.temp(hint);
  parts.declare(name, value);
  parts.test(t.binaryExpression("!==", t.identifier(name.name), t.nullLiteral()));
  return name;
}

function elementOf(items: t.Identifier, index: number): t.Expression {
  return t.memberExpression(t.identifier(items.name), t.numericLiteral(index), true);
}

function untyped(expression: t.Expression): Subject {
  return { expression, type: unknown, isTyped: false };
}

// ---------------------------------------------------------------- mappings

function lowerMapping(
  node: ast.MatchMapping,
  subject: Subject,
  parts: PatternParts,
  ctx: LowerContext,
): void {
  const { before, result: keys } = ctx.collect(() => ctx.expressions(node.keys));
  if (before.length > 0) parts.steps.push({ statements: before });
  if (keys.length === 0) parts.test(t.callExpression(ctx.runtime("isMapping"), [read(subject)]));
  else {
    const call = t.callExpression(ctx.runtime("matchMapping"), [
      read(subject),
      t.arrayExpression(keys),
    ]);
    const values = declared("values", call, parts, ctx);
    node.patterns.forEach((each, index) =>
      lowerPattern(each, untyped(elementOf(values, index)), parts, ctx),
    );
  }
  if (node.rest === null) return;
  const others = ctx.temp("others");
  const list = t.arrayExpression(keys.map((each) => t.cloneNode(each)));
  parts.declare(others, t.callExpression(ctx.runtime("mappingRest"), [read(subject), list]));
  parts.captures.push({ node, subject: untyped(others) });
}

// ---------------------------------------------------------------- classes

const selfMatching = new Set(
  ["bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str"].map(
    (name) => `builtins.${name}`,
  ),
);

function lowerClassPattern(
  node: ast.MatchClass,
  subject: Subject,
  parts: PatternParts,
  ctx: LowerContext,
): void {
  const type = resolved(ctx.typeOf(node.cls));
  const count = node.patterns.length + node.kwd_patterns.length;
  const isSelf =
    type.kind === "class" &&
    selfMatching.has(type.class.qualifiedName) &&
    count === 1 &&
    node.patterns.length === 1;
  const attributes = directAttributes(node, type, ctx);
  const isKnown = type.kind === "class" && !type.class.isOpaque && type.class.module !== "typing";
  if (!isKnown || (count > 0 && !isSelf && attributes === null)) {
    return lowerOpenClass(node, subject, parts, ctx);
  }
  const { before, result: cls } = ctx.collect(() => ctx.expression(node.cls));
  if (before.length > 0) parts.steps.push({ statements: before });
  const isOwn =
    type.class.node !== null ||
    type.class.isSubclassOf("builtins.BaseException") ||
    type.class.module !== "builtins";
  parts.test(
    ctx.locate(
      isOwn
        ? t.binaryExpression("instanceof", read(subject), cls)
        : t.callExpression(ctx.runtime("isinstance"), [read(subject), cls]),
      node,
    ),
  );
  if (isSelf) return lowerPattern(node.patterns[0]!, { ...subject, type: unknown }, parts, ctx);
  [...node.patterns, ...node.kwd_patterns].forEach((each, index) => {
    const attribute = attributes![index]!;
    const expression = t.memberExpression(
      read(subject),
      t.identifier(attributeName(attribute.name)),
    );
    lowerPattern(each, { expression, type: attribute.type, isTyped: true }, parts, ctx);
  });
}

/** `const values = matchClass(subject, cls, positional, names)`. */
function lowerOpenClass(
  node: ast.MatchClass,
  subject: Subject,
  parts: PatternParts,
  ctx: LowerContext,
): void {
  const { before, result: cls } = ctx.collect(() => ctx.expression(node.cls));
  if (before.length > 0) parts.steps.push({ statements: before });
  const args: t.Expression[] = [read(subject), cls];
  const names = node.kwd_attrs.map((name) => t.stringLiteral(name));
  if (node.patterns.length > 0 || names.length > 0)
    args.push(t.numericLiteral(node.patterns.length));
  if (names.length > 0) args.push(t.arrayExpression(names));
  const call = ctx.locate(t.callExpression(ctx.runtime("matchClass"), args), node);
  if (node.patterns.length + names.length === 0)
    return parts.test(t.binaryExpression("!==", call, t.nullLiteral()));
  const values = declared("values", call, parts, ctx);
  [...node.patterns, ...node.kwd_patterns].forEach((each, index) =>
    lowerPattern(each, untyped(elementOf(values, index)), parts, ctx),
  );
}

interface Attribute {
  readonly name: string;
  readonly type: Type;
}

/**
 * The attributes that the pattern looks at, where all of them surely are plain data of the class: reading them one by one, when they are needed,
 * cannot be told from reading them at once.
 */
function directAttributes(
  node: ast.MatchClass,
  type: Type,
  ctx: LowerContext,
): readonly Attribute[] | null {
  if (type.kind !== "class" || type.class.node === null) return null;
  const positional = node.patterns.length === 0 ? [] : positionalNames(node, type);
  if (positional === null) return null;
  const names = [...positional, ...node.kwd_attrs];
  if (new Set(names).size !== names.length) return null;
  const patterns = [...node.patterns, ...node.kwd_patterns];
  const attributes = names.map((name, index): Attribute | null => {
    const member = type.class.lookup(name)?.member;
    if (member?.kind !== "attribute" || !isSurelyThere(type.class, name, ctx)) return null;
    return runsNoCode(patterns[index]!, member.type) ? { name, type: member.type } : null;
  });
  return attributes.includes(null) ? null : (attributes as Attribute[]);
}

/** Whether matching the pattern surely runs no code of the program. */
function runsNoCode(pattern: ast.Pattern, type: Type): boolean {
  switch (pattern.kind) {
    case "MatchValue":
      return (
        isPlain(type) && (pattern.value.kind === "Constant" || pattern.value.kind === "UnaryOp")
      );
    case "MatchAs":
      return pattern.pattern === null || runsNoCode(pattern.pattern, type);
    case "MatchOr":
      return pattern.patterns.every((each) => runsNoCode(each, type));
    case "MatchSingleton":
    case "MatchStar":
      return true;
    default:
      return "patterns" in pattern && pattern.patterns.every((each) => runsNoCode(each, unknown));
  }
}
