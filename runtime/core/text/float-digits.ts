/** The decimal digits of floats, correctly rounded: half to even where JavaScript rounds an exact half up. */
import { ValueError } from "../exceptions/base.ts";
import { exponentForm, floatRepr } from "../numbers/float.ts";

/** The most decimals that JavaScript's own formatting takes. */
const nativeLimit = 100;

/** A finite, non-negative float as `mantissa * 2 ** exponent`. */
function decompose(value: number): [mantissa: bigint, exponent: number] {
  let exponent = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  return [BigInt(mantissa), exponent];
}

/** `value * 10 ** decimals` rounded half to even, for any number of decimals, negative ones too. */
export function scaledInteger(value: number, decimals: number): bigint {
  const [mantissa, exponent] = decompose(value);
  let numerator = mantissa;
  let denominator = 1n;
  if (decimals >= 0) numerator *= 10n ** BigInt(decimals);
  else denominator = 10n ** BigInt(-decimals);
  denominator <<= BigInt(-exponent);
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  const up = twice > denominator || (twice === denominator && (quotient & 1n) === 1n);
  return up ? quotient + 1n : quotient;
}

/** A half can only be exact when the value has at most one binary place more than there are decimals. */
function mayBeHalf(value: number, decimals: number): boolean {
  return decimals < 0 || Number.isInteger(value * 2 ** (decimals + 1));
}

/** `%.{decimals}f` of a finite, non-negative float. */
export function fixedDigits(value: number, decimals: number): string {
  if (value < 1e21 && decimals <= nativeLimit && !mayBeHalf(value, decimals)) {
    return value.toFixed(decimals);
  }
  const digits = scaledInteger(value, decimals)
    .toString()
    .padStart(decimals + 1, "0");
  if (decimals === 0) return digits;
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The digits and the exponent of `%.{decimals}e` of a finite, non-negative float: `d.ddd * 10 ** exponent`. */
export function exponentDigits(
  value: number,
  decimals: number,
): [digits: string, exponent: number] {
  if (value === 0) return ["0".repeat(decimals + 1), 0];
  const estimate = value.toExponential(Math.min(decimals, nativeLimit));
  const exponent = Number(estimate.slice(estimate.indexOf("e") + 1));
  if (decimals <= nativeLimit && !mayBeHalf(value, decimals - exponent)) {
    return [estimate.slice(0, estimate.indexOf("e")).replace(".", ""), exponent];
  }
  // The estimate may have been rounded up to the next power of ten; then there is one digit too few here.
  for (let power = exponent; ; power--) {
    const digits = scaledInteger(value, decimals - power).toString();
    if (digits.length === decimals + 1) return [digits, power];
    if (digits.length > decimals + 1) return [digits.slice(0, decimals + 1), power + 1];
  }
}

function exponentText(digits: string, exponent: number, alternate: boolean): string {
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  const point = alternate && digits.length === 1 ? "." : "";
  return exponentForm(`${mantissa}${point}e${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`);
}

/**
 * The digits of a finite, non-negative float in one of the styles `e`, `f`, `g`, or `` (what `str` shows, or with a precision, like `g` but with at least one decimal).
 *
 * @param alternate keep the point and trailing zeros (`#`)
 */
export function floatDigits(
  value: number,
  style: string,
  precision: number,
  alternate: boolean,
): string {
  if (precision > 0x7fff_ffff) throw new ValueError("precision too big");
  if (style === "f") {
    const digits = fixedDigits(value, precision);
    return alternate && precision === 0 ? `${digits}.` : digits;
  }
  if (style === "e") return exponentText(...exponentDigits(value, precision), alternate);
  if (style === "" && precision < 0) {
    const text = floatRepr(value);
    return alternate && !text.includes(".") ? text.replace("e", ".e") : text;
  }
  return generalDigits(value, precision === 0 ? 1 : precision, alternate, style === "");
}

function generalDigits(
  value: number,
  precision: number,
  alternate: boolean,
  withDecimal: boolean,
): string {
  const [digits, exponent] = exponentDigits(value, precision - 1);
  if (exponent < -4 || exponent >= precision - (withDecimal ? 1 : 0)) {
    const significant = alternate ? digits : digits.replace(/(?<=.)0+$/, "");
    return exponentText(significant, exponent, alternate);
  }
  const padded = exponent < 0 ? "0".repeat(-exponent) + digits : digits;
  const whole = exponent < 0 ? 1 : exponent + 1;
  let fraction = padded.slice(whole);
  if (!alternate) fraction = fraction.replace(/0+$/, "");
  if (fraction === "" && withDecimal) fraction = "0";
  return padded.slice(0, whole) + (fraction !== "" || alternate ? "." : "") + fraction;
}
