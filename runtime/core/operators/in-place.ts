import { addAny } from "./add.ts";
import { andAny, lshiftAny, matmulAny, orAny, rshiftAny, xorAny } from "./bitwise.ts";
import { add } from "./add.ts";
import { floordivAny, truedivAny } from "./divide.ts";
import { modAny } from "./modulo.ts";
import { mulAny } from "./multiply.ts";
import { powAny } from "./power.ts";
import { NotImplemented, operatorMethod } from "./protocol.ts";
import { sub } from "./subtract.ts";
import { subAny } from "./subtract.ts";
import { iterate } from "../iteration/iterate.ts";
import { tuple } from "../containers/tuple.ts";

// Augmented assignment: `a += b` is `a = iadd(a, b)`. A class may change the object in place, as lists do.

function inPlace(
  a: unknown,
  b: unknown,
  method: string,
  operator: string,
  fallback: (a: unknown, b: unknown, operator: string) => unknown,
): unknown {
  const own = operatorMethod(a, method);
  const result = own === undefined ? NotImplemented : own.call(a, b);
  return result === NotImplemented ? fallback(a, b, operator) : result;
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && !(value instanceof tuple);
}

/** `a += b`. A list takes any iterable. */
export function iadd<A>(a: A, b: unknown): A;
export function iadd(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") return add(a, b);
  if (typeof a === "string" && typeof b === "string") return a + b;
  if (isList(a) && operatorMethod(a, "__iadd__") === undefined) {
    for (const item of [...iterate(b)]) a.push(item);
    return a;
  }
  return inPlace(a, b, "__iadd__", "+=", addAny);
}

/** `a -= b`. */
export function isub<A>(a: A, b: unknown): A;
export function isub(a: unknown, b: unknown): unknown {
  return typeof a === "number" && typeof b === "number"
    ? sub(a, b)
    : inPlace(a, b, "__isub__", "-=", subAny);
}

/** `a *= b`. */
export function imul<A>(a: A, b: unknown): A;
export function imul(a: unknown, b: unknown): unknown {
  const product = inPlace(a, b, "__imul__", "*=", mulAny);
  if (!isList(a) || product === a || !isList(product)) return product;
  a.splice(0, a.length, ...product);
  return a;
}

/** `a /= b`. */
export function itruediv<A>(a: A, b: unknown): A;
export function itruediv(a: unknown, b: unknown): unknown {
  return inPlace(a, b, "__itruediv__", "/=", truedivAny);
}

/** `a //= b`. */
export function ifloordiv<A>(a: A, b: unknown): A;
export function ifloordiv(a: unknown, b: unknown): unknown {
  return inPlace(a, b, "__ifloordiv__", "//=", floordivAny);
}

/** `a %= b`. */
export function imod<A>(a: A, b: unknown): A;
export function imod(a: unknown, b: unknown): unknown {
  return inPlace(a, b, "__imod__", "%=", modAny);
}

/** `a **= b`. */
export function ipow<A>(a: A, b: unknown): A;
export function ipow(a: unknown, b: unknown): unknown {
  return inPlace(a, b, "__ipow__", "**=", powAny);
}

/** `a &= b`. */
export function iand<A>(a: A, b: unknown): A;
export function iand(a: unknown, b: unknown): unknown {
  return inPlace(a, b, "__iand__", "&=", andAny);
}

/** `a |= b`. */
export function ior<A>(a: A, b: unknown): A;
export function ior(a: unknown, b: unknown): unknown {
  return inPlace(a, b, "__ior__", "|=", orAny);
}

/** `a ^= b`. */
export function ixor<A>(a: A, b: unknown): A;
export function ixor(a: unknown, b: unknown): unknown {
  return inPlace(a, b, "__ixor__", "^=", xorAny);
}

/** `a <<= b`. */
export function ilshift<A>(a: A, b: unknown): A;
export function ilshift(a: unknown, b: unknown): unknown {
  return inPlace(a, b, "__ilshift__", "<<=", lshiftAny);
}

/** `a >>= b`. */
export function irshift<A>(a: A, b: unknown): A;
export function irshift(a: unknown, b: unknown): unknown {
  return inPlace(a, b, "__irshift__", ">>=", rshiftAny);
}

/** `a @= b`. */
export function imatmul<A>(a: A, b: unknown): A;
export function imatmul(a: unknown, b: unknown): unknown {
  return inPlace(a, b, "__imatmul__", "@=", matmulAny);
}
