/**
 * Under `refusals: "throw"` a definition may fail because it uses something that is refused. So that the rest of the module runs, what a module or a class
 * body binds is made in an attempt: a refusal that comes out of it becomes the value, and is raised when that is used. So it is with the names that a
 * compound statement binds. What else an imported module does that is refused is passed over, and said on stderr; the program's own script raises there.
 */
import * as t from "@babel/types";

/** Gives the local name of a function of the runtime. */
type Runtime = (name: string) => t.Identifier;

/**
 * Wraps what the statements of a module bind.
 *
 * @param isScript whether the module is the program itself
 */
export function attemptDefinitions(
  statements: readonly t.Statement[],
  runtime: Runtime,
  isScript: boolean,
): t.Statement[] {
  return statements.map((statement) => {
    if (!isEffect(statement)) return attemptStatement(statement, () => runtime("attempt"));
    return isScript ? statement : attemptEffect(statement, runtime);
  });
}

/** Whether the statement is no definition of one name. */
function isEffect(statement: t.Statement): boolean {
  if (t.isExpressionStatement(statement)) return !t.isAssignmentExpression(statement.expression);
  return (
    t.isIfStatement(statement) ||
    t.isLoop(statement) ||
    t.isTryStatement(statement) ||
    t.isThrowStatement(statement) ||
    t.isBlockStatement(statement)
  );
}

/** `try { ... } catch (error) { const refused = refusalOf(error); name ??= refused; }` */
function attemptEffect(statement: t.Statement, runtime: Runtime): t.Statement {
  const names = [...assignedNames(statement)];
  const helper = runtime(names.length === 0 ? "passedOver" : "refusalOf");
  const value = t.callExpression(helper, [t.identifier("error")]);
  const made = t.variableDeclaration("const", [
    t.variableDeclarator(t.identifier("refused$2"), value),
  ]);
  const bound = names.map((name) =>
    t.expressionStatement(
      t.assignmentExpression("??=", t.identifier(name), t.identifier("refused$2")),
    ),
  );
  const handling = names.length === 0 ? [t.expressionStatement(value)] : [made, ...bound];
  const handler = t.catchClause(t.identifier("error"), t.blockStatement(handling));
  return t.inheritsComments(t.tryStatement(t.blockStatement([statement]), handler), statement);
}

/** The names that a statement assigns, those aside that it declares. */
function assignedNames(statement: t.Statement): Set<string> {
  const assigned = new Set<string>();
  const declared = new Set<string>();
  walk(statement, (node) => {
    if (t.isAssignmentExpression(node, { operator: "=" }) && t.isIdentifier(node.left))
      assigned.add(node.left.name);
    else if (t.isVariableDeclarator(node) && t.isIdentifier(node.id)) declared.add(node.id.name);
    return true;
  });
  for (const name of declared) assigned.delete(name);
  return assigned;
}

/** Visits the nodes that run with a statement, functions aside, as long as `visit` returns true. */
function walk(root: t.Node, visit: (node: t.Node) => boolean): void {
  if (t.isFunction(root) || !visit(root)) return;
  for (const key of t.VISITOR_KEYS[root.type] ?? []) {
    const child = (root as unknown as { [key: string]: t.Node | (t.Node | null)[] | null })[key];
    for (const each of Array.isArray(child) ? child : [child])
      if (each !== null && each !== undefined) walk(each, visit);
  }
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
  walk(value, (node) => {
    if (t.isAwaitExpression(node) || t.isYieldExpression(node)) found = true;
    return !found;
  });
  return found;
}
