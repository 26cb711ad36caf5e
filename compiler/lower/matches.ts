/** `match` (PEP 634): a chain of conditions over the subject. Names are bound once their whole pattern has matched. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { completesNormally, hasBreak } from "../analyze/types/infer-statements.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { bindingName } from "./naming.ts";

/** A test, or `null` for a pattern that always matches, and what it binds. */
interface LoweredPattern {
  readonly test: t.Expression | null;
  readonly captures: readonly Capture[];
}

interface Capture {
  readonly node: ast.Pattern;
  readonly value: t.Expression;
}

const always: LoweredPattern = { test: null, captures: [] };

/** Each case is tried in turn; a case whose guard says no falls through to the next: the cases share a label. */
export const lowerMatch: LowerStatement<ast.Match> = (node, ctx) => {
  const value = ctx.expression(node.subject);
  const isName =
    node.subject.kind === "Name" && ctx.bindingOf(node.subject)?.definitions.length === 1;
  const subject = isName ? (value as t.Identifier) : ctx.hoist("subject", value);
  const hasGuards = node.cases.some(
    (each, index) => each.guard !== null && index < node.cases.length - 1,
  );
  if (hasGuards) return [guardedCases(node, subject, ctx)];
  let rest: t.Statement | null = null;
  for (const each of node.cases.map((one) => lowerCase(one, subject, ctx)).reverse()) {
    rest =
      each.test === null
        ? t.blockStatement(each.body)
        : t.ifStatement(each.test, t.blockStatement(each.body), rest);
  }
  return rest === null ? [] : [rest];
};

interface LoweredCase {
  readonly test: t.Expression | null;
  readonly body: t.Statement[];
}

function lowerCase(node: ast.MatchCase, subject: t.Identifier, ctx: LowerContext): LoweredCase {
  const { test, captures } = pattern(node.pattern, subject, ctx);
  return ctx.scoped(() => {
    const bound = captures.map((each) => bind(each, ctx));
    const body = ctx.statements(node.body);
    if (node.guard === null) return { test, body: [...bound, ...body] };
    return {
      test,
      body: [...bound, t.ifStatement(guardOf(node.guard, ctx), t.blockStatement(body))],
    };
  });
}

/** With guards, a case that is done leaves the labelled block. */
function guardedCases(node: ast.Match, subject: t.Identifier, ctx: LowerContext): t.Statement {
  if (node.cases.some((each) => hasBreak(each.body)))
    ctx.unsupported(node, "'break' in a 'match' with guards");
  const label = ctx.temp("matched").name;
  const statements = node.cases.map((each) => {
    const { test, captures } = pattern(each.pattern, subject, ctx);
    return ctx.scoped(() => {
      const bound = captures.map((capture) => bind(capture, ctx));
      const body = ctx.statements(each.body);
      const done = completesNormally(each.body)
        ? [...body, t.breakStatement(t.identifier(label))]
        : body;
      const inner =
        each.guard === null
          ? done
          : [t.ifStatement(guardOf(each.guard, ctx), t.blockStatement(done))];
      const block = t.blockStatement([...bound, ...inner]);
      return test === null ? block : t.ifStatement(test, block);
    });
  });
  const isNeeded = node.cases.some((each) => completesNormally(each.body));
  return isNeeded
    ? t.labeledStatement(t.identifier(label), t.blockStatement(statements))
    : t.blockStatement(statements);
}

function guardOf(guard: ast.Expr, ctx: LowerContext): t.Expression {
  const { before, result } = ctx.collect(() => ctx.condition(guard));
  return before.length === 0 ? result : ctx.unsupported(guard, "this guard of a case");
}

function bind(capture: Capture, ctx: LowerContext): t.Statement {
  const binding = ctx.bindingOf(capture.node)!;
  const placement = ctx.placementOf(binding);
  const name = t.identifier(bindingName(binding.name));
  if (placement.kind === "header" && placement.node === capture.node) {
    return t.variableDeclaration(placement.isConstant ? "const" : "let", [
      t.variableDeclarator(name, capture.value),
    ]);
  }
  return t.expressionStatement(t.assignmentExpression("=", ctx.identifier(binding), capture.value));
}

// ---------------------------------------------------------------- patterns

function pattern(node: ast.Pattern, subject: t.Expression, ctx: LowerContext): LoweredPattern {
  switch (node.kind) {
    case "MatchValue":
      return {
        test: t.callExpression(ctx.runtime("eq"), [
          t.cloneNode(subject),
          ctx.expression(node.value),
        ]),
        captures: [],
      };
    case "MatchSingleton": {
      const value = node.value === null ? t.nullLiteral() : t.booleanLiteral(node.value);
      return { test: t.binaryExpression("===", t.cloneNode(subject), value), captures: [] };
    }
    case "MatchAs": {
      const inner = node.pattern === null ? always : pattern(node.pattern, subject, ctx);
      if (node.name === null) return inner;
      return {
        test: inner.test,
        captures: [...inner.captures, { node, value: t.cloneNode(subject) }],
      };
    }
    case "MatchOr":
      return alternatives(node, subject, ctx);
    case "MatchSequence":
      return sequence(node, subject, ctx);
    case "MatchMapping":
      return mapping(node, subject, ctx);
    case "MatchClass":
      return instanceOf(node, subject, ctx);
    case "MatchStar":
      return node.name === null
        ? always
        : { test: null, captures: [{ node, value: t.cloneNode(subject) }] };
  }
}

function alternatives(node: ast.MatchOr, subject: t.Expression, ctx: LowerContext): LoweredPattern {
  const parts = node.patterns.map((each) => pattern(each, subject, ctx));
  if (parts.some((each) => each.captures.length > 0)) {
    ctx.unsupported(node, "alternatives that bind names");
    return always;
  }
  const tests = parts.map((each) => each.test);
  if (tests.includes(null)) return always;
  return {
    test: (tests as t.Expression[]).reduce((left, right) => t.logicalExpression("||", left, right)),
    captures: [],
  };
}

/** `(items = match...(subject, ...)) !== null`, and then every part. */
function destructured(
  call: t.Expression,
  parts: readonly ast.Pattern[],
  ctx: LowerContext,
): LoweredPattern {
  if (
    parts.every((each) => each.kind === "MatchAs" && each.name === null && each.pattern === null)
  ) {
    return { test: t.binaryExpression("!==", call, t.nullLiteral()), captures: [] };
  }
  const items = ctx.temp("items");
  const declared = t.identifier(items.name);
  if (ctx.isTypeScript)
    declared.typeAnnotation = t.tsTypeAnnotation(
      t.tsUnionType([t.tsArrayType(t.tsUnknownKeyword()), t.tsNullKeyword()]),
    );
  ctx.before(t.variableDeclaration("let", [t.variableDeclarator(declared)]));
  const found = t.binaryExpression(
    "!==",
    t.assignmentExpression("=", t.identifier(items.name), call),
    t.nullLiteral(),
  );
  const lowered = parts.map((each, index) =>
    pattern(each, t.memberExpression(t.identifier(items.name), t.numericLiteral(index), true), ctx),
  );
  const tests = lowered.flatMap((each) => (each.test === null ? [] : [each.test]));
  return {
    test: tests.reduce<t.Expression>(
      (left, right) => t.logicalExpression("&&", left, right),
      found,
    ),
    captures: lowered.flatMap((each) => each.captures),
  };
}

function sequence(
  node: ast.MatchSequence,
  subject: t.Expression,
  ctx: LowerContext,
): LoweredPattern {
  const star = node.patterns.findIndex((each) => each.kind === "MatchStar");
  const args: t.Expression[] = [
    t.cloneNode(subject),
    t.numericLiteral(star === -1 ? node.patterns.length : node.patterns.length - 1),
  ];
  if (star !== -1) args.push(t.numericLiteral(node.patterns.length - star - 1));
  return destructured(t.callExpression(ctx.runtime("matchSequence"), args), node.patterns, ctx);
}

function mapping(node: ast.MatchMapping, subject: t.Expression, ctx: LowerContext): LoweredPattern {
  const keys = t.arrayExpression(ctx.expressions(node.keys));
  const args: t.Expression[] = [t.cloneNode(subject), keys];
  if (node.rest === null)
    return destructured(t.callExpression(ctx.runtime("matchMapping"), args), node.patterns, ctx);
  args.push(t.booleanLiteral(true));
  const rest: ast.MatchStar = {
    kind: "MatchStar",
    name: node.rest,
    start: node.start,
    end: node.end,
  };
  const lowered = destructured(
    t.callExpression(ctx.runtime("matchMapping"), args),
    [...node.patterns, rest],
    ctx,
  );
  // The rest is bound by the mapping pattern itself.
  const captures = lowered.captures.map((each) =>
    each.node === rest ? { node, value: each.value } : each,
  );
  return { test: lowered.test, captures };
}

function instanceOf(
  node: ast.MatchClass,
  subject: t.Expression,
  ctx: LowerContext,
): LoweredPattern {
  const args: t.Expression[] = [
    t.cloneNode(subject),
    ctx.expression(node.cls),
    t.numericLiteral(node.patterns.length),
  ];
  if (node.kwd_attrs.length > 0)
    args.push(t.arrayExpression(node.kwd_attrs.map((name) => t.stringLiteral(name))));
  return destructured(
    t.callExpression(ctx.runtime("matchClass"), args),
    [...node.patterns, ...node.kwd_patterns],
    ctx,
  );
}
