/** What the syntax of PEP 695 declares. */
import { tuple } from "../../core/containers/tuple.ts";
import { enableTypeOperators } from "../../core/generics/type-operators.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { Generic } from "./generic.ts";
import { ParamSpec } from "./param-spec.ts";
import { NoDefault } from "./no-default.ts";
import { lazily, type LazyParameter } from "./type-parameter.ts";
import { lazy, TypeVar } from "./type-var.ts";
import { TypeVarTuple } from "./type-var-tuple.ts";
import { unpacked } from "./unpack.ts";

/** `[T: bound = default]`. */
export function typeVariable(name: string, parts: LazyParameter = {}): TypeVar {
  return new TypeVar(name, { infer_variance: true, [lazy]: parts });
}

/** `[*Ts = default]`. */
export function typeVariableTuple(name: string, preset?: () => unknown): TypeVarTuple {
  return new TypeVarTuple(name, { default: lazily(preset, NoDefault) });
}

/** `[**P = default]`. */
export function parameterVariable(name: string, preset?: () => unknown): ParamSpec {
  return new ParamSpec(name, { infer_variance: true, default: lazily(preset, NoDefault) });
}

/** The base that a class with type parameters has: `Generic[T, *Ts]`. */
export function genericBase(...parameters: readonly unknown[]): unknown {
  enableTypeOperators();
  const items = parameters.map((each) => (each instanceof TypeVarTuple ? unpacked(each) : each));
  return getItem(Generic, items.length === 1 ? items[0] : tuple.of(...items));
}
