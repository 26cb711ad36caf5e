/** Flags. Source: CPython 3.13 Lib/enum.py. */
import { isinstance } from "../../core/builtins/isinstance.ts";
import { max } from "../../core/builtins/aggregate.ts";
import { call } from "../../core/calls/call.ts";
import { buildClass } from "../../core/classes/build.ts";
import { classmethod, staticmethod } from "../../core/classes/descriptors.ts";
import { Exception, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { className, classQualname, typeName } from "../../core/names.ts";
import { normalize } from "../../core/numbers/convert.ts";
import { and, or, xor } from "../../core/operators/bitwise.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { truth } from "../../core/operators/truth.ts";
import { invert } from "../../core/operators/unary.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { int } from "../../core/types/int.ts";
import { object } from "../../core/types/object.ts";
import type { PythonClass } from "../../core/types/type.ts";
import { add } from "../../core/operators/add.ts";
import { eq, ge, le, lt } from "../../core/operators/compare.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { _iter_bits_lsb, bigOf, bin, bitLengthOf, highBit } from "./bits.ts";
import {
  classOf,
  getattr,
  hasattr,
  memberMap,
  method,
  stored,
  valueMap,
  type Class,
  type ClassBody,
  type Member,
} from "./class-tools.ts";
import { definer, Enum, ReprEnum, StrEnum } from "./enum.ts";
import { known } from "./known.ts";
import { auto } from "./markers.ts";

/** `enum.FlagBoundary`: what becomes of bits that no flag has. */
export const FlagBoundary: PythonClass = /* @__PURE__ */ buildClass(
  "FlagBoundary",
  /* @__PURE__ */ textBases(),
  (body) => {
    for (const name of ["STRICT", "CONFORM", "EJECT", "KEEP"]) body[name] = new auto();
  },
  { module: "enum", doc: "control how out of range values are handled" },
);

function textBases(): readonly unknown[] {
  return [StrEnum];
}

function boundary(name: string): unknown {
  return memberMap(FlagBoundary as unknown as Class).get(name);
}

export const STRICT: unknown = /* @__PURE__ */ boundary("STRICT");
export const CONFORM: unknown = /* @__PURE__ */ boundary("CONFORM");
export const EJECT: unknown = /* @__PURE__ */ boundary("EJECT");
export const KEEP: unknown = /* @__PURE__ */ boundary("KEEP");

interface FlagMember extends Member {
  _inverted_: unknown;
}

function nextFlag(_name: string, start: unknown, count: unknown, last: unknown[]): unknown {
  if (!truth(count)) return start ?? 1;
  const highest = max(last);
  try {
    return normalize(1n << BigInt(highBit(highest) + 1));
  } catch (error) {
    const exception = caught(error);
    if (!(exception instanceof Exception) && !(exception instanceof Error)) throw error;
    const invalid = new TypeError(`invalid flag value ${repr(highest)}`);
    invalid.__cause__ = null;
    throw invalid;
  }
}

function* membersByValue(cls: Class, value: unknown): Generator<Member | null> {
  const mask = bigOf(value) & bigOf(stored(cls, "_flag_mask_"));
  for (const bit of _iter_bits_lsb(normalize(mask))) yield valueMap(cls).get(bit);
}

function* membersByDefinition(cls: Class, value: unknown): Generator<Member> {
  const members = [...membersByValue(cls, value)] as Member[];
  yield* members.sort((a, b) => a._sort_order_ - b._sort_order_);
}

/** A value that no member has: a combination of members, as far as the boundary allows. The values may be of any subclass of `int`, whose operators are asked. */
function missingFlag(cls: Class, given: unknown): unknown {
  if (!isinstance(given, int))
    throw new ValueError(`${repr(given)} is not a valid ${classQualname(cls)}`);
  const flags = stored<unknown>(cls, "_flag_mask_");
  const all = stored<unknown>(cls, "_all_bits_");
  const bounded = withinBoundary(cls, given, flags, all);
  if (bounded === undefined) return given;
  const isNegative = lt(bounded, 0);
  const value = isNegative ? add(add(all, 1), bounded) : bounded;
  const unknown = and(value, invert(flags));
  if (truth(unknown) && stored(cls, "_boundary_") !== KEEP) {
    throw new ValueError(
      `${className(cls)}(${repr(value)}) -->  unknown values ${repr(unknown)} [${bin(unknown)}]`,
    );
  }
  const made = pseudoMember(cls, value);
  const member = valueMap(cls).setdefault(made.value, made.member);
  if (isNegative) valueMap(cls).set(bounded, member as Member);
  return member;
}

/** The value that the boundary makes of another; `undefined` where it stays a plain integer. */
function withinBoundary(cls: Class, value: unknown, flags: unknown, all: unknown): unknown {
  const isInside = le(invert(all), value) && le(value, all) && !truth(and(value, xor(all, flags)));
  if (isInside) return value;
  switch (stored<unknown>(cls, "_boundary_")) {
    case STRICT: {
      const bits = Math.max(bitLengthOf(bigOf(value)), bitLengthOf(bigOf(flags)));
      throw new ValueError(
        `${repr(cls)} invalid value ${repr(value)}\n    given ${bin(value, bits)}\n  allowed ${bin(flags, bits)}`,
      );
    }
    case CONFORM:
      return and(value, flags);
    case EJECT:
      return undefined;
    case KEEP: {
      if (ge(value, 0)) return value;
      const next = normalize(1n << BigInt(bitLengthOf(bigOf(value))));
      return add(max(add(all, 1), next), value);
    }
    default:
      throw new ValueError(`${repr(cls)} unknown flag boundary ${repr(stored(cls, "_boundary_"))}`);
  }
}

/** A member for a combination, with the names of its parts. */
function pseudoMember(cls: Class, given: unknown): { member: Member; value: unknown } {
  const type = stored<unknown>(cls, "_member_type_");
  const create = getattr(type === object ? object : type, "__new__");
  const member = call(create, type === object ? [cls] : [cls, given]) as Member;
  if (!hasattr(member, "_value_")) member._value_ = given;
  const singles = stored<unknown>(cls, "_singles_mask_");
  const aliases = and(given, invert(singles));
  const memberValue = and(given, singles);
  if (!truth(memberValue) && !truth(aliases)) {
    member._name_ = null;
    return { member, value: given };
  }
  const parts = [...iterate(call(getattr(cls, "_iter_member_"), [memberValue]))] as Member[];
  let combined: unknown = 0;
  for (const part of parts) combined = or(combined, part._value_);
  let value = given;
  if (truth(aliases)) {
    value = or(memberValue, aliases);
    for (const [, alias] of memberMap(cls) as Iterable<[string, Member]>) {
      const bits = alias._value_;
      if (parts.some((part) => eq(part, alias)) || !truth(bits)) continue;
      if (!eq(and(bits, value), bits)) continue;
      parts.push(alias);
      combined = or(combined, bits);
    }
  }
  const unknown = xor(value, combined);
  member._name_ = parts.map((part) => part._name_).join("|");
  if (!truth(combined)) member._name_ = null;
  else if (truth(unknown)) {
    if (stored(cls, "_boundary_") === STRICT)
      throw new ValueError(`${repr(cls)}: no members with value ${repr(unknown)}`);
    member._name_ += `|${toStr(call(getattr(cls, "_numeric_repr_"), [unknown]))}`;
  }
  return { member, value };
}

/** The bits of an operand, or `NotImplemented`. */
function bitsOf(self: FlagMember, flag: unknown): unknown {
  const cls = classOf(self);
  if (isinstance(flag, cls)) return (flag as Member)._value_;
  const type = stored<unknown>(cls, "_member_type_");
  return type !== object && isinstance(flag, type) ? flag : NotImplemented;
}

type Operation = (a: unknown, b: unknown) => unknown;

function combination(operator: string, operation: Operation) {
  return (self: FlagMember, other: unknown): unknown => {
    const value = bitsOf(self, other);
    if (value === NotImplemented) return NotImplemented;
    for (const flag of [self, other]) {
      if (bitsOf(self, flag) === null)
        throw new TypeError(
          `'${toStr(flag)}' cannot be combined with other flags with ${operator}`,
        );
    }
    return call(classOf(self), [operation(self._value_, value)]);
  };
}

function inverted(self: FlagMember): unknown {
  if (bitsOf(self, self) === null) throw new TypeError(`'${toStr(self)}' cannot be inverted`);
  const known_ = getattr(self, "_inverted_");
  if (known_ !== null) return known_;
  const cls = classOf(self);
  const edge = stored<unknown>(cls, "_boundary_");
  const bits = invert(self._value_);
  const value = edge === EJECT || edge === KEEP ? bits : and(stored(cls, "_singles_mask_"), bits);
  return (self._inverted_ = call(cls, [value]));
}

function containsFlag(self: FlagMember, other: unknown): boolean {
  if (!isinstance(other, classOf(self))) {
    throw new TypeError(
      `unsupported operand type(s) for 'in': ${repr(typeName(other))} and ${repr(classQualname(classOf(self)))}`,
    );
  }
  const bits = (other as Member)._value_;
  return eq(and(bits, self._value_), bits);
}

function shown(self: FlagMember): string {
  const cls = classOf(self);
  const show = stored<unknown>(cls, "_value_repr_") ?? null;
  const value = show === null ? repr(self._value_) : toStr(call(show, [self._value_]));
  const name = self._name_ === null ? "" : `.${self._name_}`;
  return `<${className(cls)}${name}: ${value}>`;
}

function defineFlag(body: ClassBody): void {
  const define = definer(body, "Flag");
  body["__doc__"] = "\n    Support for flags\n    ";
  body["_numeric_repr_"] = new staticmethod(repr);
  body["_generate_next_value_"] = new staticmethod(
    method("Flag", "_generate_next_value_", "name, start, count, last_values", nextFlag),
  );
  body["_iter_member_by_value_"] = new classmethod(
    method("Flag", "_iter_member_by_value_", "cls, value", (cls: Class, value: unknown) =>
      membersByValue(cls, value),
    ),
  );
  body["_iter_member_"] = body["_iter_member_by_value_"];
  body["_iter_member_by_def_"] = new classmethod(
    method("Flag", "_iter_member_by_def_", "cls, value", (cls: Class, value: unknown) =>
      membersByDefinition(cls, value),
    ),
  );
  body["_missing_"] = new classmethod(method("Flag", "_missing_", "cls, value", missingFlag));
  define("__contains__", "self, other", containsFlag);
  define("__iter__", "self", (self: FlagMember) =>
    call(getattr(classOf(self), "_iter_member_"), [self._value_]),
  );
  define("__len__", "self", (self: FlagMember) => {
    const bits = bigOf(self._value_);
    return (bits < 0n ? -bits : bits).toString(2).replaceAll("0", "").length;
  });
  define("__repr__", "self", shown);
  define("__str__", "self", (self: FlagMember) => {
    const name = className(classOf(self));
    return self._name_ === null ? `${name}(${repr(self._value_)})` : `${name}.${self._name_}`;
  });
  define("__bool__", "self", (self: FlagMember) => truth(self._value_));
  define("_get_value", "self, flag", bitsOf);
  define("__or__", "self, other", combination("|", or));
  define("__and__", "self, other", combination("&", and));
  define("__xor__", "self, other", combination("^", xor));
  define("__invert__", "self", inverted);
  body["__rand__"] = body["__and__"];
  body["__ror__"] = body["__or__"];
  body["__rxor__"] = body["__xor__"];
}

function makeFlag(): PythonClass {
  const cls = buildClass("Flag", [Enum], (body) => defineFlag(body), {
    module: "enum",
    keywords: { boundary: STRICT },
  });
  known.Flag = cls as unknown as Class;
  return cls;
}

/** `enum.Flag`. */
export const Flag: PythonClass = /* @__PURE__ */ makeFlag();

function makeIntFlag(): PythonClass {
  return buildClass("IntFlag", [int, ReprEnum, Flag], () => undefined, {
    module: "enum",
    doc: "\n    Support for integer-based Flags\n    ",
    keywords: { boundary: KEEP },
  });
}

/** `enum.IntFlag`: flags that are integers. */
export const IntFlag: PythonClass = /* @__PURE__ */ makeIntFlag();
