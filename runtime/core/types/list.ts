import { tuple } from "../containers/tuple.ts";
import { iterate, type Iterated } from "../iteration/iterate.ts";
import { ListObject } from "./boxes.ts";
import { allocate, extensibleType, type PythonType } from "./builtin-type.ts";

/** `list` as a value: the constructor, and what `isinstance` tests. */
export interface ListType extends PythonType {
  (): never[];
  <T>(items: T): Iterated<T>[];
  new <T = unknown>(items?: Iterable<T>): ListObject<T>;
}

/** True for lists: every array that is not a tuple. */
export function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && !(value instanceof tuple);
}

/** `list(iterable=())`: a new array. */
export const list: ListType = /* @__PURE__ */ extensibleType(
  "list",
  isList,
  createList,
  ListObject,
  (items, cls) => {
    const list: ListObject = allocate(ListObject, [], cls);
    for (const item of items) list.push(item);
    return list;
  },
  "0-1",
) as ListType;

function createList(items?: unknown): unknown[] {
  return items === undefined ? [] : [...iterate(items)];
}
