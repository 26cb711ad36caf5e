import { signature } from "../calls/signature.ts";
import { TypeError, ZeroDivisionError } from "../exceptions/base.ts";
import { complex } from "../numbers/complex.ts";
import { toFloat } from "../numbers/float.ts";
import {
  integerOf,
  isFloat,
  isInt,
  isNumeric,
  type FloatLike,
  type Int,
  type Numeric,
} from "../numbers/convert.ts";
import { floatValue, powerFloats } from "../numbers/floats.ts";
import { powerIntegers, powerModulo } from "../numbers/integers.ts";
import { NotImplemented, operate, operatorMethod, unsupported } from "./protocol.ts";

/** `base ** exponent`, and `pow(base, exponent)`; `pow(base, exponent, modulus)` for integers. */
export const pow: Pow = /* @__PURE__ */ signature(powOf as Pow, "base, exp, mod=", "pow");

interface Pow {
  (base: Int, exponent: Int, modulus: Int): Int;
  (base: Int, exponent: Int): Int | FloatLike;
  (base: Int | FloatLike, exponent: Int | FloatLike): Int | FloatLike;
  (base: unknown, exponent: unknown, modulus?: unknown): unknown;
}

function powOf(base: unknown, exponent: unknown, modulus?: unknown): unknown {
  if (modulus !== undefined && modulus !== null) return powWithModulus(base, exponent, modulus);
  return powAny(base, exponent, "** or pow()");
}

/** `base ** exponent` for any operands; `operator` is how the errors spell it. */
export function powAny(base: unknown, exponent: unknown, operator: string): unknown {
  if (isNumeric(base) && isNumeric(exponent)) return powerNumbers(base, exponent);
  const result = operate(base, exponent, "__pow__", "__rpow__");
  if (result === NotImplemented) throw unsupported(operator, base, exponent);
  return result;
}

function powerNumbers(base: Numeric, exponent: Numeric): unknown {
  if (isInt(base) && isInt(exponent)) {
    const power = integerOf(exponent);
    if (power >= 0) return powerIntegers(integerOf(base), power);
    if (Number(base) === 0) {
      throw new ZeroDivisionError("0.0 cannot be raised to a negative power");
    }
  }
  const [a, b] = [floatValue(base), floatValue(exponent)];
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
    return complex.of(a, 0).__pow__(complex.of(b, 0));
  }
  return toFloat(powerFloats(a, b));
}

function powWithModulus(base: unknown, exponent: unknown, modulus: unknown): unknown {
  if (isInt(base) && isInt(exponent) && isInt(modulus)) {
    return powerModulo(integerOf(base), integerOf(exponent), integerOf(modulus));
  }
  if (
    isNumeric(base) &&
    isNumeric(exponent) &&
    (isFloat(base) || isFloat(exponent) || isFloat(modulus))
  ) {
    throw new TypeError("pow() 3rd argument not allowed unless all arguments are integers");
  }
  const method = operatorMethod(base, "__pow__") as
    ((exponent: unknown, modulus: unknown) => unknown) | undefined;
  const result = method === undefined ? NotImplemented : method.call(base, exponent, modulus);
  if (result === NotImplemented) throw unsupported("** or pow()", base, exponent);
  return result;
}
