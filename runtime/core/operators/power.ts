import { TypeError, ValueError, ZeroDivisionError } from "../exceptions/base.ts";
import { complex } from "../numbers/complex.ts";
import { toFloat } from "../numbers/float.ts";
import {
  integerOf,
  isFloat,
  isInt,
  isNumeric,
  isPlainNumber,
  type FloatLike,
  type Int,
} from "../numbers/convert.ts";
import { floatValue, powerFloats } from "../numbers/floats.ts";
import { powerIntegers, powerModulo } from "../numbers/integers.ts";
import { NotImplemented, operate, operatorMethod, unsupported } from "./protocol.ts";

/** `base ** exponent`, and `pow(base, exponent)`; `pow(base, exponent, modulus)` for integers. */
export function pow(base: Int, exponent: Int, modulus: Int): Int;
export function pow(base: Int, exponent: Int): Int | FloatLike;
export function pow(base: Int | FloatLike, exponent: Int | FloatLike): Int | FloatLike;
export function pow(base: unknown, exponent: unknown, modulus?: unknown): unknown;
export function pow(base: unknown, exponent: unknown, modulus: unknown = null): unknown {
  if (modulus !== null) return powWithModulus(base, exponent, modulus);
  return powAny(base, exponent, "** or pow()");
}

/** `base ** exponent` for any operands; `operator` is how the errors spell it. */
export function powAny(base: unknown, exponent: unknown, operator: string): unknown {
  const power = powerNumbers(base, exponent);
  if (power !== NotImplemented) return power;
  const result = operate(base, exponent, "__pow__", "__rpow__", powerNumbers);
  if (result === NotImplemented) throw unsupported(operator, base, exponent);
  return result;
}

/** The power of two numbers, or `NotImplemented`. */
export function powerNumbers(base: unknown, exponent: unknown): unknown {
  if (!isPlainNumber(base) || !isPlainNumber(exponent)) return NotImplemented;
  if (isInt(base) && isInt(exponent)) {
    const power = integerOf(exponent);
    if (power >= 0) return powerIntegers(integerOf(base), power);
    if (integerOf(base) === 0) {
      throw new ZeroDivisionError("0.0 cannot be raised to a negative power");
    }
  }
  const [a, b] = [floatValue(base), floatValue(exponent)];
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
    return complex.of(a, 0).__pow__(complex.of(b, 0));
  }
  return toFloat(powerFloats(a, b));
}

/** As `**`, the three operands' methods are asked; only integers (and complex numbers, to refuse it) know of a modulus. */
export function powWithModulus(base: unknown, exponent: unknown, modulus: unknown): unknown {
  const own = operatorMethod(base, "__pow__") as
    ((exponent: unknown, modulus: unknown) => unknown) | undefined;
  if (own !== undefined) {
    const result = own.call(base, exponent, modulus);
    if (result !== NotImplemented) return result;
  }
  const operands = [base, exponent, modulus];
  if (operands.every(isInt)) {
    return powerModulo(
      integerOf(base as Int),
      integerOf(exponent as Int),
      integerOf(modulus as Int),
    );
  }
  if (operands.some(isFloat)) {
    throw new TypeError("pow() 3rd argument not allowed unless all arguments are integers");
  }
  const isNumber = (operand: unknown): boolean => isNumeric(operand) || operand instanceof complex;
  if (isNumber(base) && isNumber(exponent) && operands.some((each) => each instanceof complex)) {
    throw new ValueError("complex modulo");
  }
  throw unsupported("** or pow()", base, exponent, modulus);
}
