/** What iterators say of how they are made anew: `iter(source)`, set to a place. Source: CPython 3.13 Objects/iterobject.c, Objects/listobject.c and their kin. */
import { tuple } from "../containers/tuple.ts";
import { sizeOf } from "../numbers/index-of.ts";
import { iter } from "./iter.ts";
import { ObjectIterator, PythonIterator } from "./iterator.ts";
import { ListIterator } from "./sequence-iterators.ts";

/** `iter(source)`, moved to an index; without one, from the start. */
export function iterationOf(source: unknown, index?: unknown): tuple {
  return index === undefined
    ? tuple.of(iter, tuple.of(source))
    : tuple.of(iter, tuple.of(source), index);
}

/** An iterator that a program may have as well: of one of the engine's, what is left of it. */
export function shareable<T>(iterator: Iterator<T>): Iterator<T> {
  if (iterator instanceof PythonIterator) return iterator as PythonIterator<T>;
  if (typeof (iterator as { __next__?: unknown }).__next__ === "function") return iterator;
  return new ListIterator([...(iterator as IterableIterator<T>)]);
}

/** The iterator as the program has it: without the adapter around one of its own classes. */
export function programIterator(iterator: unknown): unknown {
  return iterator instanceof ObjectIterator ? iterator.source$ : iterator;
}

/** The index that `__setstate__` gets, within the bounds of a sequence. */
export function stateIndex(state: unknown, least: number, most: number): number {
  return Math.min(Math.max(sizeOf(state), least), most);
}
