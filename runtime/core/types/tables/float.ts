/** The attributes of `float`. Source: CPython 3.13 Objects/floatobject.c. */
import { divmodNumbers } from "../../builtins/divmod.ts";
import { roundFloat, roundToInteger } from "../../builtins/round.ts";
import { call } from "../../calls/call.ts";
import { tuple } from "../../containers/tuple.ts";
import { TypeError, ValueError } from "../../exceptions/base.ts";
import { formatArgument } from "../../format.ts";
import { hashFloat } from "../../numbers/hash.ts";
import { isNumeric, normalize } from "../../numbers/convert.ts";
import { floatRepr, toFloat } from "../../numbers/float.ts";
import { fromHexadecimal, hexadecimal, integerRatio } from "../../numbers/float-parts.ts";
import { floatValue } from "../../numbers/floats.ts";
import { indexOf } from "../../numbers/index-of.ts";
import { addNumbers } from "../../operators/add.ts";
import { eq, ge, gt, le, lt } from "../../operators/compare.ts";
import { divideNumbers, floorDivideNumbers, moduloNumbers } from "../../operators/divide.ts";
import { multiplyNumbers } from "../../operators/multiply.ts";
import { powerNumbers } from "../../operators/power.ts";
import { NotImplemented } from "../../operators/protocol.ts";
import { subtractNumbers } from "../../operators/subtract.ts";
import { toStr } from "../../str.ts";
import { typeName } from "../../names.ts";
import { formatFloat } from "../../text/format-number.ts";
import { textOf, unboxed } from "../boxes.ts";
import { float } from "../float.ts";
import { truncated } from "../int.ts";
import type { TypeTable } from "./native-entry.ts";
import { binaryMethods, comparisonMethods } from "./operators.ts";

/** A value of `float`, tagged, or of a subclass. */
type Self = number;

function power(self: unknown, exponent: unknown, modulus: unknown = null): unknown {
  if (!isNumeric(exponent)) return NotImplemented;
  if (modulus !== null) {
    throw new TypeError("pow() 3rd argument not allowed unless all arguments are integers");
  }
  return powerNumbers(unboxed(self), unboxed(exponent));
}

function round(self: Self, digits: unknown = null): unknown {
  const value = floatValue(self);
  return digits === null ? roundToInteger(value) : toFloat(roundFloat(value, indexOf(digits)));
}

function fromHex(cls: unknown, text: unknown): unknown {
  const digits = textOf(text);
  if (digits === undefined) throw new TypeError("bad argument type for built-in operation");
  const value = toFloat(fromHexadecimal(digits));
  return cls === float ? value : call(cls, [value]);
}

function getFormat(_cls: unknown, kind: unknown): string {
  if (textOf(kind) === undefined) {
    throw new TypeError("__getformat__() argument must be str, not int");
  }
  if (kind !== "double" && kind !== "float") {
    throw new ValueError("__getformat__() argument 1 must be 'double' or 'float'");
  }
  return "IEEE, little-endian";
}

function format(self: Self, specification: unknown): string {
  const text = formatArgument(specification);
  return text === "" ? toStr(self) : formatFloat(floatValue(self), text, typeName(self));
}

const floorOf = (self: Self): unknown => integer(Math.floor(floatValue(self)));
const integer = (value: number): unknown => {
  const whole = truncated(value);
  return typeof whole === "bigint" ? normalize(whole) : whole;
};

/** The dictionary of `float`. */
export const floatTable: TypeTable = {
  __repr__: ["=0", (self: Self) => floatRepr(floatValue(self))],
  __hash__: ["=0", (self: Self) => hashFloat(floatValue(self))],
  ...comparisonMethods(isNumeric, eq, { lt, le, gt, ge }),
  ...binaryMethods(
    {
      add: addNumbers,
      sub: subtractNumbers,
      mul: multiplyNumbers,
      mod: moduloNumbers,
      divmod: divmodNumbers,
      floordiv: floorDivideNumbers,
      truediv: divideNumbers,
    },
    isNumeric,
  ),
  __pow__: ["=1-2", power],
  __rpow__: [
    "=1-2",
    (self: Self, base: unknown, modulus?: unknown) =>
      isNumeric(base) ? power(base, self, modulus) : NotImplemented,
  ],
  __neg__: ["=0", (self: Self) => toFloat(-floatValue(self))],
  __pos__: ["=0", (self: Self) => toFloat(floatValue(self))],
  __abs__: ["=0", (self: Self) => toFloat(Math.abs(floatValue(self)))],
  __bool__: ["=0", (self: Self) => floatValue(self) !== 0],
  __int__: ["=0", (self: Self) => truncated(floatValue(self))],
  __float__: ["=0", (self: Self) => toFloat(floatValue(self))],
  __trunc__: ["0", (self: Self) => truncated(floatValue(self))],
  __floor__: ["0", floorOf],
  __ceil__: ["0", (self: Self) => integer(Math.ceil(floatValue(self)))],
  __round__: ["0-1", round],
  __format__: ["1", format],
  __getnewargs__: ["0", (self: Self) => tuple.of(toFloat(floatValue(self)))],
  __getformat__: ["class 1", getFormat],
  __sizeof__: ["0", () => 24],
  as_integer_ratio: ["0", (self: Self) => integerRatio(floatValue(self))],
  conjugate: ["0", (self: Self) => toFloat(floatValue(self))],
  fromhex: ["class 1", fromHex],
  hex: ["0", (self: Self) => hexadecimal(floatValue(self))],
  is_integer: ["0", (self: Self) => Number.isInteger(floatValue(self))],
  real: ["attribute", (self: Self) => toFloat(floatValue(self))],
  imag: ["attribute", () => toFloat(0)],
};
