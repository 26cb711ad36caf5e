/** Enumerations that stand for constants of a module. Source: CPython 3.13 Lib/enum.py. */
import { tuple } from "../../core/containers/tuple.ts";
import { getattr as getattrFunction } from "../../core/attributes/getattr.ts";
import { className, classModule, type NamedClass } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { isSingleBit } from "./bits.ts";
import { classOf, stored, type Member } from "./class-tools.ts";

function moduleOf(self: unknown): string {
  return classModule(classOf(self) as unknown as NamedClass)
    .split(".")
    .at(-1)!;
}

/** `module.NAME` in place of `Class.NAME`. */
export function global_enum_repr(self: Member): string {
  return `${moduleOf(self)}.${toStr(self._name_)}`;
}

export function global_flag_repr(self: Member): string {
  const module = moduleOf(self);
  const cls = classOf(self);
  if (self._name_ === null) return `${module}.${className(cls)}(${repr(self._value_)})`;
  if (isSingleBit(self._value_)) return `${module}.${self._name_}`;
  const keeps = stored<Member | null>(cls, "_boundary_")?._name_ === "KEEP";
  return self._name_
    .split("|")
    .map((name) => (keeps && /^\d/.test(name) ? name : `${module}.${name}`))
    .join("|");
}

export function global_str(self: Member): string {
  return self._name_ ?? `${className(classOf(self))}(${repr(self._value_)})`;
}

/** `__reduce_ex__` that refers to a member by its name in the module. */
export function pickle_by_global_name(self: Member, _proto: unknown): string | null {
  return self._name_;
}

/** `__reduce_ex__` that refers to a member by its name in the class. */
export function pickle_by_enum_name(self: Member, _proto: unknown): tuple {
  return tuple.of(getattrFunction, tuple.of(classOf(self), self._name_));
}
