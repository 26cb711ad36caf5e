/** Type variables that CPython's module has and does not list. Source: CPython 3.13 Lib/typing.py. */
import { bytes } from "../../core/containers/bytes.ts";
import { str } from "../../core/types/str.ts";
import { type } from "../../core/types/type.ts";
import { TypeVar } from "./type-var.ts";

/** A type variable of the module `typing`. */
function variable(name: string, ...rest: readonly unknown[]): TypeVar {
  const result = new TypeVar(name, ...rest);
  Object.defineProperty(result, "__module__", { value: "typing" });
  return result;
}

/** `str` or `bytes`, but one of them throughout. */
export const AnyStr: TypeVar = /* @__PURE__ */ variable("AnyStr", bytes, str);

export const T: TypeVar = /* @__PURE__ */ variable("T");
export const KT: TypeVar = /* @__PURE__ */ variable("KT");
export const VT: TypeVar = /* @__PURE__ */ variable("VT");
export const T_co: TypeVar = /* @__PURE__ */ variable("T_co", { covariant: true });
export const V_co: TypeVar = /* @__PURE__ */ variable("V_co", { covariant: true });
export const VT_co: TypeVar = /* @__PURE__ */ variable("VT_co", { covariant: true });
export const T_contra: TypeVar = /* @__PURE__ */ variable("T_contra", { contravariant: true });
export const CT_co: TypeVar = /* @__PURE__ */ variable("CT_co", { bound: type, covariant: true });
