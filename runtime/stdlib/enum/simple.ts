/** `enum._simple_enum`: an enumeration of a plain class, without the checks. Source: CPython 3.13 Lib/enum.py. */
import { call } from "../../core/calls/call.ts";
import { ownNames } from "../../core/classes/dictionary.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { className } from "../../core/names.ts";
import { normalize } from "../../core/numbers/convert.ts";
import { eq } from "../../core/operators/compare.ts";
import { truth } from "../../core/operators/truth.ts";
import { object } from "../../core/types/object.ts";
import { type as typeOf, type PythonClass } from "../../core/types/type.ts";
import { addMember } from "./add-member.ts";
import { allBits, bigOf, isSingleBit } from "./bits.ts";
import {
  getattr,
  isDescriptor,
  isDunder,
  isPrivate,
  isSunder,
  memberMap,
  memberNames,
  own,
  setattr,
  stored,
  valueMap,
  type Class,
  type Member,
} from "./class-tools.ts";
import { Enum } from "./enum.ts";
import { isFlag, known } from "./known.ts";
import { _auto_null, auto } from "./markers.ts";
import { setIteration } from "./new-enumeration.ts";
import { findByValue, noteValue, unwrapped } from "./proto-member.ts";

/** The keyword-only parameters of {@link _simple_enum}. */
export interface SimpleOptions {
  boundary?: unknown;
  use_args?: unknown;
}

export function _simple_enum(
  etype: unknown = Enum,
  options: SimpleOptions = {},
): (cls: unknown) => PythonClass {
  return (cls) => convert(cls as Class, etype as Class, options) as unknown as PythonClass;
}

function convert(cls: Class, etype: Class, { boundary = null, use_args = null }: SimpleOptions) {
  const name = className(cls);
  const create = own(cls, "__new__") ?? null;
  const newMember =
    create === null ? getattr(stored(etype, "_member_type_"), "__new__") : unwrapped(create);
  const usesArguments = truth(use_args ?? stored(etype, "_use_args_"));
  const body = initialBody(etype, newMember, usesArguments, boundary);
  if (create !== null) body.set("__new_member__", newMember);
  const members = new Map<string, unknown>();
  for (const each of ownNames(cls)) {
    if (each === "__dict__" || each === "__weakref__") continue;
    const value = own(cls, each);
    const isAttribute =
      isDunder(each) || isPrivate(name, each) || isSunder(each) || isDescriptor(value);
    if (isAttribute) body.set(each, value);
    else members.set(each, value);
  }
  if ((own(cls, "__doc__") ?? null) === null) body.set("__doc__", "An enumeration.");
  const enumeration = call(typeOf(etype), [name, tuple.of(etype), body], {
    boundary,
    _simple: true,
  }) as Class;
  settleMethods(enumeration, etype, body);
  addMembers(enumeration, members, create !== null);
  if (body.has("__new__")) setattr(enumeration, "__new_member__", getattr(enumeration, "__new__"));
  setattr(enumeration, "__new__", getattr(known.Enum, "__new__"));
  return enumeration;
}

function initialBody(
  etype: Class,
  newMember: unknown,
  usesArguments: boolean,
  boundary: unknown,
): dict<string, unknown> {
  const body = new dict<string, unknown>([
    ["_new_member_", newMember],
    ["_use_args_", usesArguments],
    [
      "_generate_next_value_",
      own(etype, "_generate_next_value_") ?? stored(etype, "_generate_next_value_"),
    ],
    ["_member_names_", []],
    ["_member_map_", new dict()],
    ["_value2member_map_", new dict()],
    ["_unhashable_values_", []],
    ["_unhashable_values_map_", new dict()],
    ["_member_type_", stored(etype, "_member_type_")],
    ["_value_repr_", stored(etype, "_value_repr_") ?? null],
  ] as [string, unknown][]);
  if (!isFlag(etype)) return body;
  body.set("_boundary_", boundary ?? stored(etype, "_boundary_"));
  for (const name of ["_flag_mask_", "_all_bits_", "_singles_mask_", "_inverted_"])
    body.set(name, null);
  for (const name of [
    "__or__",
    "__xor__",
    "__and__",
    "__ror__",
    "__rxor__",
    "__rand__",
    "__invert__",
  ])
    body.set(name, getattr(known.Flag, name));
  return body;
}

function settleMethods(cls: Class, etype: Class, body: dict<string, unknown>): void {
  const memberType = stored<unknown>(cls, "_member_type_");
  for (const name of ["__repr__", "__str__", "__format__", "__reduce_ex__"]) {
    if (body.has(name)) continue;
    const found = getattr(cls, name);
    if (eq(found, getattr(memberType, name)) || eq(found, getattr(object, name)))
      setattr(cls, name, getattr(etype, name));
  }
}

function addMembers(cls: Class, members: ReadonlyMap<string, unknown>, hasNew: boolean): void {
  const lastValues: unknown[] = [];
  const newMember = unwrapped(stored(cls, "_new_member_"));
  const usesArguments = truth(stored(cls, "_use_args_"));
  let [singles, multiples] = [0n, 0n];
  for (const [name, given] of members) {
    let value = given;
    if (value instanceof auto) {
      if (value.value === _auto_null) {
        const generate = getattr(cls, "_generate_next_value_");
        value.value = call(generate, [name, 1, memberNames(cls).length, lastValues]);
      }
      value = value.value;
    }
    let args: readonly unknown[] = [];
    if (usesArguments) {
      args = value instanceof tuple ? [...value] : [value];
      value = args[0];
    }
    const member = call(newMember, [cls, ...args]) as Member;
    if (!hasNew) member._value_ = value;
    const known_ = findByValue(cls, member._value_);
    if (known_ !== undefined) {
      addMember(cls, name, known_);
      continue;
    }
    member._name_ = name;
    member.__objclass__ = cls;
    call(getattr(member, "__init__"), [value]);
    member._sort_order_ = memberNames(cls).length;
    if (name === "name" || name === "value") addMember(cls, name, member);
    else {
      setattr(cls, name, member);
      memberMap(cls).set(name, member);
    }
    if (isFlag(cls)) {
      valueMap(cls).set(value, member);
      if (isSingleBit(value)) {
        memberNames(cls).push(name);
        singles |= bigOf(value);
      } else multiples |= bigOf(value);
    } else {
      memberNames(cls).push(name);
      noteValue(cls, name, value, member);
    }
    lastValues.push(value);
  }
  if (!isFlag(cls)) return;
  setattr(cls, "_flag_mask_", normalize(singles | multiples));
  setattr(cls, "_singles_mask_", normalize(singles));
  setattr(cls, "_all_bits_", normalize(allBits(singles | multiples)));
  setIteration(cls);
}
