/** What the bases of an enumeration are for: the data type of its members, and the enumeration that it extends. Source: CPython 3.13 Lib/enum.py. */
import { isinstance } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import type { dict } from "../../core/containers/dict.ts";
import { set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { methodResolutionOrder } from "../../core/classes/mro.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { object } from "../../core/types/object.ts";
import { getattr, isClass, memberNames, method, own, stored, type Class } from "./class-tools.ts";
import { known } from "./known.ts";

function isEnumeration(value: unknown): value is Class {
  return isClass(value) && isinstance(value, known.EnumType);
}

export function checkForExistingMembers(name: string, bases: readonly Class[]): void {
  for (const chain of bases) {
    for (const base of methodResolutionOrder(chain)) {
      if (isEnumeration(base) && memberNames(base).length > 0)
        throw new TypeError(`<enum ${repr(name)}> cannot extend ${repr(base)}`);
    }
  }
}

/** The data type of the members and the first enumeration among the bases. */
export function getMixins(mcls: Class, name: string, bases: readonly Class[]): tuple {
  if (bases.length === 0) return tuple.of(object, known.Enum ?? null);
  const firstEnum = bases[bases.length - 1]!;
  if (!isEnumeration(firstEnum)) {
    throw new TypeError(
      "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`",
    );
  }
  const memberType = call(getattr(mcls, "_find_data_type_"), [name, bases]);
  return tuple.of(memberType ?? object, firstEnum);
}

/** How the value of a member is shown: as the data type shows it. */
export function findDataRepr(bases: readonly Class[]): unknown {
  for (const chain of bases) {
    for (const base of methodResolutionOrder(chain)) {
      if ((base as unknown) === object) continue;
      if (isEnumeration(base)) return stored(base, "_value_repr_") ?? null;
      const found = own(base, "__repr__");
      if (found === undefined) continue;
      const parameters = own(base, "__dataclass_params__");
      const isGenerated =
        own(base, "__dataclass_fields__") !== undefined &&
        parameters !== undefined &&
        truth(getattr(parameters, "repr"));
      return isGenerated ? dataclassRepr() : found;
    }
  }
  return null;
}

let makeDataclassRepr: unknown;

/** Without the name of the class, which the enumeration shows. */
function dataclassRepr(): unknown {
  return (makeDataclassRepr ??= method("", "_dataclass_repr", "self", (self: object) => {
    const fields = getattr(self, "__dataclass_fields__") as dict<string, unknown>;
    return [...(fields as Iterable<[string, unknown]>)]
      .filter(([, field]) => truth(getattr(field, "repr")))
      .map(([name]) => `${name}=${repr(getattr(self, name))}`)
      .join(", ");
  }));
}

export function findDataType(name: string, bases: readonly Class[]): unknown {
  const types = new set<unknown>();
  for (const chain of bases) {
    let candidate: Class | null = null;
    for (const base of methodResolutionOrder(chain)) {
      if ((base as unknown) === object) continue;
      if (isEnumeration(base)) {
        const type = stored<unknown>(base, "_member_type_");
        if (type === object) continue;
        types.add(type);
        break;
      }
      if (own(base, "__new__") !== undefined || own(base, "__dataclass_fields__") !== undefined) {
        types.add(candidate ?? base);
        break;
      }
      candidate ??= base;
    }
  }
  if (types.size > 1) throw new TypeError(`too many data types for ${repr(name)}: ${repr(types)}`);
  for (const type of iterate(types)) return type;
  return null;
}

/** `__new__` of the members, whether it has to be kept, and whether it takes the values as arguments. */
export function findNew(
  _mcls: Class,
  classdict: dict<string, unknown>,
  memberType: unknown,
  firstEnum: unknown,
): tuple {
  const ofObject = getattr(object, "__new__");
  const ofEnum = known.Enum === undefined ? undefined : getattr(known.Enum, "__new__");
  let create: unknown = classdict.has("__new__") ? getItem(classdict, "__new__") : null;
  const save = firstEnum !== null && create !== null;
  if (create === null) {
    create = ofObject;
    search: for (const name of ["__new_member__", "__new__"]) {
      for (const possible of [memberType, firstEnum]) {
        const target = possible === null ? null : getattr(possible, name, null);
        if (target === null || target === ofObject || target === ofEnum) continue;
        create = target;
        break search;
      }
    }
  }
  const usesArguments = !(firstEnum === null || create === ofEnum || create === ofObject);
  return tuple.of(create, save, usesArguments);
}
