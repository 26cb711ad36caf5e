/**
 * What the dictionaries of the iterators hold: how one is made anew (`__reduce__`) and set to a place (`__setstate__`). Source: CPython 3.13 Objects/iterobject.c,
 * Objects/listobject.c, Objects/enumobject.c, Python/bltinmodule.c and their kin.
 */
import { tuple } from "../../containers/tuple.ts";
import { range } from "../../containers/range.ts";
import type { Int } from "../../numbers/convert.ts";
import { addIntegers, multiplyIntegers, subtractIntegers } from "../../numbers/integers.ts";
import { indexOf, sizeOf } from "../../numbers/index-of.ts";
import { iter } from "../../iteration/iter.ts";
import { ObjectIterator, OpenIterator, PythonIterator } from "../../iteration/iterator.ts";
import { ListIterator } from "../../iteration/sequence-iterators.ts";
import { reversed } from "../../iteration/tools.ts";
import { len } from "../../operators/len.ts";
import { truth } from "../../operators/truth.ts";
import type { TypeTable } from "./native-entry.ts";

/** `iter(source)`, moved to an index; without one, from the start. */
function iterationOf(source: unknown, index?: unknown): tuple {
  return index === undefined
    ? tuple.of(iter, tuple.of(source))
    : tuple.of(iter, tuple.of(source), index);
}

function bounded(state: unknown, least: number, most: number): number {
  return Math.min(Math.max(sizeOf(state), least), most);
}

interface ArrayState {
  items$: ArrayLike<unknown> | undefined;
  index$: number;
}

/** Iterators that go over something by index. @param nothing what is iterated over at the end */
function byIndex(
  nothing: () => unknown,
  sourceOf: (items: ArrayLike<unknown>) => unknown = (items) => items,
): TypeTable {
  return {
    __reduce__: [
      "0",
      ({ items$: items, index$: index }: ArrayState) =>
        items === undefined ? iterationOf(nothing()) : iterationOf(sourceOf(items), index),
    ],
    __setstate__: [
      "1",
      (self: ArrayState, state: unknown) => {
        if (self.items$ !== undefined) self.index$ = bounded(state, 0, self.items$.length);
        return null;
      },
    ],
  };
}

const textOf = (characters: ArrayLike<unknown>): string => Array.from(characters).join("");
const strings = /* @__PURE__ */ byIndex(() => "", textOf);

const reversedList: TypeTable = {
  __reduce__: [
    "0",
    ({ items$: items, index$: index }: ArrayState) =>
      items === undefined || index < 0
        ? tuple.of(reversed, tuple.of([] as unknown[]))
        : tuple.of(reversed, tuple.of(items), index),
  ],
  __setstate__: [
    "1",
    (self: ArrayState, state: unknown) => {
      if (self.items$ !== undefined) self.index$ = bounded(state, -1, self.items$.length - 1);
      return null;
    },
  ],
};

interface SequenceState {
  source$: unknown;
  index$: number;
}

const sequence: TypeTable = {
  __reduce__: [
    "0",
    (self: SequenceState | OpenIterator<unknown>) => {
      if (self instanceof OpenIterator) {
        const items = [...self];
        // What was taken out stays to be given out.
        self.source$ = [...items][Symbol.iterator]();
        return iterationOf(items);
      }
      const { source$: source, index$: index } = self;
      return source === undefined ? iterationOf(tuple.of()) : iterationOf(source, index);
    },
  ],
  __setstate__: [
    "1",
    (self: SequenceState, state: unknown) => {
      if ("index$" in self && self.source$ !== undefined) self.index$ = bounded(state, 0, Infinity);
      return null;
    },
  ],
};

interface TableState extends Iterable<unknown> {
  table$: { readonly size: number } | undefined;
  source$: Iterator<unknown>;
  readonly size$: number;
  left$: number;
}

const tables: TypeTable = {
  __reduce__: [
    "0",
    (self: TableState) => {
      const { left$: left, size$: size } = self;
      const items = [...self];
      // What was taken out stays to be given out.
      if (items.length > 0) {
        self.table$ = { size };
        self.source$ = [...items][Symbol.iterator]();
        self.left$ = left;
      }
      return iterationOf(items);
    },
  ],
};

interface RangeState {
  next$: Int;
  readonly step$: Int;
  left$: Int;
}

const ranges: TypeTable = {
  __reduce__: [
    "0",
    ({ next$: next, step$: step, left$: left }: RangeState) =>
      iterationOf(new range(next, addIntegers(next, multiplyIntegers(left, step)), step), null),
  ],
  __setstate__: [
    "1",
    (self: RangeState, state: unknown) => {
      const index = indexOf(state);
      const skipped = index < 0 ? 0 : index > self.left$ ? self.left$ : index;
      self.next$ = addIntegers(self.next$, multiplyIntegers(skipped, self.step$));
      self.left$ = subtractIntegers(self.left$, skipped);
      return null;
    },
  ],
};

interface CallableState {
  readonly callable$: unknown;
  readonly sentinel$: unknown;
}

const callables: TypeTable = {
  __reduce__: [
    "0",
    ({ callable$: callable, sentinel$: sentinel }: CallableState) =>
      callable === undefined
        ? iterationOf(tuple.of())
        : tuple.of(iter, tuple.of(callable, sentinel)),
  ],
};

/** An iterator that a program may have as well: of one of the engine's, what is left of it. */
function shareable(iterator: Iterator<unknown>): Iterator<unknown> {
  if (iterator instanceof PythonIterator) return iterator as PythonIterator<unknown>;
  if (typeof (iterator as { __next__?: unknown }).__next__ === "function") return iterator;
  return new ListIterator([...(iterator as IterableIterator<unknown>)]);
}

/** The iterator as the program has it: without the adapter around one of its own classes. */
function programIterator(iterator: unknown): unknown {
  return iterator instanceof ObjectIterator ? iterator.source$ : iterator;
}

interface Consumer {
  items$: Iterator<unknown>;
  sources$: Iterator<unknown>[];
  readonly count$: Int;
  readonly function$: unknown;
  strict$: boolean;
}

/** `cls(...args)`, which goes on with the same iterators. */
function anew(self: Consumer, ...args: readonly unknown[]): tuple {
  return tuple.of(self.constructor, tuple.of(...args));
}

function itemsOf(self: Consumer): unknown {
  self.items$ = shareable(self.items$);
  return programIterator(self.items$);
}

function sourcesOf(self: Consumer): unknown[] {
  self.sources$ = self.sources$.map(shareable);
  return self.sources$.map(programIterator);
}

const enumerates: TypeTable = {
  __reduce__: ["0", (self: Consumer) => anew(self, itemsOf(self), self.count$)],
};
const filters: TypeTable = {
  __reduce__: ["0", (self: Consumer) => anew(self, self.function$, itemsOf(self))],
};
const maps: TypeTable = {
  __reduce__: ["0", (self: Consumer) => anew(self, self.function$, ...sourcesOf(self))],
};
const zips: TypeTable = {
  __reduce__: [
    "0",
    (self: Consumer) => {
      const args = tuple.of(...sourcesOf(self));
      return self.strict$
        ? tuple.of(self.constructor, args, true)
        : tuple.of(self.constructor, args);
    },
  ],
  __setstate__: [
    "1",
    (self: Consumer, state: unknown) => {
      self.strict$ = truth(state);
      return null;
    },
  ],
};

interface ReversedState {
  readonly sequence$: unknown;
  index$: number;
}

const reverseds: TypeTable = {
  __reduce__: [
    "0",
    (self: ReversedState) =>
      self.index$ < 0
        ? tuple.of(self.constructor, tuple.of(tuple.of()))
        : tuple.of(self.constructor, tuple.of(self.sequence$), self.index$),
  ],
  __setstate__: [
    "1",
    (self: ReversedState, state: unknown) => {
      if (self.index$ >= 0) self.index$ = bounded(state, -1, len(self.sequence$) - 1);
      return null;
    },
  ],
};

/** By the names of the classes. */
export const iteratorTables: { readonly [name: string]: TypeTable } = {
  list_iterator: /* @__PURE__ */ byIndex(() => []),
  tuple_iterator: /* @__PURE__ */ byIndex(() => tuple.of()),
  str_iterator: strings,
  str_ascii_iterator: strings,
  list_reverseiterator: reversedList,
  iterator: sequence,
  dict_keyiterator: tables,
  dict_valueiterator: tables,
  dict_itemiterator: tables,
  dict_reversekeyiterator: tables,
  dict_reversevalueiterator: tables,
  dict_reverseitemiterator: tables,
  set_iterator: tables,
  range_iterator: ranges,
  callable_iterator: callables,
  enumerate: enumerates,
  zip: zips,
  map: maps,
  filter: filters,
  reversed: reverseds,
};
