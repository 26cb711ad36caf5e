/** Code whose running nothing can see: when it runs, and whether it runs at all, makes no difference until its names are used. */
import type * as ast from "../ast/nodes.ts";

/** Whether running the statement does nothing that the program could see. */
export function isInert(node: ast.Stmt): boolean {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return (
        node.decorator_list.length === 0 &&
        node.args.defaults.every(isConstant) &&
        node.args.kw_defaults.every((each) => each === null || isConstant(each))
      );
    case "Import":
    case "ImportFrom":
    case "Pass":
    case "Global":
      return true;
    case "Expr":
      return node.value.kind === "Constant";
    case "Assign":
      return isConstant(node.value) && node.targets.every((each) => each.kind === "Name");
    default:
      return false;
  }
}

function isConstant(node: ast.Expr): boolean {
  return node.kind === "Constant" || (node.kind === "UnaryOp" && isConstant(node.operand));
}
