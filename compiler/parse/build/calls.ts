/** Arguments of calls and class definitions, and their order. Source: CPython 3.13 Grammar/python.gram, `args`, `kwargs`. */
import type { Expr, Keyword } from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import { buildExpression } from "./expressions.ts";
import { SyntaxProblem } from "./problem.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

export interface CallArguments {
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

/** `allowsGenerator`: a call may have a generator expression without parentheses as its only argument; a class may not. */
export function buildCallArguments(
  tree: SyntaxTree,
  node: number,
  allowsGenerator: boolean,
): CallArguments {
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  let seenDoubleStar = false;
  const end = tree.next(node);
  for (let child = tree.child(node); child < end; child = tree.next(child)) {
    switch (tree.type(child)) {
      case term.KeywordArgument:
        keywords.push(keyword(tree, child));
        break;
      case term.DoubleStarArgument:
        seenDoubleStar = true;
        keywords.push(unpackedKeywords(tree, child));
        break;
      case term.StarArgument:
        // `f(**a, *b)`
        if (seenDoubleStar) throw new SyntaxProblem(tree.start(child));
        args.push(buildExpression(tree, child));
        break;
      case term.GeneratorArgument:
        args.push(generatorArgument(tree, node, child, allowsGenerator));
        break;
      default:
        // `f(a=1, b)`
        if (keywords.length > 0) throw new SyntaxProblem(tree.start(child));
        args.push(buildExpression(tree, child));
    }
  }
  return { args, keywords };
}

function keyword(tree: SyntaxTree, node: number): Keyword {
  const name = tree.child(node);
  return {
    kind: "keyword",
    start: tree.start(node),
    end: tree.end(node),
    arg: tree.identifier(tree.firstToken(name)),
    value: buildExpression(tree, tree.next(name)),
  };
}

function unpackedKeywords(tree: SyntaxTree, node: number): Keyword {
  const value = buildExpression(tree, tree.child(node));
  return { kind: "keyword", start: tree.start(node), end: tree.end(node), arg: null, value };
}

/** Its span takes in the call's parentheses, as if they were its own. */
function generatorArgument(
  tree: SyntaxTree,
  node: number,
  child: number,
  isAllowed: boolean,
): Expr {
  const isOnly =
    tree.firstToken(child) === tree.firstToken(node) + 1 &&
    tree.endToken(child) === tree.endToken(node) - 1;
  if (!isAllowed || !isOnly) throw new SyntaxProblem(tree.start(child));
  const generator = buildExpression(tree, child);
  if (generator.kind !== "GeneratorExp") throw new SyntaxProblem(tree.start(child));
  const { elt, generators } = generator;
  return { kind: "GeneratorExp", start: tree.start(node), end: tree.end(node), elt, generators };
}
