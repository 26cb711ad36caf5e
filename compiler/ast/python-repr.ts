/** How CPython's `repr` writes the values that constants have. Source: CPython 3.13 Objects/unicodeobject.c, floatobject.c. */
import { isPrintable } from "../unicode/properties.ts";

/** `repr` of a str. Surrogates at `splitPairs` (see `StrConstant`) form no character with the next one. */
export function stringRepr(value: string, splitPairs: readonly number[] = []): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  if (/^[ !#-&(-[\]-~]*$/.test(value)) return quote + value + quote;
  const split = new Set(splitPairs);
  let body = "";
  for (let offset = 0; offset < value.length;) {
    const isWide = value.codePointAt(offset)! > 0xffff && !split.has(offset);
    const end = offset + (isWide ? 2 : 1);
    body += characterRepr(value.slice(offset, end), quote);
    offset = end;
  }
  return quote + body + quote;
}

function characterRepr(character: string, quote: string): string {
  if (character === quote || character === "\\") return "\\" + character;
  const code = character.codePointAt(0)!;
  if (code >= 0x20 && code < 0x7f) return character;
  if (code === 0x0a) return "\\n";
  if (code === 0x0d) return "\\r";
  if (code === 0x09) return "\\t";
  if (code < 0x20 || code === 0x7f) return "\\x" + hex(code, 2);
  if (isPrintable(code)) return character;
  if (code <= 0xff) return "\\x" + hex(code, 2);
  return code <= 0xffff ? "\\u" + hex(code, 4) : "\\U" + hex(code, 8);
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, "0");
}

export function bytesRepr(value: Uint8Array): string {
  const quote = value.includes(0x27) && !value.includes(0x22) ? '"' : "'";
  const quoteCode = quote.charCodeAt(0);
  const pieces = ["b", quote];
  for (const byte of value) {
    if (byte === quoteCode || byte === 0x5c) pieces.push("\\", String.fromCharCode(byte));
    else if (byte === 0x0a) pieces.push("\\n");
    else if (byte === 0x0d) pieces.push("\\r");
    else if (byte === 0x09) pieces.push("\\t");
    else if (byte < 0x20 || byte >= 0x7f) pieces.push("\\x", hex(byte, 2));
    else pieces.push(String.fromCharCode(byte));
  }
  pieces.push(quote);
  return pieces.join("");
}

/** `repr` of a float: the shortest digits that read back, an exponent below 1e-4 and from 1e16 on. */
export function floatRepr(value: number): string {
  const digits = plainFloat(value);
  return /^-?\d+$/.test(digits) ? digits + ".0" : digits;
}

/** `repr` of a complex number without real part: its imaginary part has no `.0`. */
export function imaginaryRepr(value: number): string {
  return plainFloat(value) + "j";
}

function plainFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0";
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
    const [mantissa, exponent] = value.toExponential().split("e") as [string, string];
    const digits = exponent.slice(1).padStart(2, "0");
    return `${mantissa}e${exponent[0]!}${digits}`;
  }
  return String(value);
}
