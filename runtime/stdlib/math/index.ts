/** Python's `math`. Functions whose result is a `float` return plain numbers; floats in tuples are as places of unknown type hold them. */
import { builtin } from "../../core/calls/signature.ts";
import * as floats from "./floats.ts";
import * as functions from "./functions.ts";
import * as integers from "./integers.ts";
import * as sums from "./sums.ts";

export type { Real } from "./arguments.ts";
export type { IsCloseOptions } from "./floats.ts";

export const floor = /* @__PURE__ */ builtin("math.floor", "1", floats.floor);
export const ceil = /* @__PURE__ */ builtin("math.ceil", "1", floats.ceil);
export const trunc = /* @__PURE__ */ builtin("math.trunc", "1", floats.trunc);
export const fabs = /* @__PURE__ */ builtin("math.fabs", "1 -> float", floats.fabs);
export const copysign = /* @__PURE__ */ builtin("math.copysign", "2-2 -> float", floats.copysign);
export const isnan = /* @__PURE__ */ builtin("math.isnan", "1", floats.isnan);
export const isinf = /* @__PURE__ */ builtin("math.isinf", "1", floats.isinf);
export const isfinite = /* @__PURE__ */ builtin("math.isfinite", "1", floats.isfinite);
export const isclose = /* @__PURE__ */ builtin(
  "math.isclose",
  "(a, b, *, rel_tol=, abs_tol=)",
  floats.isclose,
);
export const frexp = /* @__PURE__ */ builtin("math.frexp", "1", floats.frexp);
export const ldexp = /* @__PURE__ */ builtin("math.ldexp", "2-2 -> float", floats.ldexp);
export const modf = /* @__PURE__ */ builtin("math.modf", "1", floats.modf);
export const fmod = /* @__PURE__ */ builtin("math.fmod", "2-2 -> float", floats.fmod);
export const remainder = /* @__PURE__ */ builtin(
  "math.remainder",
  "2-2 -> float",
  floats.remainder,
);
export const fma = /* @__PURE__ */ builtin("math.fma", "3-3 -> float", floats.fma);
export const nextafter = /* @__PURE__ */ builtin(
  "math.nextafter",
  "(x, y, /, *, steps=) -> float",
  floats.nextafter,
);
export const ulp = /* @__PURE__ */ builtin("math.ulp", "1 -> float", floats.ulp);

export const sqrt = /* @__PURE__ */ builtin("math.sqrt", "1 -> float", functions.sqrt);
export const cbrt = /* @__PURE__ */ builtin("math.cbrt", "1 -> float", functions.cbrt);
export const exp = /* @__PURE__ */ builtin("math.exp", "1 -> float", functions.exp);
export const exp2 = /* @__PURE__ */ builtin("math.exp2", "1 -> float", functions.exp2);
export const expm1 = /* @__PURE__ */ builtin("math.expm1", "1 -> float", functions.expm1);
export const log = /* @__PURE__ */ builtin("math.log", "1-2 -> float", functions.log);
export const log2 = /* @__PURE__ */ builtin("math.log2", "1 -> float", functions.log2);
export const log10 = /* @__PURE__ */ builtin("math.log10", "1 -> float", functions.log10);
export const log1p = /* @__PURE__ */ builtin("math.log1p", "1 -> float", functions.log1p);
export const pow = /* @__PURE__ */ builtin("math.pow", "2-2 -> float", functions.pow);
export const sin = /* @__PURE__ */ builtin("math.sin", "1 -> float", functions.sin);
export const cos = /* @__PURE__ */ builtin("math.cos", "1 -> float", functions.cos);
export const tan = /* @__PURE__ */ builtin("math.tan", "1 -> float", functions.tan);
export const asin = /* @__PURE__ */ builtin("math.asin", "1 -> float", functions.asin);
export const acos = /* @__PURE__ */ builtin("math.acos", "1 -> float", functions.acos);
export const atan = /* @__PURE__ */ builtin("math.atan", "1 -> float", functions.atan);
export const atan2 = /* @__PURE__ */ builtin("math.atan2", "2-2 -> float", functions.atan2);
export const sinh = /* @__PURE__ */ builtin("math.sinh", "1 -> float", functions.sinh);
export const cosh = /* @__PURE__ */ builtin("math.cosh", "1 -> float", functions.cosh);
export const tanh = /* @__PURE__ */ builtin("math.tanh", "1 -> float", functions.tanh);
export const asinh = /* @__PURE__ */ builtin("math.asinh", "1 -> float", functions.asinh);
export const acosh = /* @__PURE__ */ builtin("math.acosh", "1 -> float", functions.acosh);
export const atanh = /* @__PURE__ */ builtin("math.atanh", "1 -> float", functions.atanh);
export const erf = /* @__PURE__ */ builtin("math.erf", "1 -> float", functions.erf);
export const erfc = /* @__PURE__ */ builtin("math.erfc", "1 -> float", functions.erfc);
export const gamma = /* @__PURE__ */ builtin("math.gamma", "1 -> float", functions.gamma);
export const lgamma = /* @__PURE__ */ builtin("math.lgamma", "1 -> float", functions.lgamma);
export const degrees = /* @__PURE__ */ builtin("math.degrees", "1 -> float", functions.degrees);
export const radians = /* @__PURE__ */ builtin("math.radians", "1 -> float", functions.radians);

export const gcd = /* @__PURE__ */ builtin("math.gcd", "0-", integers.gcd);
export const lcm = /* @__PURE__ */ builtin("math.lcm", "0-", integers.lcm);
export const factorial = /* @__PURE__ */ builtin("math.factorial", "1", integers.factorial);
export const perm = /* @__PURE__ */ builtin("math.perm", "1-2", integers.perm);
export const comb = /* @__PURE__ */ builtin("math.comb", "2-2", integers.comb);
export const isqrt = /* @__PURE__ */ builtin("math.isqrt", "1", integers.isqrt);

export const fsum = /* @__PURE__ */ builtin("math.fsum", "1 -> float", sums.fsum);
export const sumprod = /* @__PURE__ */ builtin("math.sumprod", "2-2", sums.sumprod);
export const hypot = /* @__PURE__ */ builtin("math.hypot", "0- -> float", sums.hypot);
export const dist = /* @__PURE__ */ builtin("math.dist", "2-2 -> float", sums.dist);
export const prod = /* @__PURE__ */ builtin("math.prod", "(iterable, /, *, start=)", sums.prod);

export const pi = 3.141592653589793;
export const e = 2.718281828459045;
export const tau = 6.283185307179586;
export const inf = Infinity;
export const nan = NaN;
