import { hasMethods } from "../has-methods.ts";
import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import {
  ObjectIterator,
  OpenIterator,
  SequenceIterator,
  type PythonIteratorObject,
  type Subscriptable,
} from "./iterator.ts";

export type { PythonIteratorObject };

/** An object of the program that can be iterated. */
export interface PythonIterable<T> {
  __iter__(): Iterator<T> | PythonIteratorObject<T>;
}

/** Whatever a Python `for` takes. */
export type AnyIterable<T> = Iterable<T> | PythonIterable<T>;

/** What iterating a value of type `T` yields: keys for a mapping with `__iter__`, items otherwise. */
export type Iterated<T> = T extends { __iter__(): infer I }
  ? I extends { __next__(): infer V }
    ? V
    : I extends Iterator<infer V>
      ? V
      : unknown
  : T extends Iterable<infer V>
    ? V
    : unknown;

/**
 * What `for...of` goes over for Python's `for x in value`: a native iterable that raises Python's TypeError if the value cannot be iterated, and
 * that does not close the value's iterator when the loop is left early.
 */
export function iterate<T>(value: T): Iterable<Iterated<T>>;
export function iterate(value: unknown): Iterable<unknown> {
  if (typeof value === "string") return value;
  if (!hasMethods(value)) throw notIterable(value);
  const method = (value as { __iter__?: unknown }).__iter__;
  if (method !== undefined) {
    if (typeof method !== "function") throw notIterable(value);
    return loopOver(method.call(value));
  }
  if (Array.isArray(value)) return value;
  if (isNativeIterator(value)) return loopOver(value);
  if (Symbol.iterator in value) return value as Iterable<unknown>;
  if ("__getitem__" in value) return new SequenceIterator(value as Subscriptable);
  throw notIterable(value);
}

/** True when {@link iterate} would find a way to iterate over the value. */
export function isIterable(value: unknown): boolean {
  if (!hasMethods(value)) return typeof value === "string";
  const { __iter__: method } = value as { __iter__?: unknown };
  if (method !== undefined) return typeof method === "function";
  return Symbol.iterator in value || "__getitem__" in value;
}

/** The TypeError of something that is not iterable. */
export function notIterable(value: unknown): TypeError {
  return new TypeError(`'${typeName(value)}' object is not iterable`);
}

/** True for JavaScript iterators: generators, iterators of arrays and maps, and the runtime's. */
export function isNativeIterator(value: object): value is IterableIterator<unknown> {
  return Symbol.iterator in value && typeof (value as { next?: unknown }).next === "function";
}

/** A Python iterator as something that `for...of` takes. */
function loopOver(iterator: unknown): Iterable<unknown> {
  if (hasMethods(iterator)) {
    if (isNativeIterator(iterator)) {
      return "return" in iterator ? new OpenIterator(iterator) : iterator;
    }
    if ("__next__" in iterator) {
      return new ObjectIterator(iterator as PythonIteratorObject<unknown>);
    }
  }
  throw new TypeError(`iter() returned non-iterator of type '${typeName(iterator)}'`);
}
