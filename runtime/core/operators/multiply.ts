import { tuple } from "../containers/tuple.ts";
import { MemoryError, OverflowError, TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { integerOf, isInt, type FloatLike, type Int } from "../numbers/convert.ts";
import { multiplyIntegers } from "../numbers/integers.ts";
import { indexOf } from "../numbers/index-of.ts";
import { arithmetic } from "./numeric.ts";
import { NotImplemented, operate, operatorMethod, unsupported } from "./protocol.ts";

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
  const product = arithmetic(a, b, multiplyIntegers, (x, y) => x * y);
  if (product !== NotImplemented) return product;
  const result = operate(a, b, "__mul__", "__rmul__");
  if (result !== NotImplemented) return result;
  if (isSequence(a)) return repeat(a, b);
  if (isSequence(b)) return repeat(b, a);
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    const count = a instanceof Uint8Array ? b : a;
    throw new TypeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
  }
  throw unsupported(operator, a, b);
}

function isSequence(value: unknown): value is string | readonly unknown[] {
  return typeof value === "string" || Array.isArray(value);
}

/** A string, list or tuple `count` times over. */
function repeat(sequence: string | readonly unknown[], count: unknown): unknown {
  if (!isInt(count) && operatorMethod(count, "__index__") === undefined) {
    throw new TypeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
  }
  const times = integerOf(isInt(count) ? count : indexOf(count));
  if (typeof times === "bigint") {
    throw new OverflowError("cannot fit 'int' into an index-sized integer");
  }
  const repetitions = Math.max(0, times);
  if (sequence.length * repetitions > 0xffff_ffff) throw new MemoryError();
  if (typeof sequence === "string") {
    if (sequence.length * repetitions > 0x1fff_ffe8) throw new MemoryError();
    return sequence.repeat(repetitions);
  }
  const items: unknown[] = sequence instanceof tuple ? (new tuple() as unknown as unknown[]) : [];
  for (let round = 0; round < repetitions; round++) items.push(...sequence);
  return items;
}
