/** The attributes of `int` and `bool`. Source: CPython 3.13 Objects/longobject.c, Objects/boolobject.c. */
import { divmodNumbers } from "../../builtins/divmod.ts";
import { roundInteger } from "../../builtins/round.ts";
import { tuple } from "../../containers/tuple.ts";
import { formatArgument } from "../../format.ts";
import { hash } from "../../hash.ts";
import { typeName } from "../../names.ts";
import { integerOf, isInt, type Int } from "../../numbers/convert.ts";
import { integerFromBytes, integerToBytes } from "../../numbers/integer-bytes.ts";
import { toFloat } from "../../numbers/float.ts";
import { bitLength, floatValue } from "../../numbers/floats.ts";
import { addNumbers } from "../../operators/add.ts";
import {
  andIntegers,
  orIntegers,
  shiftLeft,
  shiftRight,
  xorIntegers,
} from "../../operators/bitwise.ts";
import { eq, ge, gt, le, lt } from "../../operators/compare.ts";
import { divideNumbers, floorDivideNumbers, moduloNumbers } from "../../operators/divide.ts";
import { multiplyNumbers } from "../../operators/multiply.ts";
import { powerNumbers, powWithModulus } from "../../operators/power.ts";
import { NotImplemented } from "../../operators/protocol.ts";
import { subtractNumbers } from "../../operators/subtract.ts";
import { abs, invert, neg } from "../../operators/unary.ts";
import { formatInteger } from "../../text/format-number.ts";
import { repr } from "../../repr.ts";
import { toStr } from "../../str.ts";
import { call } from "../../calls/call.ts";
import { int } from "../int.ts";
import type { TypeTable } from "./native-entry.ts";
import { binaryMethods, comparisonMethods } from "./operators.ts";

type Integer = Int | boolean;

function magnitude(value: Integer): bigint {
  const integer = BigInt(integerOf(value));
  return integer < 0n ? -integer : integer;
}

/** `int.__pow__(base, exponent, modulus=None)`. */
function power(self: Integer, exponent: unknown, modulus: unknown = null): unknown {
  if (!isInt(exponent) || (modulus !== null && !isInt(modulus))) return NotImplemented;
  return modulus === null
    ? powerNumbers(integerOf(self), integerOf(exponent))
    : powWithModulus(integerOf(self), integerOf(exponent), integerOf(modulus));
}

/** `int.__rpow__(exponent, base, modulus=None)`. */
function reflectedPower(self: Integer, base: unknown, modulus: unknown = null): unknown {
  return isInt(base) ? power(base, self, modulus) : NotImplemented;
}

/** `int.from_bytes`: a subclass is made of the number. */
function fromBytes(
  cls: unknown,
  source: unknown,
  byteorder?: unknown,
  options?: { signed?: unknown },
): unknown {
  const value = integerFromBytes(source, byteorder, options);
  return cls === int ? value : call(cls, [value]);
}

/** The dictionary of `int`. */
export const intTable: TypeTable = {
  __repr__: ["=0", (self: Integer) => repr(integerOf(self))],
  __hash__: ["=0", (self: Integer) => hash(integerOf(self))],
  ...comparisonMethods(isInt, eq, { lt, le, gt, ge }),
  ...binaryMethods(
    {
      add: addNumbers,
      sub: subtractNumbers,
      mul: multiplyNumbers,
      mod: moduloNumbers,
      divmod: divmodNumbers,
      lshift: shiftLeft,
      rshift: shiftRight,
      and: (a, b) => andIntegers(integerOf(a as Int), integerOf(b as Int)),
      xor: (a, b) => xorIntegers(integerOf(a as Int), integerOf(b as Int)),
      or: (a, b) => orIntegers(integerOf(a as Int), integerOf(b as Int)),
      floordiv: floorDivideNumbers,
      truediv: divideNumbers,
    },
    isInt,
  ),
  __pow__: ["=1-2", power],
  __rpow__: ["=1-2", reflectedPower],
  __neg__: ["=0", (self: Integer) => neg(integerOf(self))],
  __pos__: ["=0", (self: Integer) => integerOf(self)],
  __abs__: ["=0", (self: Integer) => abs(integerOf(self))],
  __bool__: ["=0", (self: Integer) => Boolean(integerOf(self))],
  __invert__: ["=0", (self: Integer) => invert(integerOf(self))],
  __int__: ["=0", (self: Integer) => integerOf(self)],
  __float__: ["=0", (self: Integer) => toFloat(floatValue(integerOf(self)))],
  __index__: ["=0", (self: Integer) => integerOf(self)],
  __trunc__: ["0", (self: Integer) => integerOf(self)],
  __floor__: ["0", (self: Integer) => integerOf(self)],
  __ceil__: ["0", (self: Integer) => integerOf(self)],
  __round__: ["0-1", (self: Integer, digits?: unknown) => roundInteger(integerOf(self), digits)],
  __format__: ["1", format],
  __getnewargs__: ["0", (self: Integer) => tuple.of(integerOf(self))],
  __sizeof__: ["0", (self: Integer) => 24 + 4 * Math.ceil(bitLength(magnitude(self)) / 30)],
  as_integer_ratio: ["0", (self: Integer) => tuple.of(integerOf(self), 1)],
  bit_count: ["0", (self: Integer) => magnitude(self).toString(2).replaceAll("0", "").length],
  bit_length: ["0", (self: Integer) => (magnitude(self) === 0n ? 0 : bitLength(magnitude(self)))],
  conjugate: ["0", (self: Integer) => integerOf(self)],
  from_bytes: ["class (bytes, byteorder=, *, signed=)", fromBytes],
  is_integer: ["0", () => true],
  to_bytes: ["(length=, byteorder=, *, signed=)", integerToBytes],
  real: ["attribute", (self: Integer) => integerOf(self)],
  imag: ["attribute", () => 0],
  numerator: ["attribute", (self: Integer) => integerOf(self)],
  denominator: ["attribute", () => 1],
};

function format(self: Integer, specification: unknown): string {
  const text = formatArgument(specification);
  return text === "" ? toStr(self) : formatInteger(integerOf(self), text, typeName(self));
}

const areBooleans = (a: unknown, b: unknown): boolean =>
  typeof a === "boolean" && typeof b === "boolean";

/** The dictionary of `bool`: what is not in that of `int`. */
export const boolTable: TypeTable = {
  __repr__: ["=0", (self: boolean) => (self ? "True" : "False")],
  __invert__: ["=0", (self: boolean) => invert(self)],
  ...binaryMethods(
    {
      and: (a, b) => (areBooleans(a, b) ? a && b : andIntegers(a, b)),
      xor: (a, b) => (areBooleans(a, b) ? a !== b : xorIntegers(a, b)),
      or: (a, b) => (areBooleans(a, b) ? a || b : orIntegers(a, b)),
    },
    isInt,
  ),
};
