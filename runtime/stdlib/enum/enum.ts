/** `Enum` and those that mix a data type in. Source: CPython 3.13 Lib/enum.py. */
import { namesOf } from "../../core/attributes/dir.ts";
import { sorted } from "../../core/builtins/aggregate.ts";
import { isinstance } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import { buildClass } from "../../core/classes/build.ts";
import { classmethod, staticmethod } from "../../core/classes/descriptors.ts";
import { methodResolutionOrder } from "../../core/classes/mro.ts";
import { ownNames } from "../../core/classes/dictionary.ts";
import { instanceDict } from "../../core/attributes/instance-dict.ts";
import type { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { BaseException, Exception, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { inContext } from "../../core/exceptions/raise.ts";
import { format } from "../../core/format.ts";
import { hash } from "../../core/hash.ts";
import { className, classQualname } from "../../core/names.ts";
import { add } from "../../core/operators/add.ts";
import { contains } from "../../core/operators/contains.ts";
import { eq } from "../../core/operators/compare.ts";
import { repr } from "../../core/repr.ts";
import { str } from "../../core/types/str.ts";
import { int } from "../../core/types/int.ts";
import { object } from "../../core/types/object.ts";
import { type, type PythonClass } from "../../core/types/type.ts";
import { addMember } from "./add-member.ts";
import {
  classOf,
  find,
  getattr,
  memberMap,
  memberNames,
  method,
  own,
  stored,
  valueMap,
  type Class,
  type ClassBody,
  type Member,
} from "./class-tools.ts";
import { EnumType } from "./enum-type.ts";
import { isFlag, known } from "./known.ts";
import { property } from "./property.ts";
import { noteValue } from "./proto-member.ts";

/** `cls(value)` of an enumeration with members. */
function lookUp(cls: Class, value: unknown): unknown {
  if ((type(value) as unknown) === cls) return value;
  const found = memberOf(cls, value);
  if (found !== undefined) return found;
  if (memberMap(cls).size === 0) throw noMembers(cls);
  return missingMember(cls, value);
}

function memberOf(cls: Class, value: unknown): unknown {
  try {
    return find(valueMap(cls), value);
  } catch (error) {
    if (!(caught(error) instanceof TypeError)) throw error;
  }
  const values = stored<dict<string, unknown[]>>(cls, "_unhashable_values_map_");
  for (const [name, each] of values.entries())
    if (contains(each, value)) return memberMap(cls).get(name);
  return undefined;
}

function noMembers(cls: Class): TypeError {
  if (own(cls, `_${className(cls)}__in_progress`) === true) {
    return new TypeError("do not use `super().__new__; call the appropriate __new__ directly");
  }
  return new TypeError(`${repr(cls)} has no members defined`);
}

/** What `_missing_` makes of a value that no member has. */
function missingMember(cls: Class, value: unknown): unknown {
  let result: unknown = null;
  let failure: BaseException | null = null;
  try {
    result = call(getattr(cls, "_missing_"), [value]);
  } catch (thrown) {
    const error = caught(thrown);
    if (!(error instanceof Exception)) throw thrown;
    failure = error as BaseException;
  }
  if (isinstance(result, cls)) return result;
  if (isFlag(cls) && isEjecting(cls) && isinstance(result, int)) return result;
  const invalid = new ValueError(`${repr(value)} is not a valid ${classQualname(cls)}`);
  if (result === null && failure === null) throw invalid;
  const error =
    failure ??
    new TypeError(
      `error in ${className(cls)}._missing_: returned ${repr(result)} instead of None or a valid member`,
    );
  if (!(error instanceof ValueError)) throw inContext(error, invalid);
  throw error;
}

function isEjecting(cls: Class): boolean {
  return (stored(cls, "_boundary_") as Member | null)?._name_ === "EJECT";
}

/** `_generate_next_value_(name, start, count, last_values)`: one more than the highest so far. */
function nextValue(_name: string, start: unknown, _count: unknown, last: unknown[]): unknown {
  if (last.length === 0) return start;
  let highest: unknown;
  try {
    highest = sorted(last).pop();
  } catch (error) {
    if (!(caught(error) instanceof TypeError)) throw error;
    throw withoutContext(new TypeError("unable to sort non-numeric values"));
  }
  try {
    return add(highest, 1);
  } catch (error) {
    if (!(caught(error) instanceof TypeError)) throw error;
    throw withoutContext(new TypeError(`unable to increment ${repr(highest)}`));
  }
}

/** `raise ... from None`. */
function withoutContext<E extends BaseException>(error: E): E {
  error.__cause__ = null;
  return error;
}

function addValueAlias(self: Member, value: unknown): null {
  const cls = classOf(self);
  const check = (known_: unknown): null => {
    if (known_ === self) return null;
    throw new ValueError(`${repr(value)} is already bound: ${repr(known_)}`);
  };
  try {
    const found = find(valueMap(cls), value);
    if (found !== undefined) return check(found);
  } catch (error) {
    if (!(caught(error) instanceof TypeError)) throw error;
    for (const [, each] of memberMap(cls) as Iterable<[string, Member]>)
      if (eq(each._value_, value)) return check(each);
  }
  noteValue(cls, self._name_!, value, self);
  return null;
}

function shown(self: Member): string {
  const cls = classOf(self);
  const showValue = stored<unknown>(cls, "_value_repr_") ?? null;
  const value = showValue === null ? repr(self._value_) : str(call(showValue, [self._value_]));
  return `<${className(cls)}.${str(self._name_)}: ${value}>`;
}

/** `dir(member)`. */
function namesOfMember(self: Member): string[] {
  const cls = classOf(self);
  const members = memberMap(cls);
  const names = new Set<string>();
  if (stored(cls, "_member_type_") !== object) for (const name of namesOf(self)) names.add(name);
  for (const [name] of instanceDict(self)?.entries() ?? [])
    if (!name.startsWith("_") && !members.has(name)) names.add(name);
  for (const each of methodResolutionOrder(cls)) {
    for (const name of ownNames(each)) {
      if (name.startsWith("_")) continue;
      const value = own(each, name);
      if (value instanceof property) {
        if (value.fget !== null || !members.has(name)) names.add(name);
        else names.delete(name);
      } else if (!members.has(name)) names.add(name);
    }
  }
  for (const name of ["__class__", "__doc__", "__eq__", "__hash__", "__module__"]) names.add(name);
  return sorted([...names]);
}

/** `define(body, "Enum")(name, parameters, function)`: a method. */
export function definer(
  body: ClassBody,
  owner: string,
): (
  name: string,
  parameters: string,
  function_: (self: never, ...args: never[]) => unknown,
) => void {
  return (name, parameters, function_) => {
    body[name] = method(owner, name, parameters, function_);
  };
}

function defineEnum(body: ClassBody): void {
  const define = definer(body, "Enum");
  body["__doc__"] = "Create a collection of name/value pairs.";
  body["__signature__"] = new classmethod(
    method("Enum", "__signature__", "cls", (cls: Class) =>
      memberNames(cls).length > 0
        ? "(*values)"
        : "(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)",
    ),
  );
  define("__new__", "cls, value", lookUp);
  define("__init__", "self, *args, **kwds", () => null);
  define("_add_alias_", "self, name", (self: Member, name: string) => {
    addMember(classOf(self), name, self);
    return null;
  });
  define("_add_value_alias_", "self, value", addValueAlias);
  body["_generate_next_value_"] = new staticmethod(
    method("Enum", "_generate_next_value_", "name, start, count, last_values", nextValue),
  );
  body["_missing_"] = new classmethod(method("Enum", "_missing_", "cls, value", () => null));
  define("__repr__", "self", shown);
  define("__str__", "self", (self: Member) => `${className(classOf(self))}.${str(self._name_)}`);
  define("__dir__", "self", namesOfMember);
  define("__format__", "self, format_spec", (self: Member, spec: string) =>
    format(str(self), spec),
  );
  define("__hash__", "self", (self: Member) => hash(self._name_));
  define("__reduce_ex__", "self, proto", (self: Member) =>
    tuple.of(classOf(self), tuple.of(self._value_)),
  );
  define("__deepcopy__", "self, memo", (self: Member) => self);
  define("__copy__", "self", (self: Member) => self);
  body["name"] = new property(method("Enum", "name", "self", (self: Member) => self._name_));
  body["value"] = new property(method("Enum", "value", "self", (self: Member) => self._value_));
}

function makeEnum(): PythonClass {
  const cls = buildClass("Enum", [], (body) => defineEnum(body), {
    module: "enum",
    keywords: { metaclass: EnumType },
  });
  known.Enum = cls as unknown as Class;
  return cls;
}

/** `enum.Enum`. */
export const Enum: PythonClass = /* @__PURE__ */ makeEnum();

function makeReprEnum(): PythonClass {
  const doc = "Only changes the repr(), leaving str() and format() to the mixed-in type.";
  const cls = buildClass("ReprEnum", [Enum], () => undefined, { module: "enum", doc });
  known.ReprEnum = cls as unknown as Class;
  return cls;
}

/** `enum.ReprEnum`: `str` and `format` are those of the data type. */
export const ReprEnum: PythonClass = /* @__PURE__ */ makeReprEnum();

/** `enum.IntEnum`: members are integers. */
export const IntEnum: PythonClass = /* @__PURE__ */ buildClass(
  "IntEnum",
  /* @__PURE__ */ basesOf(int),
  () => undefined,
  { module: "enum", doc: "Enum where members are also (and must be) ints" },
);

function basesOf(dataType: unknown): readonly unknown[] {
  return [dataType, ReprEnum];
}

function newText(cls: Class, ...values: readonly unknown[]): unknown {
  const isText = (value: unknown): boolean => isinstance(value, str);
  if (values.length > 3)
    throw new TypeError(`too many arguments for str(): ${repr(tuple.of(...values))}`);
  if (values.length === 1 && !isText(values[0]))
    throw new TypeError(`${repr(values[0])} is not a string`);
  if (values.length >= 2 && !isText(values[1]))
    throw new TypeError(`encoding must be a string, not ${repr(values[1])}`);
  if (values.length === 3 && !isText(values[2]))
    throw new TypeError(`errors must be a string, not ${repr(values[2])}`);
  const value = call(str, values);
  const member = call(getattr(str, "__new__"), [cls, value]) as Member;
  member._value_ = value;
  return member;
}

function defineStrEnum(body: ClassBody): void {
  definer(body, "StrEnum")("__new__", "cls, *values", newText);
  body["_generate_next_value_"] = new staticmethod(
    method("StrEnum", "_generate_next_value_", "name, start, count, last_values", (name: string) =>
      str(call(getattr(name, "lower"))),
    ),
  );
}

/** `enum.StrEnum`: members are strings; `auto()` is the name in lower case. */
export const StrEnum: PythonClass = /* @__PURE__ */ buildClass(
  "StrEnum",
  /* @__PURE__ */ basesOf(str),
  (body) => defineStrEnum(body),
  { module: "enum", doc: "Enum where members are also (and must be) strings" },
);
