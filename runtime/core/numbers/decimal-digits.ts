/** Decimal digits of integers, and the limit on how many are converted. Source: CPython 3.13 Objects/longobject.c (long_to_decimal_string_internal), Python/sysmodule.c. */
import { ValueError } from "../exceptions/base.ts";

/** `sys.int_info.str_digits_check_threshold`: fewer digits are always converted. */
const threshold = 640;

let limit = 4300;

/** `sys.get_int_max_str_digits()`; 0 is no limit. */
export function digitLimit(): number {
  return limit;
}

/** `sys.set_int_max_str_digits(maxdigits)`. */
export function setDigitLimit(digits: number): void {
  if (digits !== 0 && digits < threshold)
    throw new ValueError(`maxdigits must be 0 or larger than ${threshold}`);
  limit = digits;
}

function exceeded(detail = ""): ValueError {
  return new ValueError(
    `Exceeds the limit (${limit} digits) for integer string conversion${detail}; use sys.set_int_max_str_digits() to increase the limit`,
  );
}

/** The decimal digits of an integer. @throws ValueError where there are too many */
export function decimalText(value: bigint): string {
  // So many bits are too many digits for certain: they are not converted first.
  if (limit > 0 && BigInt.asIntN(limit * 4, value) !== value) throw exceeded();
  const text = String(value);
  if (limit > 0 && text.length - Number(value < 0n) > limit) throw exceeded();
  return text;
}

/** Refuses so many digits, which are not of a power of two. */
export function checkDigitCount(digits: number): void {
  if (limit > 0 && digits > limit) throw exceeded(`: value has ${digits} digits`);
}
