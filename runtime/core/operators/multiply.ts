import { tuple } from "../containers/tuple.ts";
import { MemoryError, OverflowError, TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import type { FloatLike, Int } from "../numbers/convert.ts";
import { multiplyIntegers } from "../numbers/integers.ts";
import { indexOf, isIndex } from "../numbers/index-of.ts";
import { StrObject } from "../types/boxes.ts";
import { arithmetic } from "./numeric.ts";
import { NotImplemented, operate, unsupported } from "./protocol.ts";

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

/** `a * b` for any operands; `operator` is how the errors spell it. */
export function mulAny(a: unknown, b: unknown, operator: string): unknown {
  const product = multiplyNumbers(a, b);
  if (product !== NotImplemented) return product;
  const result = operate(a, b, "__mul__", "__rmul__", multiplyNumbers);
  if (result !== NotImplemented) return result;
  if (isSequence(a)) return repeat(a, b);
  if (isSequence(b)) return repeat(b, a);
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    throw notRepeatable(a instanceof Uint8Array ? b : a);
  }
  throw unsupported(operator, a, b);
}

/** The product of two numbers, or `NotImplemented`. */
export function multiplyNumbers(a: unknown, b: unknown): unknown {
  return arithmetic(a, b, multiplyIntegers, (x, y) => x * y);
}

function isSequence(value: unknown): value is string | readonly unknown[] {
  return typeof value === "string" || Array.isArray(value) || value instanceof StrObject;
}

function notRepeatable(count: unknown): TypeError {
  return new TypeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
}

/** A string, list or tuple `count` times over. */
export function repeat(sequence: string | readonly unknown[], count: unknown): unknown {
  if (!isIndex(count)) throw notRepeatable(count);
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
