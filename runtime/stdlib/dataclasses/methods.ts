/** The methods that a dataclass gets. Source: CPython 3.13 Lib/dataclasses.py. */
import { genericStore, setattr } from "../../core/attributes/setattr.ts";
import { getattr, hasattr } from "../../core/attributes/getattr.ts";
import { isinstance } from "../../core/builtins/isinstance.ts";
import { call } from "../../core/calls/call.ts";
import { copySignature, parametersOf, signature } from "../../core/calls/signature.ts";
import { recordOf } from "../../core/classes/record.ts";
import { initializerOf } from "../../core/classes/initialize.ts";
import type { Class } from "../../core/classes/mro.ts";
import { superAttribute } from "../../core/classes/super.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { hash } from "../../core/hash.ts";
import { className, classQualname, type NamedClass } from "../../core/names.ts";
import { isOptions } from "../../core/options.ts";
import { equality, greater, greaterEqual, less, lessEqual } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { type } from "../../core/types/type.ts";
import { FrozenInstanceError, MISSING, type Field } from "./field.ts";

type AnyFunction = (self: never, ...args: never[]) => unknown;

/** A function with its name, parameters and qualified name. */
export function method(
  cls: Class,
  name: string,
  parameters: string,
  function_: AnyFunction,
): unknown {
  Object.defineProperty(function_, "name", { value: name, configurable: true });
  return signature(function_, parameters, `${classQualname(cls as NamedClass)}.${name}`);
}

function hasDefault(field: Field): boolean {
  return field.default !== MISSING || field.default_factory !== MISSING;
}

/** The parameters of `__init__`: positional ones and those that are given by name. */
export function initParameters(fields: readonly Field[]): {
  readonly positional: readonly Field[];
  readonly keywords: readonly Field[];
} {
  const own = fields.filter((each) => truth(each.init));
  return {
    positional: own.filter((each) => !truth(each.kw_only)),
    keywords: own.filter((each) => truth(each.kw_only)),
  };
}

function checkOrder(positional: readonly Field[]): void {
  let optional: Field | null = null;
  for (const each of positional) {
    if (hasDefault(each)) optional = each;
    else if (optional !== null) {
      throw new TypeError(
        `non-default argument ${repr(each.name$)} follows default argument ${repr(optional.name$)}`,
      );
    }
  }
}

/** `undefined`: the field is not initialised. */
function initialValue(field: Field, given: unknown, hasSlots: boolean): unknown {
  if (given !== undefined) return given;
  if (field.default_factory !== MISSING) return call(field.default_factory);
  if (truth(field.init)) return field.default;
  return hasSlots && field.default !== MISSING ? field.default : undefined;
}

/** `__init__`. */
export function initMethod(
  cls: Class,
  fields: readonly Field[],
  isFrozen: boolean,
  hasSlots: boolean,
): unknown {
  const { positional, keywords } = initParameters(fields);
  checkOrder(positional);
  const hasPostInit = hasattr(cls, "__post_init__");
  const places = new Map(positional.map((each, index) => [each, index]));
  const initialize = (self: object, ...args: readonly unknown[]): null => {
    const options = keywords.length > 0 ? args[positional.length] : undefined;
    const named = isOptions(options) ? options : {};
    const passedOn: unknown[] = [];
    for (const each of fields) {
      const place = places.get(each);
      const given = place === undefined ? named[each.name$] : args[place];
      const isParameter = truth(each.init);
      const value = initialValue(each, isParameter ? given : undefined, hasSlots);
      if (each._field_type === "_FIELD_INITVAR") passedOn.push(value);
      else if (value === undefined) continue;
      else if (isFrozen) genericStore(self, each.name$, value);
      else setattr(self, each.name$, value);
    }
    if (hasPostInit) call(getattr(self, "__post_init__"), passedOn);
    return null;
  };
  const text = initText(fields);
  // A class whose constructor the compiler wrote.
  if (recordOf(cls) === undefined && parametersOf(cls) === undefined) {
    signature(cls, text, `${classQualname(cls as NamedClass)}.__init__`);
    const initializer = initializerOf(cls);
    if (initializer !== undefined) copySignature(cls, initializer);
  }
  return method(cls, "__init__", text, initialize);
}

/** The parameters of `__init__`, as `signature` takes them. */
function initText(fields: readonly Field[]): string {
  const { positional, keywords } = initParameters(fields);
  const text = (each: Field): string => each.name$ + (hasDefault(each) ? "=" : "");
  const self = fields.some((each) => each.name$ === "self") ? "__dataclass_self__" : "self";
  const parts = [self, ...positional.map(text)];
  if (keywords.length > 0) parts.push("*", ...keywords.map(text));
  return parts.join(", ");
}

/** `__repr__`: `...` inside of itself. */
export function reprMethod(cls: Class, fields: readonly Field[]): unknown {
  const active = new Set<object>();
  return method(cls, "__repr__", "self", (self: object) => {
    if (active.has(self)) return "...";
    active.add(self);
    try {
      const name = getattr(getattr(self, "__class__"), "__qualname__") as string;
      const parts = fields.map((each) => `${each.name$}=${repr(getattr(self, each.name$))}`);
      return `${name}(${parts.join(", ")})`;
    } finally {
      active.delete(self);
    }
  });
}

/** `__eq__`: field by field, for two of one class. */
export function eqMethod(cls: Class, fields: readonly Field[]): unknown {
  return method(cls, "__eq__", "self, other", (self: object, other: unknown) => {
    if (self === other) return true;
    if (getattr(other, "__class__") !== getattr(self, "__class__")) return NotImplemented;
    let result: unknown = true;
    for (const each of fields) {
      result = equality(getattr(self, each.name$), getattr(other, each.name$));
      if (!truth(result)) return result;
    }
    return result;
  });
}

function valuesOf(self: unknown, fields: readonly Field[]): tuple {
  return tuple.of(...fields.map((each) => getattr(self, each.name$)));
}

const orderings: readonly (readonly [name: string, (a: unknown, b: unknown) => unknown])[] = [
  ["__lt__", less],
  ["__le__", lessEqual],
  ["__gt__", greater],
  ["__ge__", greaterEqual],
];

/** `__lt__`, `__le__`, `__gt__`, `__ge__`: as tuples of the fields. */
export function orderMethods(
  cls: Class,
  fields: readonly Field[],
): (readonly [name: string, method: unknown])[] {
  return orderings.map(([name, compare]) => [
    name,
    method(cls, name, "self, other", (self: object, other: unknown) =>
      getattr(other, "__class__") === getattr(self, "__class__")
        ? compare(valuesOf(self, fields), valuesOf(other, fields))
        : NotImplemented,
    ),
  ]);
}

/** `__setattr__` and `__delattr__` of a frozen class. */
export function frozenMethods(
  cls: Class,
  fields: readonly Field[],
): (readonly [name: string, method: unknown])[] {
  const names = new Set(fields.map((each) => each.name$));
  const isFixed = (self: object, name: string): boolean =>
    (type(self) as unknown) === cls || names.has(name);
  const inherited = (self: object, name: string): unknown => {
    // With slots it is another class that the objects are of.
    if (!isinstance(self, cls)) {
      const shown = `${className(type(self) as never)}) is not an instance or subtype of type (${className(cls)})`;
      throw new TypeError(`super(type, obj): obj (instance of ${shown}.`);
    }
    return superAttribute(cls, self, name);
  };
  return [
    [
      "__setattr__",
      method(
        cls,
        "__setattr__",
        "self, name, value",
        (self: object, name: string, value: unknown) => {
          if (isFixed(self, name))
            throw new FrozenInstanceError(`cannot assign to field ${repr(name)}`);
          call(inherited(self, "__setattr__"), [name, value]);
          return null;
        },
      ),
    ],
    [
      "__delattr__",
      method(cls, "__delattr__", "self, name", (self: object, name: string) => {
        if (isFixed(self, name)) throw new FrozenInstanceError(`cannot delete field ${repr(name)}`);
        call(inherited(self, "__delattr__"), [name]);
        return null;
      }),
    ],
  ];
}

/** `__hash__`: of the tuple of the fields that count. */
export function hashMethod(cls: Class, fields: readonly Field[]): unknown {
  const counted = fields.filter((each) => truth(each.hash === null ? each.compare : each.hash));
  return method(cls, "__hash__", "self", (self: object) => hash(valuesOf(self, counted)));
}
