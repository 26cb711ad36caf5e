/** Patterns of `match` statements. Source: PEP 634; CPython 3.13 Grammar/python.gram, `patterns`. */
import type {
  Attribute,
  Constant,
  Expr,
  MatchCase,
  MatchClass,
  MatchMapping,
  MatchStar,
  Name,
  Pattern,
} from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import { buildExpression, buildSingleton } from "./expressions.ts";
import { SyntaxProblem } from "./problem.ts";
import { buildBlock } from "./statements.ts";
import { buildStrings } from "./strings.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

export function buildCase(tree: SyntaxTree, node: number): MatchCase {
  const children = tree.children(node);
  const guard = children.find((child) => tree.type(child) === term.Guard);
  return {
    kind: "match_case",
    start: tree.start(node),
    end: tree.blockEnd(node),
    pattern: buildPattern(tree, children[0]!),
    guard: guard === undefined ? null : buildExpression(tree, tree.child(guard)),
    body: buildBlock(tree, children[children.length - 1]!),
  };
}

function buildPattern(tree: SyntaxTree, node: number): Pattern {
  const start = tree.start(node);
  const end = tree.end(node);
  switch (tree.type(node)) {
    case term.NamePattern:
      return namePattern(tree, node);
    case term.NumberPattern:
    case term.Strings:
      return { kind: "MatchValue", start, end, value: literal(tree, node) };
    case term.None:
      return { kind: "MatchSingleton", start, end, value: null };
    case term.True:
    case term.False:
      return { kind: "MatchSingleton", start, end, value: tree.type(node) === term.True };
    case term.StarPattern: {
      const name: MatchStar["name"] = captureName(tree, tree.firstToken(node) + 1);
      return { kind: "MatchStar", start, end, name };
    }
    case term.OpenSequencePattern:
    case term.ListPattern:
      return { kind: "MatchSequence", start, end, patterns: patternsIn(tree, node) };
    case term.ParenthesizedPattern:
      return parenthesizedPattern(tree, node);
    case term.OrPattern:
      return { kind: "MatchOr", start, end, patterns: patternsIn(tree, node) };
    case term.AsPattern:
      return asPattern(tree, node);
    case term.ClassPattern:
      return classPattern(tree, node);
    case term.MappingPattern:
      return mappingPattern(tree, node);
    default:
      throw new SyntaxProblem(start);
  }
}

function patternsIn(tree: SyntaxTree, node: number): Pattern[] {
  return tree.children(node).map((child) => buildPattern(tree, child));
}

/** `_` captures nothing. */
function captureName(tree: SyntaxTree, token: number): string | null {
  const name = tree.identifier(token);
  return name === "_" ? null : name;
}

/** A lone name captures, a dotted one is looked up. */
function namePattern(tree: SyntaxTree, node: number): Pattern {
  const start = tree.start(node);
  const end = tree.end(node);
  const first = tree.firstToken(node);
  if (tree.endToken(node) === first + 1) {
    return { kind: "MatchAs", start, end, pattern: null, name: captureName(tree, first) };
  }
  refuseWildcard(tree, first);
  const value = dottedName(tree, first, tree.endToken(node));
  return { kind: "MatchValue", start, end, value };
}

/** CPython takes `_` for the wildcard before it sees what follows: `_.a` and `_()` are no patterns. */
function refuseWildcard(tree: SyntaxTree, token: number): void {
  if (tree.identifier(token) === "_") throw new SyntaxProblem(tree.starts[token]!);
}

/** `a.b.c` from `firstToken` on, up to the first token that is neither name nor dot. */
function dottedName(tree: SyntaxTree, firstToken: number, endToken: number): Name | Attribute {
  const { kinds, starts, ends } = tree;
  const start = starts[firstToken]!;
  const id = tree.identifier(firstToken);
  let value: Name | Attribute = {
    kind: "Name",
    start,
    end: ends[firstToken]!,
    id,
    ctx: "Load",
  };
  for (let token = firstToken + 1; token < endToken && kinds[token] === term.dot; token += 2) {
    const attr = tree.identifier(token + 1);
    value = { kind: "Attribute", start, end: ends[token + 1]!, value, attr, ctx: "Load" };
  }
  return value;
}

function parenthesizedPattern(tree: SyntaxTree, node: number): Pattern {
  const patterns = patternsIn(tree, node);
  const hasComma = tree.kinds[tree.endToken(node) - 2] === term.comma;
  const [only] = patterns;
  if (patterns.length === 1 && !hasComma) {
    // `(*rest)` is neither a group nor a sequence.
    if (only!.kind === "MatchStar") throw new SyntaxProblem(only!.start);
    return only!;
  }
  return { kind: "MatchSequence", start: tree.start(node), end: tree.end(node), patterns };
}

function asPattern(tree: SyntaxTree, node: number): Pattern {
  const child = tree.child(node);
  const pattern = buildPattern(tree, child);
  const token = tree.firstToken(tree.next(child));
  const name = captureName(tree, token);
  if (name === null) throw new SyntaxProblem(tree.starts[token]!);
  return { kind: "MatchAs", start: tree.start(node), end: tree.end(node), pattern, name };
}

function classPattern(tree: SyntaxTree, node: number): MatchClass {
  const { kinds } = tree;
  const endToken = tree.endToken(node);
  refuseWildcard(tree, tree.firstToken(node));
  const cls = dottedName(tree, tree.firstToken(node), endToken);
  const patterns: Pattern[] = [];
  const kwd_attrs: string[] = [];
  const kwd_patterns: Pattern[] = [];
  const end = tree.next(node);
  let open = tree.firstToken(node);
  while (kinds[open] !== term.parenOpen) open++;
  let child = tree.child(node);
  // The names of the class come first.
  while (child < end && tree.firstToken(child) < open) child = tree.next(child);
  for (; child < end; child = tree.next(child)) {
    if (tree.type(child) === term.KeywordPattern) {
      const name = tree.child(child);
      const attribute = tree.identifier(tree.firstToken(name));
      // After a positional pattern CPython reads `_` as one more.
      if (attribute === "_" && kwd_attrs.length === 0 && patterns.length > 0) {
        throw new SyntaxProblem(tree.start(child));
      }
      kwd_attrs.push(attribute);
      kwd_patterns.push(buildPattern(tree, tree.next(name)));
    } else {
      if (kwd_attrs.length > 0) throw new SyntaxProblem(tree.start(child));
      patterns.push(buildPattern(tree, child));
    }
  }
  return {
    kind: "MatchClass",
    start: tree.start(node),
    end: tree.end(node),
    cls,
    patterns,
    kwd_attrs,
    kwd_patterns,
  };
}

function mappingPattern(tree: SyntaxTree, node: number): MatchMapping {
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  const end = tree.next(node);
  for (let child = tree.child(node); child < end; child = tree.next(child)) {
    // Nothing may follow `**rest`.
    if (rest !== null) throw new SyntaxProblem(tree.start(child));
    if (tree.type(child) === term.DoubleStarPattern) {
      const token = tree.firstToken(child) + 1;
      rest = captureName(tree, token);
      if (rest === null) throw new SyntaxProblem(tree.starts[token]!);
      continue;
    }
    keys.push(mappingKey(tree, child));
    child = tree.next(child);
    patterns.push(buildPattern(tree, child));
  }
  return {
    kind: "MatchMapping",
    start: tree.start(node),
    end: tree.end(node),
    keys,
    patterns,
    rest,
  };
}

/** A literal or a dotted name; a lone name is no key. */
function mappingKey(tree: SyntaxTree, node: number): Expr {
  if (tree.type(node) !== term.NamePattern) return literal(tree, node);
  const first = tree.firstToken(node);
  const endToken = tree.endToken(node);
  if (endToken === first + 1) throw new SyntaxProblem(tree.start(node));
  return dottedName(tree, first, endToken);
}

function literal(tree: SyntaxTree, node: number): Expr {
  switch (tree.type(node)) {
    case term.NumberPattern:
      return numberLiteral(tree, node);
    case term.Strings:
      // CPython parses f-strings here; its compiler rejects them.
      return buildStrings(tree, node);
    default:
      return buildSingleton(tree, node);
  }
}

/** `1`, `-1`, `1+2j`, `-1-2j`: of a sum the first is real, the second imaginary. */
function numberLiteral(tree: SyntaxTree, node: number): Expr {
  const { kinds, starts } = tree;
  const start = starts[tree.firstToken(node)]!;
  const first = tree.child(node);
  const second = tree.next(first);
  let left = buildExpression(tree, first);
  const isImaginary = (expression: Expr): boolean =>
    expression.kind === "Constant" && expression.type === "complex";
  const isSum = second < tree.next(node);
  if (isSum && isImaginary(left)) throw new SyntaxProblem(start);
  if (kinds[tree.firstToken(node)] === term.sign) {
    // A sign before the first number can only be a minus.
    if (tree.codeAt(tree.firstToken(node)) !== 0x2d) throw new SyntaxProblem(start);
    left = { kind: "UnaryOp", start, end: left.end, op: "USub", operand: left };
  }
  if (!isSum) return left;
  const right = buildExpression(tree, second) as Constant;
  if (!isImaginary(right)) throw new SyntaxProblem(right.start);
  const op = tree.codeAt(tree.firstToken(second) - 1) === 0x2b ? "Add" : "Sub";
  return { kind: "BinOp", start, end: right.end, left, op, right };
}
