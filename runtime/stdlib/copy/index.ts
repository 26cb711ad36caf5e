/** Python's `copy`. Source: CPython Lib/copy.py. */
import { dict } from "../../core/containers/dict.ts";
import { set } from "../../core/containers/set.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { BaseException, Exception, TypeError } from "../../core/exceptions/base.ts";
import { id } from "../../core/identity.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { typeName } from "../../core/names.ts";
import { Float } from "../../core/numbers/float.ts";
import { deque } from "../collections/deque.ts";

/** `copy.Error`. */
export class Error extends Exception {
  static override readonly __name__: string = "Error";
  static readonly __module__: string = "copy";
}
export { Error as error };

interface Copyable {
  __copy__?: () => unknown;
  __deepcopy__?: (memo: dict<unknown, unknown>) => unknown;
  __replace__?: (changes: object) => unknown;
}

type Attributes = { [name: string]: unknown };

/** True for values that are their own copies. */
function isAtomic(x: unknown): boolean {
  return typeof x !== "object" || x === null || x instanceof Float || isImmutableSet(x);
}

function isImmutableSet(x: object): boolean {
  return x instanceof Set && !(x instanceof set);
}

/** An object of a class of the program, without its attributes; classes of the runtime that cannot be copied say so. */
function emptyLike(x: object): object {
  const prototype = Object.getPrototypeOf(x) as { constructor: { readonly name: string } };
  for (
    let cls: object = prototype.constructor;
    cls !== Function.prototype;
    cls = Object.getPrototypeOf(cls) as object
  ) {
    if (Object.hasOwn(cls, "__name__"))
      throw new TypeError(`cannot pickle '${typeName(x)}' object`);
  }
  if (Object.prototype.toString.call(x) !== "[object Object]") {
    throw new TypeError(`cannot pickle '${typeName(x)}' object`);
  }
  return Object.create(prototype) as object;
}

function copyException(x: BaseException): BaseException {
  const cls = x.constructor as new (...args: readonly unknown[]) => BaseException;
  return Object.assign(new cls(...x.args), x);
}

/** `copy.copy(x)`: a new object with the same parts. */
export function copy<T>(x: T): T;
export function copy(x: unknown): unknown {
  if (isAtomic(x) || (x instanceof tuple && (x as object).constructor === tuple)) return x;
  const object = x as object;
  const { __copy__: method } = object as Copyable;
  if (typeof method === "function") return method.call(object);
  if (Array.isArray(object))
    return object.constructor === Array ? [...(object as unknown[])] : object;
  if (object instanceof dict || object instanceof set)
    return (object as { copy(): unknown }).copy();
  if (object instanceof BaseException) return copyException(object);
  return Object.assign(emptyLike(object), object);
}

/** `copy.deepcopy(x, memo=None)`: a new object with copies of all parts; what occurs twice is copied once. */
export function deepcopy<T>(x: T, memo?: dict<unknown, unknown> | null): T;
export function deepcopy(x: unknown, memo: dict<unknown, unknown> | null = null): unknown {
  if (isAtomic(x)) return x;
  return copyDeeply(x as object, memo ?? new dict<unknown, unknown>());
}

function copyDeeply(x: object, memo: dict<unknown, unknown>): unknown {
  const key = id(x);
  const known = memo.get(key);
  if (known !== null) return known;
  const remember = <C>(result: C): C => {
    memo.set(key, result);
    return result;
  };
  const deep = (part: unknown): unknown => deepcopy(part, memo);
  const { __deepcopy__: method } = x as Copyable;
  if (typeof method === "function") return remember(method.call(x, memo));
  if (x instanceof tuple) return copyTuple(x as unknown as readonly unknown[], key, memo);
  if (Array.isArray(x)) {
    const result: unknown[] = remember([]);
    for (const item of x) result.push(deep(item));
    return result;
  }
  if (x instanceof dict) {
    const result = remember(x.copy());
    result.clear();
    for (const [name, value] of x as Iterable<[unknown, unknown]>)
      result.set(deep(name), deep(value));
    return result;
  }
  if (x instanceof set) return remember(new set([...iterate(x)].map(deep)));
  if (x instanceof deque) {
    const result = remember(x.copy()) as deque;
    result.clear();
    result.extend([...(x as deque)].map(deep));
    return result;
  }
  if (x instanceof BaseException) return remember(copyException(x));
  const result = remember(emptyLike(x)) as Attributes;
  for (const [name, value] of Object.entries(x)) result[name] = deep(value);
  return result;
}

/** A tuple none of whose items changed is its own copy. */
function copyTuple(items: readonly unknown[], key: number, memo: dict<unknown, unknown>): unknown {
  const copies = items.map((item) => deepcopy(item, memo));
  // A list inside may hold the tuple, which then was copied on the way.
  const known = memo.get(key);
  if (known !== null) return known;
  if (copies.every((item, index) => item === items[index])) return items;
  const plain = (items as object).constructor === tuple;
  const named = (items as object).constructor as new (...items: readonly unknown[]) => unknown;
  const result: unknown = plain ? new tuple(copies) : new named(...copies);
  memo.set(key, result);
  return result;
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
