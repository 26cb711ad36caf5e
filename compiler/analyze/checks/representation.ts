import { bytesRepr, floatRepr, imaginaryRepr, stringRepr } from "../../ast/python-repr.ts";
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
      return floatRepr(value.value);
    case "complex":
      return complexRepresentation(value.real, value.imaginary);
    case "str":
      return stringRepr(value.value, value.splitPairs);
    case "bytes":
      return bytesRepr(value.value);
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

function complexRepresentation(real: number, imaginary: number): string {
  const imaginaryText = imaginaryRepr(imaginary);
  if (Object.is(real, 0)) return imaginaryText;
  const sign = imaginaryText.startsWith("-") ? "" : "+";
  return `(${floatRepr(real).replace(/\.0$/, "")}${sign}${imaginaryText})`;
}
