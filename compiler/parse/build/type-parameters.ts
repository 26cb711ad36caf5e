/** Type parameters. Source: PEP 695, PEP 696. */
import type { Expr, TypeParam } from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import { buildExpression } from "./expressions.ts";
import { SyntaxProblem } from "./problem.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

export function buildTypeParameters(tree: SyntaxTree, node: number): TypeParam[] {
  return tree.children(node).map((child) => typeParameter(tree, child));
}

function typeParameter(tree: SyntaxTree, node: number): TypeParam {
  const start = tree.start(node);
  const end = tree.end(node);
  const children = tree.children(node);
  const name = tree.identifier(tree.firstToken(children[0]!));
  const after = (kind: number): Expr | null => {
    const child = children.find((candidate) => tree.kinds[tree.firstToken(candidate) - 1] === kind);
    return child === undefined ? null : buildExpression(tree, child);
  };
  const default_value = after(term.assign);
  switch (tree.type(node)) {
    case term.TypeVariable:
      return { kind: "TypeVar", start, end, name, bound: after(term.colon), default_value };
    case term.TypeVariableTuple:
      return { kind: "TypeVarTuple", start, end, name, default_value };
    case term.ParameterSpecification:
      return { kind: "ParamSpec", start, end, name, default_value };
    default:
      throw new SyntaxProblem(start);
  }
}
