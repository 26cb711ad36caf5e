/** The small statements. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { LowerContext, LowerStatement } from "./context.ts";

/** A constant alone does nothing (docstrings are lowered with what they describe). */
export const lowerExprStmt: LowerStatement<ast.ExprStmt> = (node, ctx) => {
  if (node.value.kind === "Constant") return [];
  const value = ctx.expression(node.value);
  const isUnwrapped = node.value.kind === "Call" && ctx.isEager(node.value);
  // What a started call returned is not asked for.
  const done = isUnwrapped && t.isMemberExpression(value) ? value.object : value;
  return [discarded(done)];
};

/** An expression for its effects alone: choices become `if`, and what only makes a value says that nobody wants it. */
function discarded(value: t.Expression): t.Statement {
  if (t.isConditionalExpression(value)) {
    const alternate = isNull(value.alternate) ? null : inBlock(value.alternate);
    return t.ifStatement(value.test, inBlock(value.consequent), alternate);
  }
  if (t.isLogicalExpression(value) && value.operator === "&&")
    return t.ifStatement(value.left, inBlock(value.right));
  if (t.isLogicalExpression(value) && value.operator === "||")
    return t.ifStatement(t.unaryExpression("!", value.left), inBlock(value.right));
  if (t.isSequenceExpression(value) && isNull(value.expressions.at(-1)!)) {
    const effects = value.expressions.slice(0, -1);
    return discarded(effects.length === 1 ? effects[0]! : t.sequenceExpression(effects));
  }
  return t.expressionStatement(hasEffect(value) ? value : t.unaryExpression("void", value));
}

function inBlock(value: t.Expression): t.BlockStatement {
  return t.blockStatement([discarded(value)]);
}

function isNull(value: t.Expression): boolean {
  return t.isNullLiteral(value);
}

/** Whether a statement of this expression alone has a point, as linters see it. */
function hasEffect(value: t.Expression): boolean {
  switch (value.type) {
    case "CallExpression":
    case "OptionalCallExpression":
    case "NewExpression":
    case "AwaitExpression":
    case "YieldExpression":
    case "AssignmentExpression":
    case "UpdateExpression":
      return true;
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "ParenthesizedExpression":
      return hasEffect(value.expression);
    case "UnaryExpression":
      return value.operator === "void" || value.operator === "delete";
    default:
      return false;
  }
}

export const lowerPass: LowerStatement<ast.Pass> = () => [];
export const lowerBreak: LowerStatement<ast.Break> = (_node, ctx) => [ctx.breakStatement()];
export const lowerContinue: LowerStatement<ast.Continue> = () => [t.continueStatement()];

/** `global` and `nonlocal` have done their work in the scope analysis. */
export const lowerScopeStatement: LowerStatement<ast.Global | ast.Nonlocal> = (node, ctx) => {
  if (node.kind === "Nonlocal") return [];
  // JavaScript has no way past the variable of a function around to the module's.
  for (let scope = ctx.currentFunction?.scope.parent; scope; scope = scope.parent) {
    if (scope.kind !== "function") continue;
    const hidden = node.names.find((name) => scope!.bindings.get(name)?.scope === scope);
    if (hidden !== undefined)
      ctx.unsupported(node, `'global ${hidden}' in a function with a variable of that name around`);
  }
  return [];
};

export const lowerIf: LowerStatement<ast.If> = (node, ctx) => {
  const known = ctx.types.outcome(node.test);
  if (known !== null) return knownBranch(node, known, ctx);
  const test = ctx.condition(node.test);
  const body = ctx.block(node.body);
  return [t.ifStatement(test, body, alternative(node.orelse, ctx))];
};

/** What is decided when the module is compiled: `if TYPE_CHECKING:`, `if __name__ == "__main__":`, the version of Python. */
function knownBranch(node: ast.If, isTrue: boolean, ctx: LowerContext): t.Statement[] {
  const taken = isTrue ? node.body : node.orelse;
  // The other branch is not lowered, but its comments must not drift to what follows.
  if (!isTrue) ctx.skipComments(node.orelse[0]?.start ?? node.end);
  const statements = ctx.statements(taken);
  if (isTrue && node.orelse.length > 0) ctx.skipComments(node.end);
  return statements;
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
