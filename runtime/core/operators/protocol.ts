import { TypeError } from "../exceptions/base.ts";
import { isClass, typeName } from "../names.ts";

/** `types.NotImplementedType`. */
class NotImplementedType {
  static readonly __name__: string = "NotImplementedType";

  __repr__(): string {
    return "NotImplemented";
  }

  __bool__(): never {
    throw new TypeError("NotImplemented should not be used in a boolean context");
  }
}

/** What an operator method returns when it does not know the other operand. */
export const NotImplemented = /* @__PURE__ */ new NotImplementedType();

type OperatorMethod = (other: unknown) => unknown;

/** The operator method of a value's class, `undefined` where there is none. */
export function operatorMethod(value: unknown, name: string): OperatorMethod | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const method = (value as { [name: string]: unknown })[name];
  return typeof method === "function" ? (method as OperatorMethod) : undefined;
}

/** True when the class of `right` is a proper subclass of the class of `left`. */
function isProperSubtype(right: object, left: object): boolean {
  const leftClass = left.constructor;
  return (
    right.constructor !== leftClass &&
    typeof leftClass === "function" &&
    leftClass !== Object &&
    right instanceof leftClass
  );
}

/**
 * The operator protocol for objects: the left operand's method, then the right one's reflected method; the right one first when its class is a subclass
 * that has a method of its own. Operands of one class try only the left method.
 *
 * @returns the result, or `NotImplemented`
 * Source: the Python reference, "Emulating numeric types"; CPython Objects/abstract.c (binary_op1).
 */
export function operate(left: unknown, right: unknown, method: string, reflected: string): unknown {
  const leftMethod = operatorMethod(left, method);
  const rightMethod = operatorMethod(right, reflected);
  if (leftMethod === undefined) {
    return rightMethod === undefined ? NotImplemented : rightMethod.call(right, left);
  }
  if (rightMethod === undefined) return leftMethod.call(left, right);
  const leftObject = left as object;
  const rightObject = right as object;
  if (isProperSubtype(rightObject, leftObject) && rightMethod !== operatorMethod(left, reflected)) {
    const result = rightMethod.call(right, left);
    return result === NotImplemented ? leftMethod.call(left, right) : result;
  }
  const result = leftMethod.call(left, right);
  if (result !== NotImplemented || leftObject.constructor === rightObject.constructor)
    return result;
  return rightMethod.call(right, left);
}

/** The TypeError of an operator that neither operand knows. */
export function unsupported(operator: string, left: unknown, right: unknown): TypeError {
  return new TypeError(
    `unsupported operand type(s) for ${operator}: '${operandName(left)}' and '${operandName(right)}'`,
  );
}

/** The type name of an operand; a class is a `type`. */
function operandName(value: unknown): string {
  return isClass(value) ? "type" : typeName(value);
}
