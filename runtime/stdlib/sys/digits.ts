import { builtin } from "../../core/calls/signature.ts";
import { setDigitLimit } from "../../core/numbers/decimal-digits.ts";
import { intOf } from "../../core/numbers/index-of.ts";

/** `set_int_max_str_digits(maxdigits)`: how many decimal digits of an integer are converted from or to text. */
export const set_int_max_str_digits = /* @__PURE__ */ builtin(
  "sys.set_int_max_str_digits",
  "(maxdigits)",
  (maxdigits: unknown): void => setDigitLimit(intOf(maxdigits)),
);
