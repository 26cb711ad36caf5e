import { tuple } from "../containers/tuple.ts";
import { MemoryError, OverflowError, TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import type { FloatLike, Int } from "../numbers/convert.ts";
import { multiplyIntegers } from "../numbers/integers.ts";
import { indexOf, isIndex } from "../numbers/index-of.ts";
import { textOf } from "../types/boxes.ts";
import { arithmetic } from "./numeric.ts";
import {
  hasSequenceOperations,
  isRepeatable,
  NotImplemented,
  operate,
  unsupported,
} from "./protocol.ts";

/** `a * b`. */
export function mul(a: Int, b: Int): Int;
export function mul(a: string, b: Int): string;
export function mul(a: Int, b: string): string;
export function mul(a: FloatLike, b: FloatLike): FloatLike;
export function mul<T>(a: readonly T[], b: Int): T[];
export function mul(a: unknown, b: unknown): unknown;
export function mul(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number" && (a | 0) === a && (b | 0) === b) {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return mulAny(a, b, "*");
}

/**
 * `a * b` for any operands.
 *
 * @param operator how the errors spell it: for `*=` the right operand is not repeated when the left one has the operations of sequences
 */
export function mulAny(a: unknown, b: unknown, operator: string): unknown {
  const product = multiplyNumbers(a, b);
  if (product !== NotImplemented) return product;
  const result = operate(a, b, "__mul__", "__rmul__", multiplyNumbers);
  if (result !== NotImplemented) return result;
  if (isRepeatable(a)) return repeat(a, b);
  const isRightAsked = operator === "*" || !hasSequenceOperations(a);
  if (isRightAsked && isRepeatable(b)) return repeat(b, a);
  throw unsupported(operator, a, b);
}

/** The product of two numbers, or `NotImplemented`. */
export function multiplyNumbers(a: unknown, b: unknown): unknown {
  return arithmetic(a, b, multiplyIntegers, (x, y) => x * y);
}

function notRepeatable(count: unknown): TypeError {
  return new TypeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
}

/** A string, list or tuple `count` times over. */
export function repeat(value: unknown, count: unknown): unknown {
  if (!isIndex(count) || (!Array.isArray(value) && textOf(value) === undefined)) {
    throw notRepeatable(count);
  }
  const sequence = value as string | readonly unknown[];
  const times = indexOf(count);
  if (typeof times === "bigint") {
    throw new OverflowError("cannot fit 'int' into an index-sized integer");
  }
  const repetitions = sequence.length === 0 ? 0 : Math.max(0, times);
  if (sequence.length * repetitions > 0xffff_ffff) throw new MemoryError();
  if (!Array.isArray(sequence)) {
    if (sequence.length * repetitions > 0x1fff_ffe8) throw new MemoryError();
    return (sequence as string).toString().repeat(repetitions);
  }
  const items: unknown[] = sequence instanceof tuple ? (new tuple() as unknown as unknown[]) : [];
  for (let round = 0; round < repetitions; round++) for (const item of sequence) items.push(item);
  return items;
}
