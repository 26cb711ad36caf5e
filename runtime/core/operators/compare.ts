import { bindingOf, builtinOf } from "../calls/bound-method.ts";
import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { isPlainNumber, type Numeric } from "../numbers/convert.ts";
import { unboxed } from "../types/boxes.ts";
import {
  isProperSubtype,
  NotImplemented,
  operatorMethod,
  type NativeOperator,
  type OperatorMethod,
} from "./protocol.ts";
import { truth } from "./truth.ts";

/** A number that JavaScript's `==` and `<` compare exactly, whatever mixture of number and bigint. */
function comparable(value: Numeric): number | bigint {
  return typeof value === "bigint" ? value : Number(value);
}

/** `a == b`. */
export function eq(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || a === null) {
    if (a === b) return true;
    if (typeof a !== "function" && typeof a === typeof b) return false;
  }
  return truth(equality(a, b));
}

/** `a != b`. */
export function ne(a: unknown, b: unknown): boolean {
  return truth(inequality(a, b));
}

/** `a != b` as an expression whose value is kept. A class with `__eq__` only is unequal when that says it is not equal. */
export function inequality(a: unknown, b: unknown): unknown {
  if (operatorMethod(a, "__ne__") === undefined && operatorMethod(b, "__ne__") === undefined) {
    return !eq(a, b);
  }
  const result = compareByMethods(a, b, unequalMethod(a), unequalMethod(b), (left, right) =>
    inverted(equalValues(left, right)),
  );
  return result === NotImplemented ? a !== b : result;
}

/** `__ne__` of a value's class: `object` has one that inverts `__eq__`. */
function unequalMethod(value: unknown): OperatorMethod | undefined {
  const own = operatorMethod(value, "__ne__");
  if (own !== undefined) return own;
  const equal = operatorMethod(value, "__eq__");
  return equal && ((other) => inverted(equal.call(value, other)));
}

function inverted(result: unknown): unknown {
  return result === NotImplemented ? NotImplemented : !truth(result);
}

/** `a == b` as an expression whose value is kept: a class may answer with anything. */
export function equality(a: unknown, b: unknown): unknown {
  const plain = equalPlain(a, b);
  if (plain !== NotImplemented) return plain;
  const result = compareByMethods(
    a,
    b,
    operatorMethod(a, "__eq__"),
    operatorMethod(b, "__eq__"),
    equalValues,
  );
  if (result !== NotImplemented) return result;
  return a === b || (typeof a === "function" && typeof b === "function" && equalMethods(a, b));
}

/** Two values of built-in types that no class can have changed; `NotImplemented` for others. */
function equalPlain(a: unknown, b: unknown): unknown {
  if (isPlainNumber(a) && isPlainNumber(b)) {
    // eslint-disable-next-line eqeqeq -- compares a number with a bigint by value
    return comparable(a) == comparable(b);
  }
  if (typeof a === "string" && typeof b === "string") return a === b;
  if (areSequences(a, b)) return equalItems(a as unknown[], b as unknown[]);
  return NotImplemented;
}

/** As {@link equalPlain}, where subclasses of `list` and `tuple` are compared as what they are. */
function equalValues(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b) && a instanceof tuple === b instanceof tuple) {
    return equalItems(a, b);
  }
  return equalPlain(a, b);
}

/**
 * A comparison by the operands' methods: the right one's first when its class is a subclass of the left one's. Without a method of its class a value is compared as its
 * built-in type is. Source: CPython Objects/object.c (do_richcompare).
 */
function compareByMethods(
  a: unknown,
  b: unknown,
  leftMethod: OperatorMethod | undefined,
  rightMethod: OperatorMethod | undefined,
  native: NativeOperator,
): unknown {
  const forwards = (): unknown =>
    leftMethod === undefined ? native(unboxed(a), unboxed(b)) : leftMethod.call(a, b);
  if (rightMethod === undefined) {
    const result = forwards();
    if (result !== NotImplemented || leftMethod === undefined) return result;
    return native(unboxed(a), unboxed(b));
  }
  if (isProperSubtype(b, a)) {
    const result = rightMethod.call(b, a);
    return result === NotImplemented ? forwards() : result;
  }
  const result = forwards();
  return result === NotImplemented ? rightMethod.call(b, a) : result;
}

/** Two bound methods are equal when their objects are identical and their functions are. */
function equalMethods(a: object, b: object): boolean {
  const [left, right] = [builtinOf(a)?.method, builtinOf(b)?.method];
  if (left !== undefined) return left === right && builtinOf(a)!.self === builtinOf(b)!.self;
  const [binding, other] = [bindingOf(a), bindingOf(b)];
  if (binding === undefined || other === undefined) return a === b;
  return binding.self === other.self && binding.function === other.function;
}

/** Two lists or two tuples, not of subclasses, which may have operators of their own. */
function areSequences(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  const cls: unknown = a.constructor;
  return cls === b.constructor && (cls === Array || cls === tuple);
}

/** Equal as items of a container: identical, or equal. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || Object.is(a, b) || eq(a, b);
}

/** Whether two lists or two tuples have equal items. */
export function equalItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length && index < b.length; index++) {
    if (!same(a[index], b[index])) return false;
  }
  return a.length === b.length;
}

/** How an ordering is made up. */
interface Ordering {
  readonly operator: string;
  readonly method: string;
  readonly reflected: string;
  readonly numbers: (a: number | bigint, b: number | bigint) => boolean;
  /** The answer for two operands whose order is negative, zero or positive. */
  readonly accepts: (order: number) => boolean;
}

const lessThan: Ordering = {
  operator: "<",
  method: "__lt__",
  reflected: "__gt__",
  numbers: (a, b) => a < b,
  accepts: (order) => order < 0,
};
const lessOrEqual: Ordering = {
  operator: "<=",
  method: "__le__",
  reflected: "__ge__",
  numbers: (a, b) => a <= b,
  accepts: (order) => order <= 0,
};
const greaterThan: Ordering = {
  operator: ">",
  method: "__gt__",
  reflected: "__lt__",
  numbers: (a, b) => a > b,
  accepts: (order) => order > 0,
};
const greaterOrEqual: Ordering = {
  operator: ">=",
  method: "__ge__",
  reflected: "__le__",
  numbers: (a, b) => a >= b,
  accepts: (order) => order >= 0,
};

/** `a < b`. */
export function lt(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  return truth(order(a, b, lessThan));
}

/** `a <= b`. */
export function le(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a <= b;
  return truth(order(a, b, lessOrEqual));
}

/** `a > b`. */
export function gt(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a > b;
  return truth(order(a, b, greaterThan));
}

/** `a >= b`. */
export function ge(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a >= b;
  return truth(order(a, b, greaterOrEqual));
}

/** `a < b` as an expression whose value is kept: a class may answer with anything. */
export function less(a: unknown, b: unknown): unknown {
  return order(a, b, lessThan);
}

/** `a <= b` as an expression whose value is kept. */
export function lessEqual(a: unknown, b: unknown): unknown {
  return order(a, b, lessOrEqual);
}

/** `a > b` as an expression whose value is kept. */
export function greater(a: unknown, b: unknown): unknown {
  return order(a, b, greaterThan);
}

/** `a >= b` as an expression whose value is kept. */
export function greaterEqual(a: unknown, b: unknown): unknown {
  return order(a, b, greaterOrEqual);
}

function order(a: unknown, b: unknown, ordering: Ordering): unknown {
  const plain = orderValues(a, b, ordering);
  if (plain !== NotImplemented) return plain;
  const result = compareByMethods(
    a,
    b,
    operatorMethod(a, ordering.method),
    operatorMethod(b, ordering.reflected),
    (left, right) => orderSequences(left, right, ordering),
  );
  if (result !== NotImplemented) return result;
  throw new TypeError(
    `'${ordering.operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`,
  );
}

/** As {@link orderValues}, where subclasses of `list` and `tuple` are compared as what they are. */
function orderSequences(a: unknown, b: unknown, ordering: Ordering): unknown {
  const value = orderValues(a, b, ordering);
  if (value !== NotImplemented || !Array.isArray(a) || !Array.isArray(b)) return value;
  if (a instanceof tuple !== b instanceof tuple) return NotImplemented;
  return orderItems(a, b, ordering);
}

/** Two values of built-in types that no class can have changed; `NotImplemented` for others. */
function orderValues(a: unknown, b: unknown, ordering: Ordering): unknown {
  if (isPlainNumber(a) && isPlainNumber(b)) {
    return ordering.numbers(comparable(a), comparable(b));
  }
  if (typeof a === "string" && typeof b === "string") {
    return ordering.accepts(compareStrings(a, b));
  }
  return areSequences(a, b) ? orderItems(a as unknown[], b as unknown[], ordering) : NotImplemented;
}

/** `<` and its kin of two lists or two tuples, by name. */
export function compareItems(
  a: readonly unknown[],
  b: readonly unknown[],
  name: "lt" | "le" | "gt" | "ge",
): unknown {
  const orderings = { lt: lessThan, le: lessOrEqual, gt: greaterThan, ge: greaterOrEqual };
  return orderItems(a, b, orderings[name]);
}

/** The first items that differ decide, else the lengths. */
function orderItems(a: readonly unknown[], b: readonly unknown[], ordering: Ordering): unknown {
  for (let index = 0; index < a.length && index < b.length; index++) {
    if (!same(a[index], b[index])) return order(a[index], b[index], ordering);
  }
  return ordering.accepts(a.length - b.length);
}

const highCodeUnit = /[\ud800-\uffff]/;

/** The order of two strings by code points, which differs from JavaScript's where one has a surrogate and the other U+E000 or above. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  if (!highCodeUnit.test(a) || !highCodeUnit.test(b)) return a < b ? -1 : 1;
  let index = 0;
  while (index < a.length && a.charCodeAt(index) === b.charCodeAt(index)) index++;
  // Inside a pair the code points before the difference decide.
  if (index > 0 && (a.codePointAt(index - 1)! > 0xffff || b.codePointAt(index - 1)! > 0xffff))
    index--;
  return (a.codePointAt(index) ?? -1) - (b.codePointAt(index) ?? -1);
}
