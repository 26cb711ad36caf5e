/** Builders for what `@babel/types` leaves open: text that survives every encoding, and common shapes. */
import * as t from "@babel/types";

/** A string literal in which lone surrogates are escaped, so that the file stays valid UTF-8. */
export function stringLiteral(text: string): t.StringLiteral {
  const literal = t.stringLiteral(text);
  literal.extra = { raw: JSON.stringify(text), rawValue: text };
  return literal;
}

/** A piece of a template literal. */
export function templateElement(text: string, isTail: boolean): t.TemplateElement {
  return t.templateElement(
    {
      raw: JSON.stringify(text)
        .slice(1, -1)
        .replaceAll('\\"', '"')
        .replace(/`|\$\{/g, "\\$&"),
      cooked: text,
    },
    isTail,
  );
}

export function declareConst(
  target: t.LVal | t.VoidPattern,
  value: t.Expression,
): t.VariableDeclaration {
  return t.variableDeclaration("const", [t.variableDeclarator(target as t.LVal, value)]);
}

export function assign(target: t.LVal, value: t.Expression): t.Statement {
  return t.expressionStatement(t.assignmentExpression("=", target as t.Identifier, value));
}

/** A binary operation. `x as Int < y` would be read as a type argument. */
export function binaryOperation(
  operator: t.BinaryExpression["operator"],
  left: t.Expression,
  right: t.Expression,
): t.Expression {
  const isType = operator.startsWith("<") && t.isTSAsExpression(left);
  return t.binaryExpression(operator, isType ? t.parenthesizedExpression(left) : left, right);
}

/** `object.name`, or `object["a b"]` where the name is no JavaScript identifier. */
export function member(object: t.Expression, name: string): t.MemberExpression {
  return t.memberExpression(object, t.identifier(name));
}

/** A property of an object literal, its own whatever the name: `__proto__: x` would set the prototype (ECMA-262, B.3.1). */
export function ownProperty(name: string, value: t.Expression): t.ObjectProperty {
  if (name === "__proto__") return t.objectProperty(t.stringLiteral(name), value, true);
  const isShorthand = t.isIdentifier(value) && value.name === name;
  return t.objectProperty(t.identifier(name), value, false, isShorthand);
}

/** Whether some part of the expression passes the test. */
export function contains(value: t.Expression, test: (node: t.Node) => boolean): boolean {
  let found = false;
  t.traverseFast(value, (node) => {
    if (test(node)) found = true;
  });
  return found;
}

/** Whether the code reads or assigns a name (properties of that name are none). */
export function refersToName(code: t.Node, name: string): boolean {
  let found = false;
  t.traverse(code, (node, ancestors) => {
    if (!t.isIdentifier(node, { name })) return;
    const parent = ancestors.at(-1)?.node;
    found ||= parent === undefined || t.isReferenced(node, parent) || t.isPattern(parent);
  });
  return found;
}
