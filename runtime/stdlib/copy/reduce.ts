/** What an object says of how it is made anew: `__reduce_ex__(4)`. Source: CPython 3.13 Objects/typeobject.c (object___reduce_ex__), Lib/copyreg.py. */
import { getattr, hasattr } from "../../core/attributes/getattr.ts";
import { missing } from "../../core/attributes/missing.ts";
import { call } from "../../core/calls/call.ts";
import { newObject } from "../../core/classes/create.ts";
import { lookupInOrder } from "../../core/classes/dictionary.ts";
import { methodResolutionOrder, type Class } from "../../core/classes/mro.ts";
import { member_descriptor } from "../../core/classes/descriptors.ts";
import { objectDictionary } from "../../core/classes/object-dictionary.ts";
import { recordOf } from "../../core/classes/record.ts";
import { instanceDict } from "../../core/attributes/instance-dict.ts";
import { dict } from "../../core/containers/dict.ts";
import { frozenset, set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { BaseException, TypeError } from "../../core/exceptions/base.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { isInt } from "../../core/numbers/convert.ts";
import { repr } from "../../core/repr.ts";
import { typeName } from "../../core/names.ts";
import { textOf, unboxed } from "../../core/types/boxes.ts";
import { type } from "../../core/types/type.ts";
import { deque } from "../collections/deque.ts";
import { dispatch_table } from "../copyreg/index.ts";

/** `(func, args, state, listitems, dictitems)`; what is absent is `None`. */
export interface Reduced {
  readonly make: (args: readonly unknown[]) => unknown;
  readonly args: readonly unknown[];
  readonly state: unknown;
  readonly items: Iterable<unknown> | null;
  readonly entries: Iterable<readonly [unknown, unknown]> | null;
}

/** A text stands for an object that is its own copy. */
export function reducedOf(
  x: object,
  problem: (text: string) => BaseException,
  kind: string,
): Reduced | string {
  const cls = type(x) as unknown as Class;
  const registered = dispatch_table.get(cls);
  if (registered !== null) return fromTuple(call(registered, [x]));
  const defaults = objectDictionary();
  const method = getattr(x, "__reduce_ex__", null) ?? getattr(x, "__reduce__", null);
  if (method === null) throw problem(`un(${kind})copyable object of type ${repr(cls)}`);
  if (lookupInOrder(cls, "__reduce_ex__") !== defaults.get("__reduce_ex__"))
    return fromTuple(call(method, [4]));
  const reduce = lookupInOrder(cls, "__reduce__");
  if (reduce !== missing && reduce !== defaults.get("__reduce__"))
    return fromTuple(call(getattr(x, "__reduce__")));
  return defaultReduced(x, cls);
}

function fromTuple(value: unknown): Reduced | string {
  const text = textOf(value);
  if (text !== undefined) return text;
  if (!(value instanceof tuple)) throw new TypeError("__reduce__ must return a string or tuple");
  const { length } = value as unknown as unknown[];
  if (length < 2 || length > 5)
    throw new TypeError("tuple returned by __reduce__ must contain 2 through 5 elements");
  const [func, args, state, items, entries] = value as unknown as [
    unknown,
    unknown,
    unknown,
    unknown,
    unknown,
  ];
  return {
    make: (given) => call(func, given),
    args: [...iterate(args)],
    state: state ?? null,
    items: items === undefined || items === null ? null : iterate(items),
    entries:
      entries === undefined || entries === null
        ? null
        : (iterate(entries) as Iterable<readonly [unknown, unknown]>),
  };
}

/** `copyreg.__newobj__` and the state. */
function defaultReduced(x: object, cls: Class): Reduced {
  if (x instanceof BaseException)
    return made((args) => call(cls, args), [...x.args], instanceState(x));
  if (x instanceof set || x instanceof frozenset)
    return made((args) => call(cls, args), [[...iterate(x)]], instanceState(x));
  if (x instanceof deque) {
    const args = x.maxlen === null ? [] : [tuple.of(), x.maxlen];
    const empty = made((given) => call(cls, given), args, instanceState(x));
    return { ...empty, items: [...(x as deque)] };
  }
  const isList = Array.isArray(x) && !(x instanceof tuple);
  const { args, keywords } = newArguments(x);
  return {
    make: (args) => newLike(x, cls, args, keywords),
    args,
    state: stateOf(x),
    items: isList ? [...(x as unknown[])] : null,
    entries: x instanceof dict ? [...(x as dict).entries()] : null,
  };
}

function made(make: Reduced["make"], args: readonly unknown[], state: unknown): Reduced {
  return { make, args, state, items: null, entries: null };
}

type Keywords = { readonly [name: string]: unknown };

/** What `__new__` gets: `__getnewargs_ex__`, `__getnewargs__`. */
function newArguments(x: object): { args: readonly unknown[]; keywords?: Keywords } {
  if (hasattr(x, "__getnewargs_ex__")) {
    const [args, keywords] = call(getattr(x, "__getnewargs_ex__")) as [unknown, unknown];
    const entries = (keywords as dict<string, unknown>).entries();
    return { args: [...iterate(args)], keywords: Object.fromEntries(entries) };
  }
  if (hasattr(x, "__getnewargs__"))
    return { args: [...iterate(call(getattr(x, "__getnewargs__")))] };
  if (x instanceof tuple) return { args: [tuple.of(...(x as unknown as unknown[]))] };
  return { args: isInt(unboxed(x)) && unboxed(x) !== x ? [unboxed(x)] : [] };
}

/** An object of the class, without running its initialisation. */
function newLike(
  x: object,
  cls: Class,
  args: readonly unknown[],
  keywords: Keywords | undefined,
): unknown {
  if (recordOf(cls) !== undefined) return call(getattr(cls, "__new__"), [cls, ...args], keywords);
  const prototype = Object.getPrototypeOf(x) as object;
  for (const base of methodResolutionOrder(cls).slice(0, -1)) {
    if (!Object.hasOwn(base, "__name__")) continue;
    if (Array.isArray(x) || x instanceof dict) return newObject(cls, args);
    throw new TypeError(`cannot pickle '${typeName(x)}' object`);
  }
  if (Object.prototype.toString.call(x) !== "[object Object]")
    throw new TypeError(`cannot pickle '${typeName(x)}' object`);
  return Object.create(prototype) as object;
}

/** `__getstate__`: the attributes, and with slots a pair. */
function stateOf(x: object): unknown {
  const cls = type(x) as unknown as Class;
  if (lookupInOrder(cls, "__getstate__") !== objectDictionary().get("__getstate__"))
    return call(getattr(x, "__getstate__"));
  return instanceState(x);
}

function instanceState(x: object): unknown {
  const attributes = instanceDict(x);
  const own = attributes === undefined || attributes.size === 0 ? null : attributes.copy();
  const slots = new dict<string, unknown>();
  for (const base of methodResolutionOrder(type(x) as unknown as Class)) {
    for (const [name, value] of recordOf(base)?.dictionary ?? []) {
      if (!(value instanceof member_descriptor)) continue;
      const held = getattr(x, name, missing);
      if (held !== missing) slots.set(name, held);
    }
  }
  return slots.size === 0 ? own : tuple.of(own, slots);
}
