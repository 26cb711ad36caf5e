/**
 * Floats. A Python `float` is a JavaScript number. Where the type is not known statically, an integral one would look like an `int`, so there it is
 * boxed as a {@link Float}. A number is an `int` exactly when it is a safe integer: larger ones, fractions, infinities and NaN can
 * only be floats, since a canonical `int` beyond 2^53 - 1 is a `bigint`.
 */

/** A boxed float whose value is integral (minus zero included). */
export class Float {
  static readonly __name__: string = "float";
  readonly #value: number;

  constructor(value: number) {
    this.#value = value;
  }

  valueOf(): number {
    return this.#value;
  }

  toString(): string {
    return floatRepr(this.#value);
  }
}

/** A float as a place of unknown type holds it: boxed when it could be taken for an `int`. */
export function toFloat(value: number): number | Float;
export function toFloat(value: number | null): number | Float | null;
export function toFloat(value: number | null): number | Float | null {
  if (value === null) return null;
  return Number.isSafeInteger(value) ? new Float(value) : value;
}

/** `repr` of a float: the shortest digits that read back the same, with an exponent below 1e-4 and from 1e16 on. */
export function floatRepr(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e16 || (size < 1e-4 && size !== 0)) {
    if (size === Infinity) return value > 0 ? "inf" : "-inf";
    return exponentForm(value.toExponential());
  }
  if (value !== value) return "nan";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const digits = String(value);
  return Number.isInteger(value) ? `${digits}.0` : digits;
}

/** JavaScript's `1e+5` as Python's `1e+05`: at least two digits of exponent. */
export function exponentForm(text: string): string {
  return text.replace(/e([+-])(\d)$/, "e$10$2");
}
