import { OverflowError, TypeError } from "../core/exceptions/index.ts";
import { typeName } from "../core/names.ts";
import { type FloatLike, type Int, isNumeric } from "../core/numbers/convert.ts";

/** A time, or a span of time, as programs give it. */
export type Seconds = FloatLike | Int | boolean;

/**
 * The plain number of seconds. CPython does not check its argument but compares it with zero, or adds it to the time: what it says of one that is
 * no number depends on which.
 *
 * @internal
 */
export function seconds(value: Seconds, use: "sum" | "delay" | "deadline"): number {
  if (typeof value === "number") return value;
  if (!isNumeric(value)) throw new TypeError(complaint(typeName(value), use));
  const number = Number(value);
  if (typeof value === "bigint" && !Number.isFinite(number)) {
    throw new OverflowError("int too large to convert to float");
  }
  return number;
}

function complaint(type: string, use: "sum" | "delay" | "deadline"): string {
  if (use === "sum") return `unsupported operand type(s) for +: 'float' and '${type}'`;
  const zero = use === "delay" ? "int" : "float";
  return `'<=' not supported between instances of '${type}' and '${zero}'`;
}
