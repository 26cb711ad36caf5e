import type { ConstantValue } from "./constants.ts";

/** Python's `repr` of a constant. */
export function representation(value: ConstantValue): string {
  switch (value.type) {
    case "NoneType":
      return "None";
    case "ellipsis":
      return "Ellipsis";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return value.value.toString();
    case "float":
      return floatRepresentation(value.value, ".0");
    case "complex":
      return complexRepresentation(value.real, value.imaginary);
    case "str":
      return stringRepresentation(value.value);
    case "bytes":
      return bytesRepresentation(value.value);
    case "tuple": {
      const items = value.items.map(representation);
      return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
    }
  }
}

/**
 * A key by which two constants are the same exactly when Python calls them equal and hashes them alike: `1`, `1.0` and `True`
 * are one dictionary key.
 */
export function equalityKey(value: ConstantValue): string {
  switch (value.type) {
    case "bool":
      return value.value ? "1" : "0";
    case "float":
      return Number.isInteger(value.value) ? BigInt(value.value).toString() : String(value.value);
    case "complex":
      return value.imaginary === 0
        ? equalityKey({ type: "float", value: value.real })
        : `complex ${value.real + 0} ${value.imaginary}`;
    case "tuple":
      return `(${value.items.map(equalityKey).join(",")})`;
    default:
      return representation(value);
  }
}

/** The shortest digits that read back as the same float; exponents from 1e16 up and below 1e-4, as Python writes them. */
function floatRepresentation(value: number, integralSuffix: "" | ".0"): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return `-0${integralSuffix}`;
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
    const [digits, exponent] = value.toExponential().split("e") as [string, string];
    const sign = exponent.startsWith("-") ? "-" : "+";
    return `${digits}e${sign}${exponent.slice(1).padStart(2, "0")}`;
  }
  const text = String(value);
  return text.includes(".") ? text : text + integralSuffix;
}

function complexRepresentation(real: number, imaginary: number): string {
  const imaginaryText = `${floatRepresentation(imaginary, "")}j`;
  if (Object.is(real, 0)) return imaginaryText;
  const sign = imaginaryText.startsWith("-") ? "" : "+";
  return `(${floatRepresentation(real, "")}${sign}${imaginaryText})`;
}

function quoteFor(hasSingle: boolean, hasDouble: boolean): "'" | '"' {
  return hasSingle && !hasDouble ? '"' : "'";
}

const namedEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
/** What `str.isprintable` denies, beyond the blank. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;

function stringRepresentation(value: string): string {
  const quote = quoteFor(value.includes("'"), value.includes('"'));
  let text = "";
  for (const character of value) {
    if (character === quote || character === "\\") text += `\\${character}`;
    else if (character in namedEscapes) text += namedEscapes[character];
    else if (character === " " || !unprintable.test(character)) text += character;
    else text += escapeCodePoint(character.codePointAt(0)!);
  }
  return quote + text + quote;
}

function escapeCodePoint(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

function bytesRepresentation(value: Uint8Array): string {
  const quote = quoteFor(value.includes(39), value.includes(34));
  let text = "";
  for (const byte of value) {
    const character = String.fromCharCode(byte);
    if (character === quote || character === "\\") text += `\\${character}`;
    else if (character in namedEscapes) text += namedEscapes[character];
    else if (byte >= 32 && byte < 127) text += character;
    else text += `\\x${byte.toString(16).padStart(2, "0")}`;
  }
  return `b${quote}${text}${quote}`;
}
