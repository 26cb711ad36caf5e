/** `EnumType.__new__`. Source: CPython 3.13 Lib/enum.py. */
import { delattr } from "../../core/attributes/setattr.ts";
import { sorted } from "../../core/builtins/aggregate.ts";
import type { Keywords } from "../../core/calls/bind-arguments.ts";
import { call } from "../../core/calls/call.ts";
import { staticmethod } from "../../core/classes/descriptors.ts";
import { methodResolutionOrder } from "../../core/classes/mro.ts";
import { superAttribute } from "../../core/classes/super.ts";
import { dict } from "../../core/containers/dict.ts";
import { BaseException, Exception, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { eq } from "../../core/operators/compare.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { textOf } from "../../core/types/boxes.ts";
import { object } from "../../core/types/object.ts";
import { recordOf } from "../../core/classes/record.ts";
import { isSingleBit } from "./bits.ts";
import {
  getattr,
  memberMap,
  memberNames,
  setattr,
  stored,
  type Class,
  type Member,
} from "./class-tools.ts";
import { words, type EnumDict } from "./enum-dict.ts";
import { isFlag, known } from "./known.ts";
import { ProtoMember } from "./proto-member.ts";

type Namespace = dict<string, unknown>;

interface Options {
  boundary?: unknown;
  _simple?: unknown;
}

/** What the classes below tell of a class that is being made. */
interface Plan {
  readonly metacls: Class;
  readonly name: string;
  readonly bases: readonly Class[];
  readonly memberType: unknown;
  readonly firstEnum: unknown;
}

export function newEnumeration(
  metacls: Class,
  name: string,
  bases: readonly Class[],
  classdict: EnumDict,
  options: Options & { [name: string]: unknown } = {},
): unknown {
  const { boundary = null, _simple: isSimple = false, ...keywords } = options;
  const create = (namespace: Namespace): Class =>
    call(
      superAttribute(known.EnumType!, metacls, "__new__"),
      [metacls, name, bases, namespace],
      keywords as Keywords,
    ) as Class;
  if (isSimple) return create(classdict);
  const order = takeSpecials(classdict);
  const names = [...iterate(classdict._member_names)] as string[];
  checkNames(names);
  const [memberType, firstEnum] = call(getattr(metacls, "_get_mixins_"), [name, bases]) as [
    unknown,
    unknown,
  ];
  const plan: Plan = { metacls, name, bases, memberType, firstEnum };
  const { namespace, createMember, isSaved } = namespaceOf(classdict, names, boundary, plan);
  const cls = withoutNotes(() => {
    const progress = `_${name}__in_progress`;
    namespace.set(progress, true);
    const made = create(namespace);
    delattr(made, progress);
    return made;
  });
  for (const [key, value] of recordOf(cls)!.dictionary) namespace.set(key, value);
  settleMethods(cls, namespace, plan);
  if (known.Enum !== undefined) {
    if (isSaved) setattr(cls, "__new_member__", createMember);
    setattr(cls, "__new__", getattr(known.Enum, "__new__"));
  }
  settleFlag(cls, name);
  checkOrder(cls, order);
  return cls;
}

/** Takes out what is not an attribute; returns `_order_`. */
function takeSpecials(classdict: EnumDict): unknown {
  const ignored = (classdict.get("_ignore_") ?? []) as unknown[];
  for (const key of [...iterate(ignored), "_ignore_"]) classdict.delete(key as string);
  const order = classdict.get("_order_");
  classdict.delete("_order_");
  return order;
}

function checkNames(names: readonly string[]): void {
  const invalid = names.filter((each) => each === "mro" || each === "");
  if (invalid.length > 0)
    throw new ValueError(
      `invalid enum member name(s) ${invalid.map((each) => repr(each)).join(",")}`,
    );
}

/** The namespace of the class: the body's, with placeholders for members, and what the machinery keeps. */
function namespaceOf(
  classdict: EnumDict,
  names: readonly string[],
  boundary: unknown,
  { metacls, name, bases, memberType, firstEnum }: Plan,
): { namespace: Namespace; createMember: unknown; isSaved: boolean } {
  const namespace: Namespace = new dict<string, unknown>();
  for (const [key, value] of classdict.entries()) namespace.set(key, value);
  const generate = namespace.get("_generate_next_value_");
  if (generate !== null && !(generate instanceof staticmethod))
    namespace.set("_generate_next_value_", new staticmethod(generate));
  const [createMember, isSaved, usesArguments] = call(getattr(metacls, "_find_new_"), [
    namespace,
    memberType,
    firstEnum,
  ]) as [unknown, boolean, boolean];
  namespace.set("_new_member_", createMember);
  namespace.set("_use_args_", usesArguments);
  for (const each of names) namespace.set(each, new ProtoMember(namespace.get(each)));
  namespace.set("_member_names_", []);
  namespace.set("_member_map_", new dict());
  namespace.set("_value2member_map_", new dict());
  namespace.set("_unhashable_values_", []);
  namespace.set("_unhashable_values_map_", new dict());
  namespace.set("_member_type_", memberType);
  namespace.set("_value_repr_", call(getattr(metacls, "_find_data_repr_"), [name, bases]));
  const inheritedBoundary = firstEnum === null ? null : getattr(firstEnum, "_boundary_", null);
  namespace.set("_boundary_", boundary ?? inheritedBoundary);
  for (const each of ["_flag_mask_", "_singles_mask_", "_all_bits_"]) namespace.set(each, 0);
  namespace.set("_inverted_", null);
  return { namespace, createMember, isSaved };
}

/** Members are made while the class is; what goes wrong there is shown without the note of `__set_name__`. */
function withoutNotes(make: () => Class): Class {
  try {
    return make();
  } catch (thrown) {
    const error = caught(thrown);
    if (!(error instanceof Exception)) throw thrown;
    const again = call(error.constructor, [toStr(error)]) as BaseException;
    again.__cause__ = error.__cause__;
    again.__context__ = error.__context__;
    again.__suppress_context__ = error.__suppress_context__;
    throw again;
  }
}

/** Methods that come from the data type and are `Enum`'s to decide. */
function settleMethods(cls: Class, namespace: Namespace, plan: Plan): void {
  const { bases, memberType, firstEnum } = plan;
  const define = (name: string, value: unknown): void => {
    setattr(cls, name, value);
    namespace.set(name, value);
  };
  if (known.ReprEnum !== undefined && bases.includes(known.ReprEnum)) {
    if (memberType === object) {
      throw new TypeError(
        "ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)",
      );
    }
    if (!namespace.has("__format__")) define("__format__", getattr(memberType, "__format__"));
    if (!namespace.has("__str__")) {
      const method = getattr(memberType, "__str__");
      const isDefault = method === getattr(object, "__str__");
      define("__str__", isDefault ? getattr(memberType, "__repr__") : method);
    }
  }
  for (const name of ["__repr__", "__str__", "__format__", "__reduce_ex__"]) {
    if (namespace.has(name)) continue;
    const found = getattr(cls, name);
    if (eq(found, getattr(memberType, name)) || eq(found, getattr(object, name)))
      setattr(cls, name, getattr(firstEnum, name));
  }
  if (!isFlag(cls)) return;
  for (const name of flagMethods) if (!namespace.has(name)) define(name, getattr(known.Flag, name));
}

const flagMethods: readonly string[] = [
  "__or__",
  "__and__",
  "__xor__",
  "__ror__",
  "__rand__",
  "__rxor__",
  "__invert__",
];

const flagAttributes: readonly string[] = [
  "_boundary_",
  "_flag_mask_",
  "_singles_mask_",
  "_all_bits_",
  "_inverted_",
];

function settleFlag(cls: Class, name: string): void {
  if (isFlag(cls)) return setIteration(cls);
  if (known.Flag === undefined && name === "Flag" && isMadeHere(cls)) return;
  for (const each of flagAttributes) delattr(cls, each);
}

/** `Flag` itself, while it is made. */
function isMadeHere(cls: Class): boolean {
  return stored(cls, "__module__") === "enum" && methodResolutionOrder(cls).length === 3;
}

/** Flags that are not in the order of their values are iterated by their definition. */
export function setIteration(cls: Class): void {
  const values = memberNames(cls).map(
    (each) => (memberMap(cls).get(each) as Member)._value_,
  ) as never[];
  if (!eq(values, sorted(values)))
    setattr(cls, "_iter_member_", getattr(cls, "_iter_member_by_def_"));
}

/** `_order_` must be the order of the members. */
function checkOrder(cls: Class, given: unknown): void {
  if (given === null) return;
  const text = textOf(given);
  let order = (text === undefined ? [...iterate(given)] : words(text)) as string[];
  const members = memberMap(cls);
  const valueOf = (name: string): unknown => (members.get(name) as Member)._value_;
  if (isFlag(cls)) order = order.filter((each) => !members.has(each) || isSingleBit(valueOf(each)));
  if (order.length === 0) return;
  const names = memberNames(cls);
  order = order.filter((each) => !members.has(each) || names.includes(each));
  if (!eq(order, names)) {
    throw new TypeError(`member order does not match _order_:\n  ${repr(names)}\n  ${repr(order)}`);
  }
}
