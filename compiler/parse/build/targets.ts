/** Targets: the grammar parses them as expressions, here is what may be assigned to or deleted. */
import type { Attribute, Expr, ExprContext, Name, Subscript } from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import { buildName, buildPostfix } from "./expressions.ts";
import { SyntaxProblem } from "./problem.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/**
 * The target that expression node `node` stands for.
 *
 * @throws SyntaxProblem where it is no target.
 */
export function buildTarget(tree: SyntaxTree, node: number, ctx: ExprContext): Expr {
  const start = tree.start(node);
  const end = tree.end(node);
  switch (tree.type(node)) {
    case term.Name:
      return buildName(tree, node, ctx);
    case term.Postfix:
      return buildPostfix(tree, node, ctx);
    case term.ParenthesizedExpression:
      return buildTarget(tree, tree.child(node), ctx);
    case term.TupleExpression:
    case term.TargetTuple:
    case term.ParenthesizedTuple:
      return { kind: "Tuple", start, end, elts: targets(tree, node, ctx), ctx };
    case term.ListDisplay:
      return { kind: "List", start, end, elts: targets(tree, node, ctx), ctx };
    case term.Starred:
    case term.StarredTarget: {
      if (ctx === "Del") throw new SyntaxProblem(start);
      const value = buildTarget(tree, tree.child(node), ctx);
      return { kind: "Starred", start, end, value, ctx };
    }
    default:
      throw new SyntaxProblem(start);
  }
}

function targets(tree: SyntaxTree, node: number, ctx: ExprContext): Expr[] {
  return tree.children(node).map((child) => buildTarget(tree, child, ctx));
}

/** The target of an annotated or augmented assignment: a name, an attribute or a subscript, perhaps in parentheses. */
export function buildSingleTarget(tree: SyntaxTree, node: number): Name | Attribute | Subscript {
  const target = buildTarget(tree, node, "Store");
  switch (target.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      return target;
    default:
      throw new SyntaxProblem(tree.start(node));
  }
}
