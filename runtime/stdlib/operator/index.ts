/** Python's `operator`: the operators as functions. Names that are JavaScript keywords keep Python's spelling. Source: CPython Modules/_operator.c. */
import type { Int } from "../../core/numbers/convert.ts";
import { indexOf as toIndex } from "../../core/numbers/index-of.ts";
import { equality } from "../../core/operators/compare.ts";
import { contains as containsItem } from "../../core/operators/contains.ts";
import { truth as truthOf } from "../../core/operators/truth.ts";

export { add } from "../../core/operators/add.ts";
export {
  and as and_,
  lshift,
  matmul,
  or as or_,
  rshift,
  xor,
} from "../../core/operators/bitwise.ts";
export { ge, gt, le, lt, ne } from "../../core/operators/compare.ts";
export { floordiv, truediv } from "../../core/operators/divide.ts";
export {
  iadd,
  iand,
  ifloordiv,
  ilshift,
  imatmul,
  imod,
  imul,
  ior,
  ipow,
  irshift,
  isub,
  itruediv,
  ixor,
} from "../../core/operators/in-place.ts";
export { mod } from "../../core/operators/modulo.ts";
export { mul } from "../../core/operators/multiply.ts";
export { pow } from "../../core/operators/power.ts";
export {
  delItem as delitem,
  getItem as getitem,
  setItem as setitem,
} from "../../core/operators/subscript.ts";
export { sub } from "../../core/operators/subtract.ts";
export { abs, invert, invert as inv, neg, pos } from "../../core/operators/unary.ts";
export { attrgetter, callObject as call, itemgetter, methodcaller } from "./getters.ts";
export { concat, countOf, iconcat, indexOf, length_hint } from "./sequences.ts";

/** `a == b`; a class may answer with anything. */
export function eq(a: unknown, b: unknown): unknown {
  return equality(a, b);
}

/** `b in a`: mind the order. */
export function contains(a: unknown, b: unknown): boolean {
  return containsItem(a, b);
}

/** `a is b`. Equal numbers are one object here. */
export function is_(a: unknown, b: unknown): boolean {
  return a === b || Object.is(a, b);
}

/** `a is not b`. */
export function is_not(a: unknown, b: unknown): boolean {
  return !is_(a, b);
}

export function not_(a: unknown): boolean {
  return !truthOf(a);
}

export function truth(a: unknown): boolean {
  return truthOf(a);
}

/** `a.__index__()`. */
export function index(a: unknown): Int {
  return toIndex(a);
}
