/** The small statements. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { resolved } from "../analyze/types/type.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { typingModules } from "./imports.ts";

/** A constant alone does nothing (docstrings are lowered with what they describe). */
export const lowerExprStmt: LowerStatement<ast.ExprStmt> = (node, ctx) => {
  if (node.value.kind === "Constant") return [];
  return [t.expressionStatement(ctx.expression(node.value))];
};

export const lowerPass: LowerStatement<ast.Pass> = () => [];
export const lowerBreak: LowerStatement<ast.Break> = (_node, ctx) => [ctx.breakStatement()];
export const lowerContinue: LowerStatement<ast.Continue> = () => [t.continueStatement()];

/** `global` and `nonlocal` have done their work in the scope analysis. */
export const lowerScopeStatement: LowerStatement<ast.Global | ast.Nonlocal> = () => [];

/** The name of an alias is read by annotations alone; `lowerName` refuses it as a value. */
export const lowerTypeAlias: LowerStatement<ast.TypeAlias> = (node, ctx) => {
  ctx.skipComments(node.end);
  return [];
};

export const lowerIf: LowerStatement<ast.If> = (node, ctx) => {
  if (isTypeChecking(node.test, ctx)) {
    ctx.skipComments(node.orelse[0]?.start ?? node.end);
    return ctx.statements(node.orelse);
  }
  const main = mainGuard(node, ctx);
  if (main !== null) return main;
  const test = ctx.condition(node.test);
  const body = ctx.block(node.body);
  return [t.ifStatement(test, body, alternative(node.orelse, ctx))];
};

/** `if TYPE_CHECKING:` never runs. */
function isTypeChecking(test: ast.Expr, ctx: LowerContext): boolean {
  if (test.kind === "Attribute") {
    const receiver = resolved(ctx.typeOf(test.value));
    return (
      test.attr === "TYPE_CHECKING" && receiver.kind === "module" && receiver.name === "typing"
    );
  }
  const definition = test.kind === "Name" ? ctx.bindingOf(test)?.definitionNodes[0] : undefined;
  if (definition?.kind !== "alias" || definition.name !== "TYPE_CHECKING") return false;
  const statement = ctx.bindings.imports.get(definition);
  return (
    statement?.kind === "ImportFrom" &&
    statement.level === 0 &&
    typingModules.has(statement.module ?? "")
  );
}

function alternative(orelse: readonly ast.Stmt[], ctx: LowerContext): t.Statement | null {
  if (orelse.length === 0) return null;
  const block = ctx.block(orelse);
  const [only] = block.body;
  const isElseIf =
    block.body.length === 1 &&
    only!.type === "IfStatement" &&
    orelse.length === 1 &&
    orelse[0]!.kind === "If";
  return isElseIf && (only.leadingComments ?? []).length === 0 ? only : block;
}

/** `if __name__ == "__main__":` is decided when the module is compiled. */
function mainGuard(node: ast.If, ctx: LowerContext): t.Statement[] | null {
  const { test } = node;
  if (test.kind !== "Compare" || test.ops.length !== 1 || test.ops[0] !== "Eq") return null;
  const [right] = test.comparators;
  const isName =
    test.left.kind === "Name" && test.left.id === "__name__" && ctx.bindingOf(test.left) === null;
  if (!isName || right!.kind !== "Constant" || right.type !== "str") return null;
  const taken = right.value === ctx.moduleName ? node.body : node.orelse;
  if (taken.length === 0) {
    // The branch is not lowered, but its comments must not drift to what follows.
    ctx.skipComments(node.end);
    return [];
  }
  return ctx.statements(taken);
}
