/**
 * `object.__reduce_ex__`: how an object says what makes an equal one. Source: CPython 3.13 Objects/typeobject.c (object___reduce_ex__), the `__reduce__` methods
 * of its types in C, Lib/copyreg.py (`_reduce_ex`, `_reconstructor`).
 */
import { getattr } from "../attributes/getattr.ts";
import { instanceDict } from "../attributes/instance-dict.ts";
import { missing } from "../attributes/missing.ts";
import { bindingOf, isBuiltinFunction } from "../calls/bound-method.ts";
import { call } from "../calls/call.ts";
import { functionState } from "../calls/function-state.ts";
import { dict } from "../containers/dict.ts";
import { frozenset, set } from "../containers/set.ts";
import { tuple } from "../containers/tuple.ts";
import { BaseException, TypeError } from "../exceptions/base.ts";
import { iter } from "../iteration/iter.ts";
import { iterate } from "../iteration/iterate.ts";
import { className, isClass, typeName } from "../names.ts";
import { indexOf } from "../numbers/index-of.ts";
import { truth } from "../operators/truth.ts";
import { object } from "../types/object.ts";
import { type } from "../types/type.ts";
import { member_descriptor } from "./descriptors.ts";
import { lookupInOrder } from "./dictionary.ts";
import { methodResolutionOrder, type Class } from "./mro.ts";
import { objectDictionary } from "./object-dictionary.ts";
import { recordOf } from "./record.ts";

/** `object.__reduce_ex__(self, protocol)`. */
export function reduceObject(self: object, protocol: unknown): unknown {
  const reduce = lookupInOrder(typeOf(self), "__reduce__");
  if (reduce !== missing && reduce !== objectDictionary().get("__reduce__"))
    return call(getattr(self, "__reduce__"));
  return reduceByType(self, Number(indexOf(protocol)));
}

/** `object.__reduce__(self)`, and those of the runtime's types. */
export function reduceByType(self: object, protocol: number): unknown {
  const cls = typeOf(self);
  if (typeof self === "function") return reducedFunction(self, cls);
  if (self instanceof BaseException) {
    const state = instanceDict(self);
    const parts = [self.constructor, self.args];
    return tuple.of(...parts, ...(state !== undefined && state.size > 0 ? [state] : []));
  }
  if (self instanceof set || self instanceof frozenset)
    return tuple.of(cls, tuple.of([...iterate(self)]), call(getattr(self, "__getstate__")));
  return protocol < 2 ? reducedByOld(self, cls) : reducedByNew(self, cls);
}

function typeOf(value: object): Class {
  return type(value) as unknown as Class;
}

/** A function is found again under its name; a method, on its object. */
function reducedFunction(self: object, cls: Class): unknown {
  if (isClass(self)) throw cannotPickle(cls);
  const binding = bindingOf(self as never);
  const owner = binding?.self ?? getattr(self, "__self__", null);
  if (binding === undefined && !isBuiltinFunction(self)) throw cannotPickle(cls);
  const isMember = owner !== null && owner !== undefined && typeof owner !== "string";
  const name = getattr(self, "__name__");
  return isMember ? tuple.of(getattr, tuple.of(owner, name)) : getattr(self, "__qualname__");
}

function cannotPickle(cls: Class): TypeError {
  return new TypeError(`cannot pickle '${className(cls)}' object`);
}

/** Protocol 2 and up: `copyreg.__newobj__`. */
function reducedByNew(self: object, cls: Class): tuple {
  const isContainer = Array.isArray(self) && !(self instanceof tuple);
  const isDict = self instanceof dict;
  const extended = getattr(self, "__getnewargs_ex__", null);
  const plain = extended === null ? getattr(self, "__getnewargs__", null) : null;
  let head: tuple;
  if (extended !== null) {
    const [args, keywords] = newArgumentsOf(call(extended));
    head =
      keywords.size === 0
        ? tuple.of(__newobj__, tuple.of(cls, ...args))
        : tuple.of(__newobj_ex__, tuple.of(cls, tuple.of(...args), keywords));
  } else {
    const args = plain === null ? [] : argumentsOf(call(plain), "__getnewargs__");
    if (plain === null && !isContainer && !isDict && !isMadeByNew(cls)) throw cannotPickle(cls);
    head = tuple.of(__newobj__, tuple.of(cls, ...args));
  }
  const items = isContainer ? iter(self as never) : null;
  const entries = isDict ? iter(call(getattr(self, "items")) as never) : null;
  return tuple.of(...head, call(getattr(self, "__getstate__")), items, entries);
}

/** Whether `cls.__new__(cls)` makes an object as good as any: what an object of a type in C holds, nobody knows. */
function isMadeByNew(cls: Class): boolean {
  return solidBaseOf(cls) === null;
}

/** The first class in the order that is the runtime's; `null` where that is `object`. */
function solidBaseOf(cls: Class): Class | null {
  for (const each of methodResolutionOrder(cls)) {
    if ((each as unknown) === object) return null;
    const isOfProgram = recordOf(each) !== undefined || !Object.hasOwn(each, "__name__");
    if (!isOfProgram && !isPlainInstance(each)) return each;
  }
  return null;
}

/** Classes of the runtime that CPython has in Python: their objects hold attributes and nothing else. */
function isPlainInstance(cls: Class): boolean {
  return (cls as unknown as { readonly __dict__?: unknown }).__dict__ === true;
}

function argumentsOf(value: unknown, method: string): readonly unknown[] {
  if (value instanceof tuple) return value as unknown as readonly unknown[];
  throw new TypeError(`${method} should return a tuple, not '${typeName(value)}'`);
}

function newArgumentsOf(value: unknown): [readonly unknown[], dict<string, unknown>] {
  const [args, keywords] = argumentsOf(value, "__getnewargs_ex__");
  if (!(keywords instanceof dict)) {
    throw new TypeError(
      `second item of the tuple returned by __getnewargs_ex__ must be a dict, not '${typeName(keywords)}'`,
    );
  }
  return [argumentsOf(args, "first item of __getnewargs_ex__"), keywords as dict<string, unknown>];
}

/** Protocols 0 and 1: `copyreg._reconstructor`. */
function reducedByOld(self: object, cls: Class): tuple {
  const base = oldBaseOf(self, cls);
  if (base === cls) throw cannotPickle(cls);
  const isObject = base === (object as unknown);
  const args = tuple.of(cls, base, isObject ? null : call(base, [self]));
  const hasOwnState = lookupInOrder(cls, "__getstate__") !== objectDictionary().get("__getstate__");
  if (!hasOwnState && truth(getattr(self, "__slots__", null))) {
    throw new TypeError(
      "a class that defines __slots__ without defining __getstate__ cannot be pickled",
    );
  }
  const state = call(getattr(self, "__getstate__"));
  return truth(state) ? tuple.of(_reconstructor, args, state) : tuple.of(_reconstructor, args);
}

function oldBaseOf(self: object, cls: Class): unknown {
  if (self instanceof dict || Array.isArray(self)) {
    const order = methodResolutionOrder(cls);
    return order.find((each) => recordOf(each) === undefined && Object.hasOwn(each, "__name__"));
  }
  return solidBaseOf(cls) ?? object;
}

/** `object.__getstate__(self)`: the attributes; with slots, a pair. */
export function stateOf(self: object): unknown {
  const attributes = instanceDict(self);
  const own =
    attributes === undefined || attributes.size === 0
      ? null
      : new dict<string, unknown>(attributes as never);
  const slots = new dict<string, unknown>();
  for (const base of methodResolutionOrder(typeOf(self))) {
    for (const [name, value] of recordOf(base)?.dictionary ?? []) {
      if (!(value instanceof member_descriptor)) continue;
      const held = getattr(self, name, missing);
      if (held !== missing) slots.set(name, held);
    }
  }
  return slots.size === 0 ? own : tuple.of(own, slots);
}

/** `copyreg.__newobj__(cls, *args)`. */
export const __newobj__ = /* @__PURE__ */ ofCopyreg(function __newobj__(
  cls: unknown,
  ...args: readonly unknown[]
): unknown {
  return call(getattr(cls, "__new__"), [cls, ...args]);
});

/** `copyreg.__newobj_ex__(cls, args, kwargs)`. */
export const __newobj_ex__ = /* @__PURE__ */ ofCopyreg(function __newobj_ex__(
  cls: unknown,
  args: Iterable<unknown>,
  kwargs: dict<string, unknown>,
): unknown {
  const keywords = Object.fromEntries(kwargs as Iterable<[string, unknown]>);
  return call(getattr(cls, "__new__"), [cls, ...args], keywords);
});

/** `copyreg._reconstructor(cls, base, state)`. */
export const _reconstructor = /* @__PURE__ */ ofCopyreg(function _reconstructor(
  cls: unknown,
  base: unknown,
  state: unknown,
): unknown {
  if (base === object) return call(getattr(object, "__new__"), [cls]);
  const made = call(getattr(base, "__new__"), [cls, state]);
  if (getattr(base, "__init__") !== getattr(object, "__init__"))
    call(getattr(base, "__init__"), [made, state]);
  return made;
});

function ofCopyreg<F extends (...args: never[]) => unknown>(function_: F): F {
  functionState(function_ as never).module = "copyreg";
  return function_;
}
