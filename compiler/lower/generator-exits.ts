import type * as ast from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import type { FunctionInfo } from "../analyze/types/signature.ts";

const known = new WeakMap<ast.FunctionNode, boolean>();

/**
 * Whether a generator can tell that it is closed while it is suspended: JavaScript's `return` runs its `finally` clauses and nothing else, while Python raises
 * GeneratorExit, which a handler may catch and a context manager is told of.
 */
export function seesItsEnd(info: FunctionInfo): boolean {
  const { node } = info;
  let result = known.get(node);
  if (result === undefined) {
    result = node.kind !== "Lambda" && holds(node.body, isAffected);
    known.set(node, result);
  }
  return result;
}

function isAffected(node: ast.AstNode): boolean {
  switch (node.kind) {
    case "With":
      return holds(node.body, isYield);
    case "Try":
      return (
        holds(node.finalbody, isYield) ||
        (node.handlers.some(catchesExit) && holds(node.body, isYield))
      );
    case "TryStar":
      return holds(node.body, isYield);
    default:
      return false;
  }
}

function catchesExit(handler: ast.ExceptHandler): boolean {
  const { type } = handler;
  const classes = type?.kind === "Tuple" ? type.elts : [type];
  return classes.some((each) => each?.kind !== "Name" || /^(Base|GeneratorExit)/.test(each.id));
}

function isYield(node: ast.AstNode): boolean {
  return node.kind === "Yield" || node.kind === "YieldFrom";
}

/** Whether a node that `test` accepts is in the statements, functions inside of them left out. */
function holds(body: readonly ast.Stmt[], test: (node: ast.AstNode) => boolean): boolean {
  let found = false;
  for (const statement of body) {
    visit(statement, {
      enter: (node) => {
        found ||= test(node);
        return !found && !isFunction(node);
      },
    });
    if (found) return true;
  }
  return false;
}

function isFunction(node: ast.AstNode): boolean {
  return node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef" || node.kind === "Lambda";
}
