import { ValueError } from "../exceptions/base.ts";
import { codePointLength, unitPosition } from "./code-points.ts";
import { pad, parseFormatSpec, unknownFormatCode } from "./format-spec.ts";

/** `format(text, spec)` of a string. */
export function formatString(text: string, spec: string): string {
  if (spec === "") return text;
  const parsed = parseFormatSpec(spec, "str", "<");
  if (parsed.type !== "" && parsed.type !== "s") throw unknownFormatCode(parsed.type, "str");
  if (parsed.grouping !== "") throw new ValueError(`Cannot specify '${parsed.grouping}' with 's'.`);
  if (parsed.sign !== "") {
    const what = parsed.sign === " " ? "Space" : "Sign";
    throw new ValueError(`${what} not allowed in string format specifier`);
  }
  if (parsed.noNegativeZero) {
    throw new ValueError("Negative zero coercion (z) not allowed in string format specifier");
  }
  if (parsed.alternate) {
    throw new ValueError("Alternate form (#) not allowed in string format specifier");
  }
  if (parsed.align === "=") {
    throw new ValueError("'=' alignment not allowed in string format specifier");
  }
  const cut = parsed.precision >= 0 ? text.slice(0, unitPosition(text, parsed.precision)) : text;
  return pad(cut, codePointLength(cut), parsed, "<");
}
