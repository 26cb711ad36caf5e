/** Expressions: one function per node of the grammar. Spans are CPython's: from the first token of a construct to its last. */
import type {
  Comprehension,
  Constant,
  Expr,
  ExprContext,
  Name,
  NamedExpr,
  Slice,
} from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import { buildCallArguments } from "./calls.ts";
import { buildNumber } from "./numbers.ts";
import { buildOperation, isBitwiseOr } from "./operators.ts";
import { buildLambdaParameters } from "./parameters.ts";
import { SyntaxProblem } from "./problem.ts";
import { buildStrings } from "./strings.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { buildTarget } from "./targets.ts";

export function buildExpression(tree: SyntaxTree, node: number): Expr {
  switch (tree.type(node)) {
    case term.Name:
      return buildName(tree, node, "Load");
    case term.Postfix:
      return buildPostfix(tree, node, "Load");
    case term.Strings:
      return buildStrings(tree, node);
    case term.Number:
      return buildNumber(tree, node);
    case term.Operation:
      return buildOperation(tree, node);
    case term.None:
    case term.True:
    case term.False:
    case term.Ellipsis:
      return buildSingleton(tree, node);
    case term.ParenthesizedExpression:
      return buildExpression(tree, tree.child(node));
    case term.TupleExpression:
    case term.ParenthesizedTuple:
    case term.SubjectTuple:
    case term.ExceptTuple:
    case term.SliceTuple:
      return buildTuple(tree, node);
    case term.ListDisplay:
      return list(tree, node);
    case term.DictionaryDisplay:
      return dictionary(tree, node);
    default:
      return buildRarerExpression(tree, node);
  }
}

function buildRarerExpression(tree: SyntaxTree, node: number): Expr {
  switch (tree.type(node)) {
    case term.Conditional:
      return conditional(tree, node);
    case term.Lambda:
      return lambda(tree, node);
    case term.NamedExpression:
      return namedExpression(tree, node);
    case term.Starred:
      return starred(tree, node);
    case term.StarArgument:
      return starArgument(tree, node);
    case term.YieldExpression:
      return yieldExpression(tree, node);
    case term.GeneratorExpression:
    case term.GeneratorArgument:
    case term.ListComprehension:
    case term.SetComprehension:
      return comprehension(tree, node);
    case term.DictionaryComprehension:
      return dictionaryComprehension(tree, node);
    case term.SetDisplay: {
      const elts = buildExpressions(tree, node);
      return { kind: "Set", start: tree.start(node), end: tree.end(node), elts };
    }
    case term.Slice:
      return slice(tree, node);
    default:
      throw new SyntaxProblem(tree.start(node));
  }
}

/** All children of `node`. */
export function buildExpressions(tree: SyntaxTree, node: number): Expr[] {
  const expressions: Expr[] = [];
  const end = tree.next(node);
  for (let child = tree.child(node); child < end; child = tree.next(child)) {
    expressions.push(buildExpression(tree, child));
  }
  return expressions;
}

export function buildName(tree: SyntaxTree, node: number, ctx: ExprContext): Name {
  const id = tree.identifier(tree.firstToken(node));
  return { kind: "Name", start: tree.start(node), end: tree.end(node), id, ctx };
}

/** `None`, `True`, `False` and `...`. */
export function buildSingleton(tree: SyntaxTree, node: number): Constant {
  const start = tree.start(node);
  const end = tree.end(node);
  switch (tree.type(node)) {
    case term.None:
      return { kind: "Constant", start, end, type: "None", value: null };
    case term.Ellipsis:
      return { kind: "Constant", start, end, type: "Ellipsis", value: null };
    default: {
      const value = tree.type(node) === term.True;
      return { kind: "Constant", start, end, type: "bool", value };
    }
  }
}

/** An atom and its trailers, in a loop: `a.b().c[d]`. `ctx` is the last trailer's, which for a target is no call. */
export function buildPostfix(tree: SyntaxTree, node: number, ctx: ExprContext): Expr {
  const { kinds, ends } = tree;
  const start = tree.start(node);
  const atom = tree.child(node);
  const endToken = tree.endToken(node);
  let value = buildExpression(tree, atom);
  let token = tree.endToken(atom);
  let child = tree.next(atom);
  while (token < endToken) {
    const next = tree.endToken(child);
    const end = ends[next - 1]!;
    const own: ExprContext = next === endToken ? ctx : "Load";
    if (kinds[token] === term.dot) {
      const attr = tree.identifier(token + 1);
      value = { kind: "Attribute", start, end, value, attr, ctx: own };
    } else if (kinds[token] === term.bracketOpen) {
      const slice = subscript(tree, child);
      value = { kind: "Subscript", start, end, value, slice, ctx: own };
    } else {
      if (own !== "Load") throw new SyntaxProblem(start);
      const { args, keywords } = buildCallArguments(tree, child, true);
      value = { kind: "Call", start, end, func: value, args, keywords };
    }
    token = next;
    child = tree.next(child);
  }
  return value;
}

function subscript(tree: SyntaxTree, node: number): Expr {
  const child = tree.child(node);
  const value = buildExpression(tree, child);
  if (tree.type(child) !== term.StarArgument) return value;
  // `a[*b]` is a tuple of one.
  const { start, end } = value;
  return { kind: "Tuple", start, end, elts: [value], ctx: "Load" };
}

function slice(tree: SyntaxTree, node: number): Slice {
  const { kinds } = tree;
  const parts: [Expr | null, Expr | null, Expr | null] = [null, null, null];
  const endToken = tree.endToken(node);
  let part = 0;
  let child = tree.child(node);
  for (let token = tree.firstToken(node); token < endToken; token++) {
    if (kinds[token] === term.colon) {
      part++;
      continue;
    }
    parts[part] = buildExpression(tree, child);
    token = tree.endToken(child) - 1;
    child = tree.next(child);
  }
  const [lower, upper, step] = parts;
  return { kind: "Slice", start: tree.start(node), end: tree.end(node), lower, upper, step };
}

export function buildTuple(tree: SyntaxTree, node: number): Expr {
  const elts = buildExpressions(tree, node);
  return { kind: "Tuple", start: tree.start(node), end: tree.end(node), elts, ctx: "Load" };
}

function list(tree: SyntaxTree, node: number): Expr {
  const elts = buildExpressions(tree, node);
  return { kind: "List", start: tree.start(node), end: tree.end(node), elts, ctx: "Load" };
}

function dictionary(tree: SyntaxTree, node: number): Expr {
  const keys: (Expr | null)[] = [];
  const values: Expr[] = [];
  const end = tree.next(node);
  for (let child = tree.child(node); child < end; child = tree.next(child)) {
    if (tree.type(child) === term.DictionaryUnpacking) {
      keys.push(null);
      values.push(bitwiseOr(tree, tree.child(child)));
    } else {
      keys.push(buildExpression(tree, child));
      child = tree.next(child);
      values.push(buildExpression(tree, child));
    }
  }
  return { kind: "Dict", start: tree.start(node), end: tree.end(node), keys, values };
}

/** `a if b else c if d else e`, which groups to the right; built from the right in a loop. */
function conditional(tree: SyntaxTree, node: number): Expr {
  const parts = tree.children(node);
  const end = tree.end(node);
  let result = buildExpression(tree, parts[parts.length - 1]!);
  for (let index = parts.length - 3; index >= 0; index -= 2) {
    const start = tree.start(parts[index]!);
    const test = buildExpression(tree, parts[index + 1]!);
    const body = buildExpression(tree, parts[index]!);
    result = { kind: "IfExp", start, end, test, body, orelse: result };
  }
  return result;
}

function lambda(tree: SyntaxTree, node: number): Expr {
  const children = tree.children(node);
  const body = buildExpression(tree, children.pop()!);
  const args = buildLambdaParameters(tree, tree.start(node), children);
  return { kind: "Lambda", start: tree.start(node), end: tree.end(node), args, body };
}

function namedExpression(tree: SyntaxTree, node: number): NamedExpr {
  const name = tree.child(node);
  const target = buildName(tree, name, "Store");
  const value = buildExpression(tree, tree.next(name));
  return { kind: "NamedExpr", start: tree.start(node), end: tree.end(node), target, value };
}

function bitwiseOr(tree: SyntaxTree, node: number): Expr {
  if (!isBitwiseOr(tree, node)) throw new SyntaxProblem(tree.start(node));
  return buildExpression(tree, node);
}

/** `*a` in a display or an expression list: no operator weaker than `|`. */
function starred(tree: SyntaxTree, node: number): Expr {
  const value = bitwiseOr(tree, tree.child(node));
  return { kind: "Starred", start: tree.start(node), end: tree.end(node), value, ctx: "Load" };
}

/** `*a` in a call or a subscript: any expression. */
function starArgument(tree: SyntaxTree, node: number): Expr {
  const value = buildExpression(tree, tree.child(node));
  return { kind: "Starred", start: tree.start(node), end: tree.end(node), value, ctx: "Load" };
}

function yieldExpression(tree: SyntaxTree, node: number): Expr {
  const start = tree.start(node);
  const end = tree.end(node);
  if (!tree.hasChild(node)) return { kind: "Yield", start, end, value: null };
  const value = buildExpression(tree, tree.child(node));
  const isFrom = tree.kinds[tree.firstToken(node) + 1] === term.from;
  return isFrom ? { kind: "YieldFrom", start, end, value } : { kind: "Yield", start, end, value };
}

// ---------------------------------------------------------------- comprehensions

function comprehension(tree: SyntaxTree, node: number): Expr {
  const start = tree.start(node);
  const end = tree.end(node);
  const first = tree.child(node);
  const elt = buildExpression(tree, first);
  const generators = comprehensionClauses(tree, node, tree.next(first));
  switch (tree.type(node)) {
    case term.ListComprehension:
      return { kind: "ListComp", start, end, elt, generators };
    case term.SetComprehension:
      return { kind: "SetComp", start, end, elt, generators };
    default:
      return { kind: "GeneratorExp", start, end, elt, generators };
  }
}

function dictionaryComprehension(tree: SyntaxTree, node: number): Expr {
  const first = tree.child(node);
  const key = buildExpression(tree, first);
  const second = tree.next(first);
  const value = buildExpression(tree, second);
  const generators = comprehensionClauses(tree, node, tree.next(second));
  return { kind: "DictComp", start: tree.start(node), end: tree.end(node), key, value, generators };
}

function comprehensionClauses(tree: SyntaxTree, node: number, first: number): Comprehension[] {
  return tree.children(node, first).map((clause) => {
    const [target, iter, ...conditions] = tree.children(clause);
    return {
      kind: "comprehension",
      start: tree.start(clause),
      end: tree.end(clause),
      target: buildTarget(tree, target!, "Store"),
      iter: buildExpression(tree, iter!),
      ifs: conditions.map((condition) => buildExpression(tree, condition)),
      is_async: tree.kinds[tree.firstToken(clause)] === term.async ? 1 : 0,
    };
  });
}
