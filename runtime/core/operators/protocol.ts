import { hasMethods } from "../has-methods.ts";
import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { isClass, typeName } from "../names.ts";
import { FloatObject, IntObject, StrObject, unboxed } from "../types/boxes.ts";

/** `types.NotImplementedType`. */
export class NotImplementedType {
  static readonly __name__: string = "NotImplementedType";

  __repr__(): string {
    return "NotImplemented";
  }

  /** True, which CPython warns of. */
  __bool__(): boolean {
    return true;
  }
}

/** What an operator method returns when it does not know the other operand. */
export const NotImplemented = /* @__PURE__ */ new NotImplementedType();

/** An operator method of a class, called on the operand. */
export type OperatorMethod = (other: unknown) => unknown;

/** What an operator does for two values of built-in types (never in a box), or `NotImplemented`. */
export type NativeOperator = (left: unknown, right: unknown) => unknown;

/** What `__add__ = None` in a class body makes of the operator. */
const notCallable: OperatorMethod = () => {
  throw new TypeError("'NoneType' object is not callable");
};

/** The operator method of a value's class, `undefined` where there is none. */
export function operatorMethod(value: unknown, name: string): OperatorMethod | undefined {
  if (!hasMethods(value)) return undefined;
  // What an object has under the name itself is no method of its class.
  const holder =
    typeof value === "object" && Object.hasOwn(value, name)
      ? (Object.getPrototypeOf(value) as object)
      : value;
  const method = (holder as { [name: string]: unknown })[name];
  if (method === null) return notCallable;
  return typeof method === "function" ? (method as OperatorMethod) : undefined;
}

/** True when the class of `right` is a proper subclass of the class of `left`. */
export function isProperSubtype(right: unknown, left: unknown): boolean {
  if (!hasMethods(right)) return false;
  switch (typeof left) {
    case "number":
      return right instanceof (Number.isSafeInteger(left) ? IntObject : FloatObject);
    case "bigint":
      return right instanceof IntObject;
    case "string":
      return right instanceof StrObject;
    case "object":
      return left !== null && isSubclass(right, left);
    default:
      return false;
  }
}

function isSubclass(right: object, left: object): boolean {
  const cls = left.constructor;
  if (typeof cls !== "function" || cls === Object || right.constructor === cls) return false;
  return right instanceof cls && !(cls === Array && right instanceof tuple);
}

const nothing: NativeOperator = () => NotImplemented;

/**
 * The operator protocol: the left operand's method, then the right one's reflected method; the right one first when its class is a subclass that has a
 * method of its own. Operands of one class try only the left method. An operand without a method of its class does what its built-in type does.
 *
 * @param native the operator for values of built-in types
 * @returns the result, or `NotImplemented`
 * Source: the Python reference, "Emulating numeric types"; CPython Objects/abstract.c (binary_op1).
 */
export function operate(
  left: unknown,
  right: unknown,
  method: string,
  reflected: string,
  native: NativeOperator = nothing,
): unknown {
  const leftMethod = operatorMethod(left, method);
  const rightMethod = operatorMethod(right, reflected);
  if (rightMethod === undefined) {
    const result = leftMethod === undefined ? NotImplemented : leftMethod.call(left, right);
    if (result !== NotImplemented || isSameClass(left, right, leftMethod)) return result;
    return native(unboxed(left), unboxed(right));
  }
  const forwards = (): unknown =>
    leftMethod === undefined ? native(unboxed(left), unboxed(right)) : leftMethod.call(left, right);
  if (isProperSubtype(right, left) && rightMethod !== operatorMethod(left, reflected)) {
    const result = rightMethod.call(right, left);
    return result === NotImplemented ? forwards() : result;
  }
  const result = forwards();
  if (result !== NotImplemented || isSameClass(left, right, rightMethod)) return result;
  return rightMethod.call(right, left);
}

function isSameClass(left: unknown, right: unknown, method: OperatorMethod | undefined): boolean {
  if (method === undefined || !hasMethods(right)) return false;
  return hasMethods(left) && left.constructor === right.constructor;
}

/** The TypeError of an operator that neither operand knows. */
export function unsupported(operator: string, ...operands: readonly unknown[]): TypeError {
  const names = operands.map((operand) => `'${operandName(operand)}'`);
  const list = names.length === 2 ? names.join(" and ") : names.join(", ");
  return new TypeError(`unsupported operand type(s) for ${operator}: ${list}`);
}

/** The type name of an operand; a class is a `type`. */
function operandName(value: unknown): string {
  return isClass(value) ? "type" : typeName(value);
}

/** Whether CPython's type of the value has the operations of sequences: all classes of the program have them, of its own types those with a length or items. */
export function hasSequenceOperations(value: unknown): boolean {
  if (typeof value === "string") return true;
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value) || !Object.hasOwn(value.constructor, "__name__")) return true;
  return "__len__" in value || "__contains__" in value || "__getitem__" in value;
}

/** Whether the value can be repeated: strings, lists, tuples and bytes. */
export function isRepeatable(value: unknown): boolean {
  if (typeof value === "string") return true;
  if (typeof value !== "object" || value === null) return false;
  return (
    Array.isArray(value) ||
    value instanceof StrObject ||
    value instanceof Uint8Array ||
    typeName(value) === "bytearray"
  );
}
