/**
 * Under `refusals: "throw"` a definition may fail because it uses something that is refused. So that the rest of the module runs, what a module or a class
 * body binds is made in an attempt: a refusal that comes out of it becomes the value, and is raised when that is used.
 */
import * as t from "@babel/types";

/** Wraps what the statements of a module bind. `attempt` is the name of the runtime's function. */
export function attemptDefinitions(
  statements: readonly t.Statement[],
  attempt: () => t.Identifier,
): t.Statement[] {
  return statements.map((statement) => attemptStatement(statement, attempt));
}

function attemptStatement(statement: t.Statement, attempt: () => t.Identifier): t.Statement {
  switch (statement.type) {
    case "ExportNamedDeclaration": {
      const { declaration } = statement;
      if (declaration === null || declaration === undefined) return statement;
      const attempted = attemptStatement(declaration, attempt) as t.Declaration;
      if (attempted === declaration) return statement;
      return t.inherits(t.exportNamedDeclaration(attempted), statement);
    }
    case "ClassDeclaration":
      return attemptClass(statement, attempt);
    case "VariableDeclaration":
      for (const each of statement.declarations)
        if (t.isIdentifier(each.id) && each.init)
          each.init = attemptValue(each.id.name, each.init, attempt);
      return statement;
    case "ExpressionStatement": {
      const { expression } = statement;
      if (
        t.isAssignmentExpression(expression, { operator: "=" }) &&
        t.isIdentifier(expression.left)
      )
        expression.right = attemptValue(expression.left.name, expression.right, attempt);
      return statement;
    }
    default:
      return statement;
  }
}

function attemptClass(node: t.ClassDeclaration, attempt: () => t.Identifier): t.Statement {
  for (const member of node.body.body) {
    if (t.isClassProperty(member) && member.static === true && member.value && !member.computed)
      member.value = attemptValue(
        t.isIdentifier(member.key) ? member.key.name : "",
        member.value,
        attempt,
      );
  }
  if (node.superClass === null || node.superClass === undefined || !node.id) return node;
  const value = t.classExpression(node.id, node.superClass, node.body);
  const made = attemptValue(node.id.name, value, attempt);
  const declaration = t.variableDeclaration("let", [
    t.variableDeclarator(t.identifier(node.id.name), made),
  ]);
  return t.inheritsComments(declaration, node);
}

function attemptValue(
  name: string,
  value: t.Expression,
  attempt: () => t.Identifier,
): t.Expression {
  if (cannotFail(value) || suspends(value)) return value;
  return t.callExpression(attempt(), [t.stringLiteral(name), t.arrowFunctionExpression([], value)]);
}

function cannotFail(value: t.Expression): boolean {
  if (t.isArrayExpression(value))
    return value.elements.every(
      (each) => each !== null && t.isExpression(each) && cannotFail(each),
    );
  if (t.isCallExpression(value)) return t.isIdentifier(value.callee, { name: "refusedValue" });
  return (
    t.isLiteral(value) ||
    t.isIdentifier(value) ||
    t.isFunctionExpression(value) ||
    t.isArrowFunctionExpression(value)
  );
}

/** Whether the value is awaited for, which an arrow function cannot do in the module's place. */
function suspends(value: t.Expression): boolean {
  let found = false;
  const visit = (node: t.Node): void => {
    if (found || t.isFunction(node)) return;
    if (t.isAwaitExpression(node) || t.isYieldExpression(node)) {
      found = true;
      return;
    }
    for (const key of t.VISITOR_KEYS[node.type] ?? []) {
      const child = (node as unknown as { [key: string]: t.Node | (t.Node | null)[] | null })[key];
      if (Array.isArray(child))
        for (const each of child) {
          if (each !== null) visit(each);
        }
      else if (child !== null && child !== undefined) visit(child);
    }
  };
  visit(value);
  return found;
}
