/** `try` with `except*` (PEP 654). */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { assign, declareConst } from "./builders.ts";
import { finalized, sharesName, unbindName } from "./exceptions.ts";
import type { LowerContext, LowerStatement } from "./context.ts";
import { bindingName } from "./naming.ts";

export const lowerTryStar: LowerStatement<ast.TryStar> = (node, ctx) => {
  const statements: t.Statement[] = [];
  const flag = node.orelse.length > 0 ? ctx.temp("succeeded") : null;
  const body = ctx.block(node.body);
  if (flag !== null) {
    statements.push(
      t.variableDeclaration("let", [t.variableDeclarator(flag, t.booleanLiteral(false))]),
    );
    body.body.push(
      t.expressionStatement(
        t.assignmentExpression("=", t.identifier(flag.name), t.booleanLiteral(true)),
      ),
    );
  }
  statements.push(
    t.tryStatement(
      body,
      ctx.scoped(() => handlers(node, ctx)),
    ),
  );
  if (flag !== null)
    statements.push(t.ifStatement(t.identifier(flag.name), ctx.block(node.orelse)));
  return node.finalbody.length === 0 ? statements : finalized(statements, node, ctx);
};

function handlers(node: ast.TryStar, ctx: LowerContext): t.CatchClause {
  const error = ctx.temp("error");
  const group = ctx.temp("group");
  const statements: t.Statement[] = [
    declareConst(group, t.callExpression(ctx.runtime("exceptStar"), [t.identifier(error.name)])),
  ];
  for (const handler of node.handlers)
    statements.push(...ctx.scoped(() => clause(handler, group, ctx)));
  statements.push(t.expressionStatement(method(group, "finish", [])));
  return t.catchClause(error, t.blockStatement(statements));
}

function method(group: t.Identifier, name: string, args: t.Expression[]): t.Expression {
  return t.callExpression(t.memberExpression(t.identifier(group.name), t.identifier(name)), args);
}

/** Each clause has its part of the group under its own name; the block keeps the name from the others. */
function clause(handler: ast.ExceptHandler, group: t.Identifier, ctx: LowerContext): t.Statement[] {
  const type = handler.type!;
  const { before, result: classes } = ctx.collect(() =>
    ctx.expressions(type.kind === "Tuple" ? type.elts : [type]),
  );
  const isShared = sharesName(handler, ctx);
  const binding = handler.name === null || isShared ? null : ctx.bindingOf(handler)!;
  const name = binding === null ? ctx.temp("part") : t.identifier(bindingName(binding.name));
  const raised = ctx.temp("raised");
  const body = t.blockStatement(
    ctx.inHandler(name, () => ctx.statements(handler.body), { again: method(group, "again", []) }),
  );
  if (isShared)
    body.body.unshift(assign(ctx.identifier(ctx.bindingOf(handler)!), t.identifier(name.name)));
  const guarded = t.tryStatement(
    body,
    t.catchClause(
      raised,
      t.blockStatement([
        t.expressionStatement(method(group, "failed", [t.identifier(raised.name)])),
      ]),
    ),
    isShared ? t.blockStatement([unbindName(handler, ctx)]) : null,
  );
  const isTaken = t.binaryExpression("!==", t.identifier(name.name), t.nullLiteral());
  const kind = binding !== null && binding.definitions.length > 1 ? "let" : "const";
  const take = t.variableDeclaration(kind, [
    t.variableDeclarator(t.identifier(name.name), method(group, "take", classes)),
  ]);
  return [t.blockStatement([...before, take, t.ifStatement(isTaken, t.blockStatement([guarded]))])];
}
