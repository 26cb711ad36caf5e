/** Python's `operator`: the operators as functions. Names that are JavaScript keywords keep Python's spelling. Source: CPython Modules/_operator.c. */
import { builtin } from "../../core/calls/signature.ts";
import * as add$ from "../../core/operators/add.ts";
import * as bitwise from "../../core/operators/bitwise.ts";
import * as compare from "../../core/operators/compare.ts";
import * as divide from "../../core/operators/divide.ts";
import * as inPlace from "../../core/operators/in-place.ts";
import * as modulo from "../../core/operators/modulo.ts";
import * as multiply from "../../core/operators/multiply.ts";
import * as power from "../../core/operators/power.ts";
import * as subscript from "../../core/operators/subscript.ts";
import * as subtract from "../../core/operators/subtract.ts";
import * as unary from "../../core/operators/unary.ts";
import { callObject } from "./getters.ts";
import * as sequences from "./sequences.ts";
import * as values from "./values.ts";

export { attrgetter, itemgetter, methodcaller } from "./getters.ts";

export const abs = /* @__PURE__ */ builtin("_operator.abs", "1", unary.abs);
export const add = /* @__PURE__ */ builtin("_operator.add", "2-2", add$.add);
export const and_ = /* @__PURE__ */ builtin("_operator.and_", "2-2", bitwise.and);
export const call = /* @__PURE__ */ builtin("_operator.call", "*", callObject);
export const concat = /* @__PURE__ */ builtin("_operator.concat", "2-2", sequences.concat);
export const contains = /* @__PURE__ */ builtin("_operator.contains", "2-2", values.contains);
export const countOf = /* @__PURE__ */ builtin("_operator.countOf", "2-2", sequences.countOf);
export const delitem = /* @__PURE__ */ builtin("_operator.delitem", "2-2", subscript.delItem);
export const eq = /* @__PURE__ */ builtin("_operator.eq", "2-2", compare.equality);
export const floordiv = /* @__PURE__ */ builtin("_operator.floordiv", "2-2", divide.floordiv);
export const ge = /* @__PURE__ */ builtin("_operator.ge", "2-2", compare.greaterEqual);
export const getitem = /* @__PURE__ */ builtin("_operator.getitem", "2-2", subscript.getItem);
export const gt = /* @__PURE__ */ builtin("_operator.gt", "2-2", compare.greater);
export const iadd = /* @__PURE__ */ builtin("_operator.iadd", "2-2", inPlace.iadd);
export const iand = /* @__PURE__ */ builtin("_operator.iand", "2-2", inPlace.iand);
export const iconcat = /* @__PURE__ */ builtin("_operator.iconcat", "2-2", sequences.iconcat);
export const ifloordiv = /* @__PURE__ */ builtin("_operator.ifloordiv", "2-2", inPlace.ifloordiv);
export const ilshift = /* @__PURE__ */ builtin("_operator.ilshift", "2-2", inPlace.ilshift);
export const imatmul = /* @__PURE__ */ builtin("_operator.imatmul", "2-2", inPlace.imatmul);
export const imod = /* @__PURE__ */ builtin("_operator.imod", "2-2", inPlace.imod);
export const imul = /* @__PURE__ */ builtin("_operator.imul", "2-2", inPlace.imul);
export const index = /* @__PURE__ */ builtin("_operator.index", "1", values.index);
export const indexOf = /* @__PURE__ */ builtin("_operator.indexOf", "2-2", sequences.indexOf);
export const inv = /* @__PURE__ */ builtin("_operator.inv", "1", unary.invert);
export const invert = /* @__PURE__ */ builtin("_operator.invert", "1", unary.invert);
export const ior = /* @__PURE__ */ builtin("_operator.ior", "2-2", inPlace.ior);
export const ipow = /* @__PURE__ */ builtin("_operator.ipow", "2-2", inPlace.ipow);
export const irshift = /* @__PURE__ */ builtin("_operator.irshift", "2-2", inPlace.irshift);
export const is_ = /* @__PURE__ */ builtin("_operator.is_", "2-2", values.is_);
export const is_not = /* @__PURE__ */ builtin("_operator.is_not", "2-2", values.is_not);
export const isub = /* @__PURE__ */ builtin("_operator.isub", "2-2", inPlace.isub);
export const itruediv = /* @__PURE__ */ builtin("_operator.itruediv", "2-2", inPlace.itruediv);
export const ixor = /* @__PURE__ */ builtin("_operator.ixor", "2-2", inPlace.ixor);
export const le = /* @__PURE__ */ builtin("_operator.le", "2-2", compare.lessEqual);
export const length_hint = /* @__PURE__ */ builtin(
  "_operator.length_hint",
  "1-2",
  sequences.length_hint,
);
export const lshift = /* @__PURE__ */ builtin("_operator.lshift", "2-2", bitwise.lshift);
export const lt = /* @__PURE__ */ builtin("_operator.lt", "2-2", compare.less);
export const matmul = /* @__PURE__ */ builtin("_operator.matmul", "2-2", bitwise.matmul);
export const mod = /* @__PURE__ */ builtin("_operator.mod", "2-2", modulo.mod);
export const mul = /* @__PURE__ */ builtin("_operator.mul", "2-2", multiply.mul);
export const ne = /* @__PURE__ */ builtin("_operator.ne", "2-2", compare.inequality);
export const neg = /* @__PURE__ */ builtin("_operator.neg", "1", unary.neg);
export const not_ = /* @__PURE__ */ builtin("_operator.not_", "1", values.not_);
export const or_ = /* @__PURE__ */ builtin("_operator.or_", "2-2", bitwise.or);
export const pos = /* @__PURE__ */ builtin("_operator.pos", "1", unary.pos);
export const pow = /* @__PURE__ */ builtin("_operator.pow", "2-2", power.pow);
export const rshift = /* @__PURE__ */ builtin("_operator.rshift", "2-2", bitwise.rshift);
export const setitem = /* @__PURE__ */ builtin("_operator.setitem", "3-3", subscript.setItem);
export const sub = /* @__PURE__ */ builtin("_operator.sub", "2-2", subtract.sub);
export const truediv = /* @__PURE__ */ builtin("_operator.truediv", "2-2", divide.truediv);
export const truth = /* @__PURE__ */ builtin("_operator.truth", "1", values.truth);
export const xor = /* @__PURE__ */ builtin("_operator.xor", "2-2", bitwise.xor);

export {
  abs as __abs__,
  add as __add__,
  and_ as __and__,
  call as __call__,
  concat as __concat__,
  contains as __contains__,
  delitem as __delitem__,
  eq as __eq__,
  floordiv as __floordiv__,
  ge as __ge__,
  getitem as __getitem__,
  gt as __gt__,
  iadd as __iadd__,
  iand as __iand__,
  iconcat as __iconcat__,
  ifloordiv as __ifloordiv__,
  ilshift as __ilshift__,
  imatmul as __imatmul__,
  imod as __imod__,
  imul as __imul__,
  index as __index__,
  inv as __inv__,
  invert as __invert__,
  ior as __ior__,
  ipow as __ipow__,
  irshift as __irshift__,
  isub as __isub__,
  itruediv as __itruediv__,
  ixor as __ixor__,
  le as __le__,
  lshift as __lshift__,
  lt as __lt__,
  matmul as __matmul__,
  mod as __mod__,
  mul as __mul__,
  ne as __ne__,
  neg as __neg__,
  not_ as __not__,
  or_ as __or__,
  pos as __pos__,
  pow as __pow__,
  rshift as __rshift__,
  setitem as __setitem__,
  sub as __sub__,
  truediv as __truediv__,
  xor as __xor__,
};

/** What `from operator import *` gives. */
export const __all__: readonly string[] = [
  "abs",
  "add",
  "and_",
  "attrgetter",
  "call",
  "concat",
  "contains",
  "countOf",
  "delitem",
  "eq",
  "floordiv",
  "ge",
  "getitem",
  "gt",
  "iadd",
  "iand",
  "iconcat",
  "ifloordiv",
  "ilshift",
  "imatmul",
  "imod",
  "imul",
  "index",
  "indexOf",
  "inv",
  "invert",
  "ior",
  "ipow",
  "irshift",
  "is_",
  "is_not",
  "isub",
  "itemgetter",
  "itruediv",
  "ixor",
  "le",
  "length_hint",
  "lshift",
  "lt",
  "matmul",
  "methodcaller",
  "mod",
  "mul",
  "ne",
  "neg",
  "not_",
  "or_",
  "pos",
  "pow",
  "rshift",
  "setitem",
  "sub",
  "truediv",
  "truth",
  "xor",
];
