/** The attributes of `list` and `tuple`. Source: CPython 3.13 Objects/listobject.c, Objects/tupleobject.c. */
import * as methods from "../../containers/list-methods.ts";
import { tuple } from "../../containers/tuple.ts";
import { hashTuple } from "../../hash.ts";
import {
  ListIterator,
  ListReverseIterator,
  TupleIterator,
} from "../../iteration/sequence-iterators.ts";
import { iterate } from "../../iteration/iterate.ts";
import { indexOf } from "../../numbers/index-of.ts";
import { concatenate } from "../../operators/add.ts";
import { compareItems, equalItems } from "../../operators/compare.ts";
import { containsItem } from "../../operators/contains.ts";
import { repeat } from "../../operators/multiply.ts";
import { NotImplemented } from "../../operators/protocol.ts";
import { deleteListItem, itemOf, setListItem } from "../../operators/subscript.ts";
import { reprItems } from "../../repr.ts";
import { isList } from "../list.ts";
import type { TableEntry, TypeTable } from "./native-entry.ts";

type Items = unknown[];

const isTuple = (value: unknown): boolean => value instanceof tuple;

function comparisons(accepts: (other: unknown) => boolean): { [name: string]: TableEntry } {
  const guarded =
    (compare: (a: Items, b: Items) => unknown) =>
    (self: Items, other: Items): unknown =>
      accepts(other) ? compare(self, other) : NotImplemented;
  return {
    __lt__: ["=1", guarded((a, b) => compareItems(a, b, "lt"))],
    __le__: ["=1", guarded((a, b) => compareItems(a, b, "le"))],
    __eq__: ["=1", guarded(equalItems)],
    __ne__: ["=1", guarded((a, b) => !equalItems(a, b))],
    __gt__: ["=1", guarded((a, b) => compareItems(a, b, "gt"))],
    __ge__: ["=1", guarded((a, b) => compareItems(a, b, "ge"))],
  };
}

function repeated(self: Items, count: unknown): unknown {
  indexOf(count);
  return repeat(self, count);
}

/** `list.__init__`: replaces the items. */
function initialize(self: Items, items: unknown = []): null {
  const given = [...iterate(items)];
  self.length = 0;
  for (const item of given) self.push(item);
  return null;
}

function extended(self: Items, items: unknown): Items {
  methods.extend(self, items);
  return self;
}

function multiplied(self: Items, count: unknown): Items {
  self.splice(0, self.length, ...(repeated(self, count) as Items));
  return self;
}

const shared: TypeTable = {
  __len__: ["=0", (self: Items) => self.length],
  __add__: ["=1", (self: Items, other: unknown) => concatenate(self, other, "+")],
  __mul__: ["=1", repeated],
  __rmul__: ["=1", repeated],
  __contains__: ["=1", containsItem],
  count: ["1", methods.count],
  index: ["1-3", methods.index],
};

/** The dictionary of `list`. */
export const listTable: TypeTable = {
  __repr__: ["=0", (self: Items) => reprItems(self, "[", "]", self)],
  ...comparisons(isList),
  ...shared,
  __iter__: ["=0", (self: Items) => new ListIterator(self)],
  __init__: ["0-1", initialize],
  __getitem__: ["1", itemOf],
  __setitem__: [
    "=2-2",
    (self: Items, key: unknown, value: unknown) => setListItem(self, key, value),
  ],
  __delitem__: ["=1", (self: Items, key: unknown) => deleteListItem(self, key)],
  __iadd__: ["=1", extended],
  __imul__: ["=1", multiplied],
  __reversed__: ["0", (self: Items) => new ListReverseIterator(self)],
  __sizeof__: ["0", (self: Items) => 40 + 8 * self.length],
  append: ["1", methods.append],
  clear: ["0", methods.clear],
  copy: ["0", methods.copy],
  extend: ["1", methods.extend],
  insert: ["2-2", methods.insert],
  pop: ["0-1", methods.pop],
  remove: ["1", methods.remove],
  reverse: ["0", methods.reverse],
  sort: ["(*, key=, reverse=)", methods.sort],
};

/** The dictionary of `tuple`. */
export const tupleTable: TypeTable = {
  __repr__: ["=0", (self: Items) => reprItems(self, "(", self.length === 1 ? ",)" : ")", self)],
  __hash__: ["=0", (self: Items) => hashTuple(self)],
  ...comparisons(isTuple),
  ...shared,
  __iter__: ["=0", (self: Items) => new TupleIterator(self)],
  __getitem__: ["=1", itemOf],
  __getnewargs__: ["0", (self: Items) => tuple.of(new tuple(Array.from(self)))],
  __sizeof__: ["0", (self: Items) => 24 + 8 * self.length],
};
