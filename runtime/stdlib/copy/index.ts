/** Python's `copy`. Source: CPython 3.13 Lib/copy.py. */
import { getattr } from "../../core/attributes/getattr.ts";
import { isInstanceDict } from "../../core/attributes/instance-dict.ts";
import { bindingOf, bindMethod } from "../../core/calls/bound-method.ts";
import { call } from "../../core/calls/call.ts";
import { lookupInOrder } from "../../core/classes/dictionary.ts";
import type { Class } from "../../core/classes/mro.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { dict } from "../../core/containers/dict.ts";
import { frozenset, set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { Exception, TypeError } from "../../core/exceptions/base.ts";
import { id } from "../../core/identity.ts";
import { isClass, typeName } from "../../core/names.ts";
import { complex } from "../../core/numbers/complex.ts";
import { Float } from "../../core/numbers/float.ts";
import { type } from "../../core/types/type.ts";
import { range } from "../../core/containers/range.ts";
import { slice } from "../../core/containers/slice.ts";
import { Ellipsis } from "../../core/types/ellipsis.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { property } from "../../core/classes/descriptors.ts";
import { missing } from "../../core/attributes/missing.ts";
import { reconstruct } from "./reconstruct.ts";
import { reducedOf } from "./reduce.ts";

/** `copy.Error`. */
export class Error extends Exception {
  static override readonly __name__: string = "Error";
  static readonly __module__: string = "copy";
}
export { Error as error };

interface Copyable {
  __replace__?: (changes: object) => unknown;
}

export type Memo = dict<unknown, unknown>;

const immutable: ReadonlySet<unknown> = /* @__PURE__ */ new Set<unknown>([
  Float,
  complex,
  bytes,
  range,
  slice,
  property,
]);

/** True for values that are their own copies, deep ones too: those of immutable types, functions and classes. */
function isAtomic(x: unknown): boolean {
  if (typeof x === "function") return bindingOf(x) === undefined;
  if (typeof x !== "object" || x === null) return true;
  if (x === Ellipsis || x === NotImplemented || immutable.has(x.constructor)) return true;
  return (x.constructor as { __tp_name__?: string }).__tp_name__ === "weakref.ReferenceType";
}

/** `__copy__` or `__deepcopy__`, as the class has it. */
function methodOf(x: unknown, name: string): unknown {
  if (isClass(x)) return null;
  const method = lookupInOrder(type(x) as unknown as Class, name);
  return method === missing ? null : getattr(x, name, null);
}

/** `copy.copy(x)`: a new object with the same parts. */
export function copy<T>(x: T): T;
export function copy(x: unknown): unknown {
  if (typeof x === "function" || isAtomic(x)) return x;
  const cls: unknown = (x as object).constructor;
  if (cls === tuple || cls === frozenset) return x;
  if (cls === Array) return [...(x as unknown[])];
  if (cls === dict || cls === set || isInstanceDict(x)) return (x as { copy(): unknown }).copy();
  const method = methodOf(x, "__copy__");
  if (method !== null) return call(method);
  const reduced = reducedOf(x as object, (text) => new Error(text), "shallow");
  return typeof reduced === "string" ? x : reconstruct(reduced, null);
}

/** `copy.deepcopy(x, memo=None)`: a new object with copies of all parts; what occurs twice is copied once. */
export function deepcopy<T>(x: T, memo?: Memo | null): T;
export function deepcopy(x: unknown, memo: Memo | null = null): unknown {
  return isAtomic(x) ? x : copyDeeply(x, memo ?? new dict<unknown, unknown>());
}

function copyDeeply(x: unknown, memo: Memo): unknown {
  const key = id(x);
  if (memo.has(key)) return memo.get(key);
  const result = deepCopyOf(x, key, memo);
  if (result === x) return result;
  memo.set(key, result);
  // The memo keeps what it knows by its identity.
  const kept = memo.setdefault(id(memo), []) as unknown[];
  kept.push(x);
  return result;
}

function deepCopyOf(x: unknown, key: number, memo: Memo): unknown {
  const deep = (part: unknown): unknown => deepcopy(part, memo);
  const remember = <C>(result: C): C => {
    memo.set(key, result);
    return result;
  };
  const binding = typeof x === "function" ? bindingOf(x) : undefined;
  if (binding !== undefined)
    return binding.isPlain
      ? getattr(deep(binding.self), binding.function.name)
      : bindMethod(binding.function, deep(binding.self));
  const cls: unknown = (x as object).constructor;
  if (cls === Array) {
    const result: unknown[] = remember([]);
    for (const item of x as unknown[]) result.push(deep(item));
    return result;
  }
  if (cls === tuple) return copyTuple(x as readonly unknown[], key, memo);
  if (cls === dict || isInstanceDict(x)) {
    const result = remember(new dict<unknown, unknown>());
    for (const [name, value] of plainDict(x).entries()) result.set(deep(name), deep(value));
    return result;
  }
  const method = methodOf(x, "__deepcopy__");
  if (method !== null) return call(method, [memo]);
  const reduced = reducedOf(x as object, (text) => new Error(text), "deep");
  if (typeof reduced === "string") return x;
  return reconstruct(reduced, { deep, remember });
}

function plainDict(x: unknown): dict<unknown, unknown> {
  return isInstanceDict(x) ? (x.copy() as dict<unknown, unknown>) : (x as dict<unknown, unknown>);
}

/** A tuple none of whose items changed is its own copy. */
function copyTuple(items: readonly unknown[], key: number, memo: Memo): unknown {
  const copies = items.map((item) => deepcopy(item, memo));
  // A list inside may hold the tuple, which then was copied on the way.
  if (memo.has(key)) return memo.get(key);
  return copies.every((item, index) => item === items[index]) ? items : tuple.of(...copies);
}

/** `copy.replace(obj, **changes)`: a copy with other values for some fields. */
export function replace<T>(obj: T, options: { readonly [name: string]: unknown } = {}): T {
  const method = (obj as Copyable | null | undefined)?.__replace__;
  if (typeof method !== "function") {
    const name = typeof obj === "function" ? "type" : typeName(obj);
    throw new TypeError(`replace() does not support ${name} objects`);
  }
  return method.call(obj, options) as T;
}
