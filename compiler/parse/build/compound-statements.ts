/** Compound statements. Their spans end with the last token of the body that is not NEWLINE or DEDENT. */
import type { Arguments, ClassDef, ExceptHandler, Expr, Stmt, WithItem } from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import { buildCallArguments } from "./calls.ts";
import { buildExpression } from "./expressions.ts";
import { buildParameters } from "./parameters.ts";
import { buildCase } from "./patterns.ts";
import { SyntaxProblem } from "./problem.ts";
import { buildBlock } from "./statements.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { buildTarget } from "./targets.ts";
import { buildTypeParameters } from "./type-parameters.ts";

export function buildCompoundStatement(tree: SyntaxTree, node: number): Stmt {
  switch (tree.type(node)) {
    case term.IfStatement:
      return ifStatement(tree, node);
    case term.FunctionDefinition:
      return functionDefinition(tree, node);
    case term.ClassDefinition:
      return classDefinition(tree, node);
    case term.ForStatement:
      return forStatement(tree, node);
    case term.WhileStatement: {
      const [test, block, orelse] = tree.children(node);
      return {
        kind: "While",
        start: tree.start(node),
        end: tree.blockEnd(node),
        test: buildExpression(tree, test!),
        body: buildBlock(tree, block!),
        orelse: clauseBody(tree, orelse),
      };
    }
    case term.TryStatement:
      return tryStatement(tree, node);
    case term.WithStatement:
      return withStatement(tree, node);
    case term.MatchStatement: {
      const [subject, ...cases] = tree.children(node);
      return {
        kind: "Match",
        start: tree.start(node),
        end: tree.blockEnd(node),
        subject: buildExpression(tree, subject!),
        cases: cases.map((child) => buildCase(tree, child)),
      };
    }
    default:
      throw new SyntaxProblem(tree.start(node));
  }
}

/** The block of an `else` or `finally` clause, if there is one. */
function clauseBody(tree: SyntaxTree, clause: number | undefined): Stmt[] {
  return clause === undefined ? [] : buildBlock(tree, tree.child(clause));
}

/** An `elif` is an `If` alone in `orelse`; built from the last one in a loop, so that long chains take no stack. */
function ifStatement(tree: SyntaxTree, node: number): Stmt {
  const [test, block, ...clauses] = tree.children(node);
  const end = tree.blockEnd(node);
  let orelse: Stmt[] = [];
  for (let index = clauses.length - 1; index >= 0; index--) {
    const clause = clauses[index]!;
    if (tree.type(clause) === term.ElseClause) {
      orelse = clauseBody(tree, clause);
      continue;
    }
    const condition = tree.child(clause);
    const nested: Stmt = {
      kind: "If",
      start: tree.start(clause),
      end,
      test: buildExpression(tree, condition),
      body: buildBlock(tree, tree.next(condition)),
      orelse,
    };
    orelse = [nested];
  }
  return {
    kind: "If",
    start: tree.start(node),
    end,
    test: buildExpression(tree, test!),
    body: buildBlock(tree, block!),
    orelse,
  };
}

function forStatement(tree: SyntaxTree, node: number): Stmt {
  const [targetNode, iterNode, block, clause] = tree.children(node);
  const start = tree.start(node);
  const end = tree.blockEnd(node);
  const target = buildTarget(tree, targetNode!, "Store");
  const iter = buildExpression(tree, iterNode!);
  const body = buildBlock(tree, block!);
  const orelse = clauseBody(tree, clause);
  return tree.kinds[tree.firstToken(node)] === term.async
    ? { kind: "AsyncFor", start, end, target, iter, body, orelse }
    : { kind: "For", start, end, target, iter, body, orelse };
}

// ---------------------------------------------------------------- try

function tryStatement(tree: SyntaxTree, node: number): Stmt {
  const [block, ...clauses] = tree.children(node);
  const start = tree.start(node);
  const end = tree.blockEnd(node);
  const body = buildBlock(tree, block!);
  const handlers: ExceptHandler[] = [];
  let orelse: Stmt[] = [];
  let finalbody: Stmt[] = [];
  let stars = 0;
  for (const clause of clauses) {
    if (tree.type(clause) === term.ElseClause) orelse = clauseBody(tree, clause);
    else if (tree.type(clause) === term.FinallyClause) finalbody = clauseBody(tree, clause);
    else {
      const isStar = tree.kinds[tree.firstToken(clause) + 1] === term.star;
      if (isStar) stars++;
      handlers.push(exceptHandler(tree, clause, isStar));
      // `except` and `except*` do not mix.
      if (stars > 0 && stars < handlers.length) throw new SyntaxProblem(tree.start(clause));
    }
  }
  return stars > 0
    ? { kind: "TryStar", start, end, body, handlers, orelse, finalbody }
    : { kind: "Try", start, end, body, handlers, orelse, finalbody };
}

function exceptHandler(tree: SyntaxTree, node: number, isStar: boolean): ExceptHandler {
  const children = tree.children(node);
  const block = children[children.length - 1]!;
  const type = children.length > 1 ? children[0] : undefined;
  const name = children.length > 2 ? children[1] : undefined;
  if (isStar && type === undefined) throw new SyntaxProblem(tree.start(node));
  if (type !== undefined && tree.type(type) === term.ExceptTuple) {
    const start = tree.start(type);
    if (name !== undefined) throw new SyntaxProblem(start);
    const construct = "more than one exception type without parentheses";
    tree.newerSyntax.push({ start, end: tree.end(type), construct });
  }
  return {
    kind: "ExceptHandler",
    start: tree.start(node),
    end: tree.blockEnd(node),
    type: type === undefined ? null : buildExpression(tree, type),
    name: name === undefined ? null : tree.identifier(tree.firstToken(name)),
    body: buildBlock(tree, block),
  };
}

// ---------------------------------------------------------------- with

function withStatement(tree: SyntaxTree, node: number): Stmt {
  const children = tree.children(node);
  const block = children.pop()!;
  const start = tree.start(node);
  const end = tree.blockEnd(node);
  const items = parenthesizedItems(tree, children) ?? children.map((item) => withItem(tree, item));
  const body = buildBlock(tree, block);
  return tree.kinds[tree.firstToken(node)] === term.async
    ? { kind: "AsyncWith", start, end, items, body }
    : { kind: "With", start, end, items, body };
}

function withItem(tree: SyntaxTree, node: number): WithItem {
  const child = tree.child(node);
  const target = tree.next(child);
  return {
    kind: "withitem",
    start: tree.start(node),
    end: tree.end(node),
    context_expr: buildExpression(tree, child),
    optional_vars: target < tree.next(node) ? buildTarget(tree, target, "Store") : null,
  };
}

/** `with (a, b):` has two items, though the grammar sees one tuple; `with (*a, b):` and `with (a := b, c):` have a tuple. */
function parenthesizedItems(tree: SyntaxTree, items: readonly number[]): WithItem[] | null {
  if (items.length !== 1) return null;
  const item = items[0]!;
  const tuple = tree.child(item);
  const isTuple =
    tree.type(tuple) === term.ParenthesizedTuple && tree.next(tuple) === tree.next(item);
  if (!isTuple || !tree.hasChild(tuple)) return null;
  const elements = tree.children(tuple);
  const isPlain = elements.every(
    (element) => tree.type(element) !== term.Starred && tree.type(element) !== term.NamedExpression,
  );
  if (!isPlain) return null;
  return elements.map((element) => ({
    kind: "withitem",
    start: tree.start(element),
    end: tree.end(element),
    context_expr: buildExpression(tree, element),
    optional_vars: null,
  }));
}

// ---------------------------------------------------------------- definitions

function functionDefinition(tree: SyntaxTree, node: number): Stmt {
  const decorator_list: Expr[] = [];
  const parameters: number[] = [];
  let child = decorators(tree, node, decorator_list);
  const nameNode = child;
  const nameToken = tree.firstToken(nameNode);
  const isAsync =
    tree.kinds[nameToken - 2] === term.async && tree.kinds[nameToken - 1] === term.def;
  const start = tree.starts[isAsync ? nameToken - 2 : nameToken - 1]!;
  const end = tree.blockEnd(node);
  const name = tree.identifier(nameToken);
  child = tree.next(child);
  const hasTypeParameters = tree.type(child) === term.TypeParameters;
  const type_params = hasTypeParameters ? buildTypeParameters(tree, child) : [];
  let open = nameToken + 1;
  if (hasTypeParameters) {
    open = tree.endToken(child);
    child = tree.next(child);
  }
  for (; isParameter(tree.type(child)); child = tree.next(child)) parameters.push(child);
  const args: Arguments = buildParameters(tree, tree.ends[open]!, parameters);
  let returns: Expr | null = null;
  if (tree.type(child) === term.Returns) {
    returns = buildExpression(tree, tree.child(child));
    child = tree.next(child);
  }
  const body = buildBlock(tree, child);
  return isAsync
    ? {
        kind: "AsyncFunctionDef",
        start,
        end,
        name,
        args,
        body,
        decorator_list,
        returns,
        type_params,
      }
    : { kind: "FunctionDef", start, end, name, args, body, decorator_list, returns, type_params };
}

function isParameter(type: number): boolean {
  return (
    type === term.Parameter ||
    type === term.StarParameter ||
    type === term.DoubleStarParameter ||
    type === term.SlashParameter
  );
}

/** Collects the decorators in front of a definition; returns the node after them. */
function decorators(tree: SyntaxTree, node: number, list: Expr[]): number {
  let child = tree.child(node);
  for (; tree.type(child) === term.Decorator; child = tree.next(child)) {
    list.push(buildExpression(tree, tree.child(child)));
  }
  return child;
}

function classDefinition(tree: SyntaxTree, node: number): ClassDef {
  const decorator_list: Expr[] = [];
  let child = decorators(tree, node, decorator_list);
  const nameToken = tree.firstToken(child);
  child = tree.next(child);
  const hasTypeParameters = tree.type(child) === term.TypeParameters;
  const type_params = hasTypeParameters ? buildTypeParameters(tree, child) : [];
  if (hasTypeParameters) child = tree.next(child);
  const hasArguments = tree.type(child) === term.Arguments;
  const { args, keywords } = hasArguments
    ? buildCallArguments(tree, child, false)
    : { args: [], keywords: [] };
  if (hasArguments) child = tree.next(child);
  return {
    kind: "ClassDef",
    start: tree.starts[nameToken - 1]!,
    end: tree.blockEnd(node),
    name: tree.identifier(nameToken),
    bases: args,
    keywords,
    body: buildBlock(tree, child),
    decorator_list,
    type_params,
  };
}
