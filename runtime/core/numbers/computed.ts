import { limitBigintText } from "./bigint-text.ts";
import { normalize, type Int } from "./convert.ts";
import { decimalText } from "./decimal-digits.ts";

/** The canonical form of an integer of any size that an operation has computed; from now on the limit of decimal digits holds. */
export function computed(value: bigint): Int {
  const result = normalize(value);
  if (typeof result === "bigint") limitBigintText(decimalText);
  return result;
}
