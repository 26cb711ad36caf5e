/** The functions of `math` over floats, with CPython's errors. Source: CPython 3.13 Modules/mathmodule.c. */
import { ZeroDivisionError } from "../../core/exceptions/base.ts";
import { isInt } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { operatorMethod } from "../../core/operators/protocol.ts";
import { checkedResult, domainError, rangeError, realOf, type Real } from "./arguments.ts";
import * as errorFunction from "./error-function.ts";
import * as exponential from "../../core/numbers/elementary/exponential.ts";
import {
  fromDouble,
  multiplyDD,
  subtractDD,
  twoProduct,
} from "../../core/numbers/elementary/double-double.ts";
import { frexpParts, nearestDouble } from "../../core/numbers/elementary/float-parts.ts";
import { gammaFunction, logGamma } from "./gamma.ts";
import * as hyperbolic from "./hyperbolic.ts";
import * as logarithms from "../../core/numbers/elementary/logarithm.ts";
import * as circular from "./trigonometric.ts";

export function sqrt(x: Real): number {
  const value = realOf(x);
  return checkedResult(Math.sqrt(value), value, "domain");
}

/** The cube root, rounded correctly. */
export function cbrt(x: Real): number {
  const value = realOf(x);
  if (!Number.isFinite(value) || value === 0) return value;
  const [fraction, exponent] = frexpParts(value);
  const third = Math.ceil(exponent / 3);
  // In [1/16, 1): no product below overflows or loses bits.
  const scaled = fraction * 2 ** (exponent - 3 * third);
  const root = Math.cbrt(scaled);
  const square = twoProduct(root, root);
  const cube = multiplyDD(square, fromDouble(root));
  const rest = subtractDD(fromDouble(scaled), cube);
  return (root + rest.hi / (3 * square.hi)) * 2 ** third;
}

export function exp(x: Real): number {
  const value = realOf(x);
  return checkedResult(exponential.exp(value), value, "range");
}

export function exp2(x: Real): number {
  const value = realOf(x);
  return checkedResult(exponential.exp2(value), value, "range");
}

export function expm1(x: Real): number {
  const value = realOf(x);
  return checkedResult(Math.expm1(value), value, "range");
}

/** A logarithm of an integer of any size: too large ones are divided by a power of two first. */
function logarithmOf(x: unknown, log: (x: number) => number): number {
  if (isInt(x) || (typeof x === "object" && operatorMethod(x, "__float__") === undefined)) {
    const value = operatorMethod(x, "__index__") !== undefined || isInt(x) ? indexOf(x) : realOf(x);
    if (value <= 0) throw domainError();
    if (typeof value === "bigint" && !Number.isFinite(Number(value))) {
      const length = value.toString(2).length;
      return log(nearestDouble(value, -length)) + log(2) * length;
    }
  }
  const value = realOf(x);
  if (value === 0 || value < 0) throw domainError();
  return log(value);
}

/** `log(x[, base])`. */
export function log(x: Real, base?: Real): number {
  const logarithm = logarithmOf(x, logarithms.log);
  if (base === undefined) return logarithm;
  const divisor = logarithmOf(base, logarithms.log);
  if (divisor === 0) throw new ZeroDivisionError("float division by zero");
  return logarithm / divisor;
}

export function log2(x: Real): number {
  return logarithmOf(x, logarithms.log2);
}

export function log10(x: Real): number {
  return logarithmOf(x, logarithms.log10);
}

export function log1p(x: Real): number {
  const value = realOf(x);
  return checkedResult(Math.log1p(value), value, "domain");
}

export function pow(x: Real, y: Real): number {
  const [base, exponent] = [realOf(x), realOf(y)];
  const result = logarithms.pow(base, exponent);
  if (!Number.isFinite(base) || !Number.isFinite(exponent)) return result;
  if (result !== result) throw domainError();
  if (Number.isFinite(result)) return result;
  throw base === 0 ? domainError() : rangeError();
}

export function sin(x: Real): number {
  const value = realOf(x);
  return checkedResult(circular.sin(value), value, "domain");
}

export function cos(x: Real): number {
  const value = realOf(x);
  return checkedResult(circular.cos(value), value, "domain");
}

export function tan(x: Real): number {
  const value = realOf(x);
  return checkedResult(circular.tan(value), value, "domain");
}

export function asin(x: Real): number {
  const value = realOf(x);
  return checkedResult(circular.asin(value), value, "domain");
}

export function acos(x: Real): number {
  const value = realOf(x);
  return checkedResult(circular.acos(value), value, "domain");
}

export function atan(x: Real): number {
  return circular.atan(realOf(x));
}

export function atan2(y: Real, x: Real): number {
  return circular.atan2(realOf(y), realOf(x));
}

export function sinh(x: Real): number {
  const value = realOf(x);
  return checkedResult(hyperbolic.sinh(value), value, "range");
}

export function cosh(x: Real): number {
  const value = realOf(x);
  return checkedResult(hyperbolic.cosh(value), value, "range");
}

export function tanh(x: Real): number {
  return Math.tanh(realOf(x));
}

export function asinh(x: Real): number {
  return hyperbolic.asinh(realOf(x));
}

export function acosh(x: Real): number {
  const value = realOf(x);
  return checkedResult(hyperbolic.acosh(value), value, "domain");
}

export function atanh(x: Real): number {
  const value = realOf(x);
  return checkedResult(Math.atanh(value), value, "domain");
}

export function erf(x: Real): number {
  return errorFunction.erf(realOf(x));
}

export function erfc(x: Real): number {
  return errorFunction.erfc(realOf(x));
}

export function gamma(x: Real): number {
  const value = realOf(x);
  if (!Number.isFinite(value)) {
    if (value === -Infinity) throw domainError();
    return value;
  }
  if (value === 0 || (value < 0 && Number.isInteger(value))) throw domainError();
  return checkedResult(gammaFunction(value), value, "range");
}

export function lgamma(x: Real): number {
  const value = realOf(x);
  if (!Number.isFinite(value)) return Math.abs(value);
  if (value <= 0 && Number.isInteger(value)) throw domainError();
  return checkedResult(logGamma(value), value, "range");
}

/** Converts an angle from radians to degrees. */
export function degrees(x: Real): number {
  return realOf(x) * (180 / Math.PI);
}

/** Converts an angle from degrees to radians. */
export function radians(x: Real): number {
  return realOf(x) * (Math.PI / 180);
}
