/** Simple statements and blocks. Compound statements are in compound-statements.ts. */
import type { Alias, Expr, Stmt, TypeAlias } from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import { buildCompoundStatement } from "./compound-statements.ts";
import { buildExpression, buildName } from "./expressions.ts";
import { augmentedOperator } from "./operators.ts";
import { SyntaxProblem } from "./problem.ts";
import type { SyntaxTree } from "./syntax-tree.ts";
import { buildSingleTarget, buildTarget } from "./targets.ts";
import { buildTypeParameters } from "./type-parameters.ts";

export function buildBlock(tree: SyntaxTree, node: number): Stmt[] {
  const statements: Stmt[] = [];
  const end = tree.next(node);
  for (let child = tree.child(node); child < end; child = tree.next(child)) {
    statements.push(buildStatement(tree, child));
  }
  return statements;
}

export function buildStatement(tree: SyntaxTree, node: number): Stmt {
  const start = tree.start(node);
  const end = tree.end(node);
  switch (tree.type(node)) {
    case term.ExpressionStatement:
      return { kind: "Expr", start, end, value: buildExpression(tree, tree.child(node)) };
    case term.Assignment:
      return assignment(tree, node);
    case term.ReturnStatement: {
      const value = tree.hasChild(node) ? buildExpression(tree, tree.child(node)) : null;
      return { kind: "Return", start, end, value };
    }
    case term.AugmentedAssignment:
      return augmentedAssignment(tree, node);
    case term.AnnotatedAssignment:
      return annotatedAssignment(tree, node);
    case term.PassStatement:
      return { kind: "Pass", start, end };
    case term.BreakStatement:
      return { kind: "Break", start, end };
    case term.ContinueStatement:
      return { kind: "Continue", start, end };
    case term.ImportStatement:
      return { kind: "Import", start, end, names: aliases(tree, tree.children(node)) };
    case term.ImportFromStatement:
      return importFrom(tree, node);
    default:
      return rarerStatement(tree, node);
  }
}

function rarerStatement(tree: SyntaxTree, node: number): Stmt {
  const start = tree.start(node);
  const end = tree.end(node);
  switch (tree.type(node)) {
    case term.RaiseStatement: {
      const [exc, cause] = optionalPair(tree, node);
      return { kind: "Raise", start, end, exc, cause };
    }
    case term.AssertStatement: {
      const [test, msg] = optionalPair(tree, node);
      return { kind: "Assert", start, end, test: test!, msg };
    }
    case term.DeleteStatement: {
      const targets = tree.children(node).map((child) => buildTarget(tree, child, "Del"));
      return { kind: "Delete", start, end, targets };
    }
    case term.GlobalStatement:
      return { kind: "Global", start, end, names: names(tree, node) };
    case term.NonlocalStatement:
      return { kind: "Nonlocal", start, end, names: names(tree, node) };
    case term.TypeAliasStatement:
      return typeAlias(tree, node);
    default:
      return buildCompoundStatement(tree, node);
  }
}

function optionalPair(tree: SyntaxTree, node: number): [Expr | null, Expr | null] {
  const [first, second] = tree.children(node);
  return [
    first === undefined ? null : buildExpression(tree, first),
    second === undefined ? null : buildExpression(tree, second),
  ];
}

function names(tree: SyntaxTree, node: number): string[] {
  return tree.children(node).map((child) => tree.identifier(tree.firstToken(child)));
}

function assignment(tree: SyntaxTree, node: number): Stmt {
  const targets: Expr[] = [];
  const end = tree.next(node);
  let child = tree.child(node);
  for (let next = tree.next(child); next < end; next = tree.next(child)) {
    targets.push(buildTarget(tree, child, "Store"));
    child = next;
  }
  const value = buildExpression(tree, child);
  return { kind: "Assign", start: tree.start(node), end: tree.end(node), targets, value };
}

function augmentedAssignment(tree: SyntaxTree, node: number): Stmt {
  const child = tree.child(node);
  return {
    kind: "AugAssign",
    start: tree.start(node),
    end: tree.end(node),
    target: buildSingleTarget(tree, child),
    op: augmentedOperator(tree, tree.endToken(child)),
    value: buildExpression(tree, tree.next(child)),
  };
}

function annotatedAssignment(tree: SyntaxTree, node: number): Stmt {
  const [target, annotation, value] = tree.children(node);
  return {
    kind: "AnnAssign",
    start: tree.start(node),
    end: tree.end(node),
    target: buildSingleTarget(tree, target!),
    annotation: buildExpression(tree, annotation!),
    value: value === undefined ? null : buildExpression(tree, value),
    simple: tree.type(target!) === term.Name ? 1 : 0,
  };
}

function typeAlias(tree: SyntaxTree, node: number): TypeAlias {
  const children = tree.children(node);
  const hasParameters = tree.type(children[1]!) === term.TypeParameters;
  return {
    kind: "TypeAlias",
    start: tree.start(node),
    end: tree.end(node),
    name: buildName(tree, children[0]!, "Store"),
    type_params: hasParameters ? buildTypeParameters(tree, children[1]!) : [],
    value: buildExpression(tree, children[children.length - 1]!),
  };
}

// ---------------------------------------------------------------- imports

function aliases(tree: SyntaxTree, nodes: readonly number[]): Alias[] {
  return nodes.map((node) => {
    const endToken = tree.endToken(node);
    const hasName = tree.kinds[endToken - 2] === term.as;
    return {
      kind: "alias",
      start: tree.start(node),
      end: tree.end(node),
      name: dotted(tree, tree.firstToken(node), hasName ? endToken - 2 : endToken),
      asname: hasName ? tree.identifier(endToken - 1) : null,
    };
  });
}

/** `a.b.c` as one string, whatever stands between its tokens. */
function dotted(tree: SyntaxTree, firstToken: number, endToken: number): string {
  let name = tree.identifier(firstToken);
  for (let token = firstToken + 2; token < endToken; token += 2) {
    name += "." + tree.identifier(token);
  }
  return name;
}

function importFrom(tree: SyntaxTree, node: number): Stmt {
  const { kinds } = tree;
  let level = 0;
  let token = tree.firstToken(node) + 1;
  for (; kinds[token] !== term.Name && kinds[token] !== term._import; token++) {
    level += kinds[token] === term.Ellipsis ? 3 : 1;
  }
  const moduleToken = token;
  while (kinds[token] !== term._import) token++;
  const module = token === moduleToken ? null : dotted(tree, moduleToken, token);
  const nodes = tree.children(node).filter((child) => tree.firstToken(child) > token);
  const start = tree.start(node);
  const end = tree.end(node);
  const [first] = nodes;
  if (first === undefined) throw new SyntaxProblem(start);
  if (tree.type(first) !== term.ImportStar) {
    return { kind: "ImportFrom", start, end, module, names: aliases(tree, nodes), level };
  }
  const star: Alias = {
    kind: "alias",
    start: tree.start(first),
    end: tree.end(first),
    name: "*",
    asname: null,
  };
  return { kind: "ImportFrom", start, end, module, names: [star], level };
}
