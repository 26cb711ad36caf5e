/** What stands for a member until its class is made. Source: CPython 3.13 Lib/enum.py (_proto_member). */
import { delattr } from "../../core/attributes/setattr.ts";
import { isinstance } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import type { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { BaseException, Exception, TypeError } from "../../core/exceptions/base.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { normalize } from "../../core/numbers/convert.ts";
import { or } from "../../core/operators/bitwise.ts";
import { eq } from "../../core/operators/compare.ts";
import { truth } from "../../core/operators/truth.ts";
import { object } from "../../core/types/object.ts";
import { int } from "../../core/types/int.ts";
import { addMember } from "./add-member.ts";
import { allBits, bigOf, isSingleBit } from "./bits.ts";
import {
  find,
  getattr,
  hasattr,
  memberMap,
  memberNames,
  setattr,
  stored,
  valueMap,
  type Class,
  type Member,
} from "./class-tools.ts";
import { isFlag } from "./known.ts";

export class ProtoMember {
  static readonly __name__: string = "_proto_member";
  static readonly __module__: string = "enum";
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  /** Makes the member, and puts it in the place of this. */
  __set_name__(cls: Class, name: string): void {
    delattr(cls, name);
    const { value } = this;
    const given = value instanceof tuple ? [...value] : [value];
    const args = stored(cls, "_member_type_") === tuple ? [tuple.of(...given)] : given;
    let member = createMember(cls, value, args);
    member._name_ = name;
    member.__objclass__ = cls;
    call(getattr(member, "__init__"), args);
    member._sort_order_ = memberNames(cls).length;
    noteFlag(cls, member._value_);
    const known = findByValue(cls, member._value_);
    const memberValue = member._value_;
    if (known !== undefined) member = known;
    else if (!isFlag(cls) || (isinstance(memberValue, int) && isSingleBit(memberValue)))
      memberNames(cls).push(name);
    addMember(cls, name, member);
    noteValue(cls, name, memberValue, member);
  }
}

function createMember(cls: Class, value: unknown, args: readonly unknown[]): Member {
  const create = stored<unknown>(cls, "_new_member_");
  const usesArguments = truth(stored(cls, "_use_args_"));
  const member = call(unwrapped(create), [cls, ...(usesArguments ? args : [])]) as Member;
  if (hasattr(member, "_value_")) return member;
  const type = stored<unknown>(cls, "_member_type_");
  if (type === object) member._value_ = value;
  else {
    try {
      member._value_ = call(type, args);
    } catch (thrown) {
      const error = caught(thrown);
      if (!(error instanceof Exception)) throw thrown;
      const wrapped = new TypeError("_value_ not set in __new__, unable to create it");
      wrapped.__cause__ = error as BaseException;
      throw wrapped;
    }
  }
  return member;
}

/** `_new_member_` is stored as the function that it is, or as a static method. */
export function unwrapped(value: unknown): unknown {
  const { __func__: inner } = Object(value) as { __func__?: unknown };
  return typeof value === "object" && inner !== undefined ? inner : value;
}

function noteFlag(cls: Class, value: unknown): void {
  if (!isFlag(cls)) return;
  if (isinstance(value, int)) {
    const add = (name: string): void => setattr(cls, name, or(stored(cls, name), value));
    add("_flag_mask_");
    if (isSingleBit(value)) add("_singles_mask_");
  }
  setattr(cls, "_all_bits_", normalize(allBits(bigOf(stored(cls, "_flag_mask_")))));
}

/** The member that has the value already. */
export function findByValue(cls: Class, value: unknown): Member | undefined {
  try {
    return find(valueMap(cls), value);
  } catch (error) {
    if (!(caught(error) instanceof TypeError)) throw error;
  }
  for (const [, each] of memberMap(cls) as Iterable<[string, Member]>)
    if (eq(each._value_, value)) return each;
  return undefined;
}

/** Lets the member be found by the value, also by one that has no hash. */
export function noteValue(cls: Class, name: string, value: unknown, member: Member): void {
  try {
    valueMap(cls).setdefault(value, member);
  } catch (error) {
    if (!(caught(error) instanceof TypeError)) throw error;
    stored<unknown[]>(cls, "_unhashable_values_").push(value);
    const values = stored<dict<string, unknown[]>>(cls, "_unhashable_values_map_");
    (values.setdefault(name, []) as unknown[]).push(value);
  }
}
