/** Python's `string`. Source: CPython Lib/string.py. */
import { callMethod } from "../../core/attributes/getattr.ts";

export { Formatter } from "./formatter.ts";
export { Template } from "./template.ts";

export const ascii_lowercase = "abcdefghijklmnopqrstuvwxyz";
export const ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const ascii_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
export const digits = "0123456789";
export const hexdigits = "0123456789abcdefABCDEF";
export const octdigits = "01234567";
export const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
export const whitespace = " \t\n\r\v\f";
export const printable =
  "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\v\f";

/** `capwords(s, sep=None)`: splits, capitalizes each word, joins. */
export function capwords(s: string, sep: string | null = null): string {
  const words = callMethod(s, "split", [sep]) as string[];
  return words
    .map((word) => callMethod(word, "capitalize") as string)
    .join(sep === null || sep === "" ? " " : sep);
}
