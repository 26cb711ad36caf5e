/** `complex`. Source: CPython 3.13 Objects/complexobject.c. */
import { vectorNorm } from "./elementary/norm.ts";
import { OverflowError, TypeError, ValueError, ZeroDivisionError } from "../exceptions/base.ts";
import { hash } from "../hash.ts";
import { typeName } from "../names.ts";
import { tuple } from "../containers/tuple.ts";
import { formatArgument } from "../format.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { toStr } from "../str.ts";
import { textOf } from "../types/boxes.ts";
import { createFloat } from "../types/float.ts";
import { isIndex } from "./index-of.ts";
import { formatComplex } from "../text/format-number.ts";
import { asciiNumber } from "../text/digits.ts";
import { quote } from "../text/quote.ts";
import { isNumeric, normalize, type FloatLike, type Int } from "./convert.ts";
import { exp } from "./elementary/exponential.ts";
import { log, pow } from "./elementary/logarithm.ts";
import { floatRepr, toFloat } from "./float.ts";
import { floatValue } from "./floats.ts";

/** A part in the `repr`: like a float, without a `.0`. */
function part(value: number): string {
  return floatRepr(value).replace(/\.0$/, "");
}

function operand(value: unknown): complex | undefined {
  if (value instanceof complex) return value;
  return isNumeric(value) ? complex.of(floatValue(value), 0) : undefined;
}

const numeral = String.raw`(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?|inf(?:inity)?|nan`;
const pattern = /* @__PURE__ */ new RegExp(
  String.raw`^([+-]?(?:${numeral})(?![\dj.e_]))?(?:([+-]?(?:${numeral})?)j)?$`,
);

function decimal(text: string): number {
  if (text === "" || text === "+") return 1;
  if (text === "-") return -1;
  const plain = text.replaceAll("_", "");
  const match = /^([+-]?)(inf|nan)/.exec(plain);
  if (match === null) return Number(plain);
  if (match[2] === "nan") return NaN;
  return match[1] === "-" ? -Infinity : Infinity;
}

function parse(text: string): complex {
  const plain = asciiNumber(text).toLowerCase();
  const inner = /^\((.*)\)$/s.exec(plain);
  const body = inner === null ? plain : asciiNumber(inner[1]!);
  const match = pattern.exec(body);
  const bothUnsigned =
    match?.[1] !== undefined && match[2] !== undefined && !/^[+-]/.test(match[2]);
  if (/__|^_|_$|_\D|\D_/.test(body)) {
    throw new ValueError(`could not convert string to complex: ${quote(text)}`);
  }
  if (match === null || body === "" || bothUnsigned) {
    throw new ValueError("complex() arg is a malformed string");
  }
  return complex.of(
    match[1] === undefined ? 0 : decimal(match[1]),
    match[2] === undefined ? 0 : decimal(match[2]),
  );
}

/** `complex(real=0, imag=0)`. The parts are plain floats. */
export class complex {
  static readonly __name__: string = "complex";
  /** Attributes that are plain floats, which an unknown reader must get tagged. */
  static readonly __floats__: readonly string[] = ["real", "imag"];
  readonly real: number;
  readonly imag: number;

  constructor(real: unknown = 0, imag?: unknown) {
    const text = textOf(real);
    if (text !== undefined) {
      if (imag !== undefined) {
        throw new TypeError("complex() can't take second arg if first is a string");
      }
      const parsed = parse(text);
      this.real = parsed.real;
      this.imag = parsed.imag;
      return;
    }
    if (textOf(imag) !== undefined) throw new TypeError("complex() second arg can't be a string");
    const own = ownConversion(real);
    if (own === undefined)
      checkNumber(real, "complex() first argument must be a string or a number");
    if (imag !== undefined) checkNumber(imag, "complex() second argument must be a number");
    const first = own ?? converted(real);
    const second = imag === undefined ? complex.of(0, 0) : converted(imag);
    this.real = first.real - second.imag;
    this.imag = first.imag + second.real;
  }

  /** A complex of two plain floats; an imaginary literal is `complex.of(0, 2)`. */
  static of(real: number, imag: number): complex {
    const result = Object.create(complex.prototype) as { real: number; imag: number };
    result.real = real;
    result.imag = imag;
    return result as complex;
  }

  conjugate(): complex {
    return complex.of(this.real, -this.imag);
  }

  __add__(other: unknown): unknown {
    const right = operand(other);
    if (right === undefined) return NotImplemented;
    return complex.of(this.real + right.real, this.imag + right.imag);
  }

  __radd__(other: unknown): unknown {
    return this.__add__(other);
  }

  __sub__(other: unknown): unknown {
    const right = operand(other);
    if (right === undefined) return NotImplemented;
    return complex.of(this.real - right.real, this.imag - right.imag);
  }

  __rsub__(other: unknown): unknown {
    return operand(other)?.__sub__(this) ?? NotImplemented;
  }

  __mul__(other: unknown): unknown {
    const right = operand(other);
    return right === undefined ? NotImplemented : product(this, right);
  }

  __rmul__(other: unknown): unknown {
    return this.__mul__(other);
  }

  __truediv__(other: unknown): unknown {
    const right = operand(other);
    return right === undefined ? NotImplemented : quotient(this, right);
  }

  __rtruediv__(other: unknown): unknown {
    return operand(other)?.__truediv__(this) ?? NotImplemented;
  }

  __pow__(other: unknown, modulus?: unknown): unknown {
    if (modulus !== undefined && modulus !== null) throw new ValueError("complex modulo");
    const right = operand(other);
    return right === undefined ? NotImplemented : power(this, right);
  }

  __rpow__(other: unknown): unknown {
    return operand(other)?.__pow__(this) ?? NotImplemented;
  }

  __neg__(): complex {
    return complex.of(-this.real, -this.imag);
  }

  __pos__(): complex {
    return this.constructor === complex ? this : complex.of(this.real, this.imag);
  }

  __abs__(): FloatLike {
    const size = vectorNorm([Math.abs(this.real), Math.abs(this.imag)]);
    if (size === Infinity && Number.isFinite(this.real) && Number.isFinite(this.imag)) {
      throw new OverflowError("absolute value too large");
    }
    return toFloat(size);
  }

  __bool__(): boolean {
    return this.real !== 0 || this.imag !== 0;
  }

  __eq__(other: unknown): unknown {
    const right = operand(other);
    if (right === undefined) return NotImplemented;
    return this.real === right.real && this.imag === right.imag;
  }

  __hash__(): Int {
    const sum = BigInt(hash(toFloat(this.real))) + 1000003n * BigInt(hash(toFloat(this.imag)));
    const code = BigInt.asIntN(64, sum);
    return normalize(code === -1n ? -2n : code);
  }

  __ne__(other: unknown): unknown {
    const equal = this.__eq__(other);
    return equal === NotImplemented ? equal : equal !== true;
  }

  __complex__(): complex {
    return complex.of(this.real, this.imag);
  }

  __format__(specification: unknown): string {
    const spec = formatArgument(specification);
    return spec === "" ? toStr(this) : formatComplex(this.real, this.imag, spec);
  }

  __getnewargs__(): tuple {
    return tuple.of(toFloat(this.real), toFloat(this.imag));
  }

  __repr__(): string {
    const imaginary = `${part(this.imag)}j`;
    if (Object.is(this.real, 0)) return imaginary;
    const sign = imaginary.startsWith("-") ? "" : "+";
    return `(${part(this.real)}${sign}${imaginary})`;
  }
}

/** What `__complex__` of an object gives, if it has one. */
function ownConversion(value: unknown): complex | undefined {
  if (value instanceof complex && value.constructor === complex) return value;
  const { __complex__: method } = Object(value) as { __complex__?: () => unknown };
  if (typeof method !== "function") return undefined;
  const result = method.call(value);
  if (result instanceof complex) return result;
  throw new TypeError(
    `${typeName(value)}.__complex__() must return a complex, not ${typeName(result)}`,
  );
}

function checkNumber(value: unknown, message: string): void {
  if (value instanceof complex || isNumeric(value) || isIndex(value)) return;
  if (typeof (Object(value) as { __float__?: unknown }).__float__ === "function") return;
  throw new TypeError(`${message}, not '${typeName(value)}'`);
}

function converted(value: unknown): complex {
  return value instanceof complex ? value : complex.of(createFloat(value), 0);
}

function product(a: complex, b: complex): complex {
  return complex.of(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real);
}

/** Scales by the larger part of the divisor, so that nothing overflows on the way. */
function quotient(a: complex, b: complex): complex {
  const [real, imag] = [Math.abs(b.real), Math.abs(b.imag)];
  if (real >= imag) {
    if (real === 0) throw new ZeroDivisionError("complex division by zero");
    const ratio = b.imag / b.real;
    const scale = b.real + b.imag * ratio;
    return complex.of((a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale);
  }
  if (imag >= real) {
    const ratio = b.real / b.imag;
    const scale = b.real * ratio + b.imag;
    return complex.of((a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale);
  }
  return complex.of(NaN, NaN);
}

/** Source: CPython Objects/complexobject.c (complex_pow, _Py_c_pow). */
function power(base: complex, exponent: complex): complex {
  const isSmall =
    exponent.imag === 0 && Number.isInteger(exponent.real) && Math.abs(exponent.real) <= 100;
  const result = isSmall ? smallPower(base, exponent.real) : polarPower(base, exponent);
  if (Math.abs(result.real) === Infinity || Math.abs(result.imag) === Infinity) {
    throw new OverflowError("complex exponentiation");
  }
  return result;
}

function outsideDomain(): ZeroDivisionError {
  return new ZeroDivisionError("0.0 to a negative or complex power");
}

function smallPower(base: complex, exponent: number): complex {
  if (exponent === 0) return complex.of(1, 0);
  if (exponent > 0) return integerPower(base, exponent);
  const divisor = integerPower(base, -exponent);
  if (divisor.real === 0 && divisor.imag === 0) throw outsideDomain();
  return quotient(complex.of(1, 0), divisor);
}

function polarPower(base: complex, exponent: complex): complex {
  if (base.real === 0 && base.imag === 0) {
    if (exponent.imag !== 0 || exponent.real < 0) throw outsideDomain();
    return complex.of(0, 0);
  }
  const size = vectorNorm([Math.abs(base.real), Math.abs(base.imag)]);
  const angle = Math.atan2(base.imag, base.real);
  let length = pow(size, exponent.real);
  let phase = angle * exponent.real;
  if (exponent.imag !== 0) {
    length *= exp(-angle * exponent.imag);
    phase += exponent.imag * log(size);
  }
  // The cosine of infinity is outside its domain.
  if (Math.abs(phase) === Infinity) throw outsideDomain();
  return complex.of(length * Math.cos(phase), length * Math.sin(phase));
}

function integerPower(base: complex, exponent: number): complex {
  let result = complex.of(1, 0);
  let square = base;
  for (let mask = 1; mask <= exponent; mask *= 2) {
    if (exponent & mask) result = product(result, square);
    square = product(square, square);
  }
  return result;
}
