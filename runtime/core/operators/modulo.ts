import type { FloatLike, Int } from "../numbers/convert.ts";
import { formatPercent } from "../text/percent.ts";
import { moduloNumbers } from "./divide.ts";
import { NotImplemented, operate, unsupported } from "./protocol.ts";

/** `a % b`; of a string, printf-style formatting. */
export function mod(a: Int, b: Int): Int;
export function mod(a: FloatLike, b: FloatLike): FloatLike;
export function mod(a: string, b: unknown): string;
export function mod(a: unknown, b: unknown): unknown;
export function mod(a: unknown, b: unknown): unknown {
  return modAny(a, b, "%");
}

/**
 * `a % b` for any operands; `operator` is how the errors spell it. `str` has no reflected form, so it formats whatever the right operand is, as what it is.
 */
export function modAny(a: unknown, b: unknown, operator: string): unknown {
  const remainder = moduloNumbers(a, b);
  if (remainder !== NotImplemented) return remainder;
  const result = operate(a, b, "__mod__", "__rmod__", (left, right) =>
    typeof left === "string" ? formatPercent(left, b) : moduloNumbers(left, right),
  );
  if (result === NotImplemented) throw unsupported(operator, a, b);
  return result;
}
