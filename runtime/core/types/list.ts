import { tuple } from "../containers/tuple.ts";
import { iterate, type Iterated } from "../iteration/iterate.ts";
import { builtinType, type PythonType } from "./builtin-type.ts";

/** `list` as a value: the constructor, and what `isinstance` tests. */
export interface ListType extends PythonType {
  (): never[];
  <T>(items: T): Iterated<T>[];
}

/** True for lists: every array that is not a tuple. */
export function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && !(value instanceof tuple);
}

/** `list(iterable=())`: a new array. */
export const list: ListType = /* @__PURE__ */ builtinType("list", isList, createList) as ListType;

function createList(items?: unknown): unknown[] {
  return items === undefined ? [] : [...iterate(items)];
}
