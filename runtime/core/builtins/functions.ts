/**
 * The functions of `builtins` as programs see them: functions of the interpreter, with its errors where they are called by someone who does not know them. The
 * runtime itself uses what is behind them. Source: CPython 3.13 Python/bltinmodule.c.
 */
import * as asynchronous from "../../asyncio/async-generators.ts";
import * as attributes from "../attributes/getattr.ts";
import * as storing from "../attributes/setattr.ts";
import * as calling from "../calls/call.ts";
import { builtin } from "../calls/signature.ts";
import * as formatting from "../format.ts";
import * as hashing from "../hash.ts";
import * as identity from "../identity.ts";
import * as iterating from "../iteration/iter.ts";
import * as length from "../operators/len.ts";
import * as power from "../operators/power.ts";
import * as unary from "../operators/unary.ts";
import * as printing from "../print.ts";
import * as representing from "../repr.ts";
import * as aggregate from "./aggregate.ts";
import * as characters from "./characters.ts";
import * as dividing from "./divmod.ts";
import * as listing from "./dir.ts";
import * as reading from "./input.ts";
import * as instances from "./isinstance.ts";
import * as rounding from "./round.ts";

export const abs = /* @__PURE__ */ builtin("abs", "1", unary.abs);
export const aiter = /* @__PURE__ */ builtin("aiter", "1", asynchronous.aiter);
export const all = /* @__PURE__ */ builtin("all", "1", aggregate.all);
export const anext = /* @__PURE__ */ builtin("anext", "1-2", asynchronous.anext);
export const any = /* @__PURE__ */ builtin("any", "1", aggregate.any);
export const ascii = /* @__PURE__ */ builtin("ascii", "1", representing.ascii);
export const bin = /* @__PURE__ */ builtin("bin", "1", characters.bin);
export const callable = /* @__PURE__ */ builtin("callable", "1", calling.callable);
export const chr = /* @__PURE__ */ builtin("chr", "1", characters.chr);
export const delattr = /* @__PURE__ */ builtin("delattr", "2-2", storing.delattr);
export const dir = /* @__PURE__ */ builtin("dir", "0-1", listing.dir);
export const divmod = /* @__PURE__ */ builtin("divmod", "2-2", dividing.divmod);
export const format = /* @__PURE__ */ builtin("format", "1-2", formatting.format);
export const getattr = /* @__PURE__ */ builtin("getattr", "2-3", attributes.getattr);
export const hasattr = /* @__PURE__ */ builtin("hasattr", "2-2", attributes.hasattr);
export const hash = /* @__PURE__ */ builtin("hash", "1", hashing.hash);
export const hex = /* @__PURE__ */ builtin("hex", "1", characters.hex);
export const id = /* @__PURE__ */ builtin("id", "1", identity.id);
export const input = /* @__PURE__ */ builtin("input", "0-1", reading.input);
export const isinstance = /* @__PURE__ */ builtin("isinstance", "2-2", instances.isinstance);
export const issubclass = /* @__PURE__ */ builtin("issubclass", "2-2", instances.issubclass);
export const iter = /* @__PURE__ */ builtin("iter", "1-2", iterating.iter);
export const len = /* @__PURE__ */ builtin("len", "1", length.len);
export const max = /* @__PURE__ */ builtin("max", "1* (key=, default=)", aggregate.max);
export const min = /* @__PURE__ */ builtin("min", "1* (key=, default=)", aggregate.min);
export const next = /* @__PURE__ */ builtin("next", "1-2", iterating.next);
export const oct = /* @__PURE__ */ builtin("oct", "1", characters.oct);
export const ord = /* @__PURE__ */ builtin("ord", "1", characters.ord);
export const pow = /* @__PURE__ */ builtin("pow", "(base, exp, mod=)", power.pow);
export const print = /* @__PURE__ */ builtin(
  "print",
  "0* (sep=, end=, file=, flush=)",
  printing.print,
);
export const repr = /* @__PURE__ */ builtin("repr", "1", representing.repr);
export const round = /* @__PURE__ */ builtin("round", "(number, ndigits=)", rounding.round);
export const setattr = /* @__PURE__ */ builtin("setattr", "3-3", storing.setattr);
export const sorted = /* @__PURE__ */ builtin("sorted", "1-1 **", aggregate.sorted);
export const sum = /* @__PURE__ */ builtin("sum", "(iterable, /, start=)", aggregate.sum);
export const vars = /* @__PURE__ */ builtin("vars", "0-1", listing.vars);
