import { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import type { FloatLike, Int } from "../numbers/convert.ts";
import { addIntegers } from "../numbers/integers.ts";
import { textOf } from "../types/boxes.ts";
import { arithmetic } from "./numeric.ts";
import { NotImplemented, operate, unsupported } from "./protocol.ts";

/** `a + b`. */
export function add(a: Int, b: Int): Int;
export function add(a: string, b: string): string;
export function add(a: FloatLike, b: FloatLike): FloatLike;
export function add<A, B>(a: readonly A[], b: readonly B[]): (A | B)[];
export function add(a: unknown, b: unknown): unknown;
export function add(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") {
    // Most operands are 32-bit integers, whose sum needs no check.
    if ((a | 0) === a && (b | 0) === b) return a + b + 0;
  } else if (typeof a === "string" && typeof b === "string") {
    return a + b;
  }
  return addAny(a, b, "+");
}

/** `a + b` for any operands; `operator` is how the errors spell it. */
export function addAny(a: unknown, b: unknown, operator: string): unknown {
  const sum = addNumbers(a, b);
  if (sum !== NotImplemented) return sum;
  const result = operate(a, b, "__add__", "__radd__", addNumbers);
  return result === NotImplemented ? concatenate(a, b, operator) : result;
}

/** The sum of two numbers, or `NotImplemented`. */
export function addNumbers(a: unknown, b: unknown): unknown {
  return arithmetic(a, b, addIntegers, (x, y) => x + y);
}

/** Sequences are put together when no operand knows the sum. */
export function concatenate(a: unknown, b: unknown, operator: string): unknown {
  const text = textOf(a);
  if (text !== undefined) {
    const other = textOf(b);
    if (other !== undefined) return text + other;
    throw new TypeError(`can only concatenate str (not "${typeName(b)}") to str`);
  }
  if (a instanceof tuple) {
    if (b instanceof tuple) return tuple.of(...a, ...b);
    throw new TypeError(`can only concatenate tuple (not "${typeName(b)}") to tuple`);
  }
  if (Array.isArray(a)) {
    if (Array.isArray(b) && !(b instanceof tuple)) {
      return (Array.from(a) as unknown[]).concat(Array.from(b) as unknown[]);
    }
    throw new TypeError(`can only concatenate list (not "${typeName(b)}") to list`);
  }
  throw unsupported(operator, a, b);
}
