import { hasMethods } from "../has-methods.ts";
import { StopIteration, TypeError } from "../exceptions/base.ts";
import { tuple } from "../containers/tuple.ts";
import { typeName } from "../names.ts";
import { textOf } from "../types/boxes.ts";
import { same } from "../operators/compare.ts";
import {
  isNativeIterator,
  iterate,
  notIterable,
  type Iterated,
  type PythonIteratorObject,
} from "./iterate.ts";
import { PythonIterator } from "./iterator.ts";
import { ListIterator, stringIterator, TupleIterator } from "./sequence-iterators.ts";

/**
 * `iter(object)` and `iter(callable, sentinel)`: the iterator itself, as the program sees it. Loops use `iterate`, whose result may be an adapter.
 */
export function iter<T>(value: () => T, sentinel: unknown): IterableIterator<T>;
export function iter<T>(value: T): IterableIterator<Iterated<T>>;
export function iter(value: unknown, sentinel?: unknown): unknown {
  if (sentinel !== undefined) {
    const isCallable =
      typeof value === "function" ||
      typeof (value as { __call__?: unknown } | null)?.__call__ === "function";
    if (!isCallable) throw new TypeError("iter(v, w): v must be callable");
    return new CallableIterator(value, sentinel);
  }
  if (hasMethods(value)) {
    const method = (value as { __iter__?: unknown }).__iter__;
    if (typeof method === "function") return checkedIterator(method.call(value));
    if (method !== undefined) throw notIterable(value);
    if (isNativeIterator(value)) return value;
    if (value instanceof tuple) return new TupleIterator(value);
    if (Array.isArray(value)) return new ListIterator(value as unknown[]);
  }
  const text = textOf(value);
  if (text !== undefined) return stringIterator(text);
  return iterate(value)[Symbol.iterator]();
}

function checkedIterator(iterator: unknown): unknown {
  if (hasMethods(iterator)) {
    if ("__next__" in iterator || isNativeIterator(iterator)) return iterator;
  }
  throw new TypeError(`iter() returned non-iterator of type '${typeName(iterator)}'`);
}

/** `next(iterator)` and `next(iterator, default)`. */
export function next<T>(iterator: Iterator<T> | PythonIteratorObject<T>): T;
export function next<T, D>(iterator: Iterator<T> | PythonIteratorObject<T>, preset: D): T | D;
export function next(iterator: unknown, preset?: unknown): unknown;
export function next(iterator: unknown, preset?: unknown): unknown {
  if (hasMethods(iterator)) {
    if (isNativeIterator(iterator)) {
      const result: IteratorResult<unknown, unknown> = iterator.next();
      if (result.done !== true) return result.value;
      if (preset !== undefined) return preset;
      throw result.value === undefined || result.value === null
        ? new StopIteration()
        : new StopIteration(result.value);
    }
    const method = (iterator as { __next__?: unknown }).__next__;
    if (typeof method === "function") return nextOf(iterator, method as () => unknown, preset);
  }
  throw new TypeError(`'${typeName(iterator)}' object is not an iterator`);
}

function nextOf(iterator: object, method: () => unknown, preset: unknown): unknown {
  if (preset === undefined) return method.call(iterator);
  try {
    return method.call(iterator);
  } catch (error) {
    if (error instanceof StopIteration) return preset;
    throw error;
  }
}

/** `callee()`. The general call helper would come with all that classes need. */
function called(callee: unknown): unknown {
  if (typeof callee !== "function") return (callee as { __call__(): unknown }).__call__();
  const isConstructor =
    Object.getOwnPropertyDescriptor(callee, "prototype")?.writable === false &&
    !Object.hasOwn(callee, Symbol.hasInstance);
  return isConstructor ? new (callee as new () => unknown)() : (callee as () => unknown)();
}

/** `iter(callable, sentinel)`. */
class CallableIterator extends PythonIterator<unknown> {
  static readonly __name__: string = "callable_iterator";
  callable$: unknown;
  readonly sentinel$: unknown;

  constructor(callable: unknown, sentinel: unknown) {
    super();
    this.callable$ = callable;
    this.sentinel$ = sentinel;
  }

  override next(): IteratorResult<unknown, undefined> {
    if (this.callable$ === undefined) return { done: true, value: undefined };
    try {
      const value = called(this.callable$);
      if (!same(value, this.sentinel$)) return { done: false, value };
    } catch (error) {
      if (!(error instanceof StopIteration)) throw error;
    }
    this.callable$ = undefined;
    return { done: true, value: undefined };
  }
}
