/**
 * `match` (PEP 634). Cases that are one condition each are a chain of `if`s, or a `switch` where they are plain values; otherwise each case is tried in
 * turn inside a labelled block, which the one that matches leaves.
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { Binding } from "../analyze/types/binding.ts";
import { completesNormally, hasBreak, isIrrefutable } from "../analyze/types/infer-statements.ts";
import { resolved } from "../analyze/types/type.ts";
import { visit } from "../ast/visit.ts";
import { assign } from "./builders.ts";
import { hasIdentityEquality } from "./comparisons.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import {
  lowerPattern,
  nested,
  PatternParts,
  singleTest,
  type Capture,
  type Subject,
} from "./patterns.ts";

/** A case whose pattern is lowered. */
interface Case {
  readonly node: ast.MatchCase;
  readonly parts: PatternParts;
  readonly guard: { readonly before: readonly t.Statement[]; readonly test: t.Expression } | null;
}

export const lowerMatch: LowerStatement<ast.Match> = (node, ctx) => {
  const subject = subjectOf(node, ctx);
  const switched = lowerSwitch(node, subject, ctx);
  if (switched !== null) return [switched];
  const cases = node.cases.map((each): Case => {
    const parts = new PatternParts();
    lowerPattern(each.pattern, subject, parts, ctx);
    return { node: each, parts, guard: lowerGuard(each, ctx) };
  });
  return lowerChain(cases, ctx) ?? lowerInTurn(cases, ctx);
};

/** The subject is evaluated once; a name that nothing rebinds while the cases are tried stands for itself. */
function subjectOf(node: ast.Match, ctx: LowerContext): Subject {
  const type = ctx.typeOf(node.subject);
  const value = ctx.expression(node.subject);
  const isTyped = resolved(type).kind !== "unknown";
  const binding = node.subject.kind === "Name" ? ctx.bindingOf(node.subject) : null;
  if (t.isIdentifier(value) && binding !== null && !isRebound(node, binding, ctx))
    return { expression: value, type, isTyped };
  return { expression: ctx.hoist("subject", value), type, isTyped };
}

function isRebound(node: ast.Match, binding: Binding, ctx: LowerContext): boolean {
  if (binding.writtenFromInside) return true;
  let found = false;
  for (const each of node.cases) {
    for (const part of [each.pattern, ...(each.guard === null ? [] : [each.guard])]) {
      visit(part, {
        enter: (inner) => {
          const isBinding =
            inner.kind === "NamedExpr"
              ? ctx.bindingOf(inner.target) === binding
              : isPattern(inner) && ctx.bindingOf(inner) === binding;
          if (isBinding) found = true;
        },
      });
    }
  }
  return found;
}

function isPattern(node: ast.AstNode): boolean {
  return node.kind === "MatchAs" || node.kind === "MatchStar" || node.kind === "MatchMapping";
}

function lowerGuard(node: ast.MatchCase, ctx: LowerContext): Case["guard"] {
  if (node.guard === null) return null;
  const { before, result } = ctx.collect(() => ctx.condition(node.guard!));
  return { before, test: result };
}

// ---------------------------------------------------------------- switch

/** Strings and numbers that are told apart by identity, three or more cases of them. */
function lowerSwitch(node: ast.Match, subject: Subject, ctx: LowerContext): t.Statement | null {
  if (node.cases.length < 3) return null;
  const tests = node.cases.map((each, index) => {
    if (each.guard !== null || hasBreak(each.body)) return null;
    if (isIrrefutable(each) && each.pattern.kind === "MatchAs" && each.pattern.name === null)
      return index === node.cases.length - 1 ? [] : null;
    return switchValues(each.pattern, subject, ctx);
  });
  if (tests.includes(null)) return null;
  const values = tests.flat() as ast.Constant[];
  if (new Set(values.map((each) => each.value)).size !== values.length) return null;
  const cases = node.cases.flatMap((each, index): t.SwitchCase[] => {
    const body = ctx.block(each.body);
    if (completesNormally(each.body)) body.body.push(t.breakStatement());
    const labels: (t.Expression | null)[] = tests[index]!.map((value) => ctx.expression(value));
    if (labels.length === 0) labels.push(null);
    return labels.map((label, position) =>
      t.switchCase(label, position === labels.length - 1 ? [body] : []),
    );
  });
  return t.switchStatement(t.cloneNode(subject.expression), cases);
}

function switchValues(
  pattern: ast.Pattern,
  subject: Subject,
  ctx: LowerContext,
): ast.Constant[] | null {
  if (pattern.kind === "MatchOr") {
    const values = pattern.patterns.map((each) => switchValues(each, subject, ctx));
    return values.includes(null) ? null : (values.flat() as ast.Constant[]);
  }
  if (pattern.kind !== "MatchValue" || pattern.value.kind !== "Constant") return null;
  const { value } = pattern;
  if (value.type !== "str" && value.type !== "int") return null;
  return subject.isTyped && hasIdentityEquality(resolved(subject.type), resolved(ctx.typeOf(value)))
    ? [value]
    : null;
}

// ---------------------------------------------------------------- if, else if, else

/** `null` where some case is more than one condition. */
function lowerChain(cases: readonly Case[], ctx: LowerContext): t.Statement[] | null {
  const last = cases.length - 1;
  const tests: (t.Expression | null)[] = [];
  const ahead: t.Statement[] = [];
  for (let index = 0; index < cases.length; index++) {
    const { parts, guard } = cases[index]!;
    let { steps } = parts;
    if (index === 0) {
      const first = steps.findIndex((each) => "test" in each);
      for (const step of steps.slice(0, Math.max(first, 0)))
        if ("statements" in step) ahead.push(...step.statements);
      steps = steps.slice(Math.max(first, 0));
    }
    const isInline = guard !== null && guard.before.length === 0 && parts.captures.length === 0;
    const all = isInline ? [...steps, { test: guard.test }] : steps;
    const test = singleTest(all);
    if (all.length > 0 && test === null) return null;
    if (guard !== null && !isInline && index < last) return null;
    tests.push(test);
  }
  let rest: t.Statement | null = null;
  const bodies = cases.map((each, index) => {
    const isInline =
      each.guard !== null && each.guard.before.length === 0 && each.parts.captures.length === 0;
    return ctx.scoped(() =>
      t.blockStatement(
        caseBody(isInline && tests[index] !== null ? { ...each, guard: null } : each, [], ctx),
      ),
    );
  });
  for (let index = last; index >= 0; index--) {
    const test = tests[index]!;
    if (test === null) rest = bodies[index]!;
    else if (rest === null && bodies[index]!.body.length === 0 && index === last) rest = null;
    else rest = t.ifStatement(test, bodies[index]!, rest);
  }
  if (rest === null) return ahead;
  return [...ahead, ...(t.isBlockStatement(rest) && cases.length === 1 ? rest.body : [rest])];
}

/** The names, the guard, the statements of the case, and what leaves the `match`. */
function caseBody(each: Case, leave: readonly t.Statement[], ctx: LowerContext): t.Statement[] {
  const bound = each.parts.captures.flatMap((capture) => bind(capture, each.node.pattern, ctx));
  const body = [...ctx.statements(each.node.body), ...leave];
  if (each.guard === null) return [...bound, ...body];
  return [...bound, ...each.guard.before, t.ifStatement(each.guard.test, t.blockStatement(body))];
}

function bind({ node, subject }: Capture, pattern: ast.Pattern, ctx: LowerContext): t.Statement[] {
  const binding = ctx.bindingOf(node)!;
  const isOnlyCaptured = binding.definitions.every((each) => each === "pattern");
  if (isOnlyCaptured && binding.reads === 0 && !ctx.isExported(binding)) return [];
  const placement = ctx.placementOf(binding);
  const name = ctx.identifier(binding);
  const type = ctx.types.typeOfBinding(binding);
  const isCast = ctx.isTypeScript && !subject.isTyped && resolved(type).kind !== "unknown";
  const value = isCast
    ? t.tsAsExpression(t.cloneNode(subject.expression), ctx.tsType(type))
    : t.cloneNode(subject.expression);
  if (placement.kind !== "header" || !isDeclaredIn(pattern, placement.node))
    return [assign(name, value)];
  const isConstant =
    isOnlyCaptured && countIn(pattern, binding, ctx) === binding.definitions.length;
  if (!isConstant) name.typeAnnotation = ctx.declaredType(binding);
  return [t.variableDeclaration(isConstant ? "const" : "let", [t.variableDeclarator(name, value)])];
}

function isDeclaredIn(pattern: ast.Pattern, node: ast.AstNode): boolean {
  return node.start >= pattern.start && node.end <= pattern.end;
}

/** How many alternatives of the pattern bind the name. */
function countIn(pattern: ast.Pattern, binding: Binding, ctx: LowerContext): number {
  let count = 0;
  visit(pattern, {
    enter: (each) => {
      if (isPattern(each) && ctx.bindingOf(each) === binding) count++;
    },
  });
  return count;
}

// ---------------------------------------------------------------- one after the other

function lowerInTurn(cases: readonly Case[], ctx: LowerContext): t.Statement[] {
  const label = ctx.temp("matched").name;
  let isUsed = false;
  const statements = cases.flatMap((each, index) => {
    const isLeft = index < cases.length - 1 && completesNormally(each.node.body);
    isUsed ||= isLeft;
    const leave = isLeft ? [t.breakStatement(t.identifier(label))] : [];
    const result = ctx.scoped(() => nested(each.parts.steps, caseBody(each, leave, ctx)));
    const needsBlock = each.parts.steps.length === 0 && each.parts.captures.length > 0;
    return needsBlock ? [t.blockStatement(result)] : result;
  });
  return isUsed
    ? [t.labeledStatement(t.identifier(label), t.blockStatement(statements))]
    : statements;
}
